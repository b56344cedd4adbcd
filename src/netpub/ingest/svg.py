"""Drawings that come from outside: which ones may be shown to readers' machines."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.ingest.xml import Forbidden, parse

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

# Elements that run something, hold another kind of document, or change an attribute after the check.
_FORBIDDEN = {
    "script", "handler", "listener", "foreignObject", "iframe", "embed", "object", "audio", "video", "canvas",
    "set", "animate", "animateTransform", "animateMotion", "animateColor",
}
_PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/jpg;", "data:image/gif;", "data:image/webp;")
_WEB = ("http://", "https://", "mailto:", "tel:")


def svg_problem(data: bytes) -> tuple[str, str]:
    """Return the rule that a drawing breaks and its particulars, two empty strings when it may be used."""
    try:
        root = parse(data)
    except Forbidden as reason:
        return "figure-unsafe", str(reason)
    except etree.XMLSyntaxError as error:
        return "figure-format", f"the drawing is not well-formed XML ({error.msg})."
    if root.tag != f"{SVG}svg":
        return "figure-format", f"its first element is {root.tag} and not svg in the SVG namespace."
    problem = next(_problems(root), "")
    return ("figure-unsafe", problem) if problem else ("", "")


def _problems(root: Any) -> Iterator[str]:
    for node in root.getroottree().xpath("//processing-instruction()"):
        if node.target == "xml-stylesheet":
            yield "a style sheet from elsewhere (xml-stylesheet)"
    for element in root.iter(etree.Element):
        if _name(element) in _FORBIDDEN:
            yield f"the element {_name(element)}"
        if _name(element) == "style" and _unsafe_style("".join(element.itertext())):
            yield "a style that refers to another file"
        yield from _attribute_problems(element)


def _attribute_problems(element: Any) -> Iterator[str]:
    for key, value in element.attrib.items():
        name = etree.QName(key).localname.lower()
        if name.startswith("on"):
            yield f"the event attribute {name}"
        elif key == _XML_BASE:
            yield "a base address (xml:base)"
        elif name == "href" or key == f"{_XLINK}href":
            if not _safe_reference(value, link=_name(element) == "a"):
                yield f"a reference to {value.strip()[:60]}"
        elif _unsafe_style(value):
            yield f"a reference to another file in {name}"


def _safe_reference(value: str, *, link: bool) -> bool:
    """Whether an href stays inside the drawing; ``link`` allows the web addresses of links, which nothing loads by itself."""
    target = "".join(value.split()).lower()
    return not target or target.startswith(("#", *_PICTURES)) or (link and target.startswith(_WEB))


def _unsafe_style(text: str) -> bool:
    """Whether CSS, or an attribute that may hold it, loads something; a backslash could hide the words looked for."""
    css = "".join(text.split()).lower()
    if "@import" in css or ("\\" in css and ("(" in css or "@" in css)):
        return True
    return any(not part.lstrip("\"'").startswith(("#", *_PICTURES)) for part in css.split("url(")[1:])


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)
