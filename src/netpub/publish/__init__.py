"""Articles become editions: web pages, EPUB files and printed booklets."""
