"""Faults that people make, put into translations one at a time, for tests that count how many are found."""

import random
import re
from collections.abc import Callable

_UNITS = {"mg": "g", "g": "mg", "ml": "l", "mL": "L", "kg": "g", "%": "mg", "días": "semanas", "semanas": "días", "meses": "años",
          "años": "meses", "horas": "días", "days": "weeks", "weeks": "days", "months": "years", "years": "months", "hours": "days",
          "cm": "mm", "mm": "cm", "Gy": "cGy", "UI": "mg", "IU": "mg"}
_UNIT = re.compile(rf"(?<=\d)([\s\u00a0-]?)({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PHONE = re.compile(r"(?<![\w.-])(?:1-8\d\d-\d{3}-\d{4}|1-8\d\d-[\dA-Z-]{8}|0\d{2,3} \d{3,4} \d{4}|555 0142)\b")
_NOT = {"es": re.compile(r"\b(?:no|nunca|sin|tampoco) (?!embargo|obstante)", re.IGNORECASE),
        "en": re.compile(r"\b(?:not|never|no|without) |n[’']t\b|(?<=can)not\b", re.IGNORECASE)}


def _digit(text: str, language: str, chance: random.Random) -> str:
    places = list(re.finditer(r"\d", text))
    if not places:
        return text
    place = chance.choice(places)
    digit = chance.choice([digit for digit in "0123456789" if digit != place[0]])
    return text[:place.start()] + digit + text[place.end():]


def _unit(text: str, language: str, chance: random.Random) -> str:
    places = list(_UNIT.finditer(text))
    if not places:
        return text
    place = chance.choice(places)
    return text[:place.start(2)] + _UNITS[place[2]] + text[place.end(2):]


def _swap(text: str, language: str, chance: random.Random) -> str:
    places = list(_NUMBER.finditer(text))
    pairs = [(one, two) for number, one in enumerate(places) for two in places[number + 1:] if one[0] != two[0]]
    if not pairs:
        return text
    one, two = chance.choice(pairs)
    return text[:one.start()] + two[0] + text[one.end():two.start()] + one[0] + text[two.end():]


def _lost_digit(text: str, language: str, chance: random.Random) -> str:
    places = [place for match in _PHONE.finditer(text) for place in range(*match.span()) if text[place].isdigit()]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + text[place + 1:]


def _denial(text: str, language: str, chance: random.Random) -> str:
    places = list(_NOT[language].finditer(text))
    if not places:
        return text
    place = chance.choice(places)
    return text[:place.start()] + text[place.end():]


FAULTS: dict[str, tuple[Callable[[str, str, random.Random], str], float]] = {
    "changed digits": (_digit, 0.98), "units": (_unit, 0.98), "swapped numbers": (_swap, 0.98), "lost phone digits": (_lost_digit, 0.98),
    "dropped negations": (_denial, 0.85),
}
