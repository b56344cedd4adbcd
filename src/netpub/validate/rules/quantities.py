"""Phone numbers, doses and ranges are marked, so that no line breaks within them and no right-to-left page turns them round."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.text.quantities import quantities
from netpub.validate.context import Context

_MARKS = ("phone", "dose", "range")
_APART = ("p", "list", "def-list", "disp-quote", "boxed-text", "fig", "table-wrap", "fn", "uri", "email")


def check(context: Context) -> None:
    """Report blocks of the body that hold an unmarked quantity, each once."""
    body = context.root.find("body")
    for block in () if body is None else body.iter("p", "title", "td", "th", "term"):
        if any(quantities(text) for text in _unmarked(block)):
            context.find("quantity-unmarked", block)


def _unmarked(element: Any) -> Iterator[str]:
    """The pieces of text of a block outside of marks, without those of blocks in it."""
    yield element.text or ""
    for child in element.iterchildren(etree.Element):
        if child.tag not in _APART and child.get("content-type") not in _MARKS:
            yield from _unmarked(child)
        yield child.tail or ""
