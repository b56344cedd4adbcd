"""Step: reference lists become citations, one by one, each with every word that the source printed.

A list is known by its heading, or, without one, by its shape at the end of the page. Entries that name no work stay in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from netpub.findings import Report
from netpub.normalise import citation_shape as shape
from netpub.normalise.blocks import Blocks, contents, walk, words
from netpub.normalise.cut import cut, ranges
from netpub.page import Block, Citation, Dropped, Heading, List, Page, Paragraph, Range, plain
from netpub.references import parse
from netpub.text import cues

HEADING_RULE = "references-heading"
# How a citation's hints begin that tell the number which its list gives it.
NUMBERED = "number:"
_HEADING_LENGTH = 60
_MOST_INTRODUCTIONS = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """Blocks ``start`` to ``end`` of a page are references; ``left`` are those of them that are none."""

    start: int
    end: int
    citations: tuple[Citation, ...]
    left: Blocks = ()


def step(page: Page, _report: Report) -> Page:
    """Return the page with its reference lists taken out of the blocks; a heading with nothing left below it is dropped.

    A page that has its references already stays as it is: what is left of them in the text was looked at.
    """
    if page.references:
        return page
    number = 0
    while number < len(page.blocks):
        page, number = _taken(page, number) if _is_heading(page.blocks[number]) else (page, number + 1)
    return page if page.references else _by_shape(page)


def _is_heading(block: Block) -> bool:
    if isinstance(block, Heading) and block.level == 1:
        return False
    text = words(block) if isinstance(block, Heading | Paragraph) else ""
    return 0 < len(text) <= _HEADING_LENGTH and cues.is_phrase("sections", "references", text)


def _taken(page: Page, number: int) -> tuple[Page, int]:
    """The page without the first references below the heading ``number``, and the number of the block to go on with."""
    blocks = page.blocks
    introduction = _introduction(blocks[number + 1:])
    found = _below(blocks, number + 1 + introduction)
    if found is None:
        return page, number + 1
    goes = not found.left and all(words(block).rstrip().endswith(":") for block in blocks[number + 1:found.start])
    kept = () if goes else blocks[number:found.start]
    dropped = tuple(Dropped(HEADING_RULE, block) for block in blocks[number:found.start]) if goes else ()
    rest = (*blocks[:number], *kept, *found.left, *blocks[found.end:])
    page = replace(page, blocks=rest, references=page.references + found.citations, dropped=page.dropped + dropped)
    # Below a heading that stays there may be more, which the words taken out had parted from it.
    return page, number


def _introduction(blocks: Blocks) -> int:
    """How many paragraphs stand between the heading and the first reference."""
    count = 0
    for block in blocks[:_MOST_INTRODUCTIONS]:
        if not isinstance(block, Paragraph) or shape.weight(words(block)) or _grouped(_run(blocks[count:])):
            break
        count += 1
    return count


def _below(blocks: Blocks, start: int) -> _Found | None:
    """The references that begin with block ``start``, whatever their form."""
    end, citations, left = start, [], []
    while end < len(blocks):
        block = blocks[end]
        if isinstance(block, List):
            counted = [(number if block.kind == "order" else 0, item, _is_no_work(item)) for number, item in enumerate(block.items, 1)]
            others = tuple(item for _, item, no_work in counted if no_work)
            citations += [_citation(item, number) for number, item, no_work in counted if not no_work]
            left += [replace(block, items=others)] if others else []
            end += 1
        elif run := _run(blocks[end:]):
            several = _grouped(run)
            rest = run[several[-1].stop if several else 0:]
            single = list(takewhile(lambda paragraph: shape.is_likely(words(paragraph)), rest))
            citations += [_citation(run[group.start:group.stop]) for group in several]
            citations += [citation for paragraph in single for citation in _split(paragraph)]
            end += len(run) - len(rest) + len(single)
            if len(single) < len(rest):
                break
        else:
            break
    return _Found(start, end, tuple(citations), tuple(left)) if citations else None


def _run(blocks: Blocks) -> tuple[Paragraph, ...]:
    """The paragraphs that the blocks begin with, up to another heading of references."""
    run: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or _is_heading(block):
            break
        run.append(block)
    return tuple(run)


def _is_no_work(item: Blocks) -> bool:
    return shape.is_no_work(" ".join(words(block) for block in item))


def _grouped(run: tuple[Paragraph, ...]) -> list[range]:
    """References of several lines at the start of the paragraphs, as ranges of their numbers."""
    lines = [words(block) for block in run]
    found = shape.groups(lines, ["blank-before" in block.origin.hints for block in run])
    whole: list[range] = []
    for group in found:
        if group.start != (whole[-1].stop if whole else 0):
            break
        whole.append(group)
    return whole


def _split(block: Paragraph) -> Iterator[Citation]:
    """A paragraph's references: one, or one a line when each of its lines is one."""
    text = plain(block.content)
    lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    if len(lines) < _FEWEST or not all(shape.is_certain(text[start:end]) for start, end in lines):
        yield _citation((block,))
        return
    for (start, _), after in zip(lines, [*(start for start, _ in lines[1:]), len(text)], strict=True):
        yield _citation((replace(block, content=cut(block.content, start, after)),))


