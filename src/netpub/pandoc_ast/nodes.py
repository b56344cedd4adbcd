"""Pandoc's document types as JSON values: small constructors, so that no other module spells out their shape.

The shapes are those of pandoc-types 1.23 (``pandoc-api-version``), which pandoc 3 reads and writes.
"""

from collections.abc import Sequence
from typing import Any

Node = dict[str, Any]
Nodes = list[Node]

API_VERSION = [1, 23, 1]
_TO_SPACE = {ord(sign): " " for sign in "\t\r\n"}


def attr(id: str = "", classes: Sequence[str] = (), **pairs: str) -> list[Any]:
    """Return an attribute triple; a pair with an empty value is left out, and ``_`` in a name stands for ``-``."""
    return [id, list(classes), [[name.replace("_", "-"), value] for name, value in pairs.items() if value]]


def words(text: str) -> Nodes:
    """Return text as words and spaces; runs of blanks become one space, no-break spaces stay inside a word."""
    nodes: Nodes = []
    for index, word in enumerate(_split(text)):
        if index:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def _split(text: str) -> list[str]:
    """Split at ASCII blanks alone (``str.split`` would also split at no-break spaces); blanks at an end leave an empty word there."""
    parts = text.translate(_TO_SPACE).split(" ")
    inner = [part for part in parts[1:-1] if part]
    return [parts[0], *inner, parts[-1]] if len(parts) > 1 else parts


def tidy(inlines: Nodes) -> Nodes:
    """Return inlines without spaces at either end and without two spaces in a row."""
    kept: Nodes = []
    for node in inlines:
        if node["t"] == "Space" and (not kept or kept[-1]["t"] in ("Space", "LineBreak")):
            continue
        kept.append(node)
    while kept and kept[-1]["t"] == "Space":
        kept.pop()
    return kept


def container(kind: str, inlines: Nodes) -> Node:
    """Return ``Strong``, ``Emph``, ``Subscript``, ``Superscript``, ``Underline``, ``SmallCaps`` or ``Strikeout`` around inlines."""
    return {"t": kind, "c": inlines}


def span(inlines: Nodes, id: str = "", classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return a Span."""
    return {"t": "Span", "c": [attr(id, classes, **pairs), inlines]}


def link(inlines: Nodes, target: str, id: str = "", classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return a Link."""
    return {"t": "Link", "c": [attr(id, classes, **pairs), inlines, [target, ""]]}


def image(alt: str, target: str, classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return an Image; an empty ``alt`` says that it is decorative."""
    marks = attr("", classes, **pairs)
    if not alt:
        marks[2].append(["alt", ""])  # pandoc's HTML writer leaves the attribute out, and a screen reader would read the file's name
    return {"t": "Image", "c": [marks, words(alt), [target, ""]]}


def plain(inlines: Nodes) -> Node:
    """Return a Plain: inlines as a block, without a paragraph around them."""
    return {"t": "Plain", "c": tidy(inlines)}


def para(inlines: Nodes) -> Node:
    """Return a Para."""
    return {"t": "Para", "c": tidy(inlines)}


def header(level: int, inlines: Nodes, id: str = "", classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return a Header."""
    return {"t": "Header", "c": [level, attr(id, classes, **pairs), tidy(inlines)]}


def div(blocks: Nodes, id: str = "", classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return a Div."""
    return {"t": "Div", "c": [attr(id, classes, **pairs), blocks]}


def bullets(items: Sequence[Nodes]) -> Node:
    """Return a BulletList."""
    return {"t": "BulletList", "c": list(items)}


def numbers(items: Sequence[Nodes], start: int = 1) -> Node:
    """Return an OrderedList with decimal numbers."""
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], list(items)]}


def definitions(items: Sequence[tuple[Nodes, Nodes]]) -> Node:
    """Return a DefinitionList of (term as inlines, meaning as blocks)."""
    return {"t": "DefinitionList", "c": [[term, [meaning]] for term, meaning in items]}


def quote(blocks: Nodes) -> Node:
    """Return a BlockQuote."""
    return {"t": "BlockQuote", "c": blocks}


def figure(blocks: Nodes, caption: Nodes, id: str = "", classes: Sequence[str] = (), **pairs: str) -> Node:
    """Return a Figure."""
    return {"t": "Figure", "c": [attr(id, classes, **pairs), [None, caption], blocks]}


def line_break() -> Node:
    """Return a LineBreak."""
    return {"t": "LineBreak"}


def meta(text: str) -> Node:
    """Return text as a metadata value; writers escape it."""
    return {"t": "MetaString", "c": text}
