"""The page's own disclaimer: a part under a heading that says so, an element called so, or a paragraph about the information itself.

Such a paragraph says "does not replace …". A sentence about a treatment ("Herbal remedies do not replace chemotherapy") is advice and
stays.
"""

import re
from dataclasses import replace
from itertools import islice, takewhile

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, words
from netpub.normalise.furniture_words import is_furniture
from netpub.normalise.segments import sentences
from netpub.page import Block, Box, Heading, List, Page, Paragraph, plain
from netpub.text import cues

_HEADING, _LEVEL = 60, 2
# An element of a saved page that is called so.
_CLASS = re.compile(r"[.#](?:[\w-]{1,40}[-_])?disclaimer(?:[-_](?:text|box|block|content))?")
_PARAGRAPH = 900


def step(page: Page, _report: Report) -> Page:
    """Return the page with its disclaimer, heading included, in the metadata instead of the text."""
    kept: list[Block] = []
    taken: list[Block] = []
    number = 0
    while number < len(page.blocks):
        count = _length(page.blocks, number)
        for block in page.blocks[number:number + max(count, 1)]:
            if count:
                taken += _opened(block, heading=block is page.blocks[number] and count > 1)
            else:
                kept.append(block)
        number += max(count, 1)
    metadata = replace(page.metadata, disclaimer=page.metadata.disclaimer + tuple(taken))
    return replace(page, blocks=tuple(kept), metadata=metadata)


def _length(blocks: Blocks, start: int) -> int:
    """How many blocks from ``start`` on are a disclaimer: 0 when none begins there."""
    first = blocks[start]
    if isinstance(first, Paragraph | List) and any(_CLASS.fullmatch(hint) for hint in first.origin.hints):
        return 1
    if (isinstance(first, Paragraph) and _is_statement(words(first))) or (isinstance(first, Box) and _is_box(first)):
        return 1
    if not _is_heading(first) or not any(map(_is_sentence, blocks[start + 1:start + 2])):
        return 0
    under = list(takewhile(lambda block: not _ends(first, block), islice(blocks, start + 1, None)))
    # A line at the end that is no sentence is the foot of the page.
    while isinstance(under[-1], Paragraph) and not _is_sentence(under[-1]):
        under.pop()
    return 1 + len(under)


def _is_box(box: Box) -> bool:
    if box.title:
        return cues.is_phrase("disclaimer", "headings", plain(box.title))
    return bool(box.blocks) and all(isinstance(block, Paragraph) and _is_statement(words(block)) for block in box.blocks)


def _opened(block: Block, *, heading: bool) -> Blocks:
    """A block as a disclaimer has it: a box as its title and blocks, for the disclaimer is set apart already; a heading as one."""
    match block:
        case Box():
            return ((Heading(_LEVEL, block.title, block.origin), *block.blocks) if block.title else block.blocks)
        case Paragraph() if heading:
            return (Heading(_LEVEL, block.content, block.origin),)
        case _:
            return (block,)


def _ends(first: Block, block: Block) -> bool:
    """Whether a block ends what stands under the heading. Under a line that only looks like one stand whole sentences."""
    if isinstance(first, Heading):
        return isinstance(block, Heading) and block.level <= first.level
    return not _is_sentence(block)


def _is_sentence(block: Block) -> bool:
    text = words(block).rstrip()
    return isinstance(block, Paragraph) and text[-1:] in (".", "!", "?") and not is_furniture(text, "tail")


def _is_heading(block: Block) -> bool:
    if not isinstance(block, Heading | Paragraph):
        return False
    text = plain(block.content)
    return len(text) <= _HEADING and cues.is_phrase("disclaimer", "headings", text)


def _is_statement(text: str) -> bool:
    """Whether the paragraph begins with a sentence that says what the information is not."""
    if len(text) > _PARAGRAPH or cues.end_of("disclaimer", "subjects", text) < 0:
        return False
    starts = [*sentences(text, (0, len(text))), len(text)]
    return cues.pattern("disclaimer", "denials").search(text[:starts[1]]) is not None
