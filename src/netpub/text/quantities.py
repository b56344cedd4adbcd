"""Phone numbers, doses and measures, ranges and percentages in running text: what must not be broken, turned round or changed.

Only what is certain is found: a number is a phone number by its form (``+44 20 7946 0123``) or by the word before it ("call 112"), a dose
by its unit. Symbols of units are the same in every language; their names and the words before a phone number are cue words.
Every search takes time in proportion to the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from netpub.text import cues
from netpub.text.phones import phones


class Kind(StrEnum):
    """What a quantity is. A dose is any number with a unit; a range has two numbers, with or without a unit."""

    PHONE = "phone"
    DOSE = "dose"
    RANGE = "range"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``text[start:end]``, its unit included."""

    kind: Kind
    start: int
    end: int


_SPACE = "[ \u00a0\u2009\u202f]"
# A plain space parts thousands only before a zero: "2 500 mg tablets" may be two tablets.
_NUMBER = re.compile(r"(?:\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}| 0\d\d)+(?!\d)|\d+)(?:[.,]\d+)*")
_SYMBOLS = (
    *("mg", "g", "kg", "µg", "μg", "mcg", "ng", "pg", "ml", "mL", "cl", "cL", "dl", "dL", "l", "L", "µl", "μl"),
    *("mm", "cm", "m", "km", "µm", "μm", "mm²", "cm²", "m²", "mm2", "cm2", "m2", "cm³", "mm³", "cc"),
    *("IU", "iu", "UI", "U", "mU", "mol", "mmol", "µmol", "μmol", "nmol", "pmol", "mEq", "mmHg", "kPa"),
    *("Gy", "cGy", "mGy", "Sv", "mSv", "µSv", "μSv", "Bq", "kBq", "MBq", "GBq", "Ci", "mCi"),
    *("kcal", "cal", "kJ", "J", "Hz", "MHz", "V", "kV", "MV", "W", "h", "min", "s", "ms", "°C", "°F", "ºC", "ºF", "℃", "℉"),
)
_PER = ("kg", "g", "mg", "l", "L", "dl", "dL", "ml", "mL", "m²", "m2", "h", "min", "s", "day", "d", "día", "jour", "week", "dose")
_PERCENT = re.compile(rf"{_SPACE}?[%‰٪](?!\w)")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(rf"{_SPACE}?[-‐‑–—−]{_SPACE}?")
_GAP = re.compile(rf"{_SPACE}|[-‐‑]")
_GOES_ON = re.compile(rf"{_DASH.pattern}\d|[/:]\d|\w")


@lru_cache(maxsize=512)  # The words are marked, and then looked through for what is not.
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; none overlaps another."""
    if not _DIGIT.search(text):
        return ()
    found = [Quantity(Kind.PHONE, start, end) for start, end in phones(text)]
    starts = [phone.start for phone in found]

    def in_phone(start: int) -> bool:
        place = bisect_right(starts, start) - 1
        return place >= 0 and start < found[place].end

    numbers = [match for match in _NUMBER.finditer(text) if not in_phone(match.start())]
    return tuple(sorted([*found, *_measured(text, numbers)], key=lambda quantity: quantity.start))


def _measured(text: str, numbers: list[re.Match[str]]) -> Iterator[Quantity]:
    position = 0
    while position < len(numbers):
        number = numbers[position]
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        position += 1
        if _part_of_something(text, number.start()):
            continue
        unit = _unit_end(text, number.end())
        after = max(unit, number.end())
        end = _range_end(text, number, after, following) if following else -1
        if end > 0:
            position += 1
            yield Quantity(Kind.RANGE, number.start(), end)
        elif unit > 0:
            kind = Kind.PERCENTAGE if _percent_end(text, number.end()) == unit else Kind.DOSE
            yield Quantity(kind, number.start(), unit)


def _part_of_something(text: str, start: int) -> bool:
    """Whether the number belongs to a word, a date, a fraction or a longer number: T2-3, 2024-08-04, 1/2."""
    before, sign = text[max(start - 2, 0):start][:-1], text[max(start - 1, 0):start]
    return sign.isalnum() or (sign != "" and sign in "_/@#") or (sign != "" and sign in "-‐‑–—−.,:" and before.isalnum())


def _range_end(text: str, first: re.Match[str], after: int, second: re.Match[str]) -> int:
    """Return where a range that begins with ``first`` ends, -1 when there is none. Words ("2 to 3 cm") join only what has a unit."""
    dash = _DASH.match(text, after)
    unit = max(_unit_end(text, second.end()), second.end())
    if dash and dash.end() == second.start():
        return unit if not _GOES_ON.match(text, unit) and _rises(first[0], second[0]) else -1
    word = cues.end_of("quantities", "range", text, after + 1) if text[after:after + 1] in " \u00a0" else -1
    joined = word > 0 and text[word:word + 1] in " \u00a0" and word + 1 == second.start()
    return unit if joined and unit > second.end() else -1


def _rises(first: str, second: str) -> bool:
    """Whether the second number is the larger one, so that 2024-08 is no range; 0748-7983 is none either."""
    if any(number.startswith("0") and number.isdecimal() and len(number) > 1 for number in (first, second)):
        return False
    try:
        return float(first.replace(",", ".")) < float(second.replace(",", "."))
    except ValueError:
        return True


def _unit_end(text: str, start: int) -> int:
    """Return where the unit after a number ends, -1 when there is none."""
    percent = _percent_end(text, start)
    if percent > 0:
        return percent
    symbol = _symbol().match(text, start)
    if symbol:
        return symbol.end()
    gap = _GAP.match(text, start)
    return cues.end_of("quantities", "units", text, gap.end()) if gap else -1


def _percent_end(text: str, start: int) -> int:
    sign = _PERCENT.match(text, start)
    if sign:
        return sign.end()
    return cues.end_of("quantities", "percent", text, start + 1) if text[start:start + 1] in " \u00a0" else -1


@cache
def _symbol() -> re.Pattern[str]:
    def any_of(names: tuple[str, ...]) -> str:
        return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))

    return re.compile(rf"(?:{_SPACE}|[-‐‑])?(?:{any_of(_SYMBOLS)})(?:{_SPACE}?/{_SPACE}?(?:{any_of(_PER)})){{0,2}}(?!\w)")
