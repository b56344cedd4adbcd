"""The pictures of an article: which it shows, and the same article with other names for them."""

from collections.abc import Mapping

from netpub.article import XLINK, Article, name_pictures


def renamed(article: Article, names: Mapping[str, str]) -> Article:
    """Return an article whose pictures have the names that ``names`` gives for their hrefs; others keep theirs."""
    root = article.copy_root()
    name_pictures(root, names)
    return Article.from_root(root)


def shown(article: Article) -> tuple[str, ...]:
    """Return the hrefs of the pictures that an article shows, its cover included, each once, sorted."""
    shown = {str(graphic.get(f"{XLINK}href", "")) for graphic in article.root.iter("graphic")}
    return tuple(sorted((shown | {article.meta("cover")}) - {""}))
