"""Article + catalogue -> Article in another language: what is translated (ITS), segments, placeholders, PO files, the merge."""

from netpub.translate.catalogue import extract, source_digest
from netpub.translate.merge import translate

__all__ = ["extract", "source_digest", "translate"]
