"""False friends: words that look alike in two languages, or that translators confuse, and that mean something else."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netpub.text import cues
from netpub.translate.quality.side import Pair, Problem


@dataclass(frozen=True, slots=True)
class _Row:
    """In one direction: the word of the source, the false one of the translation, what the source would say if that one were right, and
    what the translation should say."""

    word: re.Pattern[str]
    false: re.Pattern[str]
    meant: re.Pattern[str]
    right: re.Pattern[str]


def check(pair: Pair) -> Iterator[Problem]:
    """Yield false friends."""
    rows = _rows(pair.source.language, pair.target.language)
    if not rows or not _any_word(pair.source.language, pair.target.language).search(pair.source.folded):
        return
    for row in rows:
        word = row.word.search(pair.source.folded)
        if not word:
            continue
        false = row.false.search(pair.target.folded)
        if false and not row.meant.search(pair.source.folded) and not row.right.search(pair.target.folded):
            yield "translation-false-friend", f"“{word[0]}” → “{false[0]}”"


@cache
def _rows(source: str, target: str) -> tuple[_Row, ...]:
    data = tomllib.loads((Path(__file__).parent / "friends.toml").read_text(encoding="utf-8"))
    rows = data.get("-".join(sorted((source, target))), ())
    return tuple(_Row(*map(_pattern, (row[source], row[target], row[f"not-{source}"], row[f"not-{target}"]))) for row in rows)


@cache
def _any_word(source: str, target: str) -> re.Pattern[str]:
    """The words of all rows: most texts have none."""
    return re.compile("|".join(row.word.pattern for row in _rows(source, target)))


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words with its plural, or any word that begins so; folded like the texts that are searched."""
    parts = (re.escape(cues.fold(one.removesuffix("-"))) + (r"\w*" if one.endswith("-") else "(?:e?s)?") for one in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
