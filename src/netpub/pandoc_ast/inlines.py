"""Text with markup inside a block."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from netpub.article import XLINK
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.nodes import Node, Nodes

_CONTAINERS = {
    "bold": "Strong", "italic": "Emph", "sub": "Subscript", "sup": "Superscript", "underline": "Underline", "sc": "SmallCaps",
    "strike": "Strikeout",
}
# Blocks that stand where only text can go (a list in a note): their words are kept apart.
_APART = ("p", "list", "list-item", "title", "def-item", "term", "def", "disp-quote", "tr", "td", "th", "caption", "attrib")
_SCHEMES = ("http", "https", "mailto", "tel")
# What a phone can dial: digits with a plus in front and signs between that people write for reading alone.
_PHONE = re.compile(r"\+?[0-9][0-9 \u00a0()./\u2010-\u2013-]{2,30}")


def inlines(element: Any, context: Context) -> Nodes:
    """Return what an element holds; unknown markup is left out and its text kept. Blanks at the ends are the caller's matter."""
    made = nodes.words(element.text or "")
    for child in element:
        if isinstance(child.tag, str):  # comments and processing instructions have a function there
            made.extend(inline(child, context))
        made.extend(nodes.words(child.tail or ""))
    return made


def inline(element: Any, context: Context) -> Nodes:
    """Return an inline element as nodes, with its language where that is another than the article's."""
    made = _KINDS.get(element.tag, _other)(element, context)
    language = context.language_of(element)
    return [nodes.span(made, **language)] if language else made


def text_of(element: Any) -> str:
    """Return the text of an element, blanks collapsed, without markup."""
    return " ".join(part for part in re.split(r"[ \t\r\n]+", str(element.xpath("string()"))) if part)


def _other(element: Any, context: Context) -> Nodes:
    made = inlines(element, context)
    if element.tag in _CONTAINERS:
        return [nodes.container(_CONTAINERS[element.tag], made)]
    if element.tag in _APART:
        made = [{"t": "Space"}, *made, {"t": "Space"}]
    id = _wanted(element, context)
    return [nodes.span(made, id)] if id else made


def _wanted(element: Any, context: Context) -> str:
    """The element's id when something refers to it."""
    id = element.get("id", "")
    return id if id in context.targets else ""


def _named(element: Any, context: Context) -> Nodes:
    """A phone number, dose, range or term: kept on one line, and from being turned round in a line that runs right to left."""
    made = inlines(element, context)
    kind, text = element.get("content-type", ""), text_of(element)
    id = _wanted(element, context)
    if kind == "phone":
        holder = next((entry for entry in element.iterancestors() if entry.tag in _APART), element)
        alone = holder is not element and text == text_of(holder)
        return [phone(made, text, context, id, ["phone", "alone"] if alone else ["phone"])]
    rid = (element.get("rid", "").split() or [""])[0]
    if rid in context.ids:
        made = [nodes.link(made, f"#{rid}")]
    classes = {"dose": ["dose", "nowrap"], "range": ["nowrap"], "term": ["term"]}.get(kind, [])
    direction = context.isolation(text) if kind in ("dose", "range") else ""
    return [nodes.span(made, id, classes, dir=direction)] if id or classes else made


def phone(made: Nodes, text: str, context: Context, id: str = "", classes: Sequence[str] = ("phone",)) -> Node:
    """Return a phone number that can be dialled where it is one, else its text; ``alone`` among the classes: its paragraph has no more."""
    dialled = _PHONE.fullmatch(text) and "(0)" not in text  # +44 (0)20: whether the 0 is dialled depends on where
    inner = [nodes.link(made, "tel:" + re.sub(r"[^+0-9]", "", text))] if dialled else made
    return nodes.span(inner, id, classes, dir=context.isolation(text))


def _abbreviation(element: Any, context: Context) -> Nodes:
    made = inlines(element, context)
    title = element.get(f"{XLINK}title", "")
    return [nodes.span(made, classes=["abbr"], title=title)] if title else made


def _ext_link(element: Any, context: Context) -> Nodes:
    made = inlines(element, context)
    target = element.get(f"{XLINK}href", "").strip()
    return [_outward(made, context.links.get(target, target), text_of(element), context)] if outward(target) else made


