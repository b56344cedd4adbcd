"""Checks of a translated text against its source, in the reading habits of each language."""

import re
from collections import Counter
from collections.abc import Iterator

from netpub.text.numbers import numbers
from netpub.translate.placeholders import words

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 (section 2.2) has no place for them

_SPACES = ("\u00a0\u2009\u202f", "", " \u00a0\u2009\u202f")

Problem = tuple[str, str]  # the rule and its detail


def problems(source: str, source_locale: str, target: str, target_locale: str) -> Iterator[Problem]:
    """Yield what is wrong with a translation. Both texts are segments with placeholders; the locales are BCP 47 tags."""
    yield from _characters(target)
    yield from _numbers(words(source), source_locale, words(target), target_locale)


def _characters(target: str) -> Iterator[Problem]:
    bad = sorted(set(_UNPRINTABLE.findall(target)))
    if bad:
        yield "translation-character", ", ".join(f"U+{ord(character):04X}" for character in bad)


def _numbers(source: str, source_locale: str, target: str, target_locale: str) -> Iterator[Problem]:
    """The numbers must be the same. Spaces part thousands as well as the parts of a phone number: one way of reading them must fit."""
    readings = [(numbers(source, source_locale, spaces), numbers(target, target_locale, spaces)) for spaces in _SPACES]
    if all(here != there for here, there in readings):
        here, there = readings[0]
        lacks, adds = _listed(here - there), _listed(there - here)
        yield "translation-number", "; ".join(part for part in (lacks and f"lacking {lacks}", adds and f"added {adds}") if part)


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements()))
