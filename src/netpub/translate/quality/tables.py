"""What the checks know of a language: a file of ``words/`` for each, read once, and names of units and months from CLDR (Babel)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.units import format_unit

from netpub.text import cues

_FOLDER = Path(__file__).parent / "words"
_EMPTY: Mapping[str, Any] = {}

# Units as CLDR names them; their symbols (SI and what health care adds to it) are the same in every language.
_UNITS = {
    "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg", "mass-microgram": "µg", "mass-pound": "lb", "mass-ounce": "oz",
    "volume-milliliter": "ml", "volume-centiliter": "cl", "volume-deciliter": "dl", "volume-liter": "l", "volume-teaspoon": "tsp",
    "volume-tablespoon": "tbsp", "volume-cup": "cup", "volume-fluid-ounce": "fl oz", "volume-pint": "pt",
    "length-millimeter": "mm", "length-centimeter": "cm", "length-meter": "m", "length-kilometer": "km", "length-inch": "inch",
    "length-foot": "ft", "length-mile": "mile", "length-micrometer": "µm",
    "temperature-celsius": "°C", "temperature-fahrenheit": "°F", "energy-kilocalorie": "kcal", "energy-kilojoule": "kJ",
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day", "duration-week": "week",
    "duration-month": "month", "duration-year": "year",
}
_SYMBOLS = {
    **{symbol: symbol for symbol in (
        "mg", "g", "kg", "µg", "ng", "pg", "ml", "cl", "dl", "l", "µl", "mm", "cm", "m", "km", "µm",
        "mol", "mmol", "µmol", "nmol", "pmol", "mEq", "mmHg", "IU",
        "Gy", "cGy", "mGy", "mSv", "Sv", "Bq", "kBq", "MBq", "GBq", "kcal", "cal", "kJ", "Hz", "MHz", "kV", "MV", "kPa",
        "°C", "°F",
    )},
    "mcg": "µg", "μg": "µg", "μm": "µm", "μmol": "µmol", "iu": "IU", "UI": "IU", "ui": "IU",
    "mL": "ml", "dL": "dl", "cL": "cl", "µL": "µl", "μL": "µl",
    "L": "l", "ºC": "°C", "ºF": "°F", "℃": "°C", "℉": "°F", "h": "hour", "min": "minute", "lb": "lb", "lbs": "lb", "oz": "oz", "Kg": "kg",
}
_PLURALS = (0, 1, 2, 3, 11, 100)
_SHORTEST = 3  # letters of a name; shorter ones ("in", "a", "d") are words, too
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def language_of(locale: str) -> str:
    """Return the primary language of a BCP 47 tag, in small letters."""
    return locale.replace("_", "-").partition("-")[0].lower()


@cache
def words(locale: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the table of a locale's language; empty when there is none: such a language is checked by CLDR alone."""
    path = _FOLDER / f"{language_of(locale)}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else _EMPTY


@cache
def folded(locale: str, group: str, name: str) -> frozenset[str]:
    """Return the words of one list without capitals and accents; empty when the language has none."""
    return frozenset(cues.fold(word) for word in words(locale).get(group, _EMPTY).get(name, ()))


@cache
def unit(locale: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of a unit behind a number (group 1), and what each way of writing it means (``"miligramos"``: ``"mg"``)."""
    names: dict[str, str] = {}
    for cldr, symbol in _UNITS.items():
        names |= dict.fromkeys(_names(cldr, locale), symbol)
    for symbol, more in words(locale).get("units", _EMPTY).items():
        names |= dict.fromkeys((name.casefold() for name in more), symbol)
    both = _SYMBOLS | names
    bounded = "|".join(re.escape(name) for name in sorted(both, key=len, reverse=True) if not _CJK.search(name))
    unspaced = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if _CJK.search(name))
    return re.compile(rf"[\s\u00a0\u202f‑-]?(?:({bounded})(?![^\W_])|({unspaced or '(?!)'}))"), both


def _names(cldr: str, locale: str) -> Iterator[str]:
    for length in ("long", "short"):
        for number in _PLURALS:
            text = format_unit(number, cldr, length=length, locale=Locale.parse(locale, sep="-"))
            name = re.sub(r"[\d\s\u00a0\u202f\u200f]+", " ", text).strip().casefold()
            if cldr not in name and (_CJK.search(name) or len(name.rstrip(".")) >= _SHORTEST) and not name.startswith("°"):
                yield name.rstrip(".")


@cache
def months(locale: str) -> Mapping[str, int]:
    """Return names of months, folded: those of English as references have them, then those of the locale, which win."""
    found: dict[str, int] = {}
    for tag in ("en", locale):
        cldr = Locale.parse(tag, sep="-").months
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                found |= {cues.fold(name).rstrip("."): number for number, name in cldr[form][width].items() if not name[:1].isdigit()}
        found |= {cues.fold(name): number for name, number in words(tag).get("dates", _EMPTY).get("months", _EMPTY).items()}
    return {name: number for name, number in found.items() if name}


@cache
def month_first(locale: str) -> bool:
    """Say whether a date in figures has the month before the day in this locale (CLDR, short form)."""
    pattern = str(Locale.parse(locale, sep="-").date_formats["short"].pattern)
    return pattern.upper().find("M") < pattern.find("d")
