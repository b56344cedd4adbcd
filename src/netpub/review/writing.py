"""Parts of the documents that go to people who review: tables, headings and marked words, as nodes of a pandoc document."""

from collections.abc import Sequence
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.review.diff_words import Flag, Piece

Cell = str | Nodes

_MARKS = {"bold": "Strong", "italic": "Emph", "sub": "Subscript", "sup": "Superscript"}
_GRAVE = (Flag.NUMBER, Flag.NEGATION, Flag.OPPOSITE)
# What a screen reader says before and after changed words, since colour and strokes are not heard.
_SPOKEN = {"added": ("added: ", " end of addition "), "removed": ("removed: ", " end of removal ")}


def text(cell: Cell) -> Nodes:
    """Return words as inlines; inlines are returned as they are."""
    return nodes.words(cell) if isinstance(cell, str) else cell


def heading(level: int, words: Cell, id: str = "") -> Node:
    """Return a heading."""
    return nodes.header(level, text(words), id)


def paragraph(words: Cell, *classes: str, lang: str = "", id: str = "") -> Node:
    """Return a paragraph, in a Div where it has a class, a language or an id."""
    made = nodes.para(text(words))
    return nodes.div([made], id, classes, lang=lang) if classes or lang or id else made


def table(head: Sequence[Cell], rows: Sequence[Sequence[Cell]], *classes: str, widths: Sequence[float] = (), heads: int = 1) -> Node:
    """Return a table whose first ``heads`` columns head its rows; ``widths`` are shares of the whole, equal when not given."""
    shares = widths or [1 / len(head)] * len(head)
    columns = [[{"t": "AlignLeft"}, {"t": "ColWidth", "c": share}] for share in shares]
    body = [[nodes.attr(), heads, [], [_row(row) for row in rows]]]
    made = {"t": "Table", "c": [nodes.attr(), [None, []], columns, [nodes.attr(), [_row(head)]], body, [nodes.attr(), []]]}
    return nodes.div([made], "", ["table", *classes])


def _row(cells: Sequence[Cell]) -> list[Any]:
    return [nodes.attr(), [[nodes.attr(), {"t": "AlignDefault"}, 1, 1, [nodes.plain(text(cell))]] for cell in cells]]


def pieces(found: Sequence[Piece]) -> Nodes:
    """Return words with what was added and removed marked, for the eye and for the ear."""
    made: Nodes = []
    status = "same"
    for piece in found:
        if piece.status != status:
            # What was removed and what came in its place would read as one word.
            gap: Nodes = [{"t": "Space"}] if (status, piece.status) == ("removed", "added") else []
            made += _spoken(status, 1) + gap + _spoken(piece.status, 0)
            status = piece.status
        made.append(_piece(piece))
    return made + _spoken(status, 1)


def _spoken(status: str, end: int) -> Nodes:
    return [nodes.span(nodes.words(_SPOKEN[status][end]), "", ["spoken"])] if status in _SPOKEN else []


def _piece(piece: Piece) -> Node:
    inner = nodes.words(piece.text.replace("\ufffc", ""))
    for tag, _ in reversed(piece.marks):
        if tag in _MARKS:
            inner = [nodes.container(_MARKS[tag], inner)]
    grave = [flag.value for flag in _GRAVE if flag in piece.flags and piece.status != "same"]
    markup = ["markup"] if Flag.MARKUP in piece.flags else []
    classes = [*([piece.status] if piece.status != "same" else []), *(["grave", *grave] if grave else []), *markup]
    return nodes.span(inner, "", classes)


def document(title: str, blocks: Nodes, language: str) -> dict[str, Any]:
    """Return a whole document; ``language`` (BCP 47) is that of its own words."""
    return {
        "pandoc-api-version": nodes.API_VERSION, "meta": {"pagetitle": nodes.meta(title), "lang": nodes.meta(language)}, "blocks": blocks}
