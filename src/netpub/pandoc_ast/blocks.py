"""Paragraphs, lists, boxes, quotations, definitions, figures and sections."""

from collections.abc import Callable
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.figures import figure
from netpub.pandoc_ast.inlines import inline, inlines
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.pandoc_ast.tables import table

FIRST_LEVEL = 2  # the title of the document is its heading of level 1
_LAST_LEVEL = 6


def children(element: Any, context: Context, level: int = FIRST_LEVEL, without: tuple[str, ...] = ()) -> Nodes:
    """Return the blocks that an element holds, leaving out children of the named kinds; loose text becomes a block of its own."""
    made: Nodes = []
    loose: Nodes = nodes.words(element.text or "")
    for child in element:
        if child.tag in without or not isinstance(child.tag, str):  # comments have a function there; the text behind them counts
            pass
        elif child.tag in KINDS:
            made.extend(_flushed(loose, nodes.para))
            made.extend(block(child, context, level))
        else:
            loose.extend(inline(child, context))
        loose.extend(nodes.words(child.tail or ""))
    return [*made, *_flushed(loose, nodes.para)]


def block(element: Any, context: Context, level: int = FIRST_LEVEL) -> Nodes:
    """Return a block element as nodes, with its language where that is another than the article's."""
    made = KINDS[element.tag](element, context, level)
    language = context.language_of(element)
    return [nodes.div(made, **language)] if language and element.tag != "sec" else made


def _flushed(loose: Nodes, make: Callable[[Nodes], Node]) -> Nodes:
    """The block of what has gathered in ``loose``, which is empty afterwards; nothing for blanks alone."""
    gathered = nodes.tidy(loose)
    loose.clear()
    return [make(gathered)] if gathered else []


def _paragraph(element: Any, context: Context, level: int) -> Nodes:
    made = _identified(children(element, context, level), element, context)
    kind = element.get("content-type", "").split()
    return [nodes.div(made, classes=kind)] if kind else made


def _identified(blocks: Nodes, element: Any, context: Context) -> Nodes:
    """Blocks in a Div with the element's id when something refers to it: paragraphs and lists have no id of their own in pandoc."""
    id = element.get("id", "")
    return [nodes.div(blocks, id)] if id in context.targets else blocks


def _list(element: Any, context: Context, level: int) -> Nodes:
    items = [_item(item, context, level) for item in element.iterchildren("list-item")]
    made = nodes.numbers(items) if element.get("list-type") == "order" else nodes.bullets(items)
    title = element.find("title")
    before = [] if title is None else [nodes.para(inlines(title, context))]
    listed = [nodes.div([made], classes=["simple"])] if element.get("list-type") == "simple" else [made]
    return _identified([*before, *listed], element, context)


def _item(item: Any, context: Context, level: int) -> Nodes:
    """An item; one that is a single paragraph is written without the space of paragraphs."""
    made = children(item, context, level)
    if made and made[0]["t"] == "Para" and all(node["t"] != "Para" for node in made[1:]):
        made[0] = {"t": "Plain", "c": made[0]["c"]}
    return made


def _box(element: Any, context: Context, level: int) -> Nodes:
    id = element.get("id", "")
    title = element.find("caption/title")
    made = children(element, context, level, without=("caption",))
    kind = element.get("content-type", "note").split()
    if title is None:
        return [nodes.div(made, id, ["box", *kind], role="note")]
    return [titled_box(inlines(title, context), [*_after_title(element, context, level), *made], id, kind)]


def _after_title(element: Any, context: Context, level: int) -> Nodes:
    return children(element.find("caption"), context, level, without=("title",))


def titled_box(title: Nodes, blocks: Nodes, id: str, kind: list[str]) -> Node:
    """Return a box: its title is no heading, since boxes stand outside the order of headings, but names the box to a screen reader."""
    name = f"{id}-title" if id else ""
    heading = nodes.div([nodes.plain(title)], name, ["box-title"])
    return nodes.div([heading, *blocks], id, ["box", *kind], role="note", aria_labelledby=name)


def _quote(element: Any, context: Context, level: int) -> Nodes:
    return _identified([nodes.quote(children(element, context, level))], element, context)


def _definitions(element: Any, context: Context, level: int) -> Nodes:
    title = element.find("title")
    before = [] if title is None else [nodes.para(inlines(title, context))]
    made = nodes.definitions([_definition(item, context, level) for item in element.iterchildren("def-item")])
    return _identified([*before, made], element, context)


def _definition(item: Any, context: Context, level: int) -> tuple[Nodes, Nodes]:
    term = item.find("term")
    words = [] if term is None else nodes.tidy(inlines(term, context))
    id = item.get("id", "")
    meaning = [part for entry in item.iterchildren("def") for part in children(entry, context, level)]
    return ([nodes.span(words, id)] if id else words), meaning


def _section(element: Any, context: Context, level: int) -> Nodes:
    id = element.get("id") or context.own_id(element.tag)
    kind = element.get("sec-type", "").split()
    title = element.find("title")
    made = children(element, context, level + 1, without=("title", "label"))
    if title is None:
        return [nodes.div(made, id, kind, **context.language_of(element))]
    label = element.find("label")
    words = [] if label is None else [*inlines(label, context), {"t": "Space"}]
    heading = nodes.header(
        min(level, _LAST_LEVEL), [*words, *inlines(title, context)], id, kind, **context.language_of(element))
    return [heading, *made]


def _title(element: Any, context: Context, _: int) -> Nodes:
    """A title where the profile has none: kept as a paragraph of strong words."""
    return [nodes.para([nodes.container("Strong", inlines(element, context))])]


def _table(element: Any, context: Context, level: int) -> Nodes:
    return table(element, context, lambda part, without: children(part, context, level, without))


def _figure(element: Any, context: Context, level: int) -> Nodes:
    return figure(element, context, lambda part, without: children(part, context, level, without))


def _attribution(element: Any, context: Context, _: int) -> Nodes:
    return [nodes.div([nodes.para(inlines(element, context))], classes=["attribution"])]


def _group(element: Any, context: Context, level: int) -> Nodes:
    return children(element, context, level) if element.find("title") is None else _section(element, context, level)


KINDS: dict[str, Callable[[Any, Context, int], Nodes]] = {
    "p": _paragraph, "list": _list, "boxed-text": _box, "disp-quote": _quote, "def-list": _definitions, "sec": _section,
    "table-wrap": _table, "fig": _figure, "title": _title, "app": _section, "app-group": _group, "attrib": _attribution,
}
