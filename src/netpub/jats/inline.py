"""Running text: emphasis, links, notes and words of other languages; phone numbers, doses and ranges are marked as what they are."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from netpub.article import XLINK, XML
from netpub.jats.crossing import DEEPEST, Crossing, add_text, child, loses
from netpub.page import Cited, Emphasis, Inline, Inlines, Language, Link, Note, Origin, Strong, Sub, Sup, Text, plain
from netpub.text.quantities import Kind, quantities

SAFE_SCHEMES = ("http", "https", "mailto", "tel")
_MARKUP: dict[type, str] = {Strong: "bold", Emphasis: "italic", Sub: "sub", Sup: "sup"}
# The profile has three kinds; a percentage is a number with its unit, as a dose is.
_CONTENT_TYPE = {Kind.PHONE: "phone", Kind.DOSE: "dose", Kind.PERCENTAGE: "dose", Kind.RANGE: "range"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_DIGIT = re.compile(r"\d")
_CONTROLS = re.compile("[\u0000-\u001f\u007f-\u009f]")


def inlines(parent: Any, content: Inlines, origin: Origin, crossing: Crossing) -> None:
    """Add content to an element that holds running text and is empty so far."""
    _write(parent, content, origin, crossing, frozenset())
    for element in list(parent.iter()) if _DIGIT.search(plain(content)) else ():
        if element.tag != "xref":
            _mark(element)


def _write(parent: Any, content: Inlines, origin: Origin, crossing: Crossing, inside: frozenset[type]) -> None:
    """Add content; ``inside`` names the kinds that it stands in: links and notes do not nest."""
    for part in content:
        if isinstance(part, Text):
            if loses(part.text):
                crossing.find("character-lost", origin)
            add_text(parent, part.text)
        elif not plain((part,)).strip():
            add_text(parent, plain((part,)))
        elif crossing.depth >= DEEPEST:
            crossing.find("nesting-too-deep", origin)
            add_text(parent, plain((part,)))
        else:
            target, kinds = _target(parent, part, origin, crossing, inside)
            crossing.depth += 1
            _write(target, part.children, origin, crossing, kinds)
            crossing.depth -= 1


def _mark(element: Any) -> None:
    """Mark the quantities in an element's own pieces of text, which are whole by now, however the source had cut them."""
    pieces = [(0, element.text or ""), *((number, part.tail or "") for number, part in enumerate(element, 1))]
    for place, text in reversed(pieces):
        found = quantities(text)
        if not found:
            continue
        ends = [quantity.start for quantity in found[1:]] + [len(text)]
        for quantity, end in reversed(list(zip(found, ends, strict=True))):
            marked = etree.Element("named-content", {"content-type": _CONTENT_TYPE[quantity.kind]})
            marked.text, marked.tail = text[quantity.start:quantity.end], text[quantity.end:end]
            element.insert(place, marked)
        before = text[:found[0].start] or None
        if place:
            element[place - 1].tail = before
        else:
            element.text = before


def _target(
    parent: Any, part: Inline, origin: Origin, crossing: Crossing, inside: frozenset[type],
) -> tuple[Any, frozenset[type]]:
    """The element that takes what a part holds: a new one, or ``parent`` where markup cannot be kept and the words alone are."""
    match part:
        case Link(href=href):
            address = None if inside & {Link, Cited} else _address(href, origin, crossing)
            attributes = {"ext-link-type": "uri", f"{XLINK}href": address or ""}
            return (child(parent, "ext-link", attributes=attributes), inside | {Link}) if address else (parent, inside)
        case Cited(ids=ids) if not inside & {Link, Cited}:
            return child(parent, "xref", attributes={"ref-type": "bibr", "rid": " ".join(ids)}), inside | {Cited}
        case Note() if not inside & {Link, Note, Cited}:
            words = plain(part.children)
            note = child(parent, "fn", attributes={"id": crossing.id("", "n", words)})
            return child(note, "p", attributes={"id": crossing.id("", "p", words)}), inside | {Note}
        case Language(tag=tag) if _LANGUAGE.fullmatch(tag):
            return child(parent, "named-content", attributes={"content-type": "language", f"{XML}lang": tag}), inside
        case Strong() | Emphasis() | Sub() | Sup():
            return child(parent, _MARKUP[type(part)]), inside
        case Language(tag=tag):
            crossing.find("language-unknown", origin, tag)
    return parent, inside


def _address(href: str, origin: Origin, crossing: Crossing) -> str | None:
    """Return the address that a link may have, None with a finding when it must lose it; addresses within the site become whole."""
    written = _CONTROLS.sub("", href).strip().replace(" ", "%20")
    if not written:
        return None
    try:
        address = urljoin(crossing.base, written) if crossing.base and not written.startswith("#") else written
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        address, scheme = written, "?"
    if scheme in SAFE_SCHEMES:
        return address
    if scheme:
        crossing.find("unsafe-link", origin, written)
    else:
        crossing.find("link-within-page" if written.startswith("#") else "relative-link", origin, written)
    return None
