"""Tables: rows and cells with their spans and the direction that a header cell heads."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from netpub.jats.crossing import child
from netpub.page import Block, Cell

Rows = tuple[tuple[Cell, ...], ...]
Fill = Callable[[Any, tuple[Block, ...]], None]


def complete(rows: Rows) -> Rows:
    """Return the rows that have cells of their own. JATS knows no row without a cell: where cells from above fill one entirely,
    they end a row earlier."""
    empty = [number for number, row in enumerate(rows) if not row]

    def shortened(cell: Cell, number: int) -> Cell:
        lost = bisect_left(empty, number + cell.rowspan) - bisect_right(empty, number)
        return replace(cell, rowspan=cell.rowspan - lost) if lost > 0 else cell

    return tuple(tuple(shortened(cell, number) for cell in row) for number, row in enumerate(rows) if row)


def table(parent: Any, head: Rows, rows: Rows, fill: Fill) -> None:
    """Add a table to its wrapper; ``fill`` writes what a cell holds. A table of header rows alone has them as its body."""
    made = child(parent, "table")
    for tag, part in (("thead", head if rows else ()), ("tbody", rows or head)):
        if part:
            group = child(made, tag)
            for row in part:
                _row(group, row, fill)


def _row(group: Any, row: tuple[Cell, ...], fill: Fill) -> None:
    line = child(group, "tr")
    for cell in row:
        spans = {"colspan": str(cell.colspan) if cell.colspan > 1 else "", "rowspan": str(cell.rowspan) if cell.rowspan > 1 else ""}
        fill(child(line, "th" if cell.scope else "td", attributes={"scope": cell.scope, **spans}), cell.blocks)
