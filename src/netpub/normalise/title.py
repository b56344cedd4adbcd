"""Step: the page's title becomes its one heading of level 1 and the fact ``title``; a subtitle below it becomes a fact."""

from dataclasses import replace

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, contents, words
from netpub.normalise.clutter import is_linked
from netpub.normalise.cut import cut, ranges, trimmed
from netpub.normalise.facts import with_facts
from netpub.normalise.furniture import RULE, is_short, main_heading
from netpub.normalise.furniture_words import breadcrumb
from netpub.page import Block, Dropped, Fact, Heading, Inlines, Link, Page, Paragraph, Text, plain

_SUBTITLE = "subtitle"
# A breadcrumb's last part this long is a title; a shorter one is a label for it.
_TITLE_WORDS = 3
# A line longer than any in a menu can still be a title, if it is no sentence.
_LONG_TITLE_WORDS, _LONG_TITLE = 22, 160
_SENTENCE_ENDS = tuple(".:;!?…")


def step(page: Page, _report: Report) -> Page:
    """Return the page with a heading of level 1. Where neither a line, a breadcrumb nor the file names it, none is made up;
    validation reports what is missing."""
    page = _without_menu(page)
    heading, number = _found(page)
    if heading is None:
        return page
    rest = tuple(_lowered(block) for position, block in enumerate(page.blocks) if position != number)
    position = max(number, 0)
    page = with_facts(page, {"title": _fact(heading.content, heading)})
    return _with_subtitle(replace(page, blocks=(*rest[:position], heading, *rest[position:])), position + 1)


def _without_menu(page: Page) -> Page:
    """The page without the lines of links above the line that has the words of the file's title, where no heading is the title."""
    fact = page.metadata.get("title")
    if fact is None or main_heading(page.blocks):
        return page
    name = fact.value.casefold().split()
    above = 0
    while above < len(page.blocks) and is_linked(page.blocks[above]):
        above += 1
    line = words(page.blocks[above]).casefold().split() if 0 < above < len(page.blocks) else []
    if len(line) < _TITLE_WORDS - 1 or name[:len(line)] != line:
        return page
    menu = tuple(Dropped(RULE, block) for block in page.blocks[:above])
    return replace(page, blocks=page.blocks[above:], dropped=(*page.dropped, *menu))


def _fact(content: Inlines, block: Block) -> Fact:
    value = " ".join(plain(content).split())
    return Fact(value, value, block.origin, ranges(content))


def _lowered(block: Block) -> Block:
    return replace(block, level=2) if isinstance(block, Heading) and block.level == 1 else block


def _found(page: Page) -> tuple[Heading | None, int]:
    """The title and the number of the block that holds it, -1 when it is none of the blocks."""
    if known := main_heading(page.blocks):
        return known, page.blocks.index(known)
    crumb = _from_breadcrumb(page)
    line = None if _is_menu(page) else _first_line(page.blocks)
    if line and not (crumb and len(words(crumb).split()) >= _TITLE_WORDS and not _alike(crumb, line)):
        return Heading(1, trimmed(line.content), replace(line.origin, hints=())), 0
    return crumb or _from_file(page), -1


def _is_menu(page: Page) -> bool:
    """Whether the page is nothing but a menu, in which the first word names no page: furniture went, and only links or lines like it
    are left."""
    furniture = any(entry.rule == RULE for entry in page.dropped)
    if not furniture or not all(isinstance(block, Paragraph | Heading) and is_short(block) for block in page.blocks):
        return False
    return len(page.blocks) > 1 or all(isinstance(part, Link) for block in page.blocks for part in contents(block)[0])


def _first_line(blocks: Blocks) -> Paragraph | Heading | None:
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph | Heading):
        return None
    text = words(first).strip()
    long_title = len(text.split()) <= _LONG_TITLE_WORDS and len(text) <= _LONG_TITLE and text[-1:] not in _SENTENCE_ENDS
    return first if is_short(first) or long_title else None


def _from_breadcrumb(page: Page) -> Heading | None:
    for entry in page.dropped:
        if isinstance(entry.block, Paragraph) and (crumbs := breadcrumb(plain(entry.block.content))):
            start = plain(entry.block.content).rindex(crumbs[-1])
            return Heading(1, trimmed(cut(entry.block.content, start)), replace(entry.block.origin, hints=()))
    return None


def _from_file(page: Page) -> Heading | None:
    """The title that the file's head gives; the reader made it a fact."""
    fact = page.metadata.get("title")
    if fact is None or not fact.value:
        return None
    return Heading(1, (Text(fact.value, fact.ranges[0] if fact.ranges else None),), fact.origin)


def _alike(one: Block, other: Block) -> bool:
    """Whether two lines share half of the words of the shorter."""
    a, b = (set(words(block).casefold().split()) for block in (one, other))
    return len(a & b) * 2 >= min(len(a), len(b))


def _with_subtitle(page: Page, number: int) -> Page:
    block = page.blocks[number] if number < len(page.blocks) else None
    if not isinstance(block, Paragraph | Heading) or not any(_SUBTITLE in hint.casefold() for hint in block.origin.hints):
        return page
    blocks = page.blocks[:number] + page.blocks[number + 1:]
    return with_facts(replace(page, blocks=blocks), {"subtitle": _fact(block.content, block)})
