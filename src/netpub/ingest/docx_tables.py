"""Tables of a Word file: rows and merged cells, headers as the file marks them."""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from netpub.ingest.docx_styles import W, child, switch, value
from netpub.ingest.frames import BoxFrame, Frame
from netpub.ingest.tables import CellFrame, Row, TableFrame
from netpub.page import Block, Box, Heading, Origin, Paragraph, Strong

AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_FIRST_ROW = 0x20  # The bit of w:tblLook that formats the first row as headers (ECMA-376, 17.4.56).
_MOST_COLUMNS = 63  # Word allows no more.


def read_table(table: Any, origin: Origin, read_cell: Callable[[Any], list[Block]]) -> list[Block]:
    """Return the blocks of a ``w:tbl``: the table, or what stands in it when it only arranges the page.

    A frame of one cell is a box when it has a title. ``read_cell`` reads the blocks of a cell.
    """
    rows = _rows(table, origin, read_cell)
    if len(rows) == 1 and len(rows[0][1]) == 1:
        return boxed(rows[0][1][0].blocks, origin)
    outside = Frame(origin)
    if rows:
        TableFrame(origin, rows=rows).deliver(outside)
    return outside.blocks


def boxed(blocks: list[Block], origin: Origin) -> list[Block]:
    """Return what stands in a frame as a box, when a heading or a paragraph all in bold opens it; else as it is."""
    match blocks:
        case [Paragraph(content=(Strong(children=title),)), _, *_] if not any(isinstance(block, Heading) for block in blocks):
            return [Box("note", title, tuple(blocks[1:]), origin)]
    outside = Frame(origin)
    BoxFrame(origin, blocks=blocks).deliver(outside)
    return outside.blocks


def _rows(table: Any, origin: Origin, read_cell: Callable[[Any], list[Block]]) -> list[Row]:
    rows: list[Row] = []
    down: dict[int, CellFrame] = {}
    leading = True
    for row in _inside(table, "tr"):
        leading = leading and bool(switch(child(row, "trPr"), "tblHeader"))
        cells = _cells(row, origin, read_cell, down)
        if child(row, "trPr", "del") is None or any(cell.blocks for cell in cells):
            rows.append(("head" if leading else "body", cells))
    if len(rows) > 1 and rows[0][0] == "body" and _looks_headed(table):
        rows[0] = ("head", rows[0][1])
    return rows


def _cells(row: Any, origin: Origin, read_cell: Callable[[Any], list[Block]], down: dict[int, CellFrame]) -> list[CellFrame]:
    """The cells of a row; ``down`` holds, by column, those that reach into the next row."""
    column = _number(value(row, "trPr", "gridBefore"), 0)
    cells = [CellFrame(origin, colspan=column)] if column else []
    for cell in _inside(row, "tc"):
        properties = child(cell, "tcPr")
        merge, width = child(properties, "vMerge"), max(_number(value(properties, "gridSpan"), 1), 1)
        blocks, above = read_cell(cell), down.get(column)
        if merge is not None and merge.get(W + "val", "continue") == "continue" and above is not None:
            above.rowspan += 1
            above.blocks += blocks
        else:
            made = CellFrame(origin, colspan=width, nested=cell.find(f".//{W}tbl") is not None, blocks=blocks)
            cells.append(made)
            down.pop(column, None)
            if merge is not None:
                down[column] = made
        column += width
    return cells


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The rows or cells in an element, also those in content controls."""
    for part in element.iterchildren(etree.Element):
        if part.tag == W + name:
            yield part
        elif part.tag in AROUND:
            yield from _inside(part, name)


def _number(text: str | None, default: int) -> int:
    return min(int(text[:9]), _MOST_COLUMNS) if text and text.isascii() and text.isdigit() else default


def _looks_headed(table: Any) -> bool:
    """Whether the table's look makes its first row a row of headers."""
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return False
    if look.get(W + "firstRow") is not None:
        return look.get(W + "firstRow") in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False
