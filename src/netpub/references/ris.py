"""A structured reference as RIS, the tagged lines that reference managers import."""

from collections.abc import Iterator
from typing import Any

from netpub.reference import Reference

_TYPES = {
    "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "webpage": "ELEC",
    "report": "RPRT", "thesis": "THES",
}
_FIELDS = (
    ("TI", "title"), ("T2", "container-title"), ("ET", "edition"), ("PB", "publisher"), ("CY", "publisher-place"), ("VL", "volume"),
    ("IS", "issue"),
    ("DO", "DOI"), ("UR", "URL"), ("AN", "PMID"), ("M3", "genre"),
    ("T3", "collection-title"), ("SE", "chapter-number"), ("M1", "number"), ("C2", "PMCID"), ("LA", "language"), ("AB", "abstract"),
    ("KW", "keyword"),
)
# RIS has no tag for these; the name before the value tells them from what other programs put there.
NAMED_TAG, NAMED = "C1", ("version", "medium", "number-of-pages")


def record(reference: Reference) -> str:
    """Return a reference as a RIS record. The raw text is kept as a note; an unstructured reference is GEN with that note alone."""
    lines = [f"TY  - {_TYPES.get(reference.csl.get('type', ''), 'GEN')}", f"ID  - {_line(reference.id)}"]
    lines += [f"{tag}  - {_line(value)}" for tag, value in _values(reference.csl)]
    unread = reference.csl.get("custom", {}).get("ris", {})
    lines += [f"{tag}  - {_line(value)}" for tag, values in unread.items() for value in values]
    note = [f"N1  - {_line(reference.raw)}"] if reference.raw else []
    return "\n".join([*lines, *note, "ER  - ", ""])


def _values(item: Any) -> Iterator[tuple[str, str]]:
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        for person in item.get(role, ()):
            yield tag, _name(person)
    yield from ((tag, item[key]) for tag, key in _FIELDS if item.get(key))
    yield from ((NAMED_TAG, f"{key}: {item[key]}") for key in NAMED if item.get(key))
    for key in ("ISBN", "ISSN"):
        if item.get(key):
            yield "SN", item[key]
    yield from _dates_and_pages(item)


def _dates_and_pages(item: Any) -> Iterator[tuple[str, str]]:
    for tag, key in (("DA", "issued"), ("Y2", "accessed"), ("OP", "original-date")):
        parts = (item.get(key, {}).get("date-parts") or [[]])[0]
        if parts:
            yield tag, "/".join([*(f"{part:02}" for part in parts), *[""] * (3 - len(parts))]) + "/"
            if tag == "DA":
                yield "PY", str(parts[0])
    first, _, last = item.get("page", "").partition("-")
    for tag, value in (("SP", first), ("EP", last)):
        if value:
            yield tag, value


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    family = " ".join(filter(None, (person.get("dropping-particle", ""), person.get("non-dropping-particle", ""), person["family"])))
    return ", ".join(filter(None, (family, person.get("given", ""), person.get("suffix", ""))))


def _line(text: str) -> str:
    return " ".join(text.split())
