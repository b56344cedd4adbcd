"""XML of translation tools: read so that it can do no harm, and built."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.findings import Finding, Unusable, Where
from netpub.translate.exchange import inline
from netpub.translate.exchange.inline import Kind, Piece

LIMIT = 128 * 1024 * 1024  # bytes; a hundred thousand units with all their notes fit


def parse(data: bytes, where: Where, *, may_name_type: bool = False) -> Any:
    """Return the root of a file; nothing outside it is opened and no entity is read.

    Raises Unusable: ``exchange-unreadable`` for what is too large or not well-formed, ``exchange-unsafe`` for entities and a document type
    (with ``may_name_type`` one that declares nothing is let pass, for TMX files name theirs by custom).
    """
    if len(data) > LIMIT:
        raise Unusable(Finding("exchange-unreadable", where, f"it is larger than {LIMIT // 1024 // 1024} MB"))
    declared = _document_type(data)
    if declared and (not may_name_type or b"[" in declared[:declared.find(b">")] or b"<!ENTITY" in declared):
        raise Unusable(Finding("exchange-unsafe", where))
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise unreadable(where, error.lineno or 0, f"it is no well-formed XML ({error.msg})") from error
    if root.getroottree().docinfo.internalDTD is not None and not may_name_type:
        raise Unusable(Finding("exchange-unsafe", where))
    if next(root.iter(etree.Entity), None) is not None:
        raise Unusable(Finding("exchange-unsafe", where))
    return root


def unreadable(where: Where, line: int, detail: str) -> Unusable:
    """Return the exception for a file that cannot be read."""
    return Unusable(Finding("exchange-unreadable", replace(where, line=line), detail))


def _document_type(data: bytes) -> bytes:
    """The document type and what follows, found before any parser sees it; without NULs, so that UTF-16 hides nothing."""
    flat = data.replace(b"\x00", b"") if b"\x00" in data[:64] else data
    start = flat.find(b"<!DOCTYPE")
    return flat[start:] if start >= 0 else b""


def add(parent: Any, name: str, attributes: dict[str, str], text: str | None = None) -> Any:
    """Return a new last child of an element, on lines of its own."""
    element = etree.SubElement(parent, name, attributes)
    if parent.text is None:
        parent.text = "\n"
    element.text, element.tail = text, "\n"
    return element


def fill(element: Any, text: str, code: Callable[[Piece], tuple[str, dict[str, str]]]) -> None:
    """Put a text of a catalogue into an element; ``code`` gives the name and attributes of the element of a placeholder."""
    stack = [element]
    for piece in inline.pieces(text):
        top = stack[-1]
        if piece.kind is Kind.CLOSE:
            if len(stack) > 1:  # somebody may have spoiled the source of a catalogue by hand
                stack.pop()
        elif piece.kind is Kind.TEXT:
            append(top, piece.text)
        else:
            made = etree.SubElement(top, *code(piece))
            if piece.kind is Kind.OPEN:
                stack.append(made)


def append(element: Any, text: str) -> None:
    """Put words behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
