"""Step: bare lines of a flattened page become headings, and the levels of all headings run without gaps."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from netpub.findings import Finding, Report
from netpub.normalise.blocks import Blocks, place, words
from netpub.normalise.listed_headings import listed
from netpub.page import Block, Figure, Heading, List, Page, Paragraph, Strong, plain
from netpub.text import cues

_MOST_WORDS, _MOST_IN_QUESTION = 14, 20
_FEW_WORDS = 7
_MOST_LENGTH = 120
_LOWEST = 4
# More bare lines in a row than these are items of something, and not headings above each other.
_ROW, _ROW_APART = 2, 3
_END = re.compile(r"[.:;,!…]\s*$")
_NO_HEADING = re.compile(r"://|www\.|@|\s[|»›>]\s|\bet al\b|^[-–—*+o]\s|^\W*$|^[\d\W]+$")
# The reader's word for a block of one line; used up here, so that a second pass decides nothing anew.
_LINE = "line"
_INDENT = "indent:"
# Headings that stand further in are lower; more places than these show no order.
_MOST_INDENTS, _BY_INDENT = 3, 10
_BEFORE = "blank-before"
_APART = frozenset({_BEFORE, "blank-after"})
# A file that marks headings marks all of them.
_MARKED = frozenset({"underlined", "hashes"})


def step(page: Page, report: Report) -> Page:
    """Return the page with its headings; reports ``doubtful-heading`` for a line that may be one and stays a paragraph."""
    page = replace(page, blocks=_from_bold(page.blocks))
    if any(_MARKED.intersection(block.origin.hints) for block in page.blocks):
        return replace(page, blocks=_levelled(tuple(map(_used_up, page.blocks))))
    spaced = any(_BEFORE in block.origin.hints for block in page.blocks[1:])
    known = listed(page)
    blocks: list[Block] = []
    for could_be, group in groupby(enumerate(page.blocks), lambda entry: entry[0] not in known and _could_be(entry[1], spaced=spaced)):
        row = tuple(block for _, block in group)
        if could_be:
            start = len(blocks)
            before, after = page.blocks[start - 1:start], page.blocks[start + len(row):start + len(row) + 1]
            row = tuple(_decided(row, number, before, after, spaced=spaced) for number in range(len(row)))
            for block in row:
                if isinstance(block, Paragraph):
                    report(Finding("doubtful-heading", place(page, block), plain(block.content)))
        blocks += row
    return replace(page, blocks=_levelled(tuple(map(_used_up, _ranked(tuple(blocks), known)))))


def _from_bold(blocks: Blocks) -> Blocks:
    """The blocks of a page that marks no heading below its title, with headings for the bold lines that stand right above text."""
    if any(isinstance(block, Heading) and block.level > 1 for block in blocks):
        return blocks
    above_text = [isinstance(after, Paragraph | List) and not _is_bold(after) for after in blocks[1:]] + [False] * bool(blocks)
    return tuple(
        Heading(2, block.content, block.origin) if heads and isinstance(block, Paragraph) and _is_bold(block) else block
        for block, heads in zip(blocks, above_text, strict=True))


def _is_bold(block: Block) -> bool:
    """Whether a paragraph is bold as a whole and reads like a heading."""
    if not isinstance(block, Paragraph) or not all(isinstance(part, Strong) or not plain((part,)).strip() for part in block.content):
        return False
    return _reads_like_one(plain(block.content).strip())


def _ranked(blocks: Blocks, known: Mapping[int, int]) -> Blocks:
    """The blocks with every line that a list names as a heading, and headings of lines with the levels that lists and indents prove."""
    lines = {
        number: block for number, block in enumerate(blocks)
        if isinstance(block, Paragraph | Heading) and (number in known or (isinstance(block, Heading) and _LINE in block.origin.hints))}
    indents = sorted({_indent(block) for block in lines.values()})
    steps = {indent: number for number, indent in enumerate(indents)} if len(indents) <= _MOST_INDENTS else {}
    ranked: list[Block] = list(blocks)
    for number, block in lines.items():
        level = known.get(number, 2) + _BY_INDENT * steps.get(_indent(block), 0)
        ranked[number] = Heading(level, block.content, block.origin)
    return tuple(ranked)


def _indent(block: Block) -> int:
    return next((int(hint.removeprefix(_INDENT)) for hint in block.origin.hints if hint.startswith(_INDENT)), 0)


def _used_up(block: Block) -> Block:
    if _LINE not in block.origin.hints:
        return block
    return replace(block, origin=replace(block.origin, hints=tuple(hint for hint in block.origin.hints if hint != _LINE)))


def _could_be(block: Block, *, spaced: bool) -> bool:
    """Whether a block is a line like a heading: short, no sentence, begun with a capital or a number."""
    if not isinstance(block, Paragraph) or _LINE not in block.origin.hints or (spaced and _BEFORE not in block.origin.hints):
        return False
    return _reads_like_one(plain(block.content).strip())


def _reads_like_one(text: str) -> bool:
    most = _MOST_IN_QUESTION if text.endswith("?") else _MOST_WORDS
    if len(text) > _MOST_LENGTH or len(text.split()) > most or _END.search(text) or _NO_HEADING.search(text):
        return False
    first = next((character for character in text if character.isalnum()), "")
    return not first.islower() and not _leads_elsewhere(text)


def _leads_elsewhere(text: str) -> bool:
    return cues.end_of("links", "to", text) > 0 or cues.is_phrase("links", "alone", text)


def _decided(row: Blocks, number: int, before: Blocks, after: Blocks, *, spaced: bool) -> Block:
    """A line of a row of lines like headings, as a heading or as it is; ``before`` and ``after`` hold the blocks around the row, if any."""
    block = row[number]
    announced = any(isinstance(above, Paragraph) and words(above).rstrip().endswith(":") for above in before)
    if len(row) > (_ROW_APART if spaced else _ROW) or (announced and (len(row) > 1 or not spaced)) or not after:
        return block
    if (spaced and not _APART.issubset(block.origin.hints)) or isinstance(after[0], Heading | Figure):
        return block
    if announced and isinstance(after[0], List):
        return block  # A label of the list that was announced.
    few = len(words(block).split()) <= _FEW_WORDS and not words(block).endswith("?")
    if isinstance(after[0], List) and number == len(row) - 1 and not spaced and not few:
        return block
    return Heading(2, block.content, block.origin) if isinstance(block, Paragraph) else block


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
