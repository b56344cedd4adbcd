"""Tables: head, header cells and their scope, captions and notes; the rows of a body are laid out in ``grid``."""

from collections.abc import Callable
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.figures import Blocks, caption_rest, caption_title
from netpub.pandoc_ast.grid import Bodies, bodies, span, width
from netpub.pandoc_ast.inlines import inlines, note_text
from netpub.pandoc_ast.nodes import Node, Nodes

_ALIGNMENTS = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}
_SCOPES = ("row", "col", "rowgroup", "colgroup")


def table(element: Any, context: Context, blocks: Blocks) -> Nodes:
    """Return a ``table-wrap`` as a Div with its tables and what stands below them; ``blocks`` renders the children of an element."""
    made: Nodes = []
    for index, entry in enumerate(element.iterchildren("table")):
        caption = _caption(element, context, blocks) if index == 0 else []
        made.append(_table(entry, caption, context, blocks))
    foot = [node for entry in element.iterchildren("table-wrap-foot", "attrib", "permissions") for node in _foot(entry, context, blocks)]
    if foot:
        made.append(nodes.div(foot, classes=["table-foot"]))
    return [nodes.div(made, element.get("id", ""), ["table"])]


def _foot(entry: Any, context: Context, blocks: Blocks) -> Nodes:
    """What stands below a table; its notes stay here, each with the sign that calls it."""
    notes = [(note.get("id", ""), [*_sign(note, context), *note_text(note, context)]) for note in entry.iterchildren("fn")]
    return [*blocks(entry, ("fn",)), *[nodes.para([nodes.span(nodes.tidy(text), id)]) for id, text in notes]]


def _sign(note: Any, context: Context) -> Nodes:
    label = note.find("label")
    return [] if label is None else [nodes.container("Superscript", inlines(label, context)), {"t": "Space"}]


def _caption(element: Any, context: Context, blocks: Blocks) -> Nodes:
    title = caption_title(element, context)
    return [*([nodes.plain(title)] if title else []), *caption_rest(element, blocks)]


def _table(entry: Any, caption: Nodes, context: Context, blocks: Blocks) -> Node:
    def cell(element: Any, scope: str) -> list[Any]:
        return _cell(element, scope, context, blocks)

    head = [row for part in entry.iterchildren("thead") for row in part.iterchildren("tr")]
    foot = [row for part in entry.iterchildren("tfoot") for row in part.iterchildren("tr")]
    body = [list(part.iterchildren("tr")) for part in entry.iterchildren("tbody")]
    loose = list(entry.iterchildren("tr"))
    groups = [group for rows in [*body, loose] if rows for group in bodies(rows)]
    if not head and groups and groups[0].head:
        head, groups[0] = groups[0].head, Bodies([], groups[0].headers, groups[0].rows)
    columns = max([width(rows) for rows in [head, foot, *body, loose] if rows], default=1)
    return {"t": "Table", "c": [
        nodes.attr(), [None, caption], [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(columns)],
        [nodes.attr(), _rows(head, cell, "col")],
        [[nodes.attr(), group.headers, _rows(group.head, cell, "rowgroup"), _rows(group.rows, cell, "row")] for group in groups],
        [nodes.attr(), _rows(foot, cell, "row")],
    ]}


def _rows(rows: list[Any], cell: Callable[[Any, str], list[Any]], scope: str) -> list[Any]:
    return [[nodes.attr(), [cell(entry, scope) for entry in row.iterchildren("th", "td")]] for row in rows]


def _cell(element: Any, scope: str, context: Context, blocks: Blocks) -> list[Any]:
    """A cell; a header says which cells it is the header of (WCAG 1.3.1)."""
    own = element.get("scope", "")
    said = (own if own in _SCOPES else scope) if element.tag == "th" else ""
    id = element.get("id", "")
    made = blocks(element, ())
    if len(made) == 1 and made[0]["t"] == "Para":
        made = [{"t": "Plain", "c": made[0]["c"]}]
    alignment = {"t": _ALIGNMENTS.get(element.get("align", ""), "AlignDefault")}
    marks = nodes.attr(id if id in context.targets else "", scope=said, **context.language_of(element))
    return [marks, alignment, span(element, "rowspan"), span(element, "colspan"), made]
