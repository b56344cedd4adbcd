"""The checks of translations, one a module; this is their only list. Each takes a pair of texts and yields rules with details."""

from collections.abc import Callable, Iterator, Mapping

from netpub.translate.quality import (
    addresses,
    characters,
    copied,
    dates,
    doubled,
    drugs,
    friends,
    length,
    markers,
    negation,
    numbers,
    phones,
    punctuation,
    terms,
    units,
)
from netpub.translate.quality.side import Pair, Problem

CHECKS: Mapping[str, Callable[[Pair], Iterator[Problem]]] = {
    "characters": characters.check,
    "placeholders": markers.check,
    "numbers": numbers.check,
    "units": units.check,
    "dates": dates.check,
    "phones": phones.check,
    "addresses": addresses.check,
    "negation": negation.check,
    "drugs": drugs.check,
    "terms": terms.check,
    "friends": friends.check,
    "copied": copied.check,
    "length": length.check,
    "doubled": doubled.check,
    "punctuation": punctuation.check,
}
