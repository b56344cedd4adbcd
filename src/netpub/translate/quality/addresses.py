"""URLs and e-mail addresses: identical, but that a site may have its pages in the language of the translation."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale

from netpub.text import cues
from netpub.translate.quality.side import Pair, Problem

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Problem]:
    """Yield addresses that only one side has; another page of the same site in the language of the translation is less certain a fault."""
    here, there = (Counter(_plain(address) for _, address in side.addresses) for side in (pair.source, pair.target))
    lacks, adds = sorted((here - there).elements()), sorted((there - here).elements())
    moved = []
    for address in lacks[:]:
        other = next((one for one in adds if _localised(address, one, pair)), None)
        if other:
            lacks.remove(address)
            adds.remove(other)
            moved.append(other)
    if lacks or adds:
        yield "translation-address", "; ".join(f"{what} {', '.join(part)}" for what, part in (("lacking", lacks), ("added", adds)) if part)
    if moved:
        yield "translation-address-language", ", ".join(moved)


def _plain(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/")


def _localised(address: str, other: str, pair: Pair) -> bool:
    """Whether two addresses are of one site, and one of them names its language."""
    if "@" in address or address.partition("/")[0].lower() != other.partition("/")[0].lower():
        return False
    names = (_language_names(pair.target.language), other), (_language_names(pair.source.language), address)
    return any(not marks.isdisjoint(re.split(r"[/.?=&_-]", cues.fold(where))) for marks, where in names)


@cache
def _language_names(language: str) -> frozenset[str]:
    """How addresses name a language: its code, its English name, its own name."""
    locale = Locale.parse(language)
    return frozenset(cues.fold(name) for name in (language, locale.english_name or language, locale.get_display_name() or language))
