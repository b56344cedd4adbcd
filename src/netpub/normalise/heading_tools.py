"""Step: what a site puts into its headings for those who link to them or edit them goes: ``¶``, ``#`` and ``[edit]``."""

import re
from dataclasses import replace

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, rebuilt, walk
from netpub.normalise.cut import cut, trimmed
from netpub.normalise.furniture_words import is_heading_tool
from netpub.page import Block, Dropped, Heading, Inline, Inlines, Link, Page, Paragraph, plain

RULE = "furniture"
_BRACKETS = re.compile(r"\[([^\[\]]{1,60})\]\s*$")
_MARK = 3


def step(page: Page, _report: Report) -> Page:
    """Return the page with the words of its headings alone; ``page.dropped`` holds what stood beside them."""
    dropped: list[Dropped] = []

    def change(blocks: Blocks) -> Blocks:
        return tuple(_bare(block, dropped) if isinstance(block, Heading) else block for block in blocks)

    if not any(isinstance(block, Heading) and _has_tools(block.content) for block in walk(page.blocks)):
        return page
    return replace(page, blocks=rebuilt(page.blocks, change), dropped=(*page.dropped, *dropped))


def _has_tools(content: Inlines) -> bool:
    """Whether a heading says more than its own words, and has such."""
    text = plain(content)
    start, end = _own(content)
    return (start, end) != (0, len(text)) and any(map(str.isalnum, text[start:end]))


def _bare(heading: Heading, dropped: list[Dropped]) -> Block:
    if not _has_tools(heading.content):
        return heading
    start, end = _own(heading.content)
    beside = (*cut(heading.content, 0, start), *cut(heading.content, end))
    dropped.append(Dropped(RULE, Paragraph(beside, heading.origin)))
    return replace(heading, content=trimmed(cut(heading.content, start, end)))


def _own(content: Inlines) -> tuple[int, int]:
    """Where a heading's own words begin and end."""
    start, end = 0, len(plain(content))
    if content and _is_mark(content[0]):
        start = len(plain(content[:1]))
    if len(content) > 1 and _is_mark(content[-1]):
        end -= len(plain(content[-1:]))
    tools = _BRACKETS.search(plain(content)[:end])
    if tools and all(map(is_heading_tool, tools[1].split("|"))):
        end = tools.start()
    return start, end


def _is_mark(part: Inline) -> bool:
    """Whether a part is a sign that links to its own heading."""
    text = plain((part,)).strip()
    return isinstance(part, Link) and "#" in part.href and 0 < len(text) <= _MARK and not any(map(str.isalnum, text))
