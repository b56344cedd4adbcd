"""Cue words: what pages write before a date, a name or a right, in every language that netpub reads.

A language is one file in ``netpub/text/words/``; there is no list of languages in the code. All languages are tried on every page,
since furniture and text of one page are often in two.

In a phrase ``[words]`` may be absent and ``a|b`` is either; capitals, accents and the form of apostrophes do not count.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "words"
_GAP = r"\s{1,40}"
_WORD = re.compile(r"\w+")


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Return the cue tables by language key, in the order of the keys."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))}


@cache
def phrases(group: str, name: str) -> tuple[str, ...]:
    """Return the phrases of one name, such as ``phrases("date-labels", "revised")``, of all languages, without doubles.

    Raises KeyError for a name that no language has: a misspelt name must not pass for a page without cues.
    """
    found = [phrase for table in tables().values() for phrase in table.get(group, {}).get(name, ())]
    if not found:
        raise KeyError(f"{group}.{name}")
    return tuple(dict.fromkeys(found))


@cache
def _patterns(group: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_whole(_expression(phrase)), re.IGNORECASE) for phrase in phrases(group, name))


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of that name as whole words."""
    longest_first = sorted(phrases(group, name), key=len, reverse=True)
    return re.compile(_whole("|".join(_expression(phrase) for phrase in longest_first)), re.IGNORECASE)


def end_of(group: str, name: str, text: str, start: int = 0) -> int:
    """Return where the longest phrase that begins at ``start`` ends, or -1 when none does."""
    if not pattern(group, name).match(text, start):
        return -1
    return max(match.end() for candidate in _patterns(group, name) if (match := candidate.match(text, start)))


def begins(text: str, start: int, *places: tuple[str, str]) -> bool:
    """Say whether any phrase of these groups and names begins at ``start``: one question in place of one for each name."""
    return _any_of(places).match(text, start) is not None


@cache
def _any_of(places: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(pattern(group, name).pattern for group, name in places), re.IGNORECASE)


def may_hold(text: str, *places: tuple[str, str]) -> bool:
    """Say whether a text can hold any phrase of these groups and names; False is certain, and quicker to find out than by searching."""
    return not _first_words(places).isdisjoint(_words_of(text))


def may_stand_in(text: str, *places: tuple[str, str]) -> bool:
    """Say the same of a text in which words may have run together, as those of many blocks do."""
    folded = fold(text)
    return any(word in folded for word in _first_words(places))


@lru_cache(maxsize=1024)  # Every step asks for the words of the same lines.
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


@cache
def _first_words(places: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The first words that must be there, as they stand in a text without accents."""
    every = (phrase.split() for group, name in places for phrase in phrases(group, name))
    firsts = (next(token for token in tokens if not token.startswith("[")) for tokens in every)
    return frozenset(found[0] for token in firsts for word in token.split("|") if (found := _WORD.match(fold(word))))


def is_phrase(group: str, name: str, text: str) -> bool:
    """Say whether the text is one of the phrases and nothing else but space and closing punctuation."""
    stripped = text.strip().rstrip(".:").rstrip()
    return bool(stripped) and end_of(group, name, stripped) == len(stripped)


def fold(text: str) -> str:
    """Return the text without capitals and accents, for comparing words."""
    if text.isascii():
        return text.casefold()
    return text.casefold().translate(_BARE)


class _Bare(dict[int, str]):
    """Each character without its accents, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return bare


_BARE = _Bare()


def words_pattern(words: list[str]) -> str:
    """Return the expression of any of the words, without regard to accents, the longest first."""
    return "(?:" + "|".join(_word(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _expression(phrase: str) -> str:
    tokens = phrase.split()
    required = [number for number, token in enumerate(tokens) if not token.startswith("[")]
    parts = []
    for number, token in enumerate(tokens):
        expression = words_pattern(token.strip("[]").split("|"))
        if number < required[0]:
            parts.append(f"(?:{expression}{_GAP})?")
        elif token.startswith("["):
            parts.append(f"(?:{_GAP}{expression})?")
        else:
            parts.append(expression if number == required[0] else _GAP + expression)
    return "".join(parts)


def _whole(expression: str) -> str:
    """The expression as whole words; one look behind for all phrases fails at once within a word."""
    return rf"(?<!\w)(?:{expression})(?!\w)"


def _word(word: str) -> str:
    return "".join(_character(character) for character in word)


def _character(character: str) -> str:
    """A character with what people write instead of it: the letter without its accent, the other apostrophe or hyphen."""
    if character in "'’":
        return "['’ʼ]"
    if character == "-":
        return "[-‐‑]"
    bare = unicodedata.normalize("NFD", character)[0]
    return re.escape(character) if bare == character else f"(?:{re.escape(character)}|{re.escape(bare)}[\u0300-\u036f]?)"
