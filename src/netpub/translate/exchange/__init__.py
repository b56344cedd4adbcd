"""Catalogues on their way to translators and back: XLIFF, TMX and sheets. Nothing of it ever puts a text under another source text."""
