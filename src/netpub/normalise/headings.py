"""Step: bare lines of a flattened page become headings, and the levels of all headings run without gaps."""

import re
from dataclasses import replace

from netpub.findings import Finding, Report
from netpub.normalise.blocks import Blocks, place, words
from netpub.page import Block, Figure, Heading, List, Page, Paragraph, plain

_MOST_WORDS = 14
_FEW_WORDS = 7
_MOST_LENGTH = 100
_LOWEST = 4
# More bare lines in a row than these are items of something, and not headings above each other.
_ROW, _ROW_APART = 2, 3
_END = re.compile(r"[.:;,!…]\s*$")
_NO_HEADING = re.compile(r"://|www\.|@|\s[|»›>]\s|\bet al\b|^[-–—*+o]\s|^\W*$|^[\d\W]+$")
# The reader's word for a block of one line; used up here, so that a second pass decides nothing anew.
_LINE = "line"
_APART = frozenset({"blank-before", "blank-after"})
# A file that marks headings marks all of them.
_MARKED = frozenset({"underlined", "hashes"})


def step(page: Page, report: Report) -> Page:
    """Return the page with its headings; reports ``doubtful-heading`` for a line that may be one and stays a paragraph."""
    marked = any(_MARKED.intersection(block.origin.hints) for block in page.blocks)
    spaced = any("blank-before" in block.origin.hints for block in page.blocks[1:])
    blocks: list[Block] = []
    for number, block in enumerate(page.blocks):
        bare = replace(block, origin=replace(block.origin, hints=tuple(hint for hint in block.origin.hints if hint != _LINE)))
        if isinstance(bare, Paragraph) and not marked and _could_be(block):
            if _is_heading(page.blocks, number, spaced=spaced):
                bare = Heading(2, bare.content, bare.origin)
            else:
                report(Finding("doubtful-heading", place(page, block), plain(bare.content)))
        blocks.append(bare)
    return replace(page, blocks=_levelled(tuple(blocks)))


def _could_be(block: Block) -> bool:
    """Whether a block is a line like a heading: short, no sentence, begun with a capital or a number."""
    if not isinstance(block, Paragraph) or _LINE not in block.origin.hints:
        return False
    text = plain(block.content).strip()
    if len(text) > _MOST_LENGTH or len(text.split()) > _MOST_WORDS or _END.search(text) or _NO_HEADING.search(text):
        return False
    first = next((character for character in text if character.isalnum()), "")
    return not first.islower()


def _is_heading(blocks: Blocks, number: int, *, spaced: bool) -> bool:
    block, (start, end) = blocks[number], _row(blocks, number)
    row, before = end - start, blocks[start - 1] if start else None
    announced = isinstance(before, Paragraph) and words(before).rstrip().endswith(":")
    if row > (_ROW_APART if spaced else _ROW) or (announced and (row > 1 or not spaced)):
        return False
    if spaced and not _APART.issubset(block.origin.hints):
        return False
    after = next((later for later in blocks[number + 1:] if not _could_be(later)), None)
    follows_directly = number + 1 < len(blocks) and blocks[number + 1] is after
    if isinstance(after, List) and follows_directly and not spaced:
        return len(words(block).split()) <= _FEW_WORDS and not words(block).endswith("?")
    return after is not None and not isinstance(after, Heading | Figure)


def _row(blocks: Blocks, number: int) -> tuple[int, int]:
    """Where the row of lines like headings around a block begins and ends."""
    start, end = number, number + 1
    while start > 0 and _could_be(blocks[start - 1]):
        start -= 1
    while end < len(blocks) and _could_be(blocks[end]):
        end += 1
    return start, end


def _levelled(blocks: Blocks) -> Blocks:
    """The blocks with heading levels that begin at 2, go down one at a time and no further than 4; level 1 is the title's."""
    result: list[Block] = []
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            result.append(replace(block, level=min(len(open_levels) + 1, _LOWEST)))
        else:
            result.append(block)
    return tuple(result)
