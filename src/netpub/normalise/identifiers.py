"""Identifiers that do not move: made of a block's own words, so that a paragraph added above shifts none."""

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import replace

from netpub.findings import Report
from netpub.normalise.blocks import with_children, words
from netpub.page import Block, Box, Citation, DefinitionList, Figure, Heading, List, Page, Quote, Table, Unrecognised, plain

_LETTERS: dict[type, str] = {List: "l", Table: "t", Figure: "f", Box: "b", DefinitionList: "d", Quote: "q", Unrecognised: "u"}
_TITLE = "title"


def step(page: Page, _report: Report) -> Page:
    """Return the page with an id on every block (``s-title-words`` for sections, ``p-3f2a9c`` and the like for others) and reference."""
    taken: Counter[str] = Counter()
    blocks = tuple(_identified(block, taken) for block in page.blocks)
    references = tuple(_numbered(citation, number) for number, citation in enumerate(page.references, 1))
    disclaimer = tuple(_identified(block, taken) for block in page.metadata.disclaimer)
    return replace(page, blocks=blocks, references=references, metadata=replace(page.metadata, disclaimer=disclaimer))


def _numbered(citation: Citation, number: int) -> Citation:
    return replace(citation, reference=replace(citation.reference, id=f"r{number}"))


def _identified(block: Block, taken: Counter[str]) -> Block:
    """A block with its id; the outer block takes its id before the blocks that it holds."""
    block = replace(block, id=_unique(_stem(block), taken))
    if isinstance(block, DefinitionList):
        items = tuple(replace(item, id=_unique("di-" + _digest(plain(item.term)), taken)) for item in block.items)
        block = replace(block, items=items)
    return with_children(block, lambda children: tuple(_identified(child, taken) for child in children))


def _stem(block: Block) -> str:
    if isinstance(block, Heading):
        return _TITLE if block.level == 1 else "s-" + (_slug(plain(block.content)) or _digest(plain(block.content)))
    own = words(block) or (block.href if isinstance(block, Figure) else "")
    return f"{_LETTERS.get(type(block), 'p')}-{_digest(own)}"


def _unique(stem: str, taken: Counter[str]) -> str:
    taken[stem] += 1
    return stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]


def _slug(text: str) -> str:
    """Letters and digits of any script in lower case, accents taken off, joined by hyphens; 60 characters at most."""
    bare = "".join(character for character in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(character))
    return "-".join(re.findall(r"[^\W_]+", bare))[:60].strip("-")
