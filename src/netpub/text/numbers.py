"""The numbers in a text, read by the rules of its language, so that ``1,234.5`` and ``1.234,5`` can be compared.

Words for numbers are in ``netpub/text/words/``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from netpub.text import cues

_NARROW = "\u00a0\u2009\u202f"  # the spaces that part thousands in print, whatever the language
_DIGIT = re.compile(r"\d")
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_WRITTEN_OUT = frozenset(unicodedata.normalize("NFKC", sign).replace("\u2044", "/") for sign in _FRACTIONS)
# ½, or 1/2 where it is no part of a date such as 1/2/2026.
_FRACTION = re.compile(rf"[{_FRACTIONS}]|(?<![\d/⁄.,])[1-7][/⁄][2-8](?![\d/⁄]|[.,]\d)")
_CLOCK_12 = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.]([0-5]\d))?[\s\u00a0\u202f]?([ap])\.?[\s\u00a0\u202f]?m\b\.?", re.IGNORECASE)
_CLOCK_24 = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
# The hour with the part of the day behind it, in Arabic, or before it, in Chinese.
_CLOCK_ARABIC = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.]([0-5]\d))?[\s\u00a0\u202f]?(صباح|مساء|ظهر|[صم](?!\w))")
_CLOCK_CHINESE = re.compile(r"(上午|早上|凌晨|下午|晚上|中午)[\s\u00a0\u202f]?(\d{1,2})[\s\u00a0\u202f]?(?:[点點时時]|:([0-5]\d))(半?)")
_AFTERNOON = frozenset(("مساء", "ظهر", "م", "下午", "晚上", "中午"))
_NOON = 12
_ROMAN = re.compile(r"\b(?=[XVI]{2})(?!IV\b)(X{0,3})(IX|IV|V?I{0,3})\b")


def numbers(text: str, locale: str, spaces: str = _NARROW) -> Counter[str]:
    """Return how often each number stands in a text: digits with ``.`` for the decimal sign, times of day as ``17:00``, ½ as ``1/2``.

    ``locale`` (BCP 47) decides which sign parts decimals and which thousands (CLDR); ``spaces`` are the spaces that part thousands
    too. A figure that fits neither rule, such as a part of a phone number, counts as written, with its leading zeros.
    """
    return Counter(figure.value for figure in figures(text, locale, spaces))


def in_figures(text: str) -> bool:
    """Return whether a text holds a digit or a sign such as ½."""
    return bool(_DIGIT.search(text)) or (not text.isascii() and any(sign in text for sign in _FRACTIONS))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in figures at ``text[start:end]``; ``value`` is written as ``numbers`` has it."""

    start: int
    end: int
    value: str


