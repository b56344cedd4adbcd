"""The references of an article as CSL-JSON: element-citation read back, the inverse of ``netpub.references.jats``."""

import re
from collections.abc import Iterator
from typing import Any

from netpub.article import XLINK, XML, Article
from netpub.reference import Reference

_TYPES = {
    "journal": "article-journal", "book": "book", "chapter": "chapter", "webpage": "webpage", "report": "report", "guideline": "report",
    "other": "document",
}
_FIELDS = {
    "edition": "edition", "publisher-name": "publisher", "publisher-loc": "publisher-place", "volume": "volume", "issue": "issue",
    "isbn": "ISBN", "issn": "ISSN",
}
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
_COMMENTS = {
    "version": "version", "chapter": "chapter-number", "genre": "genre", "medium": "medium", "number": "number",
    "collection": "collection-title", "extent": "number-of-pages",
}
_THESIS = re.compile(r"thesis|dissertation|tesis|thèse", re.IGNORECASE)
_DATE = ("year", "month", "day")


def references(article: Article) -> tuple[Reference, ...]:
    """Return the references of an article in the order of its list; one that has its raw text alone is unstructured (``csl`` empty)."""
    return tuple(reference(entry) for entry in article.root.iterfind("back/ref-list/ref"))


def reference(entry: Any) -> Reference:
    """Return a ``ref`` element as a reference."""
    citation, id = entry.find("element-citation"), str(entry.get("id", ""))
    raw = next((_words(comment) for comment in citation.iterchildren("comment") if comment.get("specific-use") == "raw"), "")
    item = dict(_fields(citation))
    if not item:
        return Reference(id, raw)
    return Reference(id, raw, {"id": id, "type": _type(citation, item), **item}, 1.0)


def _type(citation: Any, item: dict[str, Any]) -> str:
    kind = _TYPES.get(citation.get("publication-type", ""), "document")
    return "thesis" if kind == "book" and _THESIS.search(item.get("genre", "")) else kind


def _fields(citation: Any) -> Iterator[tuple[str, Any]]:
    for group in citation.iterchildren("person-group"):
        yield group.get("person-group-type"), [_person(person) for person in group if person.tag != "etal"]
    yield from _titles(citation)
    yield from _pages(citation)
    yield from _dates(citation)
    for child in citation:
        if child.tag in _FIELDS:
            yield _FIELDS[child.tag], _words(child)
        elif child.tag == "pub-id" and child.get("pub-id-type") in _IDENTIFIERS:
            yield _IDENTIFIERS[child.get("pub-id-type")], _words(child)
        elif child.tag == "uri":
            yield "URL", _words(child) or str(child.get(f"{XLINK}href", ""))
        elif child.tag == "comment" and child.get("specific-use") in _COMMENTS:
            yield _COMMENTS[child.get("specific-use")], _words(child)
    original = citation.findtext("comment[@specific-use='original-date']", "").split("-")
    if all(part.isdecimal() for part in original):
        yield "original-date", {"date-parts": [[int(part) for part in original]]}
    if custom := _custom(citation):
        yield "custom", custom


def _custom(citation: Any) -> dict[str, Any]:
    """What CSL has no field for, as the parser names it."""
    found: dict[str, Any] = {}
    if citation.find("person-group/etal") is not None:
        found["et-al"] = True
    if pii := next((_words(number) for number in citation.iterchildren("pub-id") if number.get("pub-id-type") == "pii"), ""):
        found["pii"] = pii
    if remainder := [_words(comment) for comment in citation.iterchildren("comment") if not comment.get("specific-use")]:
        found["remainder"] = remainder
    return found


def _person(person: Any) -> dict[str, str]:
    if person.tag != "name":
        return {"literal": _words(person)}
    parts = (("family", "surname"), ("given", "given-names"), ("suffix", "suffix"))
    return {key: _words(part) for key, tag in parts if (part := person.find(tag)) is not None}


def _titles(citation: Any) -> Iterator[tuple[str, str]]:
    """A source stands alone as the title; beside the title of a part it is the container, and so is a journal always."""
    part = next(citation.iterchildren("article-title", "chapter-title"), None)
    source = citation.find("source")
    in_container = part is not None or citation.get("publication-type") in ("journal", "chapter")
    title = part if in_container else source
    if title is not None:
        yield "title", _words(title)
        language = title.get(f"{XML}lang") or citation.get(f"{XML}lang")
        if language:
            yield "language", str(language)
    if in_container and source is not None:
        yield "container-title", _words(source)


def _pages(citation: Any) -> Iterator[tuple[str, str]]:
    first, last, electronic = (citation.findtext(tag, "").strip() for tag in ("fpage", "lpage", "elocation-id"))
    if first or electronic:
        yield "page", f"{first}-{last}" if first and last else first or electronic


def _dates(citation: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    year = citation.find("year")
    accessed = citation.find("date-in-citation")
    if year is not None:
        yield "issued", _date(citation, year.get("iso-8601-date", ""))
    if accessed is not None:
        yield "accessed", _date(accessed, accessed.get("iso-8601-date", ""))


def _date(parent: Any, iso: str) -> dict[str, Any]:
    """Year, month and day as far as they are numbers, else the words as they stand."""
    said = [parent.findtext(tag, "").strip() for tag in _DATE]
    parts = iso.split("-") if iso else [part for part in said if part]
    if all(part.isdecimal() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"literal": " ".join(part for part in said if part)}


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
