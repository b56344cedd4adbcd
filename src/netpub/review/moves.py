"""Which block of a new version is which block of the old one, and which of them stand somewhere else now.

First what is the same word for word; then what is most alike; then what stands alone between two known neighbours.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass

from netpub.review.blocks import Block
from netpub.text.word_diff import rising, tokens

# How much of the words two blocks must share to be one block that was reworded (Dice coefficient).
_ALIKE = 0.5
# A word that stands in more blocks than this tells nothing about which of them is meant.
_COMMON = 40
# In a cell or a fact another word is still the same cell; a paragraph as short as this is, too.
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Pairing:
    """``pairs`` gives the new position by the old one; ``moved`` the old positions of blocks that changed their order."""

    pairs: dict[int, int]
    moved: frozenset[int]


def pair(old: Sequence[Block], new: Sequence[Block]) -> Pairing:
    """Return which blocks belong together."""
    pairs = _same(old, new)
    _by_name(old, new, pairs)
    _alike(old, new, pairs)
    _between(old, new, pairs)
    order = sorted(pairs)
    kept = {order[index] for index in rising([pairs[position] for position in order])}
    return Pairing(pairs, frozenset(position for position in order if position not in kept))


def _same(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Pairs of equal blocks: those that are there once, what stands beside those, and the rest in order."""
    places, new_places = _places(old, lambda block: block.content), _places(new, lambda block: block.content)
    pairs = {at[0]: new_places[content][0] for content, at in places.items() if len(at) == 1 == len(new_places.get(content, ()))}
    taken = set(pairs.values())
    for step in (1, -1):
        for start in sorted(pairs, reverse=step < 0):
            at, new_at = start + step, pairs[start] + step
            while (0 <= at < len(old) and 0 <= new_at < len(new) and at not in pairs and new_at not in taken
                   and old[at].content == new[new_at].content):
                pairs[at] = new_at
                taken.add(new_at)
                at, new_at = at + step, new_at + step
    for content, positions in places.items():
        free = [position for position in positions if position not in pairs]
        spare = [position for position in new_places.get(content, ()) if position not in taken]
        pairs.update(zip(free, spare, strict=False))
    return pairs


def _places(blocks: Sequence[Block], name: Callable[[Block], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, block in enumerate(blocks):
        found[name(block)].append(position)
    return found


def _by_name(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """Facts and pictures are known by their place, whatever they say."""
    taken = set(pairs.values())
    free = [(at, block) for at, block in enumerate(new) if at not in taken]
    names = {(block.kind, block.key): at for at, block in free if block.kind in ("fact", "article", "graphic")}
    for at, block in enumerate(old):
        if at not in pairs and (block.kind, block.key) in names:
            pairs[at] = names.pop((block.kind, block.key))


def _alike(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """Pair what is left by how alike it is, the most alike first, the nearest of those."""
    words, new_words = _words(old, pairs.keys()), _words(new, set(pairs.values()))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, counts in new_words.items():
        for word in counts:
            holders[word].append(at)
    found = []
    for at, counts in words.items():
        near = {new_at for word in counts if len(holders.get(word, ())) <= _COMMON for new_at in holders.get(word, ())}
        for new_at in near:
            other = new_words[new_at]
            share = 2 * (counts & other).total() / (counts.total() + other.total())
            if share >= _ALIKE and old[at].kind == new[new_at].kind:
                found.append((-share, abs(at - new_at), at, new_at))
    taken = set(pairs.values())
    for _, _, at, new_at in sorted(found):
        if at not in pairs and new_at not in taken:
            pairs[at] = new_at
            taken.add(new_at)


def _words(blocks: Sequence[Block], without: Collection[int]) -> dict[int, Counter[str]]:
    return {
        at: Counter(token.casefold() for token in tokens(block.all_words) if token.strip())
        for at, block in enumerate(blocks) if at not in without}


def _between(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """Pair what stands alone at the same place between two neighbours that are known: a cell, a heading, a few words."""
    taken = set(pairs.values())
    for at, block in enumerate(old):
        before = pairs.get(at - 1, -2) if at else -1
        candidate = before + 1
        if at in pairs or candidate < 0 or candidate >= len(new) or candidate in taken:
            continue
        other = new[candidate]
        short = block.kind != "p" or max(len(block.text), len(other.text)) <= _SHORT
        if block.kind == other.kind and block.within == other.within and short and block.kind != "ref":
            pairs[at] = candidate
            taken.add(candidate)
