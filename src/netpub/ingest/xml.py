"""XML that comes from outside, inside drawings and Word files."""

from typing import Any

from lxml import etree

_WHY = "declarations of entities (a DTD inside the file)"


class Forbidden(Exception):
    """The document declares entities or carries its own DTD: nothing that a drawing or a Word file needs."""


def parse(data: bytes) -> Any:
    """Return the root of an XML document; no entity is expanded, no DTD read, no address opened, no limit of libxml2 lifted.

    A document type that only names a DTD is let pass (older drawing programs write one), one with declarations is not.
    Raises Forbidden for those and ``lxml.etree.XMLSyntaxError`` when the bytes are not well-formed.
    """
    if _declares(data):
        raise Forbidden(_WHY)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and (any(subset.iterentities()) or any(subset.iterelements())):
        raise Forbidden(_WHY)
    return root


def document_type(data: bytes) -> bytes:
    """Return a document's type declaration and what follows it, found before any parser sees it; empty when there is none.

    NULs are taken out, so that UTF-16 hides nothing.
    """
    flat = data.replace(b"\x00", b"") if b"\x00" in data[:64] else data
    start = flat.find(b"<!DOCTYPE")
    return flat[start:] if start >= 0 else b""


def _declares(data: bytes) -> bool:
    declared = document_type(data)
    return b"[" in declared[:declared.find(b">")] or b"<!ENTITY" in declared