def _citation(blocks: Blocks, number: int = 0) -> Citation:
    lines = [" ".join(plain(content).split()) for block in walk(blocks) for content in contents(block) if plain(content).strip()]
    # The parser is told where lines end, since a field seldom runs over one; people read them as one text.
    read = parse("\n".join(lines), "")
    hints = (f"{NUMBERED}{number}",) if number else ()
    return Citation(replace(read, raw=" ".join(lines)), replace(blocks[0].origin, hints=hints), _ranges(blocks))


def _ranges(blocks: Blocks) -> tuple[Range, ...]:
    return tuple(at for block in walk(blocks) for content in contents(block) for at in ranges(content))


def _by_shape(page: Page) -> Page:
    """The page without the references that end it under no heading."""
    blocks = page.blocks
    found = _last_list(blocks) or _last_groups(blocks) or _last_lines(blocks)
    if found is None:
        return page
    return replace(page, blocks=(*blocks[:found.start], *found.left, *blocks[found.end:]), references=found.citations)


def _last_list(blocks: Blocks) -> _Found | None:
    last = blocks[-1] if blocks else None
    if not isinstance(last, List) or len(last.items) < _FEWEST:
        return None
    likely = sum(shape.is_likely(" ".join(words(block) for block in item)) for item in last.items)
    certain = sum(shape.is_certain(" ".join(words(block) for block in item)) for item in last.items)
    return _below(blocks, len(blocks) - 1) if certain and likely * 3 >= len(last.items) * 2 else None


def _last_groups(blocks: Blocks) -> _Found | None:
    start = len(blocks) - len(list(takewhile(lambda block: isinstance(block, Paragraph), reversed(blocks))))
    groups = shape.trailing_groups([words(block) for block in blocks[start:]])
    if not groups:
        return None
    citations = tuple(_citation(blocks[start + group.start:start + group.stop]) for group in groups)
    return _Found(start + groups[0].start, len(blocks), citations)


def _last_lines(blocks: Blocks) -> _Found | None:
    """Single lines, each a reference for certain; one that is only likely may stand between two such."""
    likely = list(takewhile(lambda block: isinstance(block, Paragraph) and shape.is_likely(words(block)), reversed(blocks)))
    certain = [len(blocks) - 1 - number for number, block in enumerate(likely) if shape.is_certain(words(block))]
    if not certain:
        return None
    run = [block for block in blocks[certain[-1]:certain[0] + 1] if isinstance(block, Paragraph)]
    citations = tuple(citation for block in run for citation in _split(block))
    return _Found(certain[-1], certain[0] + 1, citations) if len(citations) >= _FEWEST else None
