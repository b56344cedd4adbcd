"""Denials: "do not take" must not become "take". Words of denial are counted sentence by sentence, as each language counts them.

Languages deny in different ways: "unless" is "a menos que", "untreated" is "sin tratamiento", Spanish denies twice what English denies
once. So a text has a least and a most number of denials, and only two texts whose numbers cannot meet are at fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from netpub.translate.quality import tables
from netpub.translate.quality.side import Pair, Problem, Side

# Where texts are cut, finest first: the first cut that gives both as many parts is the one by which they are compared.
_CUTS = tuple(re.compile(rf"(?<=[{marks}])(?:\[[\d,–-]{{1,40}}\])?[\s\u00a0]+|(?<=[。！？])") for marks in (".!?…؟;:؛；", ".!?…؟"))
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_BEGINS = re.compile(r"(?:[,;:(—–]|\b[oyeu])[\s\u00a0]*\Z")
_NEAR = 4  # characters before a word that say whether a clause begins with it
_UNSPACED = ("zh", "ja", "th")
_STEM = 5  # letters; shorter words that begin so deny nothing: unit, none


@dataclass(frozen=True, slots=True)
class Denials:
    """How many denials a text has: at least, for those in concord may count once; as words; those words that
    deny where they stand; words that nearly always are a denial in another language (noncancerous, symptom-free); words that often
    are; and words that may be one."""

    least: int
    words: int
    raised: int
    strong: int
    soft: int
    rare: int


def check(pair: Pair) -> Iterator[Problem]:
    """Yield denials that only one text has."""
    if not (tables.folded(pair.source.locale, "negation", "hard") and tables.folded(pair.target.locale, "negation", "hard")):
        return
    parts = list(zip(*_parts(pair), strict=True))
    lost = [part for part in parts if _lost(*part)]
    uneven = [part for part in parts if _fewer(*part) or _more(*part)]
    if lost:
        yield "translation-negation", _told(lost)
    elif uneven:
        yield "translation-negation-count", _told(uneven)


def _parts(pair: Pair) -> tuple[list[Denials], list[Denials]]:
    """The denials of the parts of both texts, part by part."""
    source, target = (_harmless(side.locale).sub(" ", side.folded) for side in (pair.source, pair.target))
    for cut in _CUTS:
        here, there = (_cut(text, cut) for text in (source, target))
        if len(here) == len(there):
            break
    else:
        here, there = [source], [target]
    return [count(part, pair.source) for part in here], [count(part, pair.target) for part in there]


def _cut(text: str, cut: re.Pattern[str]) -> list[str]:
    return [part for part in cut.split(text) if part.strip()]


def _lost(source: Denials, target: Denials) -> bool:
    """Whether the source denies, and the translation has nothing that could be a denial."""
    return source.least > 0 and target.words == 0 and target.strong + target.soft + max(target.rare - source.rare, 0) == 0


def _fewer(source: Denials, target: Denials) -> bool:
    """Whether the translation denies less than the source. Words that may be a denial in the other language stand for each other first."""
    return source.least + source.strong > target.raised + target.strong + max(target.soft - source.soft, 0)


def _more(source: Denials, target: Denials) -> bool:
    """Whether the translation denies more than the source. "Wait" may well be "do not", so all that may be a denial counts as one."""
    return target.least + target.strong > source.raised + source.strong + source.soft + max(source.rare - target.rare, 0)


def _told(found: list[tuple[Denials, Denials]]) -> str:
    here, there = (sum(part.words for part in side) for side in zip(*found, strict=True))
    return f"{here} in the source, {there} in the translation"


@cache
def _harmless(locale: str) -> re.Pattern[str]:
    """Phrases with a word of denial that deny nothing: "sin embargo"."""
    phrases = tables.folded(locale, "negation", "harmless")
    edge = ("", "") if tables.language_of(locale) in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    return re.compile(rf"{edge[0]}(?:{'|'.join(map(re.escape, sorted(phrases))) or '(?!)'}){edge[1]}")


def count(text: str, side: Side) -> Denials:
    """Count the denials of a sentence in a side's language."""
    known = _known(side.locale)
    if side.language in _UNSPACED:
        hard, soft = (sum(text.count(word) for word in words) for words in (known.hard, known.soft))
        return Denials(min(hard, 1), hard, hard, 0, soft, 0)
    least = words = raised = strong = soft = rare = 0
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'").replace("ʼ", "'")
        if _denies(word, known, side.language):
            # "ninguno" goes with a denial before it; where that is gone, it denies nothing by itself, but at the beginning of a clause.
            before = text[max(match.start() - _NEAR, 0):match.start()]
            raised += not (word in known.orphans and not words and before and not _BEGINS.search(before))
            words += 1
            least += not (least and word in known.concord)
        elif _may_deny(word, known) or (word in known.endings and text[match.start() - 1:match.start()] in ("-", "‑")):
            strong += 1
        elif word in known.soft:
            soft += 1
        elif word in known.rare or (len(word) > _STEM and word.startswith(known.rare_beginnings)):
            rare += 1
    return Denials(least, words, raised, strong, soft, rare)


@dataclass(frozen=True, slots=True)
class _Known:
    hard: frozenset[str]
    concord: frozenset[str]
    soft: frozenset[str]
    rare: frozenset[str]
    orphans: frozenset[str]
    plain: frozenset[str]
    beginnings: tuple[str, ...]
    rare_beginnings: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _known(locale: str) -> _Known:
    hard, concord, soft, rare, orphans, plain = (
        tables.folded(locale, "negation", name) for name in ("hard", "concord", "soft", "rare", "orphans", "plain"))
    edges = [tuple(sorted(tables.folded(locale, "negation", name))) for name in ("beginnings", "rare-beginnings", "endings")]
    return _Known(hard, concord, soft, rare, orphans, plain, *edges)


def _denies(word: str, known: _Known, language: str) -> bool:
    if word in known.hard:
        return True
    if language == "ar":  # "and not" is one word
        return word[:1] in "وف" and word[1:] in known.hard
    first, sign, last = word.partition("'")
    if not sign:
        return False
    return (language == "en" and last == "t" and first.endswith("n")) or (language == "fr" and f"{first}'" in known.hard)


def _may_deny(word: str, known: _Known) -> bool:
    return len(word) > _STEM and word not in known.plain and (
        word.startswith(known.beginnings) or (word.endswith(known.endings) and word not in known.endings))
