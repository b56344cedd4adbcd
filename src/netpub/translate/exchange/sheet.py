"""A sheet for people without translation tools: a row a text, whatever program shows it.

Columns: id (page and msgctxt), section, kind, source, translation, comment, state. Languages stand in the names of their columns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from netpub.findings import Unusable, Where
from netpub.translate import limits
from netpub.translate.exchange import inline, tree, units
from netpub.translate.exchange.units import Document, State, Unit

COLUMNS = ("id", "section", "kind", "source", "translation", "comment", "state")
_NEEDED = ("id", "source", "translation")
_HEADING = re.compile(r"\s*([a-z]+)\s*(?:\(([A-Za-z0-9_-]{2,35})\))?\s*", re.IGNORECASE)
_UNKNOWN = "sheet"  # people do not take placeholders out of a locked source: where they differ, the page has changed
_STATES = {state.value: state for state in (State.REVIEW, State.DONE)}

Row = Sequence[str]


def rows(documents: Iterable[Document]) -> Iterator[tuple[str, ...]]:
    """Yield the row of headings and one for each unit."""
    for number, one in enumerate(documents):
        if not number:
            named = {"source": f"source ({one.source})", "translation": f"translation ({one.target})"}
            yield tuple(named.get(name, name) for name in COLUMNS)
        for unit in one.units:
            kind = " · ".join(part for part in (unit.kind, units.legend(unit), *_said(unit)) if part)
            yield f"{one.page}/{unit.context}", unit.section, kind, unit.source, unit.target, unit.comment, unit.state.value


def _said(unit: Unit) -> Iterator[str]:
    if unit.limit:
        yield limits.line(unit.limit)
    yield from unit.notes


def documents(found: Iterable[tuple[int, Row]], where: Where) -> list[Document]:
    """Return the documents of a sheet, given as rows with their numbers. Blank rows, other columns and rows without an id are passed over.

    A text that was filled in counts as done unless its row says “needs review”. Raises Unusable when the columns are not there.
    """
    heads: dict[str, tuple[int, str]] = {}
    pages: dict[str, list[Unit]] = {}
    for line, row in found:
        if not any(cell.strip() for cell in row):
            continue
        if not heads:
            heads = _heads(row, line, where)
            continue
        cells = {name: row[place] if place < len(row) else "" for name, (place, _) in heads.items()}
        page, _, context = cells["id"].strip().partition("/")
        if page:
            pages.setdefault(page, []).append(_unit(cells, context, line))
    if not heads:
        raise tree.unreadable(where, 0, "it is an empty sheet")
    return [Document(page, heads["source"][1], heads["translation"][1], tuple(listed), _UNKNOWN) for page, listed in pages.items()]


def _heads(row: Row, line: int, where: Where) -> dict[str, tuple[int, str]]:
    """The place of each column, and the language that it names."""
    heads: dict[str, tuple[int, str]] = {}
    for place, cell in enumerate(row):
        matched = _HEADING.fullmatch(cell)
        if matched and matched[1].lower() in COLUMNS:
            heads.setdefault(matched[1].lower(), (place, matched[2] or ""))
    missing = [name for name in _NEEDED if name not in heads]
    if missing:
        raise tree.unreadable(where, line, f"its first row must name the columns; missing: {', '.join(missing)}")
    return heads


def _unit(cells: dict[str, str], context: str, line: int) -> Unit:
    remark = units.remark("", cells.get("comment", ""))
    return Unit(
        context, inline.plain(cells["source"]), inline.plain(cells["translation"]),
        _STATES.get(" ".join(cells.get("state", "").casefold().split()), State.UNSAID), remarks=(remark,) if remark else (), line=line)


def refuse(where: Where, line: int, column: str) -> Unusable:
    """Return the exception for a cell that a program would compute."""
    return tree.unreadable(where, line, f"the cell of column “{column}” holds a formula, not words")
