"""Which part of a saved web page is its text: the element around most of its sentences, and what stands with them.

Sites put menus, teasers of other pages and readers' comments around a text, in elements whose names often say nothing. What tells them
apart is that a text is long paragraphs without links (Kohlschütter and others, "Boilerplate Detection using Shallow Text Features",
2010). So every element is weighed by the sentences in it, the heaviest path is followed down, and what lies outside of it stays only
when it is sentences too, stands among the text, or is called something that belongs to a text (references, glossary).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netpub.normalise.blocks import Blocks, contents, walk, words
from netpub.normalise.furniture_words import is_beside
from netpub.page import Block, Heading, Inlines, Link, List, Text, plain
from netpub.text import cues

Path = tuple[str, ...]
# Names of elements that hold a line or a block of text and are no place on the page.
_TEXT = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "span", "a", "strong", "em", "b", "i",
    "font", "u", "small", "figure", "figcaption"))
_SENTENCE = re.compile(r"[.!?…,;:。，、！？؟،।]")
# Characters of a paragraph that counts in full: two lines of print.
_LONG = 180
# A page with fewer than this, in characters of sentences, is not judged: its lists and lines may be all its text.
_LEAST = 300
# An element is followed down as long as it holds this share of all sentences.
_SHARE = 0.8
_NEARLY_ALL = 0.97
# Outside of that element, a block with this share of sentences is text.
_DENSE = 0.5
_LINKED = 0.34


@dataclass(frozen=True, slots=True)
class _Measured:
    """A block, the elements around it, its characters, those of them in links, and the weight of its sentences."""

    block: Block
    path: Path
    size: int
    linked: int
    weight: float


def outside(blocks: Blocks, title: Heading | None) -> set[int]:
    """Return the numbers of the blocks that are no part of the page's text; empty when the page does not tell.

    ``blocks`` are those of the page without what is furniture by its name or words. The title is never outside.
    """
    measured = [_measured(block) for block in blocks]
    if sum(one.weight for one in measured) < _LEAST:
        return set()
    main = _heaviest(measured, _SHARE)
    inside = {number for number, one in enumerate(measured) if one.path[:len(main)] == main}
    around = _shared(main, _place(title)) if title is not None else _heaviest(measured, _NEARLY_ALL)
    begin = next((number for number, block in enumerate(blocks) if block is title), min(inside))
    stay = inside | _neighbours(measured, main, around)
    last = max(stay)
    for number, one in enumerate(measured):
        near = one.path[:len(around)] == around
        among = near and begin < number < last and one.linked <= _DENSE * one.size and not isinstance(one.block, Heading)
        if one.block is title or among or (near and _is_text(one)) or any(map(is_beside, one.block.origin.hints[len(around):])):
            stay.add(number)
    return set(range(len(blocks))) - _with_headings(blocks, stay | _references(blocks))


def _neighbours(measured: Sequence[_Measured], main: Path, around: Path) -> set[int]:
    """The numbers of the blocks in those elements beside the main one that hold mostly sentences."""
    groups: dict[Path, list[int]] = defaultdict(list)
    for number, one in enumerate(measured):
        common = _shared(main, one.path)
        if len(around) <= len(common) < min(len(main), len(one.path)):
            groups[one.path[:len(common) + 1]].append(number)
    dense = (numbers for numbers in groups.values() if _mostly_text([measured[number] for number in numbers]))
    return {number for numbers in dense for number in numbers}


def _mostly_text(group: Sequence[_Measured]) -> bool:
    size = sum(one.size for one in group)
    return sum(one.weight for one in group) >= _DENSE * size and sum(one.linked for one in group) <= _LINKED * size


def _is_text(one: _Measured) -> bool:
    return one.weight >= _DENSE * one.size and one.linked <= _LINKED * one.size


def _references(blocks: Blocks) -> set[int]:
    """The numbers of a heading of references and of what stands below it up to the next heading."""
    found: set[int] = set()
    below = False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            below = cues.is_phrase("sections", "references", words(block))
        if below:
            found.add(number)
    return found


def _with_headings(blocks: Blocks, stay: set[int]) -> set[int]:
    """Those that stay, and the headings right above them."""
    found = set(stay)
    for number in reversed(range(len(blocks) - 1)):
        if isinstance(blocks[number], Heading) and number + 1 in found:
            found.add(number)
    return found


def _heaviest(measured: Sequence[_Measured], share: float) -> Path:
    """The path of the innermost element that holds this share of the sentences."""
    under: dict[Path, float] = defaultdict(float)
    inner: dict[Path, set[Path]] = defaultdict(set)
    for one in measured:
        for length in range(1, len(one.path) + 1) if one.weight else ():
            under[one.path[:length]] += one.weight
            inner[one.path[:length - 1]].add(one.path[:length])
    least = share * sum(one.weight for one in measured)
    main: Path = ()
    while inner[main]:
        heaviest = max(sorted(inner[main]), key=lambda path: under[path])
        if under[heaviest] < least:
            break
        main = heaviest
    return main


def _place(block: Block) -> Path:
    """The elements around a block, without those of the block itself."""
    hints = block.origin.hints
    return hints[:next((number for number, hint in enumerate(hints) if hint in _TEXT), len(hints))]


def _shared(one: Path, other: Path) -> Path:
    length = next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))
    return one[:length]


def _measured(block: Block) -> _Measured:
    size = linked = 0
    weight = 0.0
    for part in walk((block,)):
        for content in contents(part):
            text = plain(content)
            length, in_links = len(text), sum(_linked(content))
            size, linked = size + length, linked + in_links
            if not isinstance(part, Heading) and length > 2 * in_links and _SENTENCE.search(text):
                weight += (length - in_links) * min(1.0, (length - in_links) / _LONG)
    # Teasers of other pages are lists of a link and a sentence each.
    share = linked / size if size and isinstance(block, List) else 0.0
    return _Measured(block, _place(block), size, linked, weight * max(0.0, 1 - 3 * share))


def _linked(content: Inlines) -> Iterator[int]:
    for part in content:
        if isinstance(part, Link):
            yield len(plain(part.children))
        elif not isinstance(part, Text):
            yield from _linked(part.children)
