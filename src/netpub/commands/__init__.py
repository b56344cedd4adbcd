"""The commands, one a module; each has its function ``command``. Results go to stdout, words for people to stderr."""
