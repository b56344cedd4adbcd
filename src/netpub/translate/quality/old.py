"""Checks of a translated text against its source, in the reading habits of each language."""

import re
from collections import Counter
from collections.abc import Iterator

from netpub.text.numbers import numbers, spelled
from netpub.text.quantities import quantities
from netpub.translate.placeholders import words

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 (section 2.2) has no place for them

# Units that are confused with harm, behind a number, and their other spellings. What comes behind a stroke (mg/kg) is not compared:
# "mg/day" is "mg/día", or "mg al día".
_UNIT = re.compile(r"\d[\s-]?([kmµμn]?g|mcg|[mcdµμ]?[lL]|[mµμ]?mol|IU|iu|UI|[cm]?Gy|[mµμk]?m|cm|[kMG]Bq|[°º][CF])(?![^\W\d_])")
_SAME = {"mcg": "µg", "μg": "µg", "iu": "IU", "UI": "IU", "mL": "ml", "dL": "dl", "cL": "cl", "µL": "µl", "L": "l", "ºC": "°C", "ºF": "°F"}
_SPACES = ("\u00a0\u2009\u202f", "", " \u00a0\u2009\u202f")
_LIST = re.compile(r"[\[(]\d{1,3}(?:[,–-] ?\d{1,3})+[\])]")  # the numbers of references: [4,5]

Problem = tuple[str, str]  # the rule and its detail


def problems(source: str, source_locale: str, target: str, target_locale: str) -> Iterator[Problem]:
    """Yield what is wrong with a translation. Both texts are segments with placeholders; the locales are BCP 47 tags."""
    yield from _characters(target)
    here, there = words(source), words(target)
    found = list(_numbers(here, source_locale, there, target_locale))
    yield from found or _doses(here, source_locale, there, target_locale)


def _characters(target: str) -> Iterator[Problem]:
    bad = sorted(set(_UNPRINTABLE.findall(target)))
    if bad:
        yield "translation-character", ", ".join(f"U+{ord(character):04X}" for character in bad)


def _numbers(source: str, source_locale: str, target: str, target_locale: str) -> Iterator[Problem]:
    """The numbers must be the same, in figures or in words. Spaces part thousands as well as the parts of a phone number, and a comma
    may stand in a decimal or between references: one way of reading them must fit."""
    differences = [_difference(source, source_locale, target, target_locale, spaces) for spaces in _SPACES]
    if all(lacks or adds for lacks, adds in differences):
        lacks, adds = (_listed(difference) for difference in differences[0])
        yield "translation-number", "; ".join(part for part in (lacks and f"lacking {lacks}", adds and f"added {adds}") if part)


def _difference(source: str, source_locale: str, target: str, target_locale: str, spaces: str) -> tuple[Counter[str], Counter[str]]:
    """The numbers that the translation lacks and those that it adds."""
    lists = set(_LIST.findall(source)) & set(_LIST.findall(target))
    here, there = (numbers(_LIST.sub(lambda match: " " if match[0] in lists else match[0], text), locale, spaces)
                   for text, locale in ((source, source_locale), (target, target_locale)))
    in_words, words_there = spelled(source, source_locale), spelled(target, target_locale)
    return here - there - (words_there - in_words), there - here - (in_words - words_there)


def _doses(source: str, source_locale: str, target: str, target_locale: str) -> Iterator[Problem]:
    """A number must keep its unit. Only symbols are compared, which are the same in every language; a unit in words is no change."""
    here, there = _measures(source, source_locale), _measures(target, target_locale)
    if here - there and there - here:
        yield "translation-number", f"lacking {_listed(here - there)}; added {_listed(there - here)}"


def _measures(text: str, locale: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for quantity in quantities(text):
        written = text[quantity.start:quantity.end]
        for unit in _UNIT.finditer(written):
            number = list(numbers(written[:unit.start(1)], locale))[-1:]
            found.update(f"{value} {_SAME.get(unit[1], unit[1])}" for value in number)
    return found


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements()))
