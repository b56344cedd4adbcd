"""Numbers: the same, in figures or in words; ranges stay ranges."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from netpub.text import cues
from netpub.text.numbers import Figure, figures, spelled_figures
from netpub.translate.quality import dates, phones, tables
from netpub.translate.quality.side import Pair, Problem, Side, masked

# The spaces that part thousands, in each of the two texts: a plain one may part the numbers of a phone, too.
_NARROW = "\u00a0\u2009\u202f"
_WIDE = f" {_NARROW}"
_SPACES = ((_NARROW, _NARROW), ("", ""), (_NARROW, _WIDE), (_WIDE, _NARROW), (_WIDE, _WIDE), ("", _WIDE))
_LIST = re.compile(r"[\[(]\d{1,3}(?:[,–-] ?\d{1,3})+[\])]")  # the numbers of references: [4,5]
# Versions keep their point in every language: WCAG 2.2, CC BY 4.0.
_NAMED = re.compile(r"(?<![\w.])[A-Z]{2,}[ \u00a0]\d{1,2}\.\d{1,2}(?![\w%/]|[.,]\d|[ \u00a0](?:%|[a-zµ°]))")
_GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)")  # thousands to one reader, three decimals to another
_WORD = re.compile(r"[^\W\d_]+")
_RANGE = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)*)\s?[–-]\s?(\d+(?:[.,]\d+)*)(?![\w/-]|[.,]\d)")
_HALF = "1/2"
_WIDEST = 40  # characters between the two numbers of a range, or of a list


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading both texts: their numbers, and what the translation lacks and adds by it."""

    here: list[Figure]
    there: list[Figure]
    lacks: Counter[str]
    adds: Counter[str]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Both texts without phone numbers, addresses, marks of references and the dates that they share, and their best reading. ``marks`` are
    the marks of references with several numbers, [4,5], which are compared as wholes."""

    source: str
    target: str
    best: Reading
    marks: tuple[list[Figure], ...]


def check(pair: Pair) -> Iterator[Problem]:
    """Yield numbers that are missing, added or in another order, broken ranges, and words for numbers that differ."""
    if pair.source.figured or pair.target.figured:
        both = pair.once(numbered)
        if both.best.lacks or both.best.adds:
            yield "translation-number", _difference(both.best.lacks, both.best.adds)
        else:
            yield from _ranges(both, pair)
    yield from _in_words(pair)


def numbered(pair: Pair) -> Numbered:
    """Return both texts with what is to be compared as numbers. Spaces part thousands as well as the parts of a number, and a comma may
    stand in a decimal or between references: the way of reading them in which the texts differ least is the one meant."""
    days = pair.once(dates.told)
    texts = [masked(side.plain, [*phones.spans(side, other), *spans])
             for side, other, spans in ((pair.source, pair.target, days[0]), (pair.target, pair.source, days[1]))]
    names = {match[0] for match in _NAMED.finditer(texts[0])} & {match[0] for match in _NAMED.finditer(texts[1])}
    texts = [masked(text, [match.span() for match in _NAMED.finditer(text) if match[0] in names]) for text in texts] if names else texts
    marks = tuple([Figure(*match.span(), match[0]) for match in _LIST.finditer(text)] for text in texts)
    shared = {one.value for one in marks[0]} & {one.value for one in marks[1]}
    source, target = (masked(text, [(one.start, one.end) for one in found if one.value in shared])
                      for text, found in zip(texts, marks, strict=True))
    in_words = pair.source.spelled - pair.target.spelled, pair.target.spelled - pair.source.spelled
    best = None
    for locales in _locales(pair, source, target):
        for spaces in _SPACES:
            reading = _reading(figures(source, locales[0], spaces[0]), figures(target, locales[1], spaces[1]), in_words, pair)
            if best is None or _size(reading) < _size(best):
                best = reading
            if not _size(best):
                break
    assert best is not None
    return Numbered(source, target, best, marks)


def _locales(pair: Pair, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The locales to read figures by. Where a region writes decimals in another way than the language at large (es-US, es), readers of the
    region know both; but 1.500 must not be read in two ways, so it has the region's reading alone."""
    yield pair.source.locale, pair.target.locale
    wider = [side.locale if _GROUPED.search(text) else side.language for side, text in ((pair.source, source), (pair.target, target))]
    if wider != [pair.source.locale, pair.target.locale]:
        yield wider[0], wider[1]


