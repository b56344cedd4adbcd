"""Units, doses, rates and percentages: a number keeps its unit, in a symbol or in words, and what is taken daily is not taken weekly."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from netpub.text import cues
from netpub.text.numbers import Figure
from netpub.translate.quality import tables
from netpub.translate.quality.numbers import in_order, numbered, told
from netpub.translate.quality.side import Pair, Problem, Side

_PERCENT = "%"
# What may not go: a number without its dose or its percent sign says something else.
_KEPT = frozenset((_PERCENT, "mg", "g", "kg", "µg", "ng", "ml", "cl", "dl", "IU", "Gy", "mmol", "°C", "°F"))
_CHAIN = 12  # characters between two numbers that may share one unit: "4, 5 or 6 mg"
_LONGEST = 40  # characters of a unit in words
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between them: a comma, a stroke or a word.
_LINK = re.compile(r"(?:[\s,،、.]|[^\W\d_])*[-‐‑–—~～]?(?:[\s,]|[^\W\d_])*")
_SIGN = re.compile(r"[\s\u00a0\u2009\u202f]?[%٪％]")


def check(pair: Pair) -> Iterator[Problem]:
    """Yield numbers whose unit became another one, rates that became others, and percentages that lost their sign."""
    yield from _rates(pair)
    if not pair.source.figured or not pair.target.figured:
        return
    both = pair.once(numbered)
    if both.best.lacks and both.best.adds:
        return  # it is not known which number stands for which
    source, target = pair.once(told)
    here = units_of(both.source, source, pair.source.locale)
    there = units_of(both.target, target, pair.target.locale)
    yield from _order(in_order(pair), here, there)
    yield from _differences(here, there)


def _differences(here: Mapping[Figure, frozenset[str]], there: Mapping[Figure, frozenset[str]]) -> Iterator[Problem]:
    """Units and percent signs that a number has in one text alone."""
    lacks, adds, percent = [], [], []
    values = sorted({one.value for one in here} & {one.value for one in there})
    for value in values:
        of_source, of_target = ([units for one, units in side.items() if one.value == value] for side in (here, there))
        if len(of_source) != len(of_target):
            continue
        gone, new = _changed(of_source, of_target)
        lacks += [f"{value} {unit}" for unit in gone if new or unit != _PERCENT]
        adds += [f"{value} {unit}" for unit in new if gone or unit != _PERCENT]
        percent += [f"{value} %" for unit in (*gone, *new) if unit == _PERCENT and not (gone and new)]
    if lacks or adds:
        yield "translation-unit", "; ".join(f"{what} {', '.join(part)}" for what, part in (("lacking", lacks), ("added", adds)) if part)
    if percent:
        yield "translation-percentage", ", ".join(percent)


def _order(
    moved: tuple[list[Figure], list[Figure]], here: Mapping[Figure, frozenset[str]], there: Mapping[Figure, frozenset[str]],
) -> Iterator[Problem]:
    """Numbers that both texts have as figures come in the same order: "2 tablets, 3 times" is not "3 tablets, 2 times". A number that
    took its unit along did not change places with another one."""
    ours, theirs = moved
    kinds, others = ([(one.value, max(units.get(one, ("",)))) for one in side] for side, units in ((ours, here), (theirs, there)))
    apart = Counter(kinds) == Counter(others) and all(
        [one for one in kinds if one[1] == unit] == [one for one in others if one[1] == unit] for unit in {unit for _, unit in kinds})
    if ours and not apart:
        yield "translation-number-order", f"{', '.join(one.value for one in ours)} → {', '.join(one.value for one in theirs)}"


def _changed(here: list[frozenset[str]], there: list[frozenset[str]]) -> tuple[list[str], list[str]]:
    """The units that only one text has behind a number. Of its possible units each number is matched by one; then what has no unit, for
    words such as "days" may stand elsewhere, or be clear. A percent sign may not go."""
    left, alone = list(there), list(here)
    for fits in (lambda one, two: one == two, lambda one, two: one & two, lambda one, two: "" in one | two and _KEPT.isdisjoint(one | two)):
        for units in list(alone):
            match = next((one for one in left if fits(units, one)), None)
            if match is not None:
                alone.remove(units)
                left.remove(match)
    return [max(units) for units in alone if max(units)], [max(units) for units in left if max(units)]


def units_of(text: str, found: list[Figure], locale: str) -> dict[Figure, frozenset[str]]:
    """Return for each number the units that it may have: its own, none (empty), or that of a later one, where several numbers share one."""
    joins = tables.folded(locale, "numbers", "join")
    units: dict[Figure, frozenset[str]] = {}
    after = frozenset(("",))
    following: Figure | None = None
    for one in reversed(found):
        own, end = _unit(text, one, locale)
        coded = text[max(one.start - 2, 0):one.start].rstrip("-‑")[-1:].isalpha()  # S-1 is a name
        chained = not own and following and not coded and _chained(text[end:following.start], joins)
        listed = bool(chained and following and not text[end:following.start].strip(" ,،、\u00a0"))  # 0.73, 95% are two figures
        units[one] = after | {""} if listed else after if chained else frozenset((own,))
        after, following = units[one], one
    return dict(reversed(units.items()))


def _chained(between: str, joins: frozenset[str]) -> bool:
    folded = cues.fold(between)
    return len(between) <= _CHAIN and bool(_LINK.fullmatch(folded)) and all(word in joins for word in _WORD.findall(folded))


def _unit(text: str, one: Figure, locale: str) -> tuple[str, int]:
    sign = _SIGN.match(text, one.end)
    if sign:
        return _PERCENT, sign.end()
    words = _percent_words(locale).match(cues.fold(text[one.end:one.end + 16]))
    if words:
        return _PERCENT, one.end + words.end()
    before = text[max(one.start - 5, 0):one.start]
    if before.rstrip().endswith("百分之"):
        return _PERCENT, one.end
    pattern, names = tables.unit(locale)
    match = pattern.match(text, one.end) or pattern.match(text[one.end:one.end + _LONGEST].casefold())
    if not match or ":" in one.value:
        return "", one.end
    name = match[1] or match[2]
    return names.get(name) or names[name.casefold()], one.end


@cache
def _percent_words(locale: str) -> re.Pattern[str]:
    names = sorted(tables.folded(locale, "numbers", "percent") - {"%"}, key=len, reverse=True)
    return re.compile(rf"[\s\u00a0]({'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")


def _rates(pair: Pair) -> Iterator[Problem]:
    """"Daily" that became "weekly": each text has a rate that the other lacks."""
    here = _rate_words(pair.source)
    there = _rate_words(pair.target) if here else here
    lacks, adds = sorted(here.keys() - there.keys()), sorted(there.keys() - here.keys())
    if lacks and adds:
        yield "translation-unit", f"lacking per {', '.join(lacks)}; added per {', '.join(adds)}"


def _rate_words(side: Side) -> Counter[str]:
    pattern = _rate_pattern(side.locale)
    return Counter(match.lastgroup or "" for match in pattern.finditer(side.folded)) if pattern else Counter()


@cache
def _rate_pattern(locale: str) -> re.Pattern[str] | None:
    table = tables.words(locale).get("rates", {})
    groups = []
    unspaced = tables.language_of(locale) in ("zh", "ja", "th")
    for name, words in table.items():
        longest = sorted((cues.fold(word) for word in words), key=len, reverse=True)
        groups.append(f"(?P<{name}>{'|'.join(map(re.escape, longest))})")
    edges = ("", "") if unspaced else (r"(?:(?<!\w)(?=\w)|(?=/))", r"(?!\w)")
    return re.compile(f"{edges[0]}(?:{'|'.join(groups)}){edges[1]}") if groups else None
