"""Queries to a reviewer, findings and open comments, set beside the blocks that they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.review import writing

_CONTAINERS = ("Div", "BlockQuote")
_LISTS = ("BulletList", "OrderedList")


@dataclass(frozen=True, slots=True)
class Query:
    """What a reviewer is asked about a block (its id; empty for the page as a whole): ``text`` in words, ``by`` whom (empty for netpub)."""

    block: str
    text: str
    by: str = ""


@dataclass(slots=True)
class Numbered:
    """Queries that get their numbers in the order of the text; ``asked`` are those that were set so far, the first is number 1."""

    waiting: list[Query]
    asked: list[Query] = field(default_factory=list)

    def take(self, ids: Sequence[str]) -> list[int]:
        """Return the numbers of the queries about blocks with these ids, which are set now."""
        mine = [query for query in self.waiting if query.block and query.block in ids]
        self.waiting = [query for query in self.waiting if query not in mine]
        self.asked += mine
        return list(range(len(self.asked) - len(mine) + 1, len(self.asked) + 1))

    def rest(self) -> list[int]:
        """Return the numbers of those that no block took."""
        self.asked += self.waiting
        first = len(self.asked) - len(self.waiting) + 1
        self.waiting = []
        return list(range(first, len(self.asked) + 1))

    def note(self, number: int) -> Node:
        """Return a query as a note that can be linked to."""
        query = self.asked[number - 1]
        by = f"{query.by}: " if query.by else ""
        words = [nodes.container("Strong", nodes.words(f"Query {number}.")), *nodes.words(f" {by}{query.text}")]
        return nodes.div([nodes.para(words)], f"query-{number}", ["query"], role="note")


    def listed(self) -> list[tuple[str, str]]:
        """Return the queries that were set, in order: the block that each is about (empty for the whole) and its words."""
        return [(query.block, f"Query {number}. {_told(query)}") for number, query in enumerate(self.asked, 1)]


def beside(blocks: Nodes, queries: Numbered) -> Nodes:
    """Return blocks with each query before the block that it is about."""
    return [made for block in blocks for made in _block(block, queries)]


def _block(block: Node, queries: Numbered) -> Nodes:
    """A block behind its notes; what holds other blocks is asked about first, then they are."""
    kind = block["t"]
    if kind in _CONTAINERS:
        notes = _notes([_id(block)], queries)
        inner = block["c"][1] if kind == "Div" else block["c"]
        made = beside(inner, queries)
        return [*notes, {"t": kind, "c": [block["c"][0], made] if kind == "Div" else made}]
    if kind in _LISTS:
        items = block["c"] if kind == "BulletList" else block["c"][1]
        made_items = [_item(item, queries) for item in items]
        return [{"t": kind, "c": made_items if kind == "BulletList" else [block["c"][0], made_items]}]
    return [*_notes(list(ids([block])), queries), block]


def _item(item: Nodes, queries: Numbered) -> Nodes:
    """An item; one with notes is one part, since WeasyPrint tags loose words beside other blocks of an item as another item's body."""
    made = beside(item, queries)
    return [nodes.div(made)] if len(made) > len(item) else made


def _notes(found: Sequence[str], queries: Numbered) -> Nodes:
    return [queries.note(number) for number in queries.take([id for id in found if id])]


def _id(block: Node) -> str:
    return str(block["c"][0][0]) if block["t"] == "Div" else ""


def ids(value: object) -> Iterator[str]:
    """Yield the ids in a part of a document, in order."""
    if isinstance(value, list):
        for part in value:
            yield from ids(part)
    elif isinstance(value, dict):
        content = value.get("c")
        attributes = content[1 if value.get("t") == "Header" else 0] if isinstance(content, list) and content else None
        if value.get("t") in WITH_ATTRIBUTES and isinstance(attributes, list) and attributes and attributes[0]:
            yield str(attributes[0])
        yield from ids(content)


WITH_ATTRIBUTES = ("Div", "Span", "Header", "Table", "Figure", "Link", "Code", "CodeBlock", "Image")


def table(queries: Numbered) -> Node:
    """Return all queries as a list with the page that each stands on."""
    rows: list[list[writing.Cell]] = [
        [str(number), _told(query), [nodes.link(nodes.words(f"query {number}"), f"#query-{number}", classes=["at-page"])]]
        for number, query in enumerate(queries.asked, 1)]
    return writing.table(["No.", "Query", "Page"], rows, "queries", widths=(0.08, 0.76, 0.16))


def _told(query: Query) -> str:
    return f"{query.by}: {query.text}" if query.by else query.text
