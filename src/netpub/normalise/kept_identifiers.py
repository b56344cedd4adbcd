"""Step: identifiers that stay with a block whose words changed a little since an earlier version of the page was stored.

Translations, remarks of reviewers and links name blocks by their ids. A block keeps the id that a stored version gives these very words;
otherwise a new block takes the id of the most similar one that has gone. No id of a block that stayed is ever given to another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from netpub.findings import Report
from netpub.normalise.blocks import children, with_children, words
from netpub.page import Block, DefinitionList, Figure, Page, plain

# Share of words in common, in both directions, from which a block is an earlier one changed; below, half of it would be another text.
_ALIKE = 0.75
# Comparing every new block with every one that went takes time in proportion to both; a page rewritten whole keeps nothing anyway.
_MOST = 400
_TITLE = "title"


class Stored(NamedTuple):
    """A block of a stored version: its id and its words, parted by blanks."""

    id: str
    words: str


Earlier = tuple[Stored, ...]


def step(page: Page, _report: Report, *, earlier: Earlier = ()) -> Page:
    """Return the page with the ids of ``earlier``, the blocks of its stored versions in any order, where blocks are the same or alike."""
    disclaimer = page.metadata.disclaimer
    named = _kept(dict(_named((*page.blocks, *disclaimer))), earlier) if earlier else {}
    if not named:
        return page
    blocks = tuple(_renamed(block, named) for block in page.blocks)
    metadata = replace(page.metadata, disclaimer=tuple(_renamed(block, named) for block in disclaimer))
    return replace(page, blocks=blocks, metadata=metadata)


def _named(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The ids of all blocks with their words; pictures without words have names of their own, which do not change with words."""
    for block in blocks:
        if block.id != _TITLE and not (isinstance(block, Figure) and not words(block)):
            yield block.id, words(block)
        if isinstance(block, DefinitionList):
            yield from ((item.id, " ".join([plain(item.term), *map(words, item.blocks)])) for item in block.items)
        for inner in children(block):
            yield from _named(inner)


def _kept(now: Mapping[str, str], earlier: Earlier) -> dict[str, str]:
    """The ids that change, each with the stored id that it gives way to."""
    stored = {one.id for one in earlier}
    new = {id: _bag(text) for id, text in now.items() if id not in stored}
    gone = [(one.id, _bag(one.words)) for one in sorted(set(earlier)) if one.id not in now]
    if not new or not gone or len(new) > _MOST:
        return {}
    ranked = sorted(
        (-alike, place, old, id)
        for place, (id, bag) in enumerate(new.items()) for old, had in gone
        if old.split("-")[0] == id.split("-")[0] and (alike := _alike(bag, had)) >= _ALIKE)
    named: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, old, id in ranked:
        if id not in named and old not in taken:
            named[id] = old
            taken.add(old)
    return named


def _bag(text: str) -> Counter[str]:
    return Counter(text.split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How much of two texts is the same words (Dice's coefficient): 0 to 1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def _renamed(block: Block, named: Mapping[str, str]) -> Block:
    block = replace(block, id=named.get(block.id, block.id))
    if isinstance(block, DefinitionList):
        block = replace(block, items=tuple(replace(item, id=named.get(item.id, item.id)) for item in block.items))
    return with_children(block, lambda inner: tuple(_renamed(child, named) for child in inner))
