"""Tables for paper: upright where a page holds them, on their side where that is wide enough, and else as a list of their rows."""

import re
from typing import Any

from lxml import html

from netpub.publish import fonts
from netpub.publish.composition import Composition

_GAP = 2.5  # millimetres between two columns, at 12 pt
_BOLD = 700
_BLANK = " \t\r\n"
# More columns than this cannot be followed with a finger, whatever fits; and the most that is read as one row of a list.
_ACROSS, _SPAN = 9, 1000


def fit(body: Any, families: tuple[str, ...], composition: Composition) -> None:
    """Give every table of a text the form that its page can hold, with no word of it divided and none lost."""
    for table in list(body.iter("table")):
        least = _least_widths(table, families)
        needed = sum(least) * composition.unit + len(least) * _GAP * composition.unit / (12 / 72 * 25.4)
        if needed > composition.across or len(least) > _ACROSS:
            _as_rows(table)
        elif len(least) > composition.columns or needed > composition.column:
            table.classes.add("wide")


def _least_widths(table: Any, families: tuple[str, ...]) -> list[float]:
    """For each column the width of its longest word, in sizes of the type; a cell over several columns counts in each."""
    widths: dict[int, float] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row.iterchildren("td", "th"):
            span = _span(cell, "colspan")
            # A blank that does not break is no end of a word, so str.split will not do.
            longest = max((fonts.width(word, _BOLD, families) for word in re.split(f"[{_BLANK}]+", cell.text_content())), default=0.0)
            for place in range(column, column + span):
                widths[place] = max(widths.get(place, 0.0), longest / span)
            column += span
    return list(widths.values())


def _as_rows(table: Any) -> None:
    """Put a list in the place of a table: for each row its head, then each cell below the heads of its column."""
    made = html.Element("div", {"class": "rows"})
    caption = table.find("caption")
    if caption is not None:
        caption.tag = "p"
        caption.classes.add("caption")
        made.append(caption)
    head = _grid(table.iterfind("thead/tr"))
    body = [row for row in table.iter("tr") if row.getparent().tag != "thead"]
    titles = [_named(column) for column in _columns(head)]
    if over := _over_heads(titles, _grid(body)):
        html.etree.SubElement(made, "p", {"class": "column"}).text = over
    for row, cells in zip(body, _grid(body), strict=True):
        made.extend(_listed(row, cells, titles))
    if not body:
        made.extend(_paragraph(cell) for row in head for cell in dict.fromkeys(row))
    table.getparent().replace(table, made)
    made.tail = table.tail


def _over_heads(titles: list[str], rows: list[list[Any]]) -> str:
    """What the head of a table says of the heads of its rows; the heads of other columns stand beside their cells."""
    places = {place for row in rows for place, cell in enumerate(row) if cell is not None and cell.tag == "th"}
    return " – ".join(title for place, title in enumerate(titles) if place in places and title)


def _listed(row: Any, cells: list[Any], titles: list[str]) -> list[Any]:
    """A row as a line with its heads, and a list of its other cells; a cell over several rows stands where it begins."""
    own = [cell for cell in dict.fromkeys(cells) if cell is not None and cell.getparent() is row]
    heads = [cell for cell in own if cell.tag == "th"]
    line = html.Element("p", {"class": "row"})
    for cell in heads:
        _move(cell, line)
    values = html.Element("dl")
    for cell in own:
        if cell.tag != "th":
            _add(values, titles[cells.index(cell)] if cells.index(cell) < len(titles) else "", cell)
    return [part for part in (line, values) if len(part) or (part.text or "").strip()]


def _add(values: Any, title: str, cell: Any) -> None:
    if title:
        html.etree.SubElement(values, "dt").text = title
    _move(cell, html.etree.SubElement(values, "dd"))


def _move(cell: Any, target: Any) -> None:
    """Put what a cell holds at the end of another element, a blank before it."""
    words = cell.text or ""
    if len(target):
        target[-1].tail = f"{target[-1].tail or ''} {words}"
    else:
        target.text = f"{target.text} {words}" if target.text else words
    for name in ("id", "lang", "dir"):
        if cell.get(name) and not target.get(name):
            target.set(name, cell.get(name))
    target.extend(list(cell))


def _paragraph(cell: Any) -> Any:
    made = html.Element("p")
    _move(cell, made)
    return made


def _grid(rows: Any) -> list[list[Any]]:
    """For each row the cell in each column; one over several rows or columns stands in all of them."""
    grid: list[list[Any]] = []
    open_: dict[int, tuple[Any, int]] = {}
    for row in rows:
        line: list[Any] = []
        cells = list(row.iterchildren("td", "th"))
        while cells or len(line) in open_:
            place = len(line)
            if place in open_:
                cell, left = open_.pop(place)
                line.append(cell)
                if left > 1:
                    open_[place] = (cell, left - 1)
                continue
            cell = cells.pop(0)
            for column in range(place, place + _span(cell, "colspan")):
                line.append(cell)
                if _span(cell, "rowspan") > 1:
                    open_[column] = (cell, _span(cell, "rowspan") - 1)
        grid.append(line)
    return grid


def _columns(head: list[list[Any]]) -> list[list[Any]]:
    width = max(map(len, head), default=0)
    return [[row[column] for row in head if column < len(row)] for column in range(width)]


def _named(cells: list[Any]) -> str:
    """The heads of a column as one name."""
    return " – ".join(filter(None, (" ".join(cell.text_content().split()) for cell in dict.fromkeys(cells))))


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), _SPAN) if value.isdigit() else 1
