"""Where the keys of a TOML file stand: its parser tells no lines, and messages to people must. And what is a date in one."""

import datetime
import re

_HEADER = re.compile(r"\s*\[(\[?)\s*[\"']?([\w-]+)[\"']?")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[.=]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_QUOTES = ('"""', "'''")


class Lines:
    """The lines of a TOML file's tables and keys."""

    def __init__(self, text: str) -> None:
        self._places: dict[tuple[str, int, str], int] = {}
        counts: dict[str, int] = {}
        table, number, inside = "", 0, ""
        for line_number, line in enumerate(text.splitlines(), 1):
            if not inside:
                if header := _HEADER.match(line):
                    table = header[2]
                    number = counts.get(table, 0) if header[1] else 0
                    counts[table] = number + 1
                    self._add(table, number, "", line_number)
                elif key := _KEY.match(line):
                    self._add(table, number, key[1], line_number)
            inside = _still_inside(line, inside)

    def of(self, table: str, number: int, key: str = "") -> int:
        """Return the line of a key in the table of that name (its ``number``-th entry), else that of the table, else 1."""
        candidates = ((table, number, key), (key, number, ""), (table, number, ""))
        return next((self._places[place] for place in candidates if place in self._places), 1)

    def _add(self, table: str, number: int, key: str, line: int) -> None:
        self._places.setdefault((table, number, key), line)


def is_date(value: str) -> bool:
    """Say whether a text is a date of ISO 8601: a year, a month of it, or a day that its calendar has."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:len("2026-09-14")])
    except ValueError:
        return False
    return True


def _still_inside(line: str, inside: str) -> str:
    """The quotes of a text of several lines that is open at the end of the line; empty when none is."""
    position = 0
    while True:
        if inside:
            position = line.find(inside, position)
            if position < 0:
                return inside
            position, inside = position + len(inside), ""
        opening = [(place, quotes) for quotes in _QUOTES if (place := line.find(quotes, position)) >= 0]
        if not opening:
            return ""
        position, inside = min(opening)
        position += len(inside)
