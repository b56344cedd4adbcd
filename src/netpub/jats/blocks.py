"""Blocks: paragraphs, lists, boxes, quotations, definitions, figures and what no reader understood."""

from collections.abc import Callable, Iterable
from typing import Any

from netpub.article import XLINK
from netpub.jats import tables
from netpub.jats.crossing import DEEPEST, Crossing, child, element
from netpub.jats.inline import inlines
from netpub.jats.words import words_of
from netpub.page import (
    Block,
    Box,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    Origin,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Unrecognised,
    plain,
)

# What may stand directly in an element; everything else stands in a paragraph there. An element that is not listed takes any block.
_TAKES = {
    "abstract": ("p",), "def": ("p",), "list-item": ("p", "list", "def-list"), "glossary": ("p", "def-list"),
    "td": ("p", "list", "def-list", "disp-quote"), "th": ("p", "list", "def-list", "disp-quote"),
}


def blocks(parent: Any, content: Iterable[Block], crossing: Crossing) -> None:
    """Add blocks to an element; what holds no words and no picture is left out."""
    for block in content:
        made = _made(block, crossing)
        if made is None:
            continue
        takes = _TAKES.get(parent.tag)
        seat = parent if takes is None or made.tag in takes else child(parent, "p")
        seat.append(made)


def _made(block: Block, crossing: Crossing) -> Any:
    """A block as an element, None for one without content; what lies deeper than any reader follows becomes plain text."""
    if crossing.depth >= DEEPEST:
        crossing.find("nesting-too-deep", block.origin)
        return _text_block("p", (Text(words_of((block,))),), block.origin, block.id, crossing, {"content-type": "unrecognised"})
    crossing.depth += 1
    made = _MAKERS[type(block)](block, crossing)
    crossing.depth -= 1
    return made


def _paragraph(block: Paragraph | Unrecognised, crossing: Crossing) -> Any:
    kind = "unrecognised" if isinstance(block, Unrecognised) else ""
    return _text_block("p", block.content, block.origin, block.id, crossing, {"content-type": kind})


def _heading(block: Heading, crossing: Crossing) -> Any:
    """A heading inside a box, an item or a cell: the profile has sections in the body only, so its words stand out as a line."""
    return _text_block("p", (Strong(block.content),), block.origin, block.id, crossing, {"content-type": "subheading"})


def _text_block(tag: str, content: Inlines, origin: Origin, id: str, crossing: Crossing, attributes: dict[str, str]) -> Any:
    words = plain(content)
    if not words.strip():
        return None
    made = element(tag, {"id": crossing.id(id, "p", words), **attributes})
    inlines(made, content, origin, crossing)
    return made


def _list(block: List, crossing: Crossing) -> Any:
    made = element("list", {"id": crossing.id(block.id, "l", words_of((block,))), "list-type": block.kind})
    for item in block.items:
        entry = child(made, "list-item")
        blocks(entry, item, crossing)
        if not len(entry):
            made.remove(entry)
    return made if len(made) else None


def _box(block: Box, crossing: Crossing) -> Any:
    made = element("boxed-text", {"id": crossing.id(block.id, "b", words_of((block,))), "content-type": block.kind})
    caption(made, block.title, block.origin, crossing)
    blocks(made, block.blocks, crossing)
    return made if len(made) else None


def caption(parent: Any, content: Inlines, origin: Origin, crossing: Crossing) -> None:
    """Add a caption with a title, unless it would hold no words."""
    if plain(content).strip():
        inlines(child(child(parent, "caption"), "title"), content, origin, crossing)


def _quote(block: Quote, crossing: Crossing) -> Any:
    made = element("disp-quote", {"id": crossing.id(block.id, "q", words_of((block,)))})
    blocks(made, block.blocks, crossing)
    return made if len(made) else None


def _definitions(block: DefinitionList, crossing: Crossing) -> Any:
    made = element("def-list", {"id": crossing.id(block.id, "d", words_of((block,)))})
    for item in block.items:
        term = plain(item.term)
        entry = child(made, "def-item", attributes={"id": crossing.id(item.id, "di", term + words_of(item.blocks))})
        inlines(child(entry, "term"), item.term, block.origin, crossing)
        meaning = child(entry, "def")
        blocks(meaning, item.blocks, crossing)
        if not len(meaning):
            entry.remove(meaning)
            if not term.strip():
                made.remove(entry)
    return made if len(made) else None


def _figure(block: Figure, crossing: Crossing) -> Any:
    if not block.href.strip():
        return _text_block("p", (Text(f"{block.alt} "), *block.caption), block.origin, block.id, crossing, {"content-type": "unrecognised"})
    made = element("fig", {"id": crossing.id(block.id, "f", block.href + words_of((block,)))})
    caption(made, block.caption, block.origin, crossing)
    kind = "decorative" if block.decorative else ""
    graphic = child(made, "graphic", attributes={f"{XLINK}href": block.href, "specific-use": kind})
    if block.alt.strip():
        child(graphic, "alt-text", block.alt)
    return made


def _table(block: Table, crossing: Crossing) -> Any:
    rows = tables.complete(block.head), tables.complete(block.rows)
    if not any(rows):
        return _text_block("p", block.caption, block.origin, block.id, crossing, {"content-type": "unrecognised"})
    made = element("table-wrap", {"id": crossing.id(block.id, "t", words_of((block,)))})
    caption(made, block.caption, block.origin, crossing)
    tables.table(made, *rows, lambda cell, content: _cell(cell, content, crossing))
    return made


def _cell(cell: Any, content: tuple[Block, ...], crossing: Crossing) -> None:
    """Fill a cell. A single paragraph is the cell's own text, under the paragraph's id."""
    if len(content) == 1 and isinstance(content[0], Paragraph):
        only = content[0]
        words = plain(only.content)
        if words.strip():
            cell.set("id", crossing.id(only.id, "p", words))
            inlines(cell, only.content, only.origin, crossing)
    else:
        blocks(cell, content, crossing)


_MAKERS: dict[type, Callable[[Any, Crossing], Any]] = {
    Paragraph: _paragraph, Unrecognised: _paragraph, Heading: _heading, List: _list, Box: _box, Quote: _quote,
    DefinitionList: _definitions, Figure: _figure, Table: _table,
}
