"""Headings that the page itself lists: under "On this page" or "Key points", the lines that stand again further down as headings.

On a flattened page this is the one proof of a heading that is a whole sentence, and of a heading's level.
"""

from collections.abc import Container, Iterator, Mapping
from itertools import pairwise

from netpub.normalise.blocks import words
from netpub.normalise.furniture_words import is_contents_heading, tidy
from netpub.page import Block, Heading, List, Page, Paragraph, plain
from netpub.text import cues

_LINE = "line"
_SENTENCE_ENDS = tuple(".:;,!?…")
_TOP = 2
# One item that stands again may be chance, but not under a label that says what the list is.
_FEWEST = 2


def listed(page: Page) -> Mapping[int, int]:
    """Return the headings that lists above them name, and the labels of those lists: the number of each block with its level.

    A list of contents, which furniture took out by now, names the sections of the page; any other those of its own section. As many
    lines are headings as lists name them.
    """
    lines = {tidy(words(block)) for block in page.blocks if _is_line(block)}
    found: dict[int, int] = {}
    contents = _contents(page, lines)
    open_names: dict[str, list[int]] = {text: [_TOP + depth] for text, depth in contents.items()}
    for number, (block, after) in enumerate(pairwise((*page.blocks, None))):
        text = tidy(words(block)) if block and _is_line(block) else ""
        named = _named(after, lines, fewest) if isinstance(after, List) and (fewest := _fewest(block)) else {}
        if open_names.get(text):
            found[number] = open_names[text].pop(0)
        elif text and named:
            found[number] = _TOP + 1
        for name, depth in named.items():
            open_names.setdefault(name, []).append(_TOP + 1 + depth)
    return found


def _is_line(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading) and _LINE in block.origin.hints


def _fewest(label: Block | None) -> int:
    """How many items must stand again when a list has this label: none do when it is a sentence, which announces things of other kinds."""
    text = words(label).strip() if label and _is_line(label) else ""
    if is_contents_heading(text) or cues.is_phrase("sections", "key-points", text):
        return 1
    return 0 if text[-1:] in _SENTENCE_ENDS else _FEWEST


def _contents(page: Page, lines: Container[str]) -> dict[str, int]:
    dropped = [entry.block for entry in page.dropped]
    named: dict[str, int] = {}
    for label, block in pairwise((None, *dropped)):
        if isinstance(block, List) and (fewest := _fewest(label)):
            named |= _named(block, lines, fewest)
    return named


def _named(block: List, lines: Container[str], fewest: int) -> dict[str, int]:
    """The items of a list that are among the lines, each with its depth in the list; none when they are fewer than asked."""
    named = {text: depth for text, depth in _items(block, 0) if text in lines}
    return named if len(named) >= fewest else {}


def _items(block: List, depth: int) -> Iterator[tuple[str, int]]:
    for item in block.items:
        if item and isinstance(item[0], Paragraph):
            yield tidy(plain(item[0].content)), depth
        for part in item:
            if isinstance(part, List):
                yield from _items(part, depth + 1)