def _reading(here: list[Figure], there: list[Figure], in_words: tuple[Counter[str], Counter[str]], pair: Pair) -> Reading:
    values, others = Counter(one.value for one in here), Counter(one.value for one in there)
    if values == others:
        return Reading(here, there, Counter(), Counter())
    lacks = values - others - in_words[1]
    adds = others - values - in_words[0]
    # "one day" is "un día", and "un" is the article, too.
    if set(lacks) == {"1"} and not adds and _says_one(pair.target) >= lacks["1"]:
        lacks = Counter()
    if set(adds) == {"1"} and not lacks and _says_one(pair.source) >= adds["1"]:
        adds = Counter()
    # "½ tablet" is "medio comprimido".
    if set(lacks) == {_HALF} and not adds and _says_half(pair.target):
        lacks = Counter()
    if set(adds) == {_HALF} and not lacks and _says_half(pair.source):
        adds = Counter()
    return Reading(here, there, lacks, adds)


def _says_half(side: Side) -> bool:
    return any(word in side.folded for word in tables.folded(side.locale, "numbers", "half"))


def _says_one(side: Side) -> int:
    known = tables.folded(side.locale, "numbers", "one")
    return sum(word in known for word in _WORD.findall(side.folded))


def _size(reading: Reading) -> int:
    return reading.lacks.total() + reading.adds.total()


def told(pair: Pair) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of both texts in order, with the numbers in words of which one text has more in figures than the other."""
    both = pair.once(numbered)
    sides = list(both.best.here), list(both.best.there)
    count, other = (Counter(one.value for one in side) for side in sides)
    if count != other:
        uneven = {value for value in count | other if count[value] != other[value]}
        for text, side, found in ((both.source, pair.source, sides[0]), (both.target, pair.target, sides[1])):
            found += [one for one in spelled_figures(text, side.locale) if one.value in uneven]
            found.sort(key=lambda one: one.start)
    return sides


def in_order(pair: Pair) -> tuple[list[Figure], list[Figure]]:
    """Return the figures that both texts have equally often, from the first to the last whose order differs; nothing when none does.
    Marks of several references, [4,5], are figures, too."""
    marks = pair.once(numbered).marks
    sides = [sorted([*figures, *marked], key=lambda one: one.start) for figures, marked in zip(pair.once(told), marks, strict=True)]
    count, other = (Counter(one.value for one in side) for side in sides)
    here, there = ([one for one in side if count[one.value] == other[one.value]] for side in sides)
    moved = [place for place, (one, two) in enumerate(zip(here, there, strict=True)) if one.value != two.value]
    return (here[moved[0]:moved[-1] + 1], there[moved[0]:moved[-1] + 1]) if moved else ([], [])


def _ranges(both: Numbered, pair: Pair) -> Iterator[Problem]:
    """The two numbers of a range stand in the translation with a sign or a word of a range between them."""
    joins = tables.folded(pair.target.locale, "numbers", "join")
    for match in _RANGE.finditer(both.source):
        here = [one for one in both.best.here if one.start >= match.start() and one.end <= match.end()]
        if len(here) != len(match.groups()):
            continue
        ends = [(one, two) for one, two in zip(both.best.there, both.best.there[1:], strict=False)
                if (one.value, two.value) == (here[0].value, here[1].value)]
        if ends and not any(_joined(both.target[one.end:two.start], joins) for one, two in ends):
            yield "translation-range", match[0]


def _joined(between: str, joins: frozenset[str]) -> bool:
    if len(between) > _WIDEST:
        return True  # not the same range, or one with much between its ends: nothing is certain
    return bool(re.search(r"[-‐‑–—−~～至到]", between)) or not joins.isdisjoint(_WORD.findall(cues.fold(between)))


def _in_words(pair: Pair) -> Iterator[Problem]:
    """A number in words that became another one: each text has one that the other has in no way."""
    words, others = pair.source.spelled, pair.target.spelled
    if not words or not others:
        return
    lacks, adds = set(words) - set(others) - {"0", "1"}, set(others) - set(words) - {"0", "1"}
    if lacks and adds:
        here, there = ({one.value for one in figures(side.plain, side.locale)} for side in (pair.source, pair.target))
        lacks, adds = lacks - there, adds - here
        if lacks and adds:
            yield "translation-number-word", _difference(Counter(lacks), Counter(adds))


def _difference(lacks: Counter[str], adds: Counter[str]) -> str:
    both = (("lacking", lacks), ("added", adds))
    return "; ".join(f"{what} {', '.join(sorted(part.elements()))}" for what, part in both if part)
