"""Dates: the same day, whatever the order of its parts. In figures 5/6 is a day in June for one reader and in May for another."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from netpub.text import cues
from netpub.translate.quality import tables
from netpub.translate.quality.side import Pair, Problem, Side, Span, masked

_EDGE = r"(?<![\w/.@#&=-])"
_CLOSE = r"(?![\w/@&=-]|\.\d)"
_NUMERIC = re.compile(_EDGE + r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<=/)\d{2})" + _CLOSE)
_ISO = re.compile(_EDGE + r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})" + _CLOSE)
_CHINESE = re.compile(r"(?:(?P<year>\d{4})[\s]?年[\s]?)?(?P<month>\d{1,2})[\s]?月(?:[\s]?(?P<day>\d{1,2})[\s]?[日号號])?")
_MONTHS = 12
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: year and day are 0 where the text does not say them. ``other`` is the second reading of a date in figures that
    has two, the one that the locale does not have; ``named`` says whether its month stands there in words."""

    span: Span
    written: str
    value: tuple[int, int, int]
    other: tuple[int, int, int] | None = None
    named: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has year, month and day."""
        return all(self.value)


@dataclass(frozen=True, slots=True)
class Compared:
    """The dates of two texts: places of those that both have, those that only one has, and those in figures that may have turned."""

    same: tuple[list[Span], list[Span]]
    only: tuple[list[Day], list[Day]]
    doubtful: list[Day]


def check(pair: Pair) -> Iterator[Problem]:
    """Yield dates that differ, names of months that differ, and dates in figures whose parts readers in the other language will swap."""
    found = pair.once(compare)
    lacks, adds = ([day for day in days if day.whole] for days in found.only)
    if lacks and adds:
        yield "translation-date", f"lacking {_listed(lacks)}; added {_listed(adds)}"
    else:
        months = [Counter(day.value[1] for day in days if day.named) for days in found.only]
        if months[0] - months[1] and months[1] - months[0]:
            yield "translation-date", f"lacking {_listed(found.only[0])}; added {_listed(found.only[1])}"
    if found.doubtful:
        yield "translation-date-order", _listed(found.doubtful)


def told(pair: Pair) -> tuple[list[Span], list[Span]]:
    """Return the places of dates in both texts whose figures say nothing new: they are the same in both, or reported as they are."""
    found = pair.once(compare)
    whole = [[day.span for day in days if day.whole] for days in found.only]
    return (found.same[0] + whole[0], found.same[1] + whole[1]) if all(whole) else found.same


def compare(pair: Pair) -> Compared:
    """Match the dates of the two texts."""
    here, there = days(pair.source), days(pair.target)
    same: tuple[list[Span], list[Span]] = ([], [])
    doubtful: list[Day] = []
    left = list(there)
    only = []
    for day in here:
        match = next((one for one in left if one.value == day.value), None)
        if match is None:
            match = next((one for one in left if one.written == day.written and not one.named), None)
            doubtful += [match] if match else []
        if match is None:
            only.append(day)
            continue
        left.remove(match)
        same[0].append(day.span)
        same[1].append(match.span)
    return Compared(same, (only, left), doubtful)


def days(side: Side) -> list[Day]:
    """Return the dates in a text, in order; none overlaps another."""
    if not side.figured:
        return []
    found: list[Day] = []
    text = side.plain
    named = not _month_names(side.locale).isdisjoint(side.vocabulary)
    for pattern in (_NUMERIC, _ISO, *([_CHINESE] if side.language == "zh" else []), *(_named(side.locale) if named else ())):
        for match in pattern.finditer(text):
            day = _day(match, side.locale)
            if day:
                found.append(day)
        text = masked(text, [day.span for day in found])
    return sorted(found, key=lambda day: day.span)


def _day(match: re.Match[str], locale: str) -> Day | None:
    parts = match.groupdict()
    year = int(parts.get("year") or 0)
    year += _CENTURY if 0 < year < 100 else 0  # noqa: PLR2004
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        usual, unusual = ((year, *pair) for pair in ([(first, second), (second, first)] if tables.month_first(locale) else
                                                     [(second, first), (first, second)]))
        readings = [reading for reading in (usual, unusual) if _possible(reading)]
        if not readings:
            return None
        other = readings[1] if len(readings) > 1 and readings[0] != readings[1] else None
        return Day(match.span(), match[0], readings[0], other)
    name = parts["month"]
    month = int(name) if name.isdecimal() else tables.months(locale).get(cues.fold(name).rstrip("."), 0)
    value = (year, month, int(parts.get("day") or 0))
    return Day(match.span(), match[0], value, None, not name.isdecimal()) if _possible(value) else None


def _possible(value: tuple[int, int, int]) -> bool:
    year, month, day = value
    try:
        datetime.date(year or _CENTURY, month, day or 1)
    except ValueError:
        return False
    return True


@cache
def _month_names(locale: str) -> frozenset[str]:
    """The first words of the names of months: texts without any of them need no further look."""
    return frozenset(word for name in tables.months(locale) for word in re.findall(r"[^\W\d_]+", name)[:1])


@cache
def _named(locale: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of dates with a month in words: day first, month first, no day."""
    date = {tag: tables.words(tag).get("dates", {}) for tag in ("en", locale)}
    ordinals = cues.words_pattern([word for table in date.values() for word in table.get("ordinals", ())])
    joiners = cues.words_pattern([word for table in date.values() for word in table.get("joiners", ())])
    gap = rf"[\s\u00a0\u202f]{{1,3}}(?:{joiners}[\s\u00a0\u202f]{{1,3}})?"
    names = rf"(?P<month>{cues.words_pattern(list(tables.months(locale)))})\.?"
    day = rf"(?<![\w.,/:-])(?P<day>\d{{1,2}})(?:\s?{ordinals}(?!\w))?"
    year = rf"(?:,?{gap}(?P<year>\d{{4}})(?!\w))"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
        rf"{day}{gap}{names}(?!\w){year}?",
        rf"(?<!\w){names}{gap}(?P<day>\d{{1,2}})(?:{ordinals})?(?![\w%]|[.,:/]\d|[\s\u00a0]?%){year}?",
        rf"(?<!\w){names}{year}"))


def _listed(days: list[Day]) -> str:
    return ", ".join(day.written for day in days)
