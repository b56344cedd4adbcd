"""The reference list: each entry complete, with its addresses and DOIs as links."""

import re
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import inlines, outward, text_of
from netpub.pandoc_ast.nodes import Nodes

# An address, or a DOI (ISO 26324: prefix 10. and at least four digits) that does not stand in an address.
_ADDRESS = re.compile(r"https?://[^\s<>\"]+|(?<![\w/.])10\.\d{4,9}/[^\s<>\"]+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_DATES = ("year", "month", "day")


def reference_list(element: Any, context: Context, level: int) -> Nodes:
    """Return a ``ref-list`` as a section that screen readers know as a bibliography (DPUB-ARIA)."""
    title = element.find("title")
    words = nodes.words(context.labels("References")) if title is None else inlines(title, context)
    before = [nodes.para(inlines(entry, context)) for entry in element.iterchildren("p")]
    return [nodes.div(
        [nodes.header(level, words, element.get("id") or context.own_id("references")), *before, _entries(element, context)],
        classes=["references"], role="doc-bibliography")]


def _entries(element: Any, context: Context) -> nodes.Node:
    """The entries as a numbered list; where the source's own labels are not 1, 2, 3 ..., they stand in the text."""
    refs = list(element.iterchildren("ref"))
    labels = [text_of(ref.find("label")).strip("[]().") if ref.find("label") is not None else "" for ref in refs]
    counted = all(label in ("", str(number)) for number, label in enumerate(labels, 1))
    items = []
    for ref, label in zip(refs, labels, strict=True):
        before = [] if counted or not label else nodes.words(f"{label}. ")
        language = context.language_of(ref.find("element-citation"))
        items.append([nodes.plain([nodes.span([*before, *_entry(ref, context)], ref.get("id", ""), **language)])])
    return nodes.numbers(items) if counted else nodes.div([nodes.bullets(items)], classes=["simple"])


def _entry(ref: Any, context: Context) -> Nodes:
    """What the source printed, else the fields in their order."""
    raw = ref.find("element-citation/comment[@specific-use='raw']")
    if raw is None:
        return linked(_fields(ref.find("element-citation"), context), context)
    made: Nodes = []
    for node in inlines(raw, context):
        made.extend(linked(node["c"], context) if node["t"] == "Str" else [node])
    return nodes.tidy(made)


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
        made.append(nodes.link(nodes.words(shown), target, dir=context.isolation(shown)))
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
