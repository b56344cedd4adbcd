"""Lines of a page that a fact can be read from, and taking them out of the text without losing where their characters came from.

A line is what a reader sees as one statement: a paragraph, a heading, a list item, a term with its meaning, a table row.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from netpub.normalise.blocks import Blocks, with_children
from netpub.normalise.cut import cut, joined, ranges
from netpub.page import (
    Block,
    Box,
    Cell,
    Definition,
    DefinitionList,
    Dropped,
    Heading,
    Inlines,
    List,
    Origin,
    Page,
    Paragraph,
    Range,
    Run,
    Table,
    Text,
    Unrecognised,
    plain,
)

# A line longer than this labels nothing.
_LABEL_LENGTH = 60
Found = TypeVar("Found")


class Line:
    """One statement: its words, where it stands, the heading or label that it stands under, whether a step dropped it before, and
    whether it is an item of a list. ``text`` is the words without markup."""

    __slots__ = ("content", "dropped", "heading", "item", "origin", "text")

    def __init__(self, content: Inlines, origin: Origin, heading: str = "", dropped: bool = False, item: bool = False) -> None:
        self.content, self.origin, self.heading, self.dropped, self.item = content, origin, heading, dropped, item
        self.text = plain(content)

    def words(self, start: int = 0, end: int | None = None) -> str:
        """Return the characters ``start`` to ``end`` of the words for people to read: single blanks, none around."""
        return " ".join(self.text[start:end].split())

    def places(self, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
        """Return where the characters ``start`` to ``end`` of the words stand in the source."""
        return ranges(cut(self.content, start, end))


@dataclass(frozen=True, slots=True)
class Taken(Generic[Found]):
    """What was read from a line. ``rest`` is what stays of it: None leaves the line as it is, an empty tuple takes it away.

    ``with_heading`` says that the heading it stands under goes too when nothing else is left there; ``open`` that it is a label
    whose value may be the next line.
    """

    found: tuple[Found, ...]
    rest: Inlines | None = None
    with_heading: bool = False
    open: bool = False


class Sweep(Generic[Found]):
    """A walk over a page's lines that takes facts out.

    ``found`` holds what was read, in the order of the page; ``headings`` the source of headings that went with it, by the index of
    the last thing found under them. With ``pairs`` a label and the paragraph after it may be read as one line.
    """

    def __init__(self, take: Callable[[Line], Taken[Found] | None], *, pairs: bool = True) -> None:
        self.found: list[Found] = []
        self.headings: dict[int, tuple[Range, ...]] = {}
        self._take = take
        self._pairs = pairs
        self._heading = ""
        self._dropped = False
        self._runs: tuple[Run, ...] = ()

    def page(self, page: Page) -> Page:
        """Return the page without what was taken, from the text and from what an earlier step dropped."""
        self._runs = page.source.runs
        blocks = self._blocks(page.blocks)
        self._dropped, self._heading = True, ""
        dropped = tuple(Dropped(entry.rule, block) for entry in page.dropped for block in self._blocks((entry.block,)))
        return replace(page, blocks=blocks, dropped=dropped)

    def _blocks(self, blocks: Blocks) -> Blocks:
        kept: list[Block] = []
        number = 0
        while number < len(blocks):
            block, following = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
            number += 1
            if self._pair(block, following):
                number += 1
                continue
            rest, with_heading = self._block(block)
            kept += rest
            if with_heading and not rest and kept and _label(kept[-1]) and _ends(kept[-1], following):
                self.headings[len(self.found) - 1] = ranges(_label(kept.pop()))
        return tuple(kept)

    def _block(self, block: Block) -> tuple[Blocks, bool]:
        """What stays of a block, and whether its heading may go."""
        match block:
            case Heading() | Paragraph() | Unrecognised():
                rest, with_heading = self._read(block.content, block.origin)
                if rest is None:
                    self._heading = plain(_label(block)) or self._heading
                    return (block,), False
                return ((replace(block, content=rest),) if rest else ()), with_heading
            case List():
                return self._list(block)
            case DefinitionList():
                items = tuple(item for item in block.items if not self._definition(item, block.origin))
                return ((replace(block, items=items),) if items else ()), False
            case Table():
                head, rows = (tuple(row for row in part if not self._row(row, block.origin)) for part in (block.head, block.rows))
                # A table whose rows have all gone leaves its caption behind.
                caption = (Paragraph(block.caption, block.origin),) if block.caption else ()
                table = block if (head, rows) == (block.head, block.rows) else replace(block, head=head, rows=rows)
                return ((table,) if head or rows else caption), False
            case Box():
                self._heading = plain(block.title)
        return (with_children(block, self._blocks),), False

    def _read(self, content: Inlines, origin: Origin, *, item: bool = False) -> tuple[Inlines | None, bool]:
        taken = self._take(Line(content, origin, self._heading, self._dropped, item))
        self.found += taken.found if taken else ()
        return (taken.rest, taken.with_heading) if taken else (None, False)

    def _goes(self, content: Inlines, origin: Origin) -> bool:
        """Take a line that can only go as a whole; False when it stays."""
        taken = self._take(Line(content, origin, self._heading, self._dropped))
        if taken is None or taken.rest != ():
            return False
        self.found += taken.found
        return True

    def _pair(self, block: Block, following: Block | None) -> bool:
        """Take a label and the paragraph after it when they make one line that goes as a whole: "Last reviewed" above "May 2025"."""
        if not self._pairs or not isinstance(following, Paragraph):
            return False
        label = _label(block)
        if not label or len(plain(following.content)) > _LABEL_LENGTH:
            return False
        if not self._adjacent(label, following.content):
            return False
        alone = self._take(Line(label, block.origin, self._heading, self._dropped))
        return (alone is None or alone.open) and self._goes(_labelled(label, following.content), block.origin)

    def _adjacent(self, label: Inlines, value: Inlines) -> bool:
        """Whether nothing stood between the two in the source, not even what was taken out since."""
        before, after = ranges(label), ranges(value)
        return not before or not after or not any(run.text.strip() for run in self._runs[before[-1].run + 1:after[0].run])

    def _list(self, block: List) -> tuple[Blocks, bool]:
        items: list[Blocks] = []
        with_headings: list[bool] = []
        for item in block.items:
            if len(item) == 1 and isinstance(item[0], Paragraph):
                rest, with_heading = self._read(item[0].content, item[0].origin, item=True)
                kept: Blocks = item if rest is None else (replace(item[0], content=rest),) if rest else ()
                with_headings.append(with_heading)
            else:
                kept = self._blocks(item)
            items += [kept] if kept else []
        left = block if tuple(items) == block.items else replace(block, items=tuple(items))
        return ((left,) if items else ()), all(with_headings)

    def _definition(self, item: Definition, origin: Origin) -> bool:
        """Take a term that is a label, with its value."""
        return _plain_words(item.blocks) and self._goes(_labelled(item.term, _words(item.blocks)), origin)

    def _row(self, row: tuple[Cell, ...], origin: Origin) -> bool:
        """Take a table row that is a label and its value."""
        match row:
            case (label, value) if label.rowspan == value.rowspan == 1 and _plain_words(label.blocks) and _plain_words(value.blocks):
                return self._goes(_labelled(_words(label.blocks), _words(value.blocks)), origin)
        return False


def _label(block: Block) -> Inlines:
    """The words of a heading, or of a paragraph that stands like one over what follows; nothing for any other block."""
    if isinstance(block, Heading):
        return block.content
    if not isinstance(block, Paragraph):
        return ()
    text = plain(block.content).rstrip()
    return block.content if len(text) <= _LABEL_LENGTH and text[-1:] not in ".!?" else ()


def _ends(label: Block, following: Block | None) -> bool:
    """Whether nothing more stands under a label: it is one for a single block, or the next block is a heading."""
    return isinstance(label, Paragraph) or following is None or isinstance(following, Heading)


def _labelled(label: Inlines, value: Inlines) -> Inlines:
    return (*label, Text(" " if plain(label).rstrip().endswith(":") else ": "), *value)


def _plain_words(blocks: Blocks) -> bool:
    """Whether blocks are nothing but words: a list or a table is no value of a label."""
    return all(isinstance(block, Paragraph) for block in blocks)


def _words(blocks: Blocks) -> Inlines:
    return joined((block.content for block in blocks if isinstance(block, Paragraph)), "\n")