def _uri(element: Any, context: Context) -> Nodes:
    text = text_of(element)
    target = element.get(f"{XLINK}href", "").strip() or text
    made = inlines(element, context)
    return [_outward(made, target, text, context)] if outward(target) else made


def _email(element: Any, context: Context) -> Nodes:
    return [mail(text_of(element), context)]


def mail(address: str, context: Context) -> Node:
    """Return an e-mail address as a link to write to it."""
    return _outward(nodes.words(address), f"mailto:{address}", address, context)


def outward(target: str) -> bool:
    """Whether an address may become a link: one that is complete and that no reader can be harmed by (no scripts, no files)."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or parts.path) and not re.search(r"[\s<>\"\\^`{|}]", target)


def _outward(made: Nodes, target: str, text: str, context: Context) -> Node:
    """A link that leaves the document; one that shows its address is kept from being turned round."""
    shown = "://" in text or "@" in text or text.startswith("www.")
    return nodes.link(made, target, dir=context.isolation(text) if shown else "")


def _xref(element: Any, context: Context) -> Nodes:
    made = inlines(element, context)
    rid = (element.get("rid", "").split() or [""])[0]
    if rid not in context.ids:
        return made
    if element.get("ref-type") == "fn":
        return [_call(rid, made, element, context)]
    if element.get("ref-type") == "bibr":
        name = f"{context.labels('Reference')} {text_of(element)}"
        place = context.cite(rid, *element.get("rid", "").split()[1:])
        return [nodes.link(made, f"#{rid}", place, ["citation"], role="doc-biblioref", aria_label=name)]
    return [nodes.link(made, f"#{rid}", _wanted(element, context))]


def _note(element: Any, context: Context) -> Nodes:
    """A footnote: its number here, its text among the notes at the end, each linked to the other."""
    id = element.get("id") or f"note-{len(context.notes) + 1}"
    return [_call(id, nodes.words(str(note_number(id, element, context))), element, context)]


def note_number(id: str, element: Any, context: Context) -> int:
    """Return the number of a note, which it gets when it is first called; its text joins the notes of the document then."""
    if id not in context.notes:
        context.notes[id] = []
        context.notes[id] = note_text(element, context)
    return list(context.notes).index(id) + 1


def _call(id: str, sign: Nodes, element: Any, context: Context) -> Node:
    """The sign that calls a note: its number, or below a table the sign that stands there."""
    if id in context.gathered:
        sign = nodes.words(str(note_number(id, context.gathered[id], context)))
    call = nodes.link(sign, f"#{id}", context.call(id), ["note-call"], role="doc-noteref")
    return call if element.getparent().tag == "sup" else nodes.container("Superscript", [call])


def way_back(place: str, name: str) -> Nodes:
    """Return the link from a note or reference back to the place that calls it; ``name`` says to those who hear it where it leads."""
    return [{"t": "Space"}, nodes.link([{"t": "Str", "c": "↩\ufe0e"}], f"#{place}", role="doc-backlink", aria_label=name)]


def note_text(element: Any, context: Context) -> Nodes:
    """Return the text of a footnote without the label that the source gave it, since notes are numbered anew."""
    made = nodes.words(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag != "label":
            made.extend(inline(child, context))
        made.extend(nodes.words(child.tail or ""))
    return made


def _break(_element: Any, _context: Context) -> Nodes:
    return [nodes.line_break()]


def _graphic(element: Any, _: Context) -> Nodes:
    return [graphic(element)]


def graphic(element: Any) -> Node:
    """Return a picture; a decorative one has no alternative text, and one that lacks it cannot be given any here."""
    alt = element.find("alt-text")
    decorative = element.get("specific-use") == "decorative"
    text = "" if decorative or alt is None else text_of(alt)
    return nodes.image(text, element.get(f"{XLINK}href", ""), ["decorative"] if decorative else [])


_KINDS: dict[str, Callable[[Any, Context], Nodes]] = {
    "named-content": _named, "ext-link": _ext_link, "uri": _uri, "email": _email, "xref": _xref, "fn": _note, "break": _break,
    "inline-graphic": _graphic, "graphic": _graphic, "abbrev": _abbreviation,
}
