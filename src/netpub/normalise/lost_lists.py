"""Step: a paragraph that announces a list which is not there is reported: its items were lost when the page was saved."""

import re

from netpub.findings import Finding, Report
from netpub.normalise.blocks import Blocks, children, place, words
from netpub.page import Box, DefinitionList, Figure, List, Page, Paragraph, Quote, Table, Unrecognised, plain

# Only the sentence that announces the list is quoted.
_SENTENCE = re.compile(r"(?<=[.?!]) ")
_ITEMS = List | Table | Box | DefinitionList | Figure | Quote | Unrecognised


def step(page: Page, report: Report) -> Page:
    """Return the page unchanged; reports ``lost-list`` for each paragraph that ends in a colon with no list, table or box after it."""
    _look(page.blocks, page, report)
    return page


def _look(blocks: Blocks, page: Page, report: Report) -> None:
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and words(block).rstrip().endswith(":") and not isinstance(after, _ITEMS):
            report(Finding("lost-list", place(page, block), " ".join(_SENTENCE.split(plain(block.content))[-1].split())))
        for inner in children(block):
            _look(inner, page, report)
