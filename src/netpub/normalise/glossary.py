"""Step: under a heading such as "Words to know", terms with their meanings become a definition list."""

import re
from dataclasses import replace

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, words
from netpub.normalise.cut import cut, marks, trimmed
from netpub.page import Block, Definition, DefinitionList, Heading, Inlines, List, Page, Paragraph, Strong, plain
from netpub.text import cues

_SEPARATOR = re.compile(r"\s*(?::\s|\s[–—-]\s)\s*")
_AFTER_BOLD = re.compile(r"\s*[:–—-]?\s*")
_TERM_LENGTH = 60
_TERM_WORDS = 8
_HEADING_LENGTH = 60


def step(page: Page, _report: Report) -> Page:
    """Return the page with its glossary sections as definition lists; what is no term with a meaning stays as it is."""
    result: list[Block] = []
    inside = False
    for block in page.blocks:
        if isinstance(block, Heading):
            inside = block.level > 1 and len(words(block)) <= _HEADING_LENGTH and cues.is_phrase("sections", "glossary", words(block))
        items = _definitions(block) if inside else ()
        previous = result[-1] if result else None
        if items and isinstance(previous, DefinitionList) and isinstance(block, Paragraph):
            result[-1] = replace(previous, items=previous.items + items)
        else:
            result.append(DefinitionList(items, replace(block.origin, hints=())) if items else block)
    return replace(page, blocks=tuple(result))


def _definitions(block: Block) -> tuple[Definition, ...]:
    """The terms of a paragraph (one) or a list (all of its items, or none); none of any other block."""
    if isinstance(block, Paragraph):
        item = _definition((block,))
        return (item,) if item else ()
    if not isinstance(block, List):
        return ()
    items = tuple(_definition(item) for item in block.items)
    return tuple(item for item in items if item) if all(items) else ()


def _definition(blocks: Blocks) -> Definition | None:
    """A term and its meaning from a paragraph and what follows it in a list item."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return None
    first = blocks[0]
    end, start = _parting(first.content)
    term, meaning = cut(first.content, 0, end), cut(first.content, start)
    if not plain(term).strip() or not (plain(meaning).strip() or blocks[1:]) or len(plain(term).split()) > _TERM_WORDS:
        return None
    head = (*_unstressed(trimmed(term)), *marks(cut(first.content, end, start)))
    own = (Paragraph(trimmed(meaning), first.origin),) if plain(meaning).strip() else ()
    return Definition(head, (*own, *blocks[1:]))


def _parting(content: Inlines) -> tuple[int, int]:
    """Where the term ends and where the meaning begins; at the end of the first bold words, or at a colon or dash; (0, 0) nowhere."""
    text = plain(content)
    for number, part in enumerate(content):
        if isinstance(part, Strong):
            before = len(plain(content[:number]))
            end = before + len(plain((part,)))
            found = _AFTER_BOLD.match(text, end)
            word_end = before + len(text[before:end].rstrip(" :"))
            return (word_end, found.end()) if not text[:before].strip() and found else (0, 0)
        if plain((part,)).strip():
            break
    match = _SEPARATOR.search(text, 0, _TERM_LENGTH)
    return (match.start(), match.end()) if match else (0, 0)


def _unstressed(content: Inlines) -> Inlines:
    """A term without the bold type that only showed it to be one."""
    if [type(part) for part in content if plain((part,))] == [Strong]:
        return tuple(child for part in content for child in (part.children if isinstance(part, Strong) else (part,)))
    return content
