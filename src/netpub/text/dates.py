"""Dates in running text: where they stand, what they say, how exact they are, and when nobody can tell which day is meant.

Month and weekday names come from CLDR; spellings that it lacks and the words between the parts come from ``netpub/text/words/``.
Nothing is guessed: ``10/7/22`` may be the seventh of October or the tenth of July, so it has two readings and no value.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale

from netpub.text import cues

_CENTURY_PIVOT = 70
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``text[start:end]``. ``readings`` are the ISO 8601 dates it may mean, as exact as the text (``2025-03`` has no day)."""

    start: int
    end: int
    readings: tuple[str, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether the text may mean more than one day."""
        return len(self.readings) > 1

    @property
    def iso(self) -> str:
        """The date in ISO 8601; empty when it is ambiguous."""
        return "" if self.ambiguous else self.readings[0]

    @property
    def exactness(self) -> Literal["day", "month", "year"]:
        """The smallest part that the text names."""
        return ("year", "month", "day")[self.readings[0].count("-")]


def parse(text: str, language: str = "", *, years: bool = False) -> list[FoundDate]:
    """Return the dates in a text, in order, none overlapping.

    ``language`` is a BCP 47 tag: its names go first where two languages call different months alike; names of all languages are known.
    A numeric date is read only when a part above 12, or two equal parts, leave one meaning, whatever the region writes usually.
    Impossible dates (30 February) are not returned. A year alone counts only with ``years``.
    """
    own = language.partition("-")[0].lower()
    named = (_named(own),) if _names_month(text, own) else ()
    patterns = (*named, _NUMERIC, _ISO, *((_YEAR, _MONTH_YEAR) if years else ()))
    matches = sorted((match for pattern in patterns for match in pattern.finditer(text)), key=lambda match: (match.start(), -match.end()))
    found: list[FoundDate] = []
    for match in matches:
        if not found or match.start() >= found[-1].end:
            found.append(FoundDate(match.start(), match.end(), _readings(match, own)))
    return [date for date in found if date.readings]


_EDGE = r"(?<![\w/.@#&=-])"
_CLOSE = r"(?![\w/@&=-]|\.\d)"
_TIME = r"(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(_EDGE + r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})" + _TIME + _CLOSE)
_NUMERIC = re.compile(_EDGE + r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<=/)\d{2})" + _CLOSE)
_YEAR = re.compile(_EDGE + r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?" + _CLOSE)
_MONTH_YEAR = re.compile(_EDGE + r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)" + _CLOSE)


@cache
def _months(language: str) -> dict[str, int]:
    """Month names and abbreviations of all languages, folded; those of ``language`` win."""
    names: dict[str, int] = {}
    for key in sorted(cues.tables(), key=lambda key: key == language):
        months = Locale.parse(key).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names |= {cues.fold(name).rstrip("."): number for number, name in months[form][width].items()}
        names |= cues.tables()[key]["dates"]["months"]
    return names


def _names_month(text: str, language: str) -> bool:
    """Whether the first word of any month's name is there; False is certain, and sooner known than by looking for dates."""
    return not _first_words(language).isdisjoint(_WORD.findall(cues.fold(text)))


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(found[0] for name in _months(language) if (found := _WORD.match(name)))


def _weekdays() -> list[str]:
    days = (Locale.parse(key).days["format"][width] for key in cues.tables() for width in ("wide", "abbreviated"))
    return sorted({name.rstrip(".") for names in days for name in names.values()})


def _listed(name: str) -> list[str]:
    return [word for table in cues.tables().values() for word in table["dates"][name]]


@cache
def _named(language: str) -> re.Pattern[str]:
    """The pattern of dates with a month's name: day or name first, or no day at all."""
    ordinals = cues.words_pattern(_listed("ordinals"))
    joiner = rf"(?:{cues.words_pattern(_listed('joiners'))}\s{{1,3}})?"
    gap = rf"(?:\s{{0,3}}[,-]\s{{0,3}}|\s{{1,3}}){joiner}"
    weekday = rf"(?:{cues.words_pattern(_weekdays())}\.?(?:\s{{0,3}},\s{{0,3}}|\s{{1,3}}){joiner})?"
    month = rf"(?P<month#>{cues.words_pattern(list(_months(language)))})\.?"
    day = rf"(?P<day#>\d{{1,2}})(?:\s?{ordinals}(?!\w))?"
    year = r"(?P<year#>\d{4})"
    orders = (
        weekday + day + gap + month + gap + year,
        weekday + month + r"\s{1,3}" + joiner + day + gap + year,
        month + gap + year,
    )
    numbered = "|".join(order.replace("#", str(number)) for number, order in enumerate(orders, 1))
    return re.compile(rf"(?<!\w)(?:{numbered})(?!\w)", re.IGNORECASE)


def _readings(match: re.Match[str], language: str) -> tuple[str, ...]:
    """The days that the match may mean, none when the calendar has no such day."""
    parts = {name.rstrip("123"): value for name, value in match.groupdict().items() if value}
    if any(int(parts[name]) == 0 for name in ("day", "first", "second") if name in parts):
        return ()
    year = _year(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        pairs = {(first, second), (second, first)}
        return tuple(sorted(iso for month, day in pairs if (iso := _iso(year, month, day))))
    name = parts.get("month", "")
    month = int(name) if name.isdecimal() else _months(language).get(cues.fold(name).rstrip("."), 0)
    iso = _iso(year, month, int(parts.get("day", "0")), named=bool(name))
    return (iso,) if iso else ()


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("25"):
        return year
    return year + (2000 if year < _CENTURY_PIVOT else 1900)


def _iso(year: int, month: int, day: int, *, named: bool = True) -> str:
    """ISO 8601 of the parts, 0 for a part that is not given; empty when the calendar has no such day."""
    if named and not month:
        return ""
    try:
        date = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return date.isoformat()[: 10 if day else 7 if month else 4]
