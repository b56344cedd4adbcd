"""The length of a translation against its limit, in characters that a reader sees."""

from collections.abc import Iterator

from netpub.translate.quality.side import Pair, Problem


def check(pair: Pair) -> Iterator[Problem]:
    """Yield how long a translation is that is longer than its place allows."""
    if 0 < pair.limit < len(pair.target.text):
        yield "translation-length", f"{len(pair.target.text)} characters, at most {pair.limit}"
