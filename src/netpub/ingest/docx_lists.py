"""What a Word file says paragraph by paragraph and a page says in one: lists inside lists, quotations, captions."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from netpub.ingest.docx_styles import Item
from netpub.page import Block, Figure, List, Origin, Paragraph, Quote, Table

CAPTION, QUOTATION = "caption", "quotation"  # Hints of paragraphs whose style says so.

# A paragraph as the reader met it: what makes it a list item, or None, and its blocks.
Piece = tuple[Item | None, list[Block]]


@dataclass(slots=True)
class _Open:
    """A list whose end has not come."""

    item: Item
    origin: Origin
    items: list[list[Block]] = field(default_factory=list)


class Counters:
    """Where each numbered list stands, so that one that goes on after a paragraph in between says with which number."""

    def __init__(self) -> None:
        self._next: dict[tuple[str, int], int] = {}

    def number(self, item: Item) -> int:
        """Return the number of an item; deeper levels of its list start anew after it."""
        number = self._next.get((item.list_id, item.level), item.first)
        self._next[item.list_id, item.level] = number + 1
        for known in [key for key in self._next if key[0] == item.list_id and key[1] > item.level]:
            del self._next[known]
        return number


def nested(pieces: Iterable[Piece], counters: Counters) -> list[Block]:
    """Return the blocks of the pieces, list items gathered into lists by their levels."""
    blocks: list[Block] = []
    stack: list[_Open] = []
    for item, content in pieces:
        if item is None:
            _close(stack, blocks, 0)
            blocks += content
        elif content:
            _add(stack, blocks, item, content, counters.number(item))
    _close(stack, blocks, 0)
    return blocks


def _add(stack: list[_Open], blocks: list[Block], item: Item, content: list[Block], number: int) -> None:
    keep = next((depth for depth, around in enumerate(stack) if around.item.level >= item.level), len(stack))
    if keep < len(stack) and _continues(stack[keep].item, item):
        keep += 1
    _close(stack, blocks, keep)
    if not stack or not _continues(stack[-1].item, item):
        origin = content[0].origin
        hints = origin.hints + ((f"start:{number}",) if item.kind == "order" and number != 1 else ())
        stack.append(_Open(item, Origin(origin.file, origin.line, hints)))
    stack[-1].items.append(content)


def _continues(one: Item, other: Item) -> bool:
    """Whether two items are of one list; bullets beside each other look like one, whatever list Word counts them to."""
    return one.level == other.level and one.kind == other.kind and (one.list_id == other.list_id or one.kind == "bullet")


def _close(stack: list[_Open], blocks: list[Block], keep: int) -> None:
    while len(stack) > keep:
        done = stack.pop()
        made = List(done.item.kind, tuple(map(tuple, done.items)), done.origin)
        if stack:
            stack[-1].items[-1].append(made)
        else:
            blocks.append(made)


def quoted(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with paragraphs in the style of quotations, those in a row together, as quotations."""
    done: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Paragraph) and QUOTATION in block.origin.hints):
            done.append(block)
        elif done and isinstance(done[-1], Quote):
            done[-1] = replace(done[-1], blocks=(*done[-1].blocks, block))
        else:
            done.append(Quote((block,), block.origin))
    return done


def captioned(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with each paragraph in the style of captions in the picture or table that it stands beside.

    Word puts captions below pictures and above tables, so those neighbours come first. A caption beside neither stays a paragraph.
    """
    done = list(blocks)
    for at in range(len(done) - 1, -1, -1):
        block = done[at]
        if not (isinstance(block, Paragraph) and CAPTION in block.origin.hints):
            continue
        wishes: tuple[tuple[int, type[Figure | Table]], ...] = ((-1, Figure), (1, Table), (-1, Table), (1, Figure))
        for step, kind in wishes:
            neighbour = done[at + step] if 0 <= at + step < len(done) else None
            if isinstance(neighbour, Figure | Table) and isinstance(neighbour, kind) and not neighbour.caption:
                done[at + step] = replace(neighbour, caption=block.content)
                del done[at]
                break
    return done
