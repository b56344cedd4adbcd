"""A structured reference as JATS: the element-citation of the profile (schemas/netpub-1.dtd)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from netpub.reference import Reference

_XLINK = "http://www.w3.org/1999/xlink"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {
    "article-journal": "journal", "book": "book", "chapter": "chapter", "paper-conference": "chapter", "webpage": "webpage",
    "report": "report", "thesis": "book",
}
_IDENTIFIERS = (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"))
_BEFORE_DATE = (("edition", "edition"), ("publisher-name", "publisher"), ("publisher-loc", "publisher-place"))
# What JATS has no element for; the value alone, so that each language prints its own word for it.
_COMMENTS = (("version", "version"), ("chapter", "chapter-number"), ("genre", "genre"), ("medium", "medium"), ("number", "number"),
             ("collection", "collection-title"), ("extent", "number-of-pages"))
_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(reference: Reference) -> Any:
    """Return a reference as an ``element-citation``.

    An unstructured reference, and one of a type that the profile lacks, has the type ``other``. The raw text is always kept, as
    ``comment[@specific-use="raw"]`` at the end. What no rule read of a structured one stands in comments of no use, which editions
    print behind the fields.
    """
    item = reference.csl
    citation = etree.Element("element-citation", {"publication-type": publication_type(item)}, nsmap={"xlink": _XLINK})
    for child in _children(item):
        citation.append(child)
    for words in item.get("custom", {}).get("remainder", ()):
        citation.append(_text("comment", words))
    citation.append(_text("comment", reference.raw, **{"specific-use": "raw"}))
    return citation


def publication_type(item: Mapping[str, Any]) -> str:
    """Return the profile's name for the type of a CSL-JSON item."""
    if item.get("type") == "report" and item.get("genre") == "Guideline":
        return "guideline"
    return _TYPES.get(item.get("type", ""), "other")


def xml_id(text: str) -> str:
    """Return an id that XML takes, made of any text."""
    made = re.sub(r"[^\w.-]", "-", text)
    return made if re.match(r"[^\W\d]", made) else f"r-{made}"


def _children(item: Mapping[str, Any]) -> Iterator[Any]:
    for role in ("author", "editor", "translator"):
        if item.get(role):
            yield _people(role, item[role], et_al=role == "author" and item.get("custom", {}).get("et-al", False))
    yield from _titles(item)
    for tag, key in _BEFORE_DATE:
        if item.get(key):
            yield _text(tag, item[key])
    yield from _issued(item)
    for tag in ("volume", "issue"):
        if item.get(tag):
            yield _text(tag, item[tag])
    yield from _pages(item.get("page", ""))
    yield from _identifiers(item)
    for use, key in _COMMENTS:
        if item.get(key):
            yield _text("comment", item[key], **{"specific-use": use})
    if original := (item.get("original-date", {}).get("date-parts") or [[]])[0]:
        yield _text("comment", iso(original), **{"specific-use": "original-date"})


def _people(role: str, people: list[dict[str, str]], *, et_al: bool) -> Any:
    group = etree.Element("person-group", {"person-group-type": role})
    for person in people:
        if "literal" in person:
            group.append(_text("collab", person["literal"]))
            continue
        name = etree.SubElement(group, "name")
        family = " ".join(filter(None, (person.get("dropping-particle", ""), person.get("non-dropping-particle", ""), person["family"])))
        for tag, value in (("surname", family), ("given-names", person.get("given", "")), ("suffix", person.get("suffix", ""))):
            if value:
                name.append(_text(tag, value))
    if et_al:
        etree.SubElement(group, "etal")
    return group


def _titles(item: Mapping[str, Any]) -> Iterator[Any]:
    """A title in a container is a part of it; a title alone is the source."""
    title, container = item.get("title", ""), item.get("container-title", "")
    inside = "chapter-title" if item.get("type") in ("chapter", "paper-conference") else "article-title"
    language = {_LANGUAGE: item["language"]} if item.get("language") else {}
    if title and (container or item.get("type") == "article-journal"):
        yield _text(inside, title, **language)
    elif title:
        yield _text("source", title, **language)
    if container:
        yield _text("source", container)


def _issued(item: Mapping[str, Any]) -> Iterator[Any]:
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    made = _date(parts)
    if made:
        made[0].set("iso-8601-date", iso(parts))
    yield from made


def _date(parts: list[int]) -> list[Any]:
    return [_text(tag, f"{value:0{digits}}") for tag, value, digits in zip(("year", "month", "day"), parts, (4, 2, 2), strict=False)]


def iso(parts: list[int]) -> str:
    """Return date parts as a date of ISO 8601, as exact as they are."""
    return "-".join(f"{part:0{digits}}" for part, digits in zip(parts, (4, 2, 2), strict=False))


def _pages(page: str) -> Iterator[Any]:
    first, _, last = page.partition("-")
    if first and not last and first[0].isalpha():
        yield _text("elocation-id", first)
    elif first:
        yield _text("fpage", first)
    if last:
        yield _text("lpage", last)


def _identifiers(item: Mapping[str, Any]) -> Iterator[Any]:
    for kind, key in _IDENTIFIERS:
        if item.get(key):
            yield _text("pub-id", item[key], **{"pub-id-type": kind})
    if pii := item.get("custom", {}).get("pii"):
        yield _text("pub-id", pii, **{"pub-id-type": "pii"})
    for tag, key in (("isbn", "ISBN"), ("issn", "ISSN")):
        if item.get(key):
            yield _text(tag, item[key])
    if url := item.get("URL"):
        address = url if "://" in url else f"https://{url}"
        yield _text("uri", url, **{f"{{{_XLINK}}}href": address})
    if accessed := (item.get("accessed", {}).get("date-parts") or [[]])[0]:
        made = etree.Element("date-in-citation", {"content-type": "access-date", "iso-8601-date": iso(accessed)})
        made.extend(_date(accessed))
        yield made


def _text(tag: str, text: str, **attributes: str) -> Any:
    made = etree.Element(tag, attributes)
    made.text = _XML.sub("", text)
    return made
