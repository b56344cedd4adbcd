"""Figures: the picture with its alternative text, its description, its caption and where it comes from."""

from collections.abc import Callable
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import graphic, inlines
from netpub.pandoc_ast.nodes import Nodes

Blocks = Callable[[Any, tuple[str, ...]], Nodes]


def figure(element: Any, context: Context, blocks: Blocks) -> Nodes:
    """Return a ``fig``; ``blocks`` renders the children of an element without some kinds. No text of it is left out."""
    graphics = list(element.iterchildren("graphic"))
    pictures = [nodes.plain([graphic(entry)]) for entry in graphics]
    descriptions = [node for entry in graphics for node in _description(entry, blocks)]
    rest = blocks(element, ("label", "caption", "graphic", "attrib", "permissions"))
    return [nodes.figure([*pictures, *descriptions, *rest], _caption(element, context, blocks), element.get("id", ""))]


def caption_title(element: Any, context: Context) -> Nodes:
    """Return label and title of a figure or table as one line."""
    parts: Nodes = []
    label, title = element.find("label"), element.find("caption/title")
    if label is not None:
        parts += [nodes.span(nodes.tidy(inlines(label, context)), classes=["label"]), {"t": "Space"}]
    if title is not None:
        parts += inlines(title, context)
    return nodes.tidy(parts)


def caption_rest(element: Any, blocks: Blocks) -> Nodes:
    """Return what a caption says after its title."""
    caption = element.find("caption")
    return [] if caption is None else blocks(caption, ("title",))


def _caption(element: Any, context: Context, blocks: Blocks) -> Nodes:
    title = caption_title(element, context)
    made = [nodes.para(title)] if title else []
    made += caption_rest(element, blocks)
    sources = [nodes.para(inlines(entry, context)) for entry in element.iterchildren("attrib")]
    sources += [node for entry in element.iterchildren("permissions") for node in blocks(entry, ())]
    return [*made, nodes.div(sources, classes=["attribution"])] if sources else made


def _description(entry: Any, blocks: Blocks) -> Nodes:
    """The long description and the source of one picture, shown to everyone."""
    long = [node for part in entry.iterchildren("long-desc") for node in blocks(part, ())]
    made = [nodes.div(long, classes=["long-description"])] if long else []
    sources = [node for part in entry.iterchildren("attrib", "permissions", "caption") for node in blocks(part, ())]
    return [*made, nodes.div(sources, classes=["attribution"])] if sources else made
