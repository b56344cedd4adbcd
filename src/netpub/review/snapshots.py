"""Snapshots: the articles that somebody approved, or that a catalogue was extracted from, kept for good beside their page, and the
pictures of those that were approved."""

from pathlib import PurePosixPath

FOLDER = "snapshots"
_DIGITS = 16


def name(language: str, content_digest: str) -> str:
    """Return the file name of a snapshot: ``es-0123456789abcdef.xml``; ``language`` is the key of netpub.toml."""
    return f"{language}-{content_digest[:_DIGITS]}.xml"


def path(slug: str, language: str, content_digest: str) -> str:
    """Return where a snapshot stands, relative to the project."""
    return f"source/{slug}/{FOLDER}/{name(language, content_digest)}"


def picture(slug: str, href: str, digest: str) -> str:
    """Return where a picture of an approved article stands, relative to the project; ``digest`` is its sha256."""
    return f"source/{slug}/{FOLDER}/{digest[:_DIGITS]}{PurePosixPath(href).suffix}"
