"""The facts of an article as names and values: dates, people, rights, and each reference field by field."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.article import NAMESPACES, XLINK, is_machine

Fields = tuple[tuple[str, str], ...]

_IDENTIFIERS = ("id", "rid")
_BLANKS = re.compile("[ \t\r\n\u00a0\u202f]+")
_DATE = "iso-8601-date"
_PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()} | {"http://www.w3.org/XML/1998/namespace": "xml"}
# What tells two elements of the same name apart.
_TELLING = ("pub-id-type", "event-type", "date-type", "contrib-type", "specific-use", "notes-type", "subj-group-type", "publication-format",
            "person-group-type", "content-type", "kwd-group-type")


def flat(text: str) -> str:
    """Return a text in which a run of blanks, no-break spaces among them, is one blank (as in ``Article.content_digest``)."""
    return _BLANKS.sub(" ", text)


def of_attributes(element: Any) -> Fields:
    """Return what an element says of itself, identifiers aside, in the order of the names."""
    return tuple(sorted((_short(name), str(value)) for name, value in element.attrib.items() if name not in _IDENTIFIERS))


def without_address(element: Any) -> Fields:
    """Return the attributes without the link's address."""
    return tuple((name, value) for name, value in of_attributes(element) if name != _short(f"{XLINK}href"))


def name_of(element: Any) -> str:
    """Return a name for an element that has no id: its tag, and what tells it from others of its kind."""
    attribute = _telling(element)
    telling = element.findtext("meta-name") or (element.get(attribute) if attribute else "")
    return f"{element.tag}[{telling}]" if telling else str(element.tag)


def _telling(element: Any) -> str:
    """The attribute that tells an element from others of its name, empty when it has none."""
    return next((name for name in _TELLING if element.get(name)), "")


def of_fact(element: Any) -> Fields:
    """Return a piece of metadata field by field; the first field is the element itself where it has text."""
    return tuple(_numbered(list(_walk(element, ""))))


def of_reference(ref: Any) -> Fields:
    """Return a reference field by field, people as one field a role, in the order of the file."""
    found: list[tuple[str, str]] = [(f"ref {name}", value) for name, value in of_attributes(ref)]
    for child in ref.iterchildren(etree.Element):
        if child.tag == "element-citation":
            found += [(name, value) for name, value in of_attributes(child)]
            for part in child.iterchildren(etree.Element):
                found += _citation_part(part)
            loose = flat(" ".join([child.text or "", *(part.tail or "" for part in child)])).strip()
            found += [("text", loose)] if loose else []
        else:
            found += _walk(child, "")
    return tuple(_numbered(found))


def _citation_part(part: Any) -> Iterator[tuple[str, str]]:
    if part.tag == "person-group":
        people = "; ".join(_person(person) for person in part.iterchildren(etree.Element))
        yield part.get("person-group-type", "person-group"), people
        yield from ((f"person-group {name}", value) for name, value in of_attributes(part) if name != "person-group-type")
    else:
        yield from _walk(part, "")


def _person(person: Any) -> str:
    """A person in words: the parts of the name, and what else is said of them."""
    parts = [" ".join([flat("".join(part.itertext())).strip(), *_pairs(part)]) for part in person.iterchildren(etree.Element)]
    said = ", ".join(part for part in (flat(person.text or "").strip(), *parts) if part)
    kind = "" if said and person.tag in ("name", "string-name", "collab") else str(person.tag)
    return " ".join(part for part in (said, kind, *_pairs(person)) if part)


def _pairs(element: Any) -> list[str]:
    return [f"{name}={value}" for name, value in of_attributes(element)]


def _walk(element: Any, path: str) -> Iterator[tuple[str, str]]:
    """The texts and attributes of an element and all within it, by their path."""
    here = f"{path}/{name_of(element)}" if path else name_of(element)
    iso = element.get(_DATE, "")
    told = of_attributes(element)
    said = [(f"{here} date", iso)] if iso else []
    named = _telling(element)  # what the path says already
    said += [(f"{here} {name}", value) for name, value in told if name != _DATE and not (name == named and f"[{value}]" in here)]
    yield from said
    text = flat(_own_text(element)).strip()
    children = [child for child in element.iterchildren(etree.Element) if not is_machine(child)]
    if text or not (children or said):
        yield here, text
    for child in children:
        yield from _walk(child, here)


def _own_text(element: Any) -> str:
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _numbered(found: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Fields of the same name get a number, so that each can be compared with its own."""
    counts: dict[str, int] = {}
    for name, value in found:
        counts[name] = count = counts.get(name, 0) + 1
        yield (name if count == 1 else f"{name} ({count})"), value


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    address, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(address, address)}:{local}"
