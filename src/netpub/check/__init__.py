"""Finished files are compared with the article that they were made from."""
