"""What every step needs to do with blocks: walk them, rebuild them, read their words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from netpub.findings import Where
from netpub.page import (
    Block,
    Box,
    Cell,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    Page,
    Paragraph,
    Quote,
    Table,
    Text,
    Unrecognised,
    plain,
    texts,
)

Blocks = tuple[Block, ...]
_PLAIN = (Paragraph, Heading)  # Most blocks are these, which hold no others.


def with_children(block: Block, change: Callable[[Blocks], Blocks]) -> Block:
    """Return the block with ``change`` applied to each sequence of blocks that it holds (an item, a cell, a box).

    A block in which nothing changes is returned itself: most steps leave most blocks alone, and a copy costs more than a look.
    """
    if isinstance(block, _PLAIN):
        return block
    match block:
        case List():
            items = tuple(change(item) for item in block.items)
            return block if items == block.items else replace(block, items=items)
        case Table():
            head, rows = (tuple(tuple(_cell(cell, change) for cell in row) for row in part) for part in (block.head, block.rows))
            return block if (head, rows) == (block.head, block.rows) else replace(block, head=head, rows=rows)
        case Box() | Quote():
            inner = change(block.blocks)
            return block if inner == block.blocks else replace(block, blocks=inner)
        case DefinitionList():
            return replace(block, items=tuple(replace(item, blocks=change(item.blocks)) for item in block.items))
        case _:
            return block


def _cell(cell: Cell, change: Callable[[Blocks], Blocks]) -> Cell:
    inner = change(cell.blocks)
    return cell if inner == cell.blocks else replace(cell, blocks=inner)


def children(block: Block) -> tuple[Blocks, ...]:
    """Return the sequences of blocks that a block holds, in reading order."""
    match block:
        case List():
            return block.items
        case Table():
            return tuple(cell.blocks for row in (*block.head, *block.rows) for cell in row)
        case Box() | Quote():
            return (block.blocks,)
        case DefinitionList():
            return tuple(item.blocks for item in block.items)
        case _:
            return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        if not isinstance(block, _PLAIN):
            for inner in children(block):
                yield from walk(inner)


def contents(block: Block) -> tuple[Inlines, ...]:
    """Return a block's own inline sequences, without those of the blocks that it holds."""
    match block:
        case Heading() | Paragraph() | Unrecognised():
            return (block.content,)
        case Table() | Figure():
            return (block.caption,)
        case Box():
            return (block.title,)
        case DefinitionList():
            return tuple(item.term for item in block.items)
        case _:
            return ()


def with_contents(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """Return the block with ``change`` applied to its own inline sequences."""
    match block:
        case Heading() | Paragraph() | Unrecognised():
            return replace(block, content=change(block.content))
        case Table() | Figure():
            return replace(block, caption=change(block.caption))
        case Box():
            return replace(block, title=change(block.title))
        case DefinitionList():
            return replace(block, items=tuple(replace(item, term=change(item.term)) for item in block.items))
        case _:
            return block


def rebuilt(blocks: Blocks, change: Callable[[Blocks], Blocks]) -> Blocks:
    """Return the blocks with ``change`` applied to every sequence of blocks, the innermost first."""
    return change(tuple(with_children(block, lambda inner: rebuilt(inner, change)) for block in blocks))


def leaves(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield every piece of text of the blocks and of those that they hold."""
    for block in walk(blocks):
        for content in contents(block):
            yield from texts(content)


def words(block: Block) -> str:
    """Return a block's words with those of the blocks in it, parts joined by a blank."""
    if isinstance(block, _PLAIN):
        return plain(block.content).strip()
    return " ".join(text for part in walk((block,)) for content in contents(part) if (text := plain(content).strip()))


def place(page: Page, block: Block) -> Where:
    """Return where a block stands in the source."""
    return Where(block.origin.file, block.origin.line, page.source.slug)
