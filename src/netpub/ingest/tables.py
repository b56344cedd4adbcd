"""Tables while they are read: what is data becomes a Table, what only arranges the page becomes the blocks in it."""

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from netpub.ingest.frames import Frame, joined, one_line
from netpub.page import Cell, Heading, Inlines, Paragraph, Table

Scope = Literal["", "col", "row"]
Part = Literal["head", "body", "foot"]
_PARTS: tuple[Part, ...] = ("head", "body", "foot")
_MOST = 1000  # HTML Standard, "algorithm for processing rows": a larger colspan counts as this.
_SCOPES: dict[str, Scope] = {
    "col": "col", "colgroup": "col", "columnheader": "col", "row": "row", "rowgroup": "row", "rowheader": "row",
}


@dataclass(eq=False, slots=True)
class CellFrame(Frame):
    """A cell; ``scope`` only when the source gives one. Its frame around is a RowFrame. ``nested`` when another table stands in it."""

    header: bool = False
    scope: Scope = ""
    colspan: int = 1
    rowspan: int = 1
    nested: bool = False

    def deliver(self, parent: Frame) -> None:
        """Add the cell to its row."""
        assert isinstance(parent, RowFrame)
        parent.cells.append(self)

    def cell(self, scope: Scope) -> Cell:
        """Return the cell; a header cell that names no scope gets ``scope``, an empty one is no header."""
        is_header = bool(self.blocks) and (self.header or bool(self.scope))
        return Cell(tuple(self.blocks), (self.scope or scope) if is_header else "", self.colspan, self.rowspan)


Row = tuple[Part, list[CellFrame]]


@dataclass(eq=False, slots=True)
class RowFrame(Frame):
    """A row; its frame around is a TableFrame."""

    cells: list[CellFrame] = field(default_factory=list)

    def deliver(self, parent: Frame) -> None:
        """Add the row to the part of the table that is open; what stood between its cells stands before the table."""
        assert isinstance(parent, TableFrame)
        Frame.deliver(self, parent)
        parent.rows.append((parent.part, self.cells))


@dataclass(eq=False, slots=True)
class TableFrame(Frame):
    """A table; ``layout`` when the source says that it only arranges the page; ``part`` is where the next row belongs."""

    layout: bool = False
    captions: list[Inlines] = field(default_factory=list)
    part: Part = "body"
    rows: list[Row] = field(default_factory=list)

    def deliver(self, parent: Frame) -> None:
        """Hand on what stood between the rows, then the table; a layout table hands on its caption and the blocks of its cells."""
        Frame.deliver(self, parent)
        rows = sorted(((part, cells) for part, cells in self.rows if cells), key=lambda row: _PARTS.index(row[0]))
        if isinstance(parent, CellFrame):
            parent.nested = True
        if not self._is_layout(rows):
            parent.accept(self._table(rows))
            return
        caption = joined(self.captions)
        if caption:
            parent.accept(Paragraph(caption, self.origin))
        for _, cells in rows:
            for cell in cells:
                Frame.deliver(cell, parent)

    def _is_layout(self, rows: list[Row]) -> bool:
        cells = [cell for _, row in rows for cell in row]
        return (
            self.layout
            or all(len(row) == 1 for _, row in rows)
            or (len(rows) == 1 and not any(cell.header for cell in cells))
            or not any(cell.blocks for cell in cells)
            or any(cell.nested or any(isinstance(block, Heading) for block in cell.blocks) for cell in cells)
        )

    def _table(self, rows: list[Row]) -> Table:
        head = [cells for part, cells in rows if part == "head"]
        body = [cells for part, cells in rows if part != "head"]
        for cell in (cell for cells in head for cell in cells):
            cell.header = True
        if not head:
            head = list(takewhile(_all_headers, body))
            body = body[len(head):]
        if not body:
            head, body = head[:1], head[1:]
        if not body:
            head, body = [], head
        return Table(_cells(head), _cells(body), joined(self.captions), self.origin)


def _all_headers(cells: list[CellFrame]) -> bool:
    return all(cell.header for cell in cells)


def _cells(rows: list[list[CellFrame]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows as the page holds them; header cells side by side head their columns, one beside data heads its row."""
    scopes: list[Scope] = ["col" if _all_headers(cells) else "row" for cells in rows]
    return tuple(tuple(cell.cell(scope) for cell in cells) for cells, scope in zip(rows, scopes, strict=True))


@dataclass(eq=False, slots=True)
class CaptionFrame(Frame):
    """The caption of a table; its frame around is a TableFrame."""

    def deliver(self, parent: Frame) -> None:
        """Give the caption to the table; blocks in it that are no words stand before the table."""
        assert isinstance(parent, TableFrame)
        caption, rest = one_line(self.blocks)
        parent.captions.append(caption)
        parent.blocks.extend(rest)


def scope(name: str) -> Scope:
    """Return the scope that a ``scope`` or ``role`` attribute names, empty when it names none."""
    return _SCOPES.get(name.strip().lower(), "")


def span(value: str | None) -> int:
    """Return the number of rows or columns that a cell covers; what is no number above 0 counts as 1."""
    digits = (value or "").strip()
    return min(max(int(digits), 1), _MOST) if digits.isascii() and digits.isdigit() and len(digits) < len(str(_MOST)) + 3 else 1
