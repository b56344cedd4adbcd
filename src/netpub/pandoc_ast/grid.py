"""Where the cells of a table lie: pandoc keeps header cells of a body as a number of columns, so rows are grouped by it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

_MOST = 200  # a span beyond this is a slip of the source; tables have no such size


@dataclass(frozen=True, slots=True)
class Bodies:
    """Rows that share a number of header columns (``headers``), with the rows of header cells alone that stand above them."""

    head: list[Any]
    headers: int
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class _Row:
    element: Any
    columns: int
    headers: int
    continued: bool

    @property
    def heading(self) -> bool:
        """Whether every cell is a header."""
        return self.headers == self.columns and not self.continued and len(self.element) > 0


def bodies(rows: list[Any]) -> list[Bodies]:
    """Return the rows of one ``tbody`` in groups, in order."""
    made: list[Bodies] = []
    waiting: list[Any] = []
    laid = _laid(rows)
    single = max((row.columns for row in laid), default=0) == 1
    for (heading, headers), group in groupby(_together(laid), key=lambda pair: pair[1]):
        elements = [row.element for row, _ in group]
        if heading and not single:
            waiting += elements
        else:
            made.append(Bodies(waiting, headers, elements))
            waiting = []
    return [*made, Bodies(waiting, 0, [])] if waiting else made


def width(rows: list[Any]) -> int:
    """Return the number of columns."""
    return max(row.columns for row in _laid(rows))


def span(cell: Any, name: str) -> int:
    """Return ``rowspan`` or ``colspan`` of a cell, 1 when it is missing or no number."""
    value = cell.get(name, "1")
    return min(max(int(value), 1), _MOST) if value.isascii() and value.isdigit() else 1


def _together(rows: list[_Row]) -> list[tuple[_Row, tuple[bool, int]]]:
    """Each row with the key of its group; a row that a cell from above reaches into stays with the row above."""
    pairs: list[tuple[_Row, tuple[bool, int]]] = []
    for row in rows:
        pairs.append((row, pairs[-1][1] if row.continued and pairs else (row.heading, row.headers)))
    return pairs


def _laid(rows: list[Any]) -> list[_Row]:
    made: list[_Row] = []
    above: dict[int, tuple[int, bool]] = {}  # column -> rows still to cover, and whether by a header
    for element in rows:
        kinds = {column: header for column, (_, header) in above.items()}
        below = {column: (left - 1, header) for column, (left, header) in above.items() if left > 1}
        column = 0
        for cell in element.iterchildren("th", "td"):
            while column in kinds:
                column += 1
            for taken in range(column, min(column + span(cell, "colspan"), _MOST)):
                kinds[taken] = cell.tag == "th"
                if span(cell, "rowspan") > 1:
                    below[taken] = (span(cell, "rowspan") - 1, cell.tag == "th")
        headers = 0
        while kinds.get(headers):
            headers += 1
        made.append(_Row(element, max(kinds, default=0) + 1, headers, bool(above)))
        above = below
    return made
