"""One module a measure; see the package around."""
