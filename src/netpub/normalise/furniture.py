"""Steps: what a site puts around its pages goes out of the text, by where it stood in the saved page or by what it says.

Lines that are furniture wherever they stand go first, for they part a label from its fact. The rest goes after the steps that read
facts, because copyright, dates, reviewers and helplines stand among it. Whole blocks go, with their words, to ``page.dropped``; a
block that only looks a little like furniture stays.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from netpub.findings import Finding, Report
from netpub.normalise import main_text
from netpub.normalise.blocks import Blocks, place, words
from netpub.normalise.clutter import HIDDEN, clutter, sign_ups
from netpub.normalise.furniture_words import (
    Region,
    breadcrumb,
    is_comments,
    is_contents_heading,
    is_furniture,
    is_furniture_line,
    structural,
    tidy,
)
from netpub.normalise.site import EMPTY, Site
from netpub.page import Block, Dropped, Figure, Heading, List, Page, Paragraph

RULE = "furniture"
_WEB_PAGE = "text/html"
_LINE_WORDS = 12
_ITEM_WORDS = 6
_TOLD = 100
# More than this above a heading of the first level, and it is no title.
_WORDS_ABOVE = 150
_SENTENCE = re.compile(r"[.:;!?…]\s*$")
_HEADING = re.compile(r"h[1-6]")
_NO_LABEL = re.compile(r"://|\bet al\b|@|\d")

# A pass says which of the blocks go, by their numbers.
_Pass = Callable[[Blocks], set[int]]


def lines(page: Page, _report: Report, site: Site = EMPTY) -> Page:
    """Return the page without lines that are furniture wherever they stand, such as "Share this page"."""
    return _without(page, (_by_line,), site)


def step(page: Page, report: Report, site: Site = EMPTY) -> Page:
    """Return the page without furniture; ``page.dropped`` names each block that went, in the order of the source.

    Reports ``unseen-text`` for sentences that the page hides and that are no furniture by their name.
    """
    last_reference = max((citation.origin.line for citation in page.references), default=0)
    # Only a web page has elements around its blocks that tell its text from its surroundings.
    first, whole = ((_sign_ups,), (_outside, _clutter)) if page.source.media_type == _WEB_PAGE else ((), ())
    rest = _without(page, (*first, _by_structure, _contents, *whole, _top, lambda blocks: _tail(blocks, last_reference)), site)
    unseen = [entry.block for entry in rest.dropped[len(page.dropped):] if _is_unseen(entry.block)]
    if unseen:
        report(Finding("unseen-text", place(page, unseen[0]), words(unseen[0])[:_TOLD]))
    return rest


def _is_unseen(block: Block) -> bool:
    text = words(block)
    return HIDDEN in block.origin.hints and len(text.split()) > _LINE_WORDS and bool(_SENTENCE.search(text)) and not _is_outside(
        list(block.origin.hints))


def _without(page: Page, passes: tuple[_Pass, ...], site: Site) -> Page:
    alive = list(enumerate(page.blocks))
    for find in passes:
        gone = {number for number in find(tuple(block for _, block in alive)) if not site.keeps(alive[number][1])}
        alive = [entry for number, entry in enumerate(alive) if number not in gone]
    kept = {number for number, _ in alive}
    dropped = tuple(Dropped(RULE, block) for number, block in enumerate(page.blocks) if number not in kept)
    return replace(page, blocks=tuple(block for _, block in alive), dropped=page.dropped + dropped) if dropped else page


def is_short(block: Block) -> bool:
    """Say whether a block could stand in a menu: a few words that are no sentence, or a list of such, or a picture."""
    if isinstance(block, List):
        return all(_is_short_text(words(part), _ITEM_WORDS) for item in block.items for part in item)
    return isinstance(block, Figure) or (isinstance(block, Paragraph | Heading) and _is_short_text(words(block), _LINE_WORDS))


def _is_short_text(text: str, most: int) -> bool:
    return len(text.split()) <= most and not _SENTENCE.search(text) and "://" not in text


def _lines(block: Block) -> list[str]:
    if isinstance(block, List):
        return [words(part) for item in block.items for part in item]
    return [words(block)]


def _matches(block: Block, region: Region) -> bool:
    return isinstance(block, Paragraph | Heading | List) and any(is_furniture(line, region) for line in _lines(block))


def _by_structure(blocks: Blocks) -> set[int]:
    """Blocks inside an element that is furniture, such as ``nav``; elements that hold the title or most of the text are not."""
    counts = [len(words(block).split()) for block in blocks]
    covered: Counter[str] = Counter()
    for block, count in zip(blocks, counts, strict=True):
        covered.update(dict.fromkeys(block.origin.hints, count))
    total = sum(counts)
    title = main_heading(blocks)
    above = title.origin.hints if title else ()
    around = {hint for hint, count in covered.items() if count * 2 > total and (hint in above or not is_comments(hint))}
    return {
        number for number, block in enumerate(blocks)
        if block is not title and _is_outside([hint for hint in _own(block, above) if hint not in around])
    }


def _outside(blocks: Blocks) -> set[int]:
    return main_text.outside(blocks, main_heading(blocks))


def _clutter(blocks: Blocks) -> set[int]:
    return clutter(blocks, main_heading(blocks))


def _sign_ups(blocks: Blocks) -> set[int]:
    return sign_ups(blocks, main_heading(blocks))


def _own(block: Block, above: tuple[str, ...]) -> tuple[str, ...]:
    """The part of a block's path that it does not share with the title; a heading's own names say where links lead, not what it is."""
    hints = block.origin.hints
    if isinstance(block, Heading):
        last = max((number for number, hint in enumerate(hints) if _HEADING.fullmatch(hint)), default=len(hints))
        hints = hints[:last]
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(hints, above, strict=False))))
    return hints[shared:]


def _is_outside(hints: list[str]) -> bool:
    verdicts = {structural(hint) for hint in hints}
    return "furniture" in verdicts or ("around" in verdicts and "keep" not in verdicts)


def main_heading(blocks: Blocks) -> Heading | None:
    """Return the heading of level 1 that is the title: the first that is no furniture itself."""
    headings = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    inside = [heading for heading in headings if not _is_outside(list(heading.origin.hints)) and not _is_line(heading)]
    return next(iter(inside or headings), None)


def _by_line(blocks: Blocks) -> set[int]:
    """Lines that are furniture wherever they stand, and lists of nothing but such lines."""
    title = main_heading(blocks)
    return {number for number, block in enumerate(blocks) if block is not title and _is_line(block)}


def _is_line(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading | List) and all(is_furniture_line(line) for line in _lines(block))


def _contents(blocks: Blocks) -> set[int]:
    """A table of contents: its heading, and below it only lines that stand again further down."""
    lines = {number: words(block) for number, block in enumerate(blocks) if isinstance(block, Paragraph | Heading)}
    headings = [number for number, line in lines.items() if is_contents_heading(line)]
    last = {tidy(line): number for number, line in lines.items()} if headings else {}
    gone: set[int] = set()
    for number in headings:
        end = number + 1
        while end < len(blocks) and is_short(blocks[end]) and all(last.get(tidy(line), 0) > end for line in _lines(blocks[end])):
            end += 1
        gone |= set(range(number, end)) if end > number + 1 else set()
    return gone


def _top(blocks: Blocks) -> set[int]:
    """What stands above the title: furniture, and short lines among it."""
    title = main_heading(blocks)
    if title is not None:
        above = blocks[:blocks.index(title)]
        outside = {number for number, block in enumerate(above) if is_short(block) or _matches(block, "top")}
        text = sum(len(words(block).split()) for number, block in enumerate(above) if number not in outside)
        return outside if text <= _WORDS_ABOVE else set()
    head = list(takewhile(lambda block: is_short(block) or _matches(block, "top"), blocks))
    matched = [number for number, block in enumerate(head) if _matches(block, "top")]
    # Only a flattened page, where every line is told from the next, hides its title so.
    if len(head) == len(blocks) or not any("line" in head[number].origin.hints for number in matched):
        return set()
    line = _title_line(head, matched)
    return set(range(max(matched[-1], line) + 1)) - {line}


def _title_line(blocks: list[Block], matched: list[int]) -> int:
    """The number of the line that is the title, -1 when none of them is. ``matched`` are the numbers of lines that are furniture."""
    lines = [number for number in range(len(blocks)) if number not in matched and isinstance(blocks[number], Paragraph | Heading)]
    last_crumbs = {tidy(crumbs[-1]) for number in matched if (crumbs := breadcrumb(words(blocks[number])))}
    named = [number for number in lines if tidy(words(blocks[number])) in last_crumbs]
    after = [number for number in lines if number > matched[-1]]
    return (named[-1:] or after[:1] or ([] if last_crumbs else lines[-1:]) or [-1])[0]


def _tail(blocks: Blocks, after: int) -> set[int]:
    """What stands at the end of the page, below the line ``after``: furniture, short lines among it, and the heading above it."""
    first, title = len(blocks), main_heading(blocks)
    for number in reversed(range(len(blocks))):
        if blocks[number].origin.line <= after or blocks[number] is title:
            break
        if _matches(blocks[number], "tail"):
            first = number
        elif not is_short(blocks[number]):
            break
    if 0 < first < len(blocks) and _is_label(blocks[first - 1], blocks):
        first -= 1
    return set(range(first, len(blocks)))


def _is_label(block: Block, blocks: Blocks) -> bool:
    """Whether a block reads as the heading of what follows it."""
    if isinstance(block, Heading):
        return block.level > 1
    text = words(block)
    spaced = any("blank-before" in other.origin.hints for other in blocks)
    apart = "blank-before" in block.origin.hints if spaced else "line" in block.origin.hints
    return isinstance(block, Paragraph) and apart and is_short(block) and not _NO_LABEL.search(text) and text[:1].isupper()
