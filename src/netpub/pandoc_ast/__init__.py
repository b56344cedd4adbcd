"""Articles become pandoc documents: our own way from JATS, since pandoc's reader drops much of it (ADR: not through pandoc -f jats)."""

from netpub.pandoc_ast.blocks import FIRST_LEVEL
from netpub.pandoc_ast.document import anchored, document

__all__ = ["FIRST_LEVEL", "anchored", "document"]
