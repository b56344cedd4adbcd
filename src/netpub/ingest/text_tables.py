"""Tables in plain text: three lines or more without an empty one between, with the same columns parted by tabs or by aligned blanks.

Only what is certain becomes a table: with tabs, the same number in each line; with blanks, every column begins at one place in all lines.
Lines that nearly do are left as text and named.
The first row is the header when no cell of it holds a digit and some column does everywhere below it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, Protocol

from netpub.page import Block, Cell, Origin, Paragraph, Range, Table, Text
from netpub.text.markers import marker

_FEWEST, _LONGEST_CELL = 3, 80
_WIDE_CELL = re.compile(r"\S(?:\s?\S)*")
_TAB_CELL = re.compile(r"[^\t]+")
_WORDS = re.compile(r"\S(?:.*\S)?")
_DIGIT = re.compile(r"\d")
# A wide gap after these parts sentences of prose.
_SENTENCE_END = ".!?:;"
_DOUBTFUL_CELL = 40
Spans = tuple[tuple[int, int], ...]


class Line(Protocol):
    """A line with words."""

    @property
    def run(self) -> int:
        """The number of its run."""

    @property
    def number(self) -> int:
        """Its number in the file."""

    @property
    def text(self) -> str:
        """Its characters."""

    @property
    def blank_before(self) -> bool:
        """Whether an empty line stands before it."""


def find(lines: Sequence[Line]) -> Iterator[tuple[int, int, tuple[Spans, ...]]]:
    """Yield the tables among the lines: number of the first line, number behind the last, and where each row's cells stand."""
    breaks = [number for number, line in enumerate(lines) if number == 0 or line.blank_before] + [len(lines)]
    for start, end in pairwise(breaks):
        for shape, group in groupby(range(start, end), lambda number: _shape(lines[number].text)):
            numbers = list(group)
            if shape is not None and len(numbers) >= _FEWEST:
                yield numbers[0], numbers[-1] + 1, tuple(_cells(lines[number].text) for number in numbers)


def _shape(text: str) -> object:
    """What lines of one table share: the number of cells between tabs, or where the cells begin; None for a line of text."""
    cells = _cells(text)
    if len(cells) < 2 or marker(text) or any(end - start > _LONGEST_CELL for start, end in cells):  # noqa: PLR2004 - one column is no table
        return None
    return len(cells) if "\t" in text else tuple(start for start, _ in cells)


def _cells(text: str) -> Spans:
    found = (_TAB_CELL if "\t" in text.strip() else _WIDE_CELL).finditer(text)
    words = (_WORDS.search(text, *match.span()) for match in found)
    return tuple(match.span() for match in words if match)


def doubtful(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the first of neighbouring lines that may be rows of a table: as many short cells each, but too few or not one below the other.

    ``lines`` are those of no certain table.
    """
    breaks = [number for number, line in enumerate(lines) if number == 0 or line.blank_before] + [len(lines)]
    for start, end in pairwise(breaks):
        for count, group in groupby(range(start, end), lambda number: _columns(lines[number].text)):
            numbers = list(group)
            if count and len(numbers) >= (_FEWEST - 1 if "\t" in lines[numbers[0]].text.strip() else _FEWEST):
                yield numbers[0]


def _columns(text: str) -> int:
    """How many short cells a line seems to have, 0 for a line of text."""
    cells = [text[start:end] for start, end in _cells(text)]
    if "|" in text:
        cells = [cell for cell in map(str.strip, text.split("|")) if cell]
    prose = any(len(cell) > _DOUBTFUL_CELL for cell in cells) or any(cell[-1] in _SENTENCE_END for cell in cells[:-1])
    return 0 if len(cells) < 2 or prose or marker(text) else len(cells)  # noqa: PLR2004 - one column is no table


def table(path: str, lines: Sequence[Line], rows: Sequence[Spans]) -> Block:
    """Return the table that the lines are."""
    texts = [[line.text[start:end] for start, end in spans] for line, spans in zip(lines, rows, strict=True)]
    columns = list(zip(*texts[1:], strict=True))
    headed = not any(map(_DIGIT.search, texts[0])) and any(all(map(_DIGIT.search, column)) for column in columns)
    cells = [
        tuple(_cell(path, line, span, "col" if headed and number == 0 else "") for span in spans)
        for number, (line, spans) in enumerate(zip(lines, rows, strict=True))]
    return Table(tuple(cells[:headed]), tuple(cells[headed:]), (), Origin(path, lines[0].number))


def _cell(path: str, line: Line, span: tuple[int, int], scope: Literal["", "col"]) -> Cell:
    text = Text(line.text[span[0]:span[1]], Range(line.run, *span))
    return Cell((Paragraph((text,), Origin(path, line.number)),), scope)
