"""Reading a line that names dates: a label, its date, and more of them, in the words that ``netpub/text/words/`` lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from netpub.normalise.segments import LONGEST, Span, segments, sentences, words_start
from netpub.text import cues
from netpub.text.dates import FoundDate, parse

# "Review date" is the last review on some pages and the next one on others.
Label = Literal["published", "last-review", "revised", "next-review", "review-date"]
_LABELS: tuple[Label, ...] = get_args(Label)
# Every statement has one of these.
_DATED = tuple(("date-labels", name) for name in _LABELS)
_NAMED = (*_DATED, ("people", "clinical-review"), ("people", "review"))
# Longer lines hold prose, in which only "This page was last reviewed on …" is about the page.
_LINE = 300
_SHORT = 75
_DIGITS = re.compile(r"\d{2}")
_MARKS = re.compile(r"[\s:–—-]*")
_APART = re.compile(r"[\s,;.()\[\]/&–—-]*")
_TIME = re.compile(r",?\s{0,2}\d{1,2}[:.h]\d{2}(?::\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s[A-Z]{2,4}\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A label with its date (None: the line has the label and no date) at ``text[start:end]``.

    ``alone`` says that the part of the line it stands in holds nothing else, so that it can be taken out.
    """

    name: Label
    start: int
    end: int
    date: FoundDate | None
    alone: bool = False


def statements(text: str, language: str) -> list[Statement]:
    """Return what a line says of the page's dates, in order. Those ``alone`` touch, so that they cover their part of the line."""
    if len(text) > LONGEST or (not _DIGITS.search(text) and all(end - start > _SHORT for start, end in segments(text))):
        return []
    if not cues.may_hold(text, *_NAMED):
        return []
    dates = {date.start: date for date in parse(text, language, years=True)}
    whole = _only_statements(text, (0, len(text)), dates)
    if whole:
        return whole
    starts = sorted(dates)
    found: list[Statement] = []
    for span in segments(text):
        own = {start: dates[start] for start in starts[bisect_left(starts, span[0]):bisect_left(starts, span[1])]}
        found += _only_statements(text, span, own) or _before_credit(text, span, own) or _among_words(text, span, own)
    return found


def _before_credit(text: str, span: Span, dates: dict[int, FoundDate]) -> list[Statement]:
    """The statements that a part begins with, when the rest of it says who reviewed the page."""
    found: list[Statement] = []
    position = words_start(text, span)
    while position < span[1]:
        statement = _statement(text, position, span[1], dates)
        if statement is None or statement.date is None:
            break
        found.append(statement)
        position = _behind(text, statement.end, span[1])
    if max(cues.end_of("people", name, text, position) for name in ("clinical-review", "review")) < 0:
        return []
    return _adjoining(found, span[0], position)


def _only_statements(text: str, span: Span, dates: dict[int, FoundDate]) -> list[Statement]:
    """The statements of a part that holds nothing else."""
    found: list[Statement] = []
    position = words_start(text, span)
    while position < span[1]:
        statement = _statement(text, position, span[1], dates)
        if statement is None:
            return []
        found.append(statement)
        position = _behind(text, statement.end, span[1])
    return _adjoining(found, *span)


def _adjoining(found: list[Statement], start: int, end: int) -> list[Statement]:
    """Statements that can be taken out together, each from its start to that of the next one."""
    starts = [start, *(statement.start for statement in found[1:]), end]
    return [replace(statement, start=start, end=end, alone=True) for statement, start, end in zip(found, starts, starts[1:], strict=False)]


def _among_words(text: str, span: Span, dates: dict[int, FoundDate]) -> Iterator[Statement]:
    """Statements within prose: about the page by their subject or, at the start of a short line, by a label that says so."""
    if statement := _undated(text, span, dates) or _reviewed_by(text, span, dates):
        yield statement
        return
    for number, start in enumerate(sentences(text, span)):
        about = _subject_end(text, start) > start
        statement = _statement(text, start, span[1], dates)
        if statement is None or statement.date is None:
            continue
        label = text[start:statement.date.start].split()
        if about or (number == 0 and len(label) > 1 and span[1] - span[0] <= _LINE):
            yield statement


def _statement(text: str, start: int, end: int, dates: dict[int, FoundDate]) -> Statement | None:
    """The statement that begins at ``start``; None when there is no label, or one with neither date nor colon."""
    name, label_end = _label(text, _subject_end(text, start))
    if name is None:
        return None
    position = _marks_end(text, label_end)
    date = dates.get(position)
    if date and date.end <= end:
        return Statement(name, start, date.end, date)
    colon = text[label_end:position].lstrip()[:1] == ":"
    names_people = cues.is_phrase("people", "clinical-headings", text[start:label_end])
    return Statement(name, start, min(position, end), None) if colon and not names_people else None


def _undated(text: str, span: Span, dates: dict[int, FoundDate]) -> Statement | None:
    """A review label whose value is no date, such as "Last reviewed: to be confirmed"."""
    if dates or span[1] - span[0] > _SHORT:
        return None
    statement = _statement(text, words_start(text, span), span[1], {})
    return replace(statement, end=span[1]) if statement and statement.name in ("last-review", "next-review") else None


def _reviewed_by(text: str, span: Span, dates: dict[int, FoundDate]) -> Statement | None:
    """The date at the end of "Medically reviewed by Jane Roe, MD, on 3 May 2025"."""
    if not dates:
        return None
    start = _subject_end(text, words_start(text, span))
    reviewed = max(cues.end_of("people", name, text, start) for name in ("clinical-review", "review"))
    last = max((date for date in dates.values() if date.end <= span[1]), key=lambda date: date.start, default=None)
    if reviewed < 0 or span[1] - span[0] > _LINE or last is None or last.start < reviewed or text[last.end:span[1]].strip(" .)"):
        return None
    between = text[reviewed:last.start]
    return None if cues.pattern("date-labels", "revised").search(between) else Statement("last-review", span[0], span[1], last)


def _subject_end(text: str, start: int) -> int:
    """Where the words behind "this page was" or the like begin; ``start`` when there are none."""
    end = cues.end_of("date-labels", "subjects", text, start)
    return _MARKS.match(text, end).end() if end >= 0 else start  # type: ignore[union-attr]


def _label(text: str, start: int) -> tuple[Label | None, int]:
    if not cues.begins(text, start, *_DATED):
        return None, start
    ends = {name: cues.end_of("date-labels", name, text, start) for name in _LABELS}
    name = max(_LABELS, key=lambda name: ends[name])
    return (name, ends[name]) if ends[name] >= 0 else (None, start)


def _marks_end(text: str, position: int) -> int:
    """Where the date must begin: behind a colon or dash and words such as "on"."""
    while True:
        behind = _MARKS.match(text, position).end()  # type: ignore[union-attr]
        joiner = cues.end_of("date-labels", "joiners", text, behind)
        if joiner < 0:
            return behind
        position = joiner


def _behind(text: str, position: int, end: int) -> int:
    """Where the next statement can begin: behind a time of day, punctuation and "and"."""
    spaces = _MARKS.match(text, position, end).end()  # type: ignore[union-attr]
    if time := _TIME.match(text, max(position, cues.end_of("date-labels", "times", text, spaces)), end):
        position = time.end()
    position = _APART.match(text, position, end).end()  # type: ignore[union-attr]
    conjunction = cues.end_of("date-labels", "conjunctions", text, position)
    return _APART.match(text, conjunction, end).end() if conjunction >= 0 else position  # type: ignore[union-attr]
