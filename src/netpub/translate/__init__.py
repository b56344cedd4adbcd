"""Article + catalogue -> Article in another language: what is translated (ITS), segments, placeholders, PO files, the merge."""

from netpub.translate.catalogue import extract

__all__ = ["extract"]
