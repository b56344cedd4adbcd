"""Words that stand twice by mistake: "de de"."""

import re
from collections.abc import Iterator

from netpub.text import cues
from netpub.translate.quality import tables
from netpub.translate.quality.side import Pair, Problem

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})[\s\u00a0]+\1(?![\w'’-])", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Problem]:
    """Yield words that stand twice, unless the source repeats one, too, or the language may repeat that word."""
    found = [match[0] for match in _TWICE.finditer(pair.target.text)
             if cues.fold(match[1]) not in tables.folded(pair.target.locale, "words", "doubled") and not match[1].isupper()]
    if found and not _TWICE.search(pair.source.text):
        yield "translation-doubled-word", ", ".join(f"“{words}”" for words in found)
