"""The text of HTML in the order of reading, as a person would hear it: a line for each block."""

from typing import Any

from netpub.check.plain import PICTURE

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))
_UNREAD = ("script", "style", "head", "title", "nav", "template")
_CALLS = ("doc-noteref", "doc-backlink")


def text(root: Any) -> str:
    """Return the text below an element; navigation, calls of notes and ways back are left out, pictures speak their words."""
    parts: list[str] = []
    _read(root, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _read(element: Any, parts: list[str]) -> None:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name and name not in _UNREAD and element.get("role") not in _CALLS:
        edge = "\n" if name in _BLOCKS else ""
        parts.append(edge)
        # A line break in the source of a page is a blank, since only blocks part the text.
        parts.append((element.text or "").replace("\n", " "))
        if name == "img":
            parts.append(f"\n{PICTURE}{element.get('alt', '')}\n")
        for child in element:
            _read(child, parts)
        parts.append(edge)
    parts.append((element.tail or "").replace("\n", " "))
