"""Control characters, which XML 1.0 (section 2.2) has no place for."""

import re
from collections.abc import Iterator

from netpub.translate.quality.side import Pair, Problem

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def check(pair: Pair) -> Iterator[Problem]:
    """Yield the characters that no edition can hold."""
    bad = sorted(set(_UNPRINTABLE.findall(pair.target.raw)))
    if bad:
        yield "translation-character", ", ".join(f"U+{ord(character):04X}" for character in bad)
