"""Addresses and DOIs in text as links that break over lines where a reader can put them together again."""

import re
from collections.abc import Iterator

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import outward
from netpub.pandoc_ast.nodes import Node, Nodes

# An address, or a DOI (ISO 26324: prefix 10. and at least four digits) that does not stand in an address.
_ADDRESS = re.compile(r"https?://[^\s<>\"]+|(?<![\w/.])10\.\d{4,9}/[^\s<>\"]+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
# So many characters fit a line of every edition on paper.
_SHORT = 36
_PIECE = 28
_AFTER_SLASH = re.compile(r"(?:https?://)?[^/]*/+|[^/]+", re.IGNORECASE)
_BEFORE_SIGN = re.compile(r".[^._=&?#~%,;:-]*")


def linked(text: str, context: Context) -> Nodes:
    """Return text with every complete address and every DOI as a link; not a character is changed."""
    made: Nodes = []
    done = 0
    for match in _ADDRESS.finditer(text):
        shown = _without_closing(match.group())
        target = f"https://doi.org/{shown}" if shown.startswith("10.") else shown
        if not outward(target):
            continue
        made.extend(nodes.words(text[done:match.start()]))
        made.append(link(shown, target, context))
        done = match.start() + len(shown)
    return [*made, *nodes.words(text[done:])]


def _without_closing(address: str) -> str:
    """An address without the signs that close the sentence around it."""
    while address:
        last = address[-1]
        if last in _CLOSING and address.count(last) <= address.count(_CLOSING[last]):
            break
        if last not in ".,;:!?'\u2019\u201d" and last not in _CLOSING:
            break
        address = address[:-1]
    return address



def link(shown: str, target: str, context: Context) -> Node:
    """Return an address as a link to ``target``. A short DOI (class ``doi``) is not broken on paper; a long address stands in pieces
    (class ``piece``) between which it may break: behind a slash, else before another sign, as the AMA has it."""
    if len(shown) <= _SHORT:
        classes = ["doi"] if shown.startswith("10.") else []
        return nodes.link(nodes.words(shown), target, classes=classes, dir=context.isolation(shown))
    words = [nodes.span(nodes.words(piece), classes=["piece"]) for piece in _pieces(shown)]
    return nodes.link(words, target, dir=context.isolation(shown))


def _pieces(address: str) -> Iterator[str]:
    for part in _AFTER_SLASH.findall(address):
        held = ""
        for sign in _BEFORE_SIGN.findall(part) if len(part) > _PIECE else [part]:
            if held and len(held + sign) > _PIECE:
                yield held
                held = ""
            held += sign
            while len(held) > _SHORT:
                yield held[:_PIECE]
                held = held[_PIECE:]
        yield held
