"""The running text of an article: its blocks, and their pieces of words outside of marks and of the blocks within them."""

from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

_BLOCKS = ("p", "title", "td", "th", "term", "article-title", "subtitle")
_APART = frozenset(("p", "list", "def-list", "disp-quote", "boxed-text", "fig", "table-wrap", "fn"))
_PARTS = ("front/article-meta/title-group", "front/article-meta/abstract", "front/notes", "body", "back/app-group", "back/fn-group",
          "back/glossary", "back/notes")


def blocks(root: Any, parts: Collection[str] = _PARTS) -> Iterator[Any]:
    """Yield the blocks of an article that hold running text, in document order, without those of its references."""
    for path in parts:
        for part in root.iterfind(path):
            yield from part.iter(*_BLOCKS)


def read(root: Any) -> tuple[tuple[Any, str], ...]:
    """Return the blocks that hold running text, each with its own text in one line."""
    return tuple((block, own(block)) for block in blocks(root))


def pieces(element: Any, without: Collection[str] = (), kinds: Collection[str] = ()) -> Iterator[str]:
    """Yield the pieces of a block's own text: not those of blocks in it, nor of elements named in ``without`` or of these content types."""
    yield element.text or ""
    if not len(element):
        return
    for child in element.iterchildren(etree.Element):
        if child.tag not in _APART and child.tag not in without and child.get("content-type") not in kinds:
            yield from pieces(child, without, kinds)
        yield child.tail or ""


def own(element: Any, without: Collection[str] = (), kinds: Collection[str] = ()) -> str:
    """Return a block's own text in one line."""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(pieces(element, without, kinds)).split())
