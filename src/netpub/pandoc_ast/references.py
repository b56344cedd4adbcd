"""The reference list: each entry complete, with its addresses and DOIs as links."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from netpub.article import XLINK
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.addresses import link, linked
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import inlines, mail, outward, phone, text_of, way_back
from netpub.pandoc_ast.nodes import Nodes

_MARKUP = ("Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Underline", "Strikeout")
_DATES = ("year", "month", "day")


def reference_list(element: Any, context: Context, level: int) -> Nodes:
    """Return a ``ref-list`` as a section that screen readers know as a bibliography (DPUB-ARIA).

    The entries are those of the context's bibliography; one that it lacks is printed as the source has it.
    """
    title = element.find("title")
    words = nodes.words(context.labels("References")) if title is None else inlines(title, context)
    before = [nodes.para(inlines(entry, context)) for entry in element.iterchildren("p")]
    body = _offer(element, context) if context.bibliography.on_request else _entries(element, context)
    return [nodes.div(
        [nodes.header(level, words, element.get("id") or context.own_id("references")), *before, body],
        classes=["references"], role="doc-bibliography")]


def _offer(element: Any, context: Context) -> nodes.Node:
    """What stands in place of a list that readers get on request, with the ways to ask for it that the article names."""
    values = {entry.findtext("meta-name"): entry.findtext("meta-value") or "" for entry in element.getroottree().iter("custom-meta")}
    made = nodes.words(context.labels("We can send you the list of sources that this information is based on."))
    for name, message in (("email", "Write to us:"), ("helpline", "Call us:")):
        if text := values.get(name, ""):
            said = phone(nodes.words(text), text, context) if name == "helpline" else mail(text, context)
            made += [{"t": "Space"}, *nodes.words(context.labels(message)), {"t": "Space"}, said, *nodes.words(".")]
    return nodes.para(made)


def _entries(element: Any, context: Context) -> nodes.Node:
    """The entries as a numbered list; where the source's own labels are not 1, 2, 3 ..., they stand in the text."""
    refs = list(element.iterchildren("ref"))
    labels = [text_of(ref.find("label")).strip("[]().") if ref.find("label") is not None else "" for ref in refs]
    counted = all(label in ("", str(number)) for number, label in enumerate(labels, 1))
    items = []
    for ref, label in zip(refs, labels, strict=True):
        before = [] if counted or not label else nodes.words(f"{label}. ")
        printed = nodes.span([*before, *_entry(ref, context)], ref.get("id", ""), **_language(ref, context))
        items.append([nodes.plain([printed, *_ways_back(ref.get("id", ""), context)])])
    return nodes.numbers(items) if counted else nodes.div([nodes.bullets(items)], classes=["simple"])


def _language(ref: Any, context: Context) -> dict[str, str]:
    """The language of an entry that is printed as its source has it. In one that is printed in a style, the titles alone have their own;
    where the text runs right to left, that entry runs as its title does, or else the numbers in it would change places."""
    citation = ref.find("element-citation")
    raw = citation.find("comment[@specific-use='raw']")
    if ref.get("id", "") not in context.bibliography.entries:
        return context.language_of(citation) or ({} if raw is None else context.language_of(raw))
    titles = "".join(text_of(title) for title in citation.iterchildren("article-title", "chapter-title", "source"))
    return {"dir": context.isolation(titles)}


def _ways_back(id: str, context: Context) -> Nodes:
    """Links to every place that cites a reference; several are told apart by a number."""
    places = context.cited.get(id, [])
    name = context.labels("Back to the text")
    names = [name] if len(places) == 1 else [f"{name} {number}" for number in range(1, len(places) + 1)]
    return [node for place, said in zip(places, names, strict=True) for node in way_back(place, said)]


def _entry(ref: Any, context: Context) -> Nodes:
    """The printed entry, else what the source printed, else the fields in their order."""
    printed = context.bibliography.entries.get(ref.get("id", ""))
    if printed is not None:
        return nodes.tidy(_with_links(printed, _address_of(ref), context))
    raw = ref.find("element-citation/comment[@specific-use='raw']")
    if raw is None:
        return linked(_fields(ref.find("element-citation"), context), context)
    return nodes.tidy(_with_links(inlines(raw, context), {}, context))


def _address_of(ref: Any) -> dict[str, str]:
    """The reference's address as it is printed, with where it leads: the one may lack "https://"."""
    addresses = ((text_of(uri), uri.get(f"{XLINK}href", "")) for uri in ref.iterfind("element-citation/uri"))
    return {text: address for text, address in addresses if outward(address)}


def _with_links(printed: Sequence[Mapping[str, Any]], addresses: Mapping[str, str], context: Context) -> Nodes:
    """Inlines with every address and DOI as a link, however deep they stand."""
    made: Nodes = []
    for node in printed:
        content = node.get("c")
        if node["t"] == "Str" and str(content) in addresses:
            made.append(link(str(content), addresses[str(content)], context))
        elif node["t"] == "Str":
            made.extend(linked(str(content), context))
        elif node["t"] == "Span" and isinstance(content, list):
            made.append({"t": "Span", "c": [_directed(content[0], context), _with_links(content[1], addresses, context)]})
        elif node["t"] in _MARKUP and isinstance(content, list):
            made.append({"t": node["t"], "c": _with_links(content, addresses, context)})
        else:
            made.append(dict(node))
    return made


def _directed(attributes: Sequence[Any], context: Context) -> list[Any]:
    """The attributes of a part in another language, with the direction that it runs in."""
    id, classes, pairs = attributes
    own = dict(pairs)
    return [id, classes, [*pairs, *([name, value] for name, value in context.direction_of(own.get("lang", "")).items() if value)]]


def _fields(citation: Any, context: Context) -> str:
    parts = []
    for field in citation.iterchildren("*"):
        if field.tag == "person-group":
            parts.append(", ".join(_person(person) for person in field.iterchildren("*")))
        elif field.tag == "year":
            parts.append(_date(citation, context))
        elif field.tag == "date-in-citation":
            parts.append(f"{context.labels('Accessed')} {context.labels.date(field.get('iso-8601-date', ''))}")
        elif field.tag not in _DATES:
            parts.append(text_of(field))
    return " ".join(part if part.startswith(("http", "10.")) or part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _person(person: Any) -> str:
    if person.tag == "etal":
        return "et al"
    return " ".join(text_of(part) for part in person.iterchildren("*")) or text_of(person)


def _date(citation: Any, context: Context) -> str:
    year = citation.find("year")
    iso = year.get("iso-8601-date") or "-".join(text_of(citation.find(name)) for name in _DATES if citation.find(name) is not None)
    return context.labels.date(iso) if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", iso) else text_of(year)
