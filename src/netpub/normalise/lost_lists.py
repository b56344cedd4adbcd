"""Step: a paragraph that announces a list which is not there is reported: its items were lost when the page was saved."""

import re

from netpub.findings import Finding, Report
from netpub.normalise.blocks import Blocks, children, place, words
from netpub.normalise.citation_shape import is_certain
from netpub.page import Block, Box, DefinitionList, Figure, Heading, List, Page, Paragraph, Quote, Table, Unrecognised, plain

_LABEL_WORDS = 8
# Only the sentence that announces the list is quoted.
_SENTENCE = re.compile(r"(?<=[.?!]) ")
_ITEMS = List | Table | Box | DefinitionList | Figure | Quote | Unrecognised


def step(page: Page, report: Report) -> Page:
    """Return the page unchanged; reports ``lost-list`` for each paragraph that ends in a colon with no list, table or box after it.

    A reference after it is what it announced: "Please cite this page as:".
    """
    _look(page.blocks, page, report, inside=False)
    return page


def _look(blocks: Blocks, page: Page, report: Report, *, inside: bool) -> None:
    level = 1
    for number, block in enumerate(blocks):
        level = block.level if isinstance(block, Heading) else level
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and words(block).endswith(":") and not _is_there(words(block), after, level, inside=inside):
            report(Finding("lost-list", place(page, block), " ".join(_SENTENCE.split(plain(block.content))[-1].split())))
        for inner in children(block):
            _look(inner, page, report, inside=True)


def _is_there(text: str, after: Block | None, level: int, *, inside: bool) -> bool:
    """Whether the block after a paragraph is what its words announce."""
    if isinstance(after, Heading):
        return after.level > level > 1  # Sections below the one that announces them are items too.
    if isinstance(after, Paragraph):
        # In an item, a few words above a paragraph are its label.
        return is_certain(words(after)) or (inside and len(text.split()) <= _LABEL_WORDS)
    return isinstance(after, _ITEMS)
