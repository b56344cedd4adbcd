"""The parts of a line that speaks of several things: "0800 000 000 | example.org | © 2025 A society"."""

import re
from collections.abc import Iterator

from netpub.normalise.cut import cut, marks
from netpub.page import Inlines, plain

_SEPARATOR = re.compile(r"[|•·\n]")
_AROUND = " \t\n\xa0|•·"
# A line longer than this is a text whose paragraphs were lost; nothing is read from it.
LONGEST = 20_000
Span = tuple[int, int]


def segments(text: str) -> list[Span]:
    """Return the spans between separators; together they cover the text: a separator goes with the part after it."""
    starts = [0, *(match.start() for match in _SEPARATOR.finditer(text) if match.start())]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def words_start(text: str, span: Span) -> int:
    """Return where a segment's words begin, behind its separator and blanks."""
    start, end = span
    while start < end and (text[start].isspace() or _SEPARATOR.match(text, start)):
        start += 1
    return start


def take_out(content: Inlines, spans: list[Span]) -> tuple[Inlines, list[Span]]:
    """Return what stays without the spans, and the spans that go; ``spans`` are in order and apart.

    When nothing but blanks and punctuation would stay, that goes too: the spans then touch and cover the content.
    """
    total = len(plain(content))
    staying = zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), total], strict=True)
    rest = tuple(inline for span in staying for inline in cut(content, *span))
    words = plain(rest)
    if not any(character.isalnum() for character in words):
        starts = [0, *(start for start, _ in spans[1:])]
        return (), list(zip(starts, [*starts[1:], total], strict=True))
    start, end = words_start(words, (0, len(words))), len(words.rstrip(_AROUND))
    return (*marks(cut(rest, 0, start)), *cut(rest, start, end), *marks(cut(rest, end))), spans


def sentences(text: str, span: Span) -> Iterator[int]:
    """Yield where the sentences of a span begin."""
    yield words_start(text, span)
    for match in re.finditer(r"[.!?]\s{1,3}(?=\S)", text[span[0]:span[1]]):
        yield span[0] + match.end()
