"""Tables: header cells that say something, and rows that fit together (WCAG 1.3.1)."""

from typing import Any

from netpub.validate.context import Context, words

_MOST_COLUMNS = 1000  # HTML's limit for a span; more is a slip of the source


def check(context: Context) -> None:
    """Report tables without headers, empty header cells and rows of unequal width."""
    for table in context.all("table"):
        if table.find(".//th") is None:
            context.find("table-without-header", table)
        for cell in table.iter("th"):
            if not words(cell):
                context.find("header-cell-empty", cell)
        if len({width for part in table.iterchildren("thead", "tbody") for width in _widths(part)}) > 1:
            context.find("table-ragged", table)


def _widths(part: Any) -> list[int]:
    """How many columns each row of a part fills, cells that reach down from above counted."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # columns, and how many rows they still fill
    for row in part.iterchildren("tr"):
        cells = [(_span(cell, "colspan"), _span(cell, "rowspan")) for cell in row]
        widths.append(sum(columns for columns, _ in (*cells, *reaching)))
        reaching = [(columns, rows - 1) for columns, rows in (*cells, *reaching) if rows > 1]
    return widths


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 1
