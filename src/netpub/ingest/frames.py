"""What is open while a document is read, from the page down to a cell: a frame gathers blocks and, at its end, hands on what they make.

A frame never refuses content: blocks where none may stand (text between rows, a list right inside a list) go to the nearest place
that loses nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Literal

from netpub.ingest.inlines import Line, Marks
from netpub.page import (
    Block,
    Box,
    BoxKind,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Inlines,
    List,
    Origin,
    Paragraph,
    Quote,
    Table,
    Text,
)


@dataclass(eq=False, slots=True)
class Frame:
    """A plain sequence of blocks, such as the page itself. ``line`` is the block being read, ``heading`` its level when it is a heading.

    ``later`` holds blocks met inside the line (a picture, hidden words) that follow it; ``depth`` counts lists, boxes and tables around;
    ``hints`` are those that all words of the line share (None before the first), ``first`` is the source line of its first word.
    """

    origin: Origin
    depth: int = 0
    blocks: list[Block] = field(default_factory=list)
    later: list[Block] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    heading: int = 0
    hints: tuple[str, ...] | None = None
    first: int = 0

    def accept(self, block: Block) -> None:
        """Take a block that ended inside this frame."""
        self.blocks.append(block)

    def deliver(self, parent: "Frame") -> None:
        """Hand the blocks, or what they make, to the frame around."""
        for block in self.blocks:
            parent.accept(block)


@dataclass(eq=False, slots=True)
class ListFrame(Frame):
    """A list; ``implied`` when the source has items without a list around them."""

    kind: Literal["bullet", "order", "simple"] = "bullet"
    implied: bool = False
    items: list[list[Block]] = field(default_factory=list)

    def accept(self, block: Block) -> None:
        """Take what is no item as an item of its own, but a list into the item before it."""
        if isinstance(block, List) and self.items:
            self.items[-1].append(block)
        else:
            self.items.append([block])

    def deliver(self, parent: Frame) -> None:
        """Hand on the list, when it has items."""
        if self.items:
            parent.accept(List(self.kind, tuple(map(tuple, self.items)), self.origin))


@dataclass(eq=False, slots=True)
class ItemFrame(Frame):
    """A list item; its frame around is a ListFrame."""

    def deliver(self, parent: Frame) -> None:
        """Add the item to its list, when it holds anything."""
        assert isinstance(parent, ListFrame)
        if self.blocks:
            parent.items.append(self.blocks)


@dataclass(eq=False, slots=True)
class QuoteFrame(Frame):
    """A quotation."""

    def deliver(self, parent: Frame) -> None:
        """Hand on the quotation, when it holds anything."""
        if self.blocks:
            parent.accept(Quote(tuple(self.blocks), self.origin))


@dataclass(eq=False, slots=True)
class BoxFrame(Frame):
    """What the source calls a box. It is one only when a heading opens it and no other heading stands as high as that one."""

    kind: BoxKind = "note"

    def deliver(self, parent: Frame) -> None:
        """Hand on the box, or its blocks when it is none."""
        at = next((at for at, block in enumerate(self.blocks) if not isinstance(block, Figure)), len(self.blocks))
        title, rest = self.blocks[at:at + 1], [*self.blocks[:at], *self.blocks[at + 1:]]
        match title:
            case [Heading(level=level, content=content)] if level > 1 and rest and _lowest(rest) > level:
                parent.accept(Box(self.kind, content, tuple(rest), self.origin))
            case _:
                Frame.deliver(self, parent)


def _lowest(blocks: Iterable[Block]) -> int:
    return min((block.level for block in blocks if isinstance(block, Heading)), default=9)


@dataclass(eq=False, slots=True)
class DefinitionListFrame(Frame):
    """Terms and their meanings, in pairs as they come; a term without a meaning is kept."""

    entries: list[tuple[Inlines, list[Block]]] = field(default_factory=list)

    def deliver(self, parent: Frame) -> None:
        """Hand on what stood between the pairs, then the pairs."""
        Frame.deliver(self, parent)
        if self.entries:
            parent.accept(DefinitionList(tuple(Definition(term, tuple(blocks)) for term, blocks in self.entries), self.origin))


@dataclass(eq=False, slots=True)
class TermFrame(Frame):
    """A term; its frame around is a DefinitionListFrame."""

    def deliver(self, parent: Frame) -> None:
        """Add the term; blocks in it that are no words begin its meaning."""
        assert isinstance(parent, DefinitionListFrame)
        term, rest = one_line(self.blocks)
        if term or rest:
            parent.entries.append((term, rest))


@dataclass(eq=False, slots=True)
class MeaningFrame(Frame):
    """What a term means; its frame around is a DefinitionListFrame."""

    def deliver(self, parent: Frame) -> None:
        """Add the meaning to the last term; before any term it stands alone."""
        assert isinstance(parent, DefinitionListFrame)
        if parent.entries:
            parent.entries[-1][1].extend(self.blocks)
        elif self.blocks:
            parent.entries.append(((), self.blocks))


@dataclass(eq=False, slots=True)
class FigureFrame(Frame):
    """A figure: its caption goes to the last picture in it, or to a table, or stands below."""

    captions: list[Inlines] = field(default_factory=list)
    caption_origin: Origin | None = None

    def deliver(self, parent: Frame) -> None:
        """Hand on the blocks, the caption where it belongs."""
        blocks, caption = list(self.blocks), joined(self.captions)
        holders = [at for at, block in enumerate(blocks) if isinstance(block, Figure)] or [
            at for at, block in enumerate(blocks) if isinstance(block, Table) and not block.caption]
        if caption and holders:
            at, holder = holders[-1], blocks[holders[-1]]
            assert isinstance(holder, Figure | Table)
            blocks[at] = replace(holder, caption=caption)
        elif caption:
            blocks.append(Paragraph(caption, self.caption_origin or self.origin))
        for block in blocks:
            parent.accept(block)


@dataclass(eq=False, slots=True)
class FigureCaptionFrame(Frame):
    """The caption of a figure; its frame around is a FigureFrame."""

    def deliver(self, parent: Frame) -> None:
        """Give the caption to the figure; blocks in it that are no words stand in the figure."""
        assert isinstance(parent, FigureFrame)
        caption, rest = one_line(self.blocks)
        parent.captions.append(caption)
        parent.caption_origin = parent.caption_origin or self.origin
        parent.blocks.extend(rest)


@dataclass(eq=False, slots=True)
class LaterFrame(Frame):
    """Hidden words inside a line: they follow it as blocks of their own, so that they neither cut it nor slip into it."""

    def deliver(self, parent: Frame) -> None:
        """Put the blocks after the line around."""
        parent.later.extend(self.blocks)


@dataclass(eq=False, slots=True)
class NoteFrame(Frame):
    """A footnote at the place that calls it; ``marks`` are those around the call, ``back`` is the line to go on with."""

    marks: Marks = ()
    back: int = 0

    def deliver(self, parent: Frame) -> None:
        """Put the footnote into the line around; blocks in it that are no words follow that line."""
        content, rest = one_line(self.blocks)
        if content:
            parent.line.note(content, self.marks)
        parent.later.extend(rest)


@dataclass(eq=False, slots=True)
class DroppedFrame(Frame):
    """What is no part of the text, with the rule that says why; it is handed to nobody."""

    rule: str = ""


def joined(pieces: Iterable[Inlines]) -> Inlines:
    """Return pieces of content as one, with a line break between."""
    content: list[Inline] = []
    for piece in pieces:
        content += [Text("\n"), *piece] if content and piece else piece
    return tuple(content)


def one_line(blocks: list[Block]) -> tuple[Inlines, list[Block]]:
    """Return what the paragraphs and headings at the start of ``blocks`` say as one piece of content, and the blocks that follow."""
    words = list(takewhile(lambda block: isinstance(block, Paragraph | Heading), blocks))
    return joined(block.content for block in words if isinstance(block, Paragraph | Heading)), blocks[len(words):]
