"""Markdown as converters of web pages write it, made to mean what it shows. Lines keep their numbers and their words.

html2text and its like indent a list inside an item, but not the paragraphs before it, which CommonMark then takes out of the list; or
they indent a list that stands in no other, which CommonMark takes for a paragraph. What indents and numbers prove is put right.
"""

import re
from dataclasses import dataclass

_MARKER = re.compile(r"( *)(?:[*+-]|(\d{1,3})[.)]) +(?=\S)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_DELIMITER_ROW = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
_ANEW = re.compile(r" {0,3}(#{1,6}\s|[|<>]|(?:[*_-] *){3,}$)")
# Further in than this no list begins, says CommonMark.
_DEEP = 4
# Blanks between marked words and the punctuation after them are the converter's; but a page in French has them everywhere.
_APART = re.compile(r"(?<=\S[*_]) +(?=[:;,.](?:\s|$))")
# html2text loses the blank before a link inside marked words: "**Skin[biopsy](address)**".
_MARKED = re.compile(r"\*\*(?=[\w\[])[^*\n]+\*\*")
_JOINED = re.compile(r"(?<=[\w)])(?=\[\w[^\]\n]*\]\()")
# An item that is nothing but marked words is the label of what stands below it.
_LABEL = re.compile(r"\*\*[^*\n]+\*\* *")
_FRENCH = re.compile(r"[^\W_] [:;](?=\s|$)")


def mended(text: str) -> str:
    """Return the Markdown with items that hold all that is theirs, tables that no dash parts, and no blank between marked words and the
    punctuation after them. Each line holds the words that it has in ``text``."""
    lines = text.split("\n")
    if not any(map(_FENCE.match, lines)):
        _keep_tables(lines)
        _Indents(lines).put_right()
    result = _MARKED.sub(lambda marked: _JOINED.sub(" ", marked[0]), "\n".join(lines))
    return result if _FRENCH.search(result) else _APART.sub("", result)


def _keep_tables(lines: list[str]) -> None:
    """Escape a marker that begins a row of a table, where it would begin a list; a table ends at an empty line."""
    inside = False
    for number, line in enumerate(lines):
        delimits = _DELIMITER_ROW.match(line) is not None
        inside = bool(line.strip()) and (inside or delimits)
        found = _MARKER.match(line) if inside and not delimits else None
        if found:
            sign = found.end(1) + len(found[2] or "")
            lines[number] = line[:sign] + "\\" + line[sign:]


@dataclass(frozen=True, slots=True)
class _Item:
    """An open item: where its marker stood, where its words stand now, its number (0 for a bullet), how far it was moved out, and
    whether it ends in a colon, so that it announces what follows, or is only a label of it."""

    indent: int
    words: int
    number: int
    moved: int
    announces: bool
    label: bool


class _Indents:
    """The indents of list items and of what is theirs. ``_below`` are the lines at the margin since the last item."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._open: list[_Item] = []
        self._below: list[int] = []

    def put_right(self) -> None:
        """Change the lines."""
        blank, moved = True, 0
        for number, line in enumerate(self._lines):
            found = _MARKER.match(line)
            if found:
                moved = self._item(number, found, blank=blank)
            elif not line.strip():
                blank = True
                continue
            elif line.startswith(" " * max(moved, 1)):
                self._lines[number] = line[moved:]
            elif blank or self._below:
                moved = self._margin(number, line)
            blank = False

    def _margin(self, number: int, line: str) -> int:
        if _ANEW.match(line):
            self._open, self._below = [], []
        else:
            self._below.append(number)
        return 0

    def _item(self, number: int, found: re.Match[str], *, blank: bool) -> int:
        """Take an item: what stood below the one before belongs to that when this is nested in it or goes on after it."""
        indent, count, label = len(found[1]), int(found[2] or 0), _LABEL.fullmatch(self._lines[number], found.end()) is not None
        around = [item for item in self._open if indent >= item.words + item.moved or self._follows(item, indent, count, label=label)]
        if self._below and not around:
            self._open = []
        related = around or [item for item in self._open if abs(item.indent - indent) <= 1]
        moved = related[-1].moved if related else indent * (blank and indent >= _DEEP)
        self._shift(around[-1].words if around else 0)
        self._lines[number] = self._lines[number][moved:]
        self._open = [item for item in self._open if item.indent < indent - 1]
        self._open.append(_Item(indent, found.end() - moved, count, moved, self._lines[number].rstrip(" *_").endswith(":"), label))
        return moved

    def _follows(self, item: _Item, indent: int, count: int, *, label: bool) -> bool:
        announced = bool(self._below) and self._lines[self._below[-1]].rstrip(" *_").endswith(":")
        labels = label and item.label and not announced
        return abs(item.indent - indent) <= 1 and (0 < item.number == count - 1 or item.announces or labels)

    def _shift(self, columns: int) -> None:
        for number in self._below:
            self._lines[number] = " " * columns + self._lines[number]
        self._below = []