def figures(text: str, locale: str, spaces: str = _NARROW) -> list[Figure]:
    """Return the numbers of a text in order, read as ``numbers`` does."""
    found: list[Figure] = []

    def taking(read: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def take(match: re.Match[str]) -> str:
            value = read(match)
            if not value:
                return match[0]
            found.append(Figure(match.start(), match.end(), value))
            return " " * len(match[0])  # so that what follows keeps its place
        return take

    if not in_figures(text):
        return found
    decimal, group = _signs(locale)
    rest = text if text.isascii() else _DIGIT.sub(lambda match: str(int(match[0])), text).replace("٫", decimal).replace("٬", group)
    for pattern, read in _MARKED if rest.isascii() else (*_MARKED_ELSEWHERE, *_MARKED):
        rest = pattern.sub(taking(read), rest)
    found += [Figure(match.start(), match.end(), _plain(match, decimal)) for match in _pattern(decimal, group + spaces).finditer(rest)]
    return sorted(found, key=lambda figure: figure.start)


def _time(match: re.Match[str]) -> str:
    if match.re is _CLOCK_12:
        return _hour(int(match[1]), match[2], afternoon=match[3].lower() == "p")
    return f"{int(match[1]):02}:{match[2]}"


def _arabic_time(match: re.Match[str]) -> str:
    return _hour(int(match[1]), match[2], afternoon=match[3] in _AFTERNOON)


def _chinese_time(match: re.Match[str]) -> str:
    return _hour(int(match[2]), match[3] or ("30" if match[4] else "00"), afternoon=match[1] in _AFTERNOON)


def _hour(hour: int, minute: str | None, *, afternoon: bool) -> str:
    """The time of day on a clock of 24 hours; empty for an hour that no clock of 12 has."""
    return f"{hour % _NOON + (_NOON if afternoon else 0):02}:{minute or '00'}" if 1 <= hour <= _NOON else ""


def _fraction(match: re.Match[str]) -> str:
    """The fraction in a plain form (½ is 1/2); empty for one that has no sign of its own."""
    value = unicodedata.normalize("NFKC", match[0]).replace("\u2044", "/")
    return value if value in _WRITTEN_OUT else ""


# What tells a number by more than its digits, and how it is read.
_MARKED = ((_CLOCK_12, _time), (_CLOCK_24, _time), (_FRACTION, _fraction))
_MARKED_ELSEWHERE = ((_CLOCK_ARABIC, _arabic_time), (_CLOCK_CHINESE, _chinese_time))


def spelled(text: str, locale: str) -> Counter[str]:
    """Return how often each number below a hundred stands in a text in words of its language, or as II and more in Roman numerals.

    IV is left out: it is a way of giving medicine.
    """
    return Counter(figure.value for figure in spelled_figures(text, locale))


def spelled_figures(text: str, locale: str) -> list[Figure]:
    """Return the numbers in words as ``spelled`` finds them, each with its place in the text without accents and capitals."""
    units, tens, pattern = _words(locale.partition("-")[0])
    found = [Figure(match.start(), match.end(), str(10 * len(match[1]) + _ROMAN_UNITS.index(match[2]))) for match in _ROMAN.finditer(text)]
    for match in pattern.finditer(cues.fold(text)):
        if match[2] in units:
            found.append(Figure(match.start(), match.end(), str(units[match[2]] + tens.get(match[1] or "", 0))))
        elif match[2] in tens:
            found.append(Figure(match.start(), match.end(), str(tens[match[2]])))
    return sorted(found, key=lambda figure: figure.start)


@cache
def _words(language: str) -> tuple[dict[str, int], dict[str, int], re.Pattern[str]]:
    """The words for units and for tens of a language, and the pattern of a word with the tens before it."""
    table = cues.tables().get(language, {}).get("numerals", {"words": [], "tens": [], "joiner": ""})
    units = {cues.fold(word): number for number, row in enumerate(table["words"]) for word in row.split("|")}
    tens = {cues.fold(word): 10 * number for number, row in enumerate(table["tens"]) for word in row.split("|") if word}
    before = f"(?:({'|'.join(tens)}){table['joiner']})?" if tens else "()"
    return units, tens, re.compile(rf"\b{before}([^\W\d_]+)\b")


_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _plain(match: re.Match[str], decimal: str) -> str:
    whole, _, fraction = match[0].partition(decimal)
    digits = "".join(character for character in whole if character.isdecimal()) or "0"
    return f"{digits}.{fraction}" if fraction else digits


@cache
def _signs(locale: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands."""
    cldr = Locale.parse(locale, sep="-")
    return get_decimal_symbol(cldr), get_group_symbol(cldr)


@cache
def _pattern(decimal: str, groups: str) -> re.Pattern[str]:
    sign = re.escape(decimal)
    grouped = rf"[1-9]\d{{0,2}}(?:[{re.escape(groups)}]\d{{3}})+(?!\d)"
    return re.compile(rf"(?<!\d)(?:{grouped}|\d+)(?:{sign}\d+)?|(?<![\d\w]){sign}\d+")
