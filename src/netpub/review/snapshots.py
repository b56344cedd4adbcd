"""Snapshots: the articles that somebody approved, or that a catalogue was extracted from, kept for good beside their page."""

from collections.abc import Mapping

from netpub.article import XLINK, Article, name_pictures

FOLDER = "snapshots"
_DIGITS = 16


def name(language: str, content_digest: str) -> str:
    """Return the file name of a snapshot: ``es-0123456789abcdef.xml``; ``language`` is the key of netpub.toml."""
    return f"{language}-{content_digest[:_DIGITS]}.xml"


def path(slug: str, language: str, content_digest: str) -> str:
    """Return where a snapshot stands, relative to the project."""
    return f"source/{slug}/{FOLDER}/{name(language, content_digest)}"


def with_pictures(article: Article, names: Mapping[str, str]) -> Article:
    """Return an article whose pictures have the names that ``names`` gives for their hrefs; others keep theirs."""
    root = article.copy_root()
    name_pictures(root, names)
    return Article.from_root(root)


def pictures(article: Article) -> tuple[str, ...]:
    """Return the hrefs of the pictures that an article shows, its cover included, each once, sorted."""
    shown = {str(graphic.get(f"{XLINK}href", "")) for graphic in article.root.iter("graphic")}
    return tuple(sorted((shown | {article.meta("cover")}) - {""}))
