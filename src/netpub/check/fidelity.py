"""Text fidelity: every passage of an article stands in its edition, in order, and so does every number (design: promise 1)."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from netpub.article import Article
from netpub.check import passages
from netpub.check.haystack import Haystack, key_of
from netpub.check.passages import Passage
from netpub.check.plain import PICTURE, folded, joined, normalised
from netpub.findings import Finding, Report, Where
from netpub.reference import Bibliography
from netpub.references import from_jats, printing, shown
from netpub.references.cited import prepared
from netpub.text.labels import Labels

_AS_THE_SOURCE = Bibliography()
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHOWN = 12  # words of a lost passage that a finding quotes
_LONGEST = 160  # … and characters, since an address can be one word of thousands
_EVENTS = ("published", "last-review", "next-review")
# What every edition says of how to reach the publisher; it is no part of the running text.
_CONTACT = ("helpline", "helpline-hours", "website", "email")


def compare(article: Article, text: str, where: Where, report: Report, bibliography: Bibliography = _AS_THE_SOURCE) -> None:
    """Report ``text-lost`` for each passage of the article that ``text``, read back from an edition, does not hold in its place,
    ``number-lost`` for numbers that occur less often than in the article, ``date-lost`` for a date that is not printed, and
    ``reference-field-lost`` for what a reference says and its entry in ``bibliography`` does not.

    Blanks, line breaks, Unicode forms and marks of direction do not count; what an edition adds between passages is no matter.
    """
    haystack = Haystack(text)
    streams = passages.streams(article, bibliography)
    numbers = _lost_numbers(streams, text)
    if text.rstrip().endswith(PICTURE):
        streams.append(passages.pictures(article))
    places = haystack.places(passage for stream in streams for passage in stream)
    for stream in streams:
        for passage in _lost(stream, haystack, places):
            report(Finding("text-lost", where, _quoted(passage.words)))
    for words in _lost_contact(article, streams, haystack.text):
        report(Finding("text-lost", where, _quoted(words)))
    for number in numbers:
        report(Finding("number-lost", where, number))
    for date in _lost_dates(article, haystack.text):
        report(Finding("date-lost", where, date))
    for detail in _lost_fields(article, bibliography):
        report(Finding("reference-field-lost", where, detail))


def _quoted(words: str) -> str:
    parts = words.split()
    shown = " ".join(parts[:_SHOWN])
    if len(parts) > _SHOWN or len(shown) > _LONGEST:
        return f"“{shown[:_LONGEST]} …”"
    return f"“{shown}”"


def _lost(stream: Sequence[Passage], haystack: Haystack, places: dict[str, list[int]]) -> list[Passage]:
    """Passages that are not there, or not in their place. Long passages that occur once are found first; between two of them the
    others are looked for, so that a short one is never taken from another part of the text."""
    fixed = _fixed(stream, haystack, places)
    lost: list[Passage] = []
    low = 0
    for first, last in _stretches(len(stream), fixed):
        high = fixed[last][0] if last in fixed else len(haystack.text)
        lost += _lost_between(stream[first:last], haystack, low, high)
        low = fixed[last][1] if last in fixed else low
    return lost


def _fixed(stream: Sequence[Passage], haystack: Haystack, places: dict[str, list[int]]) -> dict[int, tuple[int, int]]:
    """Start and end of passages that occur exactly once, by their number; the longest run of them that is in order."""
    found = []
    for number, passage in enumerate(stream):
        starts = [] if passage.in_table else places.get(key_of(passage), [])
        spans = [(start, end) for start in starts if (end := haystack.end(passage, start)) >= 0]
        if len(spans) == 1:
            found.append((number, spans[0]))
    kept = _rising([span[0] for _, span in found])
    return {found[index][0]: found[index][1] for index in kept}


def _rising(values: Sequence[int]) -> list[int]:
    """The indices of a longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile:pile + 1] = [value]
        ends[pile:pile + 1] = [index]
    kept: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return kept[::-1]


def _stretches(count: int, fixed: dict[int, tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The runs of passages between fixed ones: first, and the fixed one behind the last (or the number of passages)."""
    first = 0
    for number in [*sorted(fixed), count]:
        yield first, number
        first = number + 1


def _lost_between(run: Sequence[Passage], haystack: Haystack, low: int, high: int) -> list[Passage]:
    lost: list[Passage] = []
    reached: dict[tuple[str, ...], int] = {}
    for passage in run:
        # Cells may be read row by row or column by column, but each must be there as often as in the article.
        begin = reached.get(passage.pieces, low) if passage.in_table else low
        start, end = haystack.find(passage, begin, high)
        if start < 0:
            lost.append(passage)
        elif passage.in_table:
            reached[passage.pieces] = end
        else:
            low = end
    return lost


def _lost_numbers(streams: Iterable[Iterable[Passage]], text: str) -> list[str]:
    wanted = Counter(number for word in passages.numbered(streams) for number in _NUMBER.findall(word))
    present = Counter(_NUMBER.findall(normalised(text)))
    return [number for number in sorted(wanted) if wanted[number] > present[number]]


def _lost_contact(article: Article, streams: Iterable[Iterable[Passage]], text: str) -> list[str]:
    """What of the contact is not there once more than in the running text: a number there must not stand in for a turned one here."""
    running = "\n".join("".join(passage.pieces) for stream in streams for passage in stream)
    said = [article.meta(name) for name in _CONTACT]
    return [words for words in said if (key := joined(folded(words))) and text.count(key) <= running.count(key)]


def _lost_dates(article: Article, text: str) -> list[str]:
    labels = Labels(article.language)
    printed = [labels.date(article.date(event)) for event in _EVENTS]
    return [date for date in printed if date and joined(folded(date)) not in text]


def _lost_fields(article: Article, bibliography: Bibliography) -> list[str]:
    """What references say and their entries do not; the entries themselves are passages, which the text must hold whole."""
    lost = []
    for reference in from_jats.references(article):
        entry = bibliography.entries.get(reference.id)
        if entry is not None and reference.csl:
            item = prepared(reference.csl, bibliography.extent, article.language)
            fields = shown.missing(printing.text(entry), item, bibliography.style)
            lost += [f"{reference.id}: {', '.join(fields)}"] if fields else []
    return lost
