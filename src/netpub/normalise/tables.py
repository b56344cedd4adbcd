"""Step: the header cells of a table, where the source shows them; readers who hear a table need them."""

from dataclasses import replace

from netpub.findings import Report
from netpub.normalise.blocks import Blocks, rebuilt, words
from netpub.page import Block, Cell, Page, Paragraph, Strong, Table, plain

Row = tuple[Cell, ...]
_FEWEST = 2


def step(page: Page, _report: Report) -> Page:
    """Return the page with header cells marked. A table that shows none is a matter for validation, which sees every table."""

    def change(blocks: Blocks) -> Blocks:
        return tuple(_table(block) if isinstance(block, Table) else block for block in blocks)

    return replace(page, blocks=rebuilt(page.blocks, change))


def _table(table: Table) -> Block:
    head, rows = table.head, table.rows
    if not head and len(rows) >= _FEWEST and _is_header(rows[0]):
        head, rows = rows[:1], rows[1:]
    head = tuple(tuple(_scoped(cell, "col") for cell in row) for row in head)
    if _first_column_is_header(rows):
        rows = tuple((_scoped(row[0], "row"), *row[1:]) for row in rows)
    return replace(table, head=head, rows=rows)


def _is_header(row: Row) -> bool:
    """Whether all words of a row are bold, or its cells are marked as header cells of columns."""
    return bool(row) and all(cell.scope == "col" or _is_bold(cell) for cell in row)


def _first_column_is_header(rows: tuple[Row, ...]) -> bool:
    """Whether every row begins with one bold or marked cell and goes on with others."""
    starts = [row[0] for row in rows if len(row) >= _FEWEST]
    return bool(starts) and len(starts) == len(rows) and all(cell.scope == "row" or _is_bold(cell) for cell in starts)


def _is_bold(cell: Cell) -> bool:
    contents = [block.content for block in cell.blocks if isinstance(block, Paragraph)]
    parts = [part for content in contents for part in content if plain((part,)).strip()]
    return len(contents) == len(cell.blocks) and bool(parts) and all(isinstance(part, Strong) for part in parts)


def _scoped(cell: Cell, scope: str) -> Cell:
    """A header cell; an empty one is none."""
    if not any(words(block) for block in cell.blocks):
        return cell
    return replace(cell, scope="row" if scope == "row" else cell.scope or "col")
