"""The numbers in a text, read by the rules of its language, so that ``1,234.5`` and ``1.234,5`` can be compared."""

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

_SPACES = "\u00a0\u2009\u202f"  # what separates thousands in print, whatever the language
_CLOCK_12 = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.]([0-5]\d))?[\s\u00a0\u202f]?([ap])\.?[\s\u00a0\u202f]?m\b\.?", re.IGNORECASE)
_CLOCK_24 = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])(?::([0-5]\d)(?![\d:])|[\s\u00a0\u202f]?h\b)")


def numbers(text: str, locale: str) -> Counter[str]:
    """Return how often each number stands in a text: digits with ``.`` for the decimal sign, times of day as ``17:00``.

    ``locale`` (BCP 47) decides which sign parts decimals and which thousands (CLDR). A figure that fits neither rule, such as a
    part of a phone number, counts digit by digit as written, with its leading zeros.
    """
    found: Counter[str] = Counter()

    def take_time(match: re.Match[str]) -> str:
        hour, minute = int(match[1]), match[2] or "00"
        if match.re is _CLOCK_12:
            if not 1 <= hour <= 12:
                return match[0]
            hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
        found[f"{hour:02}:{minute}"] += 1
        return " "

    rest = _CLOCK_24.sub(take_time, _CLOCK_12.sub(take_time, text))
    decimal, group, pattern = _signs(locale)
    for match in pattern.finditer(rest):
        found[_plain(match[0], decimal, group)] += 1
    return found


def _plain(written: str, decimal: str, group: str) -> str:
    whole, _, fraction = written.partition(decimal)
    for sign in (group, *_SPACES):
        whole = whole.replace(sign, "")
    digits = "".join(str(int(digit)) for digit in whole)
    return f"{digits}.{''.join(str(int(digit)) for digit in fraction)}" if fraction else digits


@cache
def _signs(locale: str) -> tuple[str, str, re.Pattern[str]]:
    """The decimal sign, the sign between thousands, and the pattern of a number."""
    cldr = Locale.parse(locale, sep="-")
    decimal, group = get_decimal_symbol(cldr), get_group_symbol(cldr)
    grouped = rf"[1-9]\d{{0,2}}(?:[{re.escape(group)}{_SPACES}]\d{{3}})+(?!\d)"
    return decimal, group, re.compile(rf"(?<!\d)(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?")
