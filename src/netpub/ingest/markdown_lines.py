"""Markdown as converters of web pages write it, made to mean what it shows. Lines keep their numbers and their words.

html2text and its like indent a list inside an item, but not the paragraphs before it, which CommonMark then takes out of the list; or
they indent a list that stands in no other, which CommonMark takes for a paragraph. What indents, numbers and empty lines prove is put
right.
"""

import re
from dataclasses import dataclass

_MARKER = re.compile(r"( *)(?:[*+-]|(\d{1,3})[.)]) +(?=\S)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_DELIMITER_ROW = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
_ANEW = re.compile(r" {0,3}(#{1,6}\s|[|<>]|(?:[*_-] *){3,}$)")
# html2text leaves as many empty lines below a list that stands in no other, and one everywhere else.
_ENDS = 3
# Further in than this no list begins, says CommonMark.
_DEEP = 4
# Blanks between marked words and the punctuation after them are the converter's; but a page in French has them everywhere.
_APART = re.compile(r"(?<=\S[*_]) +(?=[:;,.](?:\s|$))")
# … and moves none out of marked words: "**Fatigue **"; CommonMark takes these marks for signs.
_BLANK_INSIDE = re.compile(r"(?<![^\s(\[])(\*\*|_)(?=[^\s*_])([^*_\n]*?[^\s*_]) +\1(?=[\s.,;:!?)\]]|$)", re.MULTILINE)
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
    result = _BLANK_INSIDE.sub(r"\1\2\1 ", "\n".join(lines))
    result = _MARKED.sub(lambda marked: _JOINED.sub(" ", marked[0]), result)
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


def _marker(line: str) -> re.Match[str] | None:
    """The marker that a line begins with; a row of signs is a line across the page."""
    return None if _ANEW.match(line) else _MARKER.match(line)


def _tell_ends(lines: list[str]) -> bool:
    """Whether empty lines tell where lists end: every item is indented, three empty lines end a list, and no heading comes before them."""
    inside = told = False
    empty = 0
    for line in lines:
        found = _marker(line)
        if found:
            if not found[1]:
                return False
            inside = True
        elif line.strip() and inside and not line.startswith(" "):
            if empty >= _ENDS:
                inside, told = False, True
            elif _ANEW.match(line):
                return False
        empty = 0 if line.strip() else empty + 1
    return told


class _Indents:
    """The indents of list items and of what is theirs. ``_below`` are the lines at the margin since the last item."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._ends = _tell_ends(lines)
        self._open: list[_Item] = []
        self._below: list[int] = []

    def put_right(self) -> None:
        """Change the lines."""
        empty, moved = 1, 0
        for number, line in enumerate(self._lines):
            found = _marker(line)
            if found:
                moved = self._item(number, found, blank=empty > 0)
            elif not line.strip():
                empty += 1
                continue
            elif line.startswith(" " * max(moved, 1)):
                self._lines[number] = line[moved:]
            elif empty or self._below:
                moved = self._margin(number, line, ended=self._ends and empty >= _ENDS)
            empty = 0
        self._end()

    def _margin(self, number: int, line: str, *, ended: bool) -> int:
        if ended or _ANEW.match(line):
            self._end()
        if not _ANEW.match(line):
            self._below.append(number)
        return 0

    def _end(self) -> None:
        """End the list. Where empty lines tell its end, what stood below its last item was still its own."""
        if self._ends and self._open:
            self._shift([self._open[0].words] * len(self._below))
        self._open, self._below = [], []

    def _item(self, number: int, found: re.Match[str], *, blank: bool) -> int:
        """Take an item: what stood below the one before belongs to that when this is nested in it or goes on after it."""
        indent, count, label = len(found[1]), int(found[2] or 0), _LABEL.fullmatch(self._lines[number], found.end()) is not None
        around = [item for item in self._open if indent >= item.words + item.moved or self._follows(item, indent, count, label=label)]
        columns = self._columns(indent) if self._ends else [around[-1].words if around else 0] * len(self._below)
        if self._below and not around and not self._ends:
            self._open = []
        related = around or [item for item in self._open if abs(item.indent - indent) <= 1]
        moved = related[-1].moved if related else indent * (blank and indent >= _DEEP)
        self._shift(columns)
        self._lines[number] = self._lines[number][moved:]
        self._open = [item for item in self._open if item.indent < indent - 1]
        self._open.append(_Item(indent, found.end() - moved, count, moved, self._lines[number].rstrip(" *_").endswith(":"), label))
        return moved

    def _follows(self, item: _Item, indent: int, count: int, *, label: bool) -> bool:
        announced = bool(self._below) and self._lines[self._below[-1]].rstrip(" *_").endswith(":")
        labels = label and item.label and not announced
        return abs(item.indent - indent) <= 1 and (0 < item.number == count - 1 or item.announces or labels)

    def _columns(self, indent: int) -> list[int]:
        """How far in the lines below belong when an item with this indent follows in the same list."""
        if not self._open:
            return [0] * len(self._below)
        last = self._open[-1]
        if indent >= last.words + last.moved:
            return [last.words] * len(self._below)
        if abs(last.indent - indent) > 1:
            owner = next((item for item in reversed(self._open) if abs(item.indent - indent) <= 1), self._open[0])
            return [owner.words] * len(self._below)
        # Between two items of an inner list stands what the outer item says, unless the first of the two announced it.
        own = len(self._below) if len(self._open) == 1 else self._own() if last.announces else 0
        return [last.words] * own + [self._open[-2].words for _ in self._below[own:]]

    def _own(self) -> int:
        """How many of the lines below come before one that labels or announces what follows, and so stands outside the last item."""
        for place, number in enumerate(self._below):
            line = self._lines[number]
            if _LABEL.fullmatch(line) or line.rstrip(" *_").endswith(":"):
                first = place
                while first and self._below[first] == self._below[first - 1] + 1:
                    first -= 1
                return first
        return len(self._below)

    def _shift(self, columns: list[int]) -> None:
        for number, column in zip(self._below, columns, strict=True):
            self._lines[number] = " " * column + self._lines[number]
        self._below = []
