"""Snapshots: the articles that somebody approved, or that a catalogue was extracted from, kept for good beside their page."""

FOLDER = "snapshots"
_DIGITS = 16


def name(language: str, content_digest: str) -> str:
    """Return the file name of a snapshot: ``es-0123456789abcdef.xml``; ``language`` is the key of netpub.toml."""
    return f"{language}-{content_digest[:_DIGITS]}.xml"


def path(slug: str, language: str, content_digest: str) -> str:
    """Return where a snapshot stands, relative to the project."""
    return f"source/{slug}/{FOLDER}/{name(language, content_digest)}"
