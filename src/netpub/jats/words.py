"""The words of blocks: what says whether there are any, and what names a block that has no other name."""

from collections.abc import Iterable

from netpub.page import Block, Box, DefinitionList, Figure, Heading, List, Paragraph, Quote, Table, Unrecognised, plain


def words_of(content: Iterable[Block]) -> str:
    """Return the words of blocks, parts joined by a blank."""
    parts: list[str] = []
    for block in content:
        match block:
            case Paragraph() | Heading() | Unrecognised():
                parts.append(plain(block.content))
            case List():
                parts.extend(words_of(item) for item in block.items)
            case Box():
                parts += [plain(block.title), words_of(block.blocks)]
            case Quote():
                parts.append(words_of(block.blocks))
            case DefinitionList():
                parts.extend(f"{plain(item.term)} {words_of(item.blocks)}" for item in block.items)
            case Figure():
                parts += [block.alt, plain(block.caption)]
            case Table():
                parts += [plain(block.caption), *(words_of(cell.blocks) for row in (*block.head, *block.rows) for cell in row)]
    return " ".join(parts)
