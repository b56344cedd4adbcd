"""Step: a section that pages set apart becomes a box, known by its heading; a box of the source is told what it is by its title."""

from dataclasses import replace
from itertools import takewhile

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, words
from netpub.page import Block, Box, BoxKind, Heading, List, Page, Paragraph, plain
from netpub.text import cues

# In the order in which they are tried: a heading that says two things says the more urgent one.
_KINDS: tuple[BoxKind, ...] = ("emergency", "when-to-call", "key-points", "questions")
_HEADING_LENGTH = 80
# A box is a short thing: with more below its heading, only what the heading announces goes in.
_MOST_BLOCKS = 6
_MOST_WORDS = 250


def step(page: Page, _report: Report) -> Page:
    """Return the page with its boxes."""
    return replace(page, blocks=_from_headings(tuple(_told(block) for block in page.blocks)))


def _kind(text: str) -> BoxKind | None:
    """The kind of box that a heading begins, None for any other heading."""
    if len(text) > _HEADING_LENGTH:
        return None
    return next((kind for kind in _KINDS if cues.is_phrase("sections", kind, text.strip("¿?… "))), None)


def _from_headings(blocks: Blocks) -> Blocks:
    result: list[Block] = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        number += 1
        kind = _kind(plain(block.content)) if isinstance(block, Heading) and block.level > 1 else None
        below = _below(kind, blocks[number:]) if kind else ()
        if isinstance(block, Heading) and kind and below:
            result.append(Box(kind, block.content, below, block.origin))
            number += len(below)
        else:
            result.append(block)
    return tuple(result)


def _below(kind: BoxKind, blocks: Blocks) -> Blocks:
    """What belongs into the box that a heading begins: its section when that is short, else the list with the words before it."""
    section = tuple(takewhile(lambda block: isinstance(block, Paragraph | List), blocks))
    ends = len(section) == len(blocks) or isinstance(blocks[len(section)], Heading)
    lists = [number for number, block in enumerate(section, 1) if isinstance(block, List)]
    if ends and len(section) <= _MOST_BLOCKS and sum(len(words(block).split()) for block in section) <= _MOST_WORDS:
        # Key points end with their list: the page's text goes on below it, often without a heading. What follows the list in the
        # other boxes, such as whom else to call, belongs to them.
        return section[:lists[-1]] if kind == "key-points" and lists else section
    return section[:lists[0]] if lists and lists[0] <= _MOST_BLOCKS else ()


def _told(block: Block) -> Block:
    """A box that the reader could not tell the kind of, by its title."""
    if isinstance(block, Box) and block.kind == "note":
        return replace(block, kind=_kind(plain(block.title)) or block.kind)
    return block
