"""Changing a page at the block that its first words name: leaving it out, bringing it back, making it another kind, a figure after it."""

from collections.abc import Callable
from dataclasses import replace

from netpub.normalise.blocks import Blocks, contents, leaves, walk, with_children
from netpub.normalise.correction_entries import Shape
from netpub.page import Block, Box, Figure, Heading, Inlines, List, Paragraph, Quote, Unrecognised, plain

Edit = Callable[[Blocks, int], Blocks | None]
_TEXT = (Heading, Paragraph, Unrecognised)
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def begins(block: Block, starts: str) -> bool:
    """Say whether a block's own words begin so, whatever its spaces and quotation marks; a list's words are those of its items."""
    return _starts(next(iter(contents(block)), ()), starts)


def _starts(content: Inlines, starts: str) -> bool:
    return " ".join(plain(content).split()).translate(_QUOTES).startswith(starts.translate(_QUOTES))


def edited(blocks: Blocks, starts: str, edit: Edit) -> Blocks | None:
    """Return the blocks with ``edit`` applied at the first block that begins so, at any depth; None when there is none.

    ``edit`` gets a sequence and the number of the block in it, and returns the new sequence, or None to go on to the next.
    """
    for number, block in enumerate(blocks):
        if begins(block, starts) and (changed := edit(blocks, number)) is not None:
            return changed
        inside = _edited_inside(block, starts, edit)
        if inside is not None:
            return (*blocks[:number], *inside, *blocks[number + 1:])
    return None


def _edited_inside(block: Block, starts: str, edit: Edit) -> Blocks | None:
    done = False

    def change(inner: Blocks) -> Blocks:
        nonlocal done
        changed = None if done else edited(inner, starts, edit)
        done = done or changed is not None
        return inner if changed is None else changed

    rebuilt = with_children(block, change)
    return _without_empty(rebuilt) if done else None


def _without_empty(block: Block) -> Blocks:
    """The block without items that hold nothing any more; nothing when all of it is gone."""
    if isinstance(block, List):
        items = tuple(item for item in block.items if item)
        return (replace(block, items=items),) if items else ()
    empty = (isinstance(block, Box) and not block.title and not block.blocks) or (isinstance(block, Quote) and not block.blocks)
    return () if empty else (block,)


def placed(blocks: Blocks, block: Block) -> Blocks:
    """Return the blocks with one more, where the source has it."""
    own = _position(block)
    number = next((number for number, other in enumerate(blocks) if _position(other) > own), len(blocks))
    return (*blocks[:number], block, *blocks[number:])


def _position(block: Block) -> tuple[int, int, int]:
    first = next((text.at for text in leaves((block,)) if text.at is not None), None)
    return (first.run, first.start, 0) if first else (-1, 0, block.origin.line)


def illustrated(blocks: Blocks, starts: str, figure: Figure) -> Blocks | None:
    """Return the blocks with a figure behind the first that begins so; None when there is none.

    A list, a table or a definition list is one block here, whichever of its items begins so: a picture follows the whole of it.
    In a box or quotation the figure stays there, unless the words are a box's title. Figures behind one block keep their order.
    """
    for number, block in enumerate(blocks):
        if _named(block, starts):
            end = number + 1
            while end < len(blocks) and _given_with(figure, blocks[end]):
                end += 1
            return (*blocks[:end], figure, *blocks[end:])
        if isinstance(block, Box | Quote) and (inside := illustrated(block.blocks, starts, figure)) is not None:
            return (*blocks[:number], replace(block, blocks=inside), *blocks[number + 1:])
    return None


def _named(block: Block, starts: str) -> bool:
    if isinstance(block, Box | Quote):
        return begins(block, starts)
    return any(_starts(content, starts) for part in walk((block,)) for content in contents(part))


def _given_with(figure: Figure, other: Block) -> bool:
    """True for another figure that the corrections place."""
    return isinstance(other, Figure) and other.origin.file == figure.origin.file


def reshaped(blocks: Blocks, shape: Shape) -> Blocks | None:
    """Return the blocks with one made what ``shape`` says; None when no block that begins so can be that."""
    def edit(sequence: Blocks, number: int) -> Blocks | None:
        block = sequence[number]
        if shape.kind == "box" and isinstance(block, Heading):
            end = _section_end(sequence, number)
            return (*sequence[:number], Box(shape.box, block.content, sequence[number + 1:end], block.origin), *sequence[end:])
        made = _made(block, shape)
        return (*sequence[:number], *made, *sequence[number + 1:]) if made else None

    return edited(blocks, shape.words.starts, edit)


def _made(block: Block, shape: Shape) -> Blocks:
    """What a block becomes; nothing when it cannot be that."""
    match shape.kind:
        case "heading" if isinstance(block, _TEXT):
            return (Heading(shape.level, block.content, block.origin),)
        case "paragraph":
            return _paragraphs(block)
        case "box" if isinstance(block, Box):
            return (replace(block, kind=shape.box),)
        case "box":
            return (Box(shape.box, (), (block,), block.origin),)
        case "quote" if not isinstance(block, Heading):
            return (Quote((block,), block.origin),)
    return ()


def _paragraphs(block: Block) -> Blocks:
    match block:
        case Heading() | Paragraph() | Unrecognised():
            return (Paragraph(block.content, block.origin),)
        case Box():
            return ((Paragraph(block.title, block.origin), *block.blocks) if block.title else block.blocks)
        case Quote():
            return block.blocks
        case _:
            return ()


def _section_end(blocks: Blocks, number: int) -> int:
    """The number of the block behind the section that a heading opens."""
    heading = blocks[number]
    for end in range(number + 1, len(blocks)):
        block = blocks[end]
        if isinstance(block, Heading) and isinstance(heading, Heading) and block.level <= heading.level:
            return end
    return len(blocks)
