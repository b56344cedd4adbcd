"""Names of medicines: each that the source names stands in the translation, under its name there.

A word is known as a medicine by its INN stem or by ``drugs.toml``. Languages in Latin letters write an INN by their own spelling rules
("methotrexate", "metotrexato"); the rules are undone on both sides, so that no list of translations is needed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from netpub.text import cues
from netpub.translate.quality.side import Pair, Problem, Side

_WORD = re.compile(r"[a-z]{5,}")
_SHORTEST = 5  # letters; a name is longer than its stem
_LATIN = ("en", "es", "fr", "pt", "it", "de", "ca", "gl", "nl", "ro", "pl", "sv", "da")
_SPELLINGS = tuple((re.compile(spelling), sound) for spelling, sound in (
    ("ph", "f"), ("th", "t"), ("ch|qu|k", "c"), ("rh|rr", "r"), ("y", "i"), ("poiet", "poet"), ("ae|oe", "e"),
    ("cs", "x"), ("^h", ""), (r"([a-z])\1", r"\1"),
    ("^es(?=[^aeiou])", "s"), ("s$", ""), ("(?:[aeo]|um|us|io)$", ""), ("ei(?=n$)", "e"),
))


@dataclass(frozen=True, slots=True)
class _Names:
    """Known medicines: keys of single names, names in groups by language, endings of keys, endings of words, and keys that are none."""

    keys: frozenset[str]
    groups: tuple[Mapping[str, tuple[str, ...]], ...]
    stems: tuple[str, ...]
    same: tuple[str, ...]
    ordinary: frozenset[str]


def check(pair: Pair) -> Iterator[Problem]:
    """Yield medicines that became others, and medicines that the translation does not name."""
    here, there = _named(pair.source), _named(pair.target)
    lacks = {key: name for key, name in here.items() if key not in there and not _stands(key, name, pair.target)}
    adds = {key: name for key, name in there.items() if key not in here and not _stands(key, name, pair.source)}
    if lacks and adds:
        yield "translation-drug", f"lacking {', '.join(sorted(lacks.values()))}; added {', '.join(sorted(adds.values()))}"
    elif lacks and (pair.target.language in _LATIN or any(key.startswith("#") for key in lacks)):
        told = lacks if pair.target.language in _LATIN else {key: name for key, name in lacks.items() if _told_in(key, pair.target)}
        if told:
            yield "translation-drug-missing", ", ".join(sorted(told.values()))


def _named(side: Side) -> dict[str, str]:
    """The medicines of a text by key: ``#n`` is the n-th group of names, anything else a name without its spelling."""
    known = _load()
    found: dict[str, str] = {}
    for word in dict.fromkeys(_WORD.findall(side.folded)) if side.language in _LATIN else ():
        key = _known_key(word)
        if key:
            found[key] = word
    for number, phrase in _phrases(side.language):
        if phrase in side.folded and (not phrase[0].isascii() or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", side.folded)):
            for one in known.groups[number].get(side.language, ()):
                found.pop(_key(one), None)
            found[f"#{number}"] = phrase
    return found


def _stands(key: str, name: str, side: Side) -> bool:
    """Whether a name that the other text has stands here in some form: a longer word, another spelling, the same letters."""
    if key.startswith("#"):
        return False
    return name in side.folded or any(_key(word) == key for word in _WORD.findall(side.folded))


def _told_in(key: str, side: Side) -> bool:
    """Whether it is known how a language in other letters writes a medicine."""
    return key.startswith("#") and side.language in _load().groups[int(key[1:])]


@lru_cache(maxsize=50_000)
def _known_key(word: str) -> str:
    """The key of a word that is a medicine, else nothing."""
    known, key = _load(), _key(word)
    if key in known.ordinary:
        return ""
    if word.endswith(known.same):  # the same in every language: "tomaba" is no -mab
        return key
    return key if key in known.keys or (len(key) > _SHORTEST and key.endswith(known.stems)) else ""


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    """A name without what languages spell in their own way."""
    key = cues.fold(name)
    for pattern, instead in _SPELLINGS:
        key = pattern.sub(instead, key)
    return key


@cache
def _phrases(language: str) -> tuple[tuple[int, str], ...]:
    """The names of a language that stand in groups, the longest first, with the number of their group."""
    found = [(number, cues.fold(name)) for number, group in enumerate(_load().groups) for name in group.get(language, ())]
    return tuple(sorted(found, key=lambda one: -len(one[1])))


@cache
def _load() -> _Names:
    data: dict[str, Any] = tomllib.loads((Path(__file__).parent / "drugs.toml").read_text(encoding="utf-8"))
    groups = tuple({language: tuple(names) for language, names in group.items()} for group in data["names"])
    stems = tuple(sorted({_key(f"w{stem}")[1:] for stem in data["stems"]}))
    return _Names(frozenset(map(_key, data["plain"])), groups, stems, tuple(data["same"]), frozenset(map(_key, data["ordinary"])))
