"""What the stored versions of a page say of its blocks: ids and words, so that a page saved anew keeps the ids."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.findings import Finding, Report, Where
from netpub.normalise import Earlier, Stored
from netpub.review import snapshots

STORED = "stored:"
# Elements within a line; between all others, words end.
_INLINE = frozenset(("bold", "italic", "sub", "sup", "ext-link", "xref", "named-content", "styled-content", "email", "uri"))


def blocks(inputs: Mapping[str, bytes], slug: str, report: Report) -> Earlier:
    """Return the blocks of all versions among the inputs of a page (``stored:NAME``). A file that is no XML is reported and passed over."""
    found: list[Stored] = []
    for name in sorted(inputs):
        if name.startswith(STORED):
            path = f"source/{slug}/{snapshots.FOLDER}/{name.removeprefix(STORED)}"
            try:
                found += _identified(parse_xml(inputs[name]))
            except etree.XMLSyntaxError as error:
                report(Finding("snapshot-altered", Where(path, error.lineno or 0, slug), path))
    return tuple(found)


def _identified(root: Any) -> Iterator[Stored]:
    for element in root.iter(etree.Element):
        id = element.get("id")
        if id:
            titled = element.find("title") if element.tag == "sec" else element
            yield Stored(id, " ".join(_words(titled).split()) if titled is not None else "")


def _words(element: Any) -> str:
    """The words of an element; the alternative text of a picture is none of the block's own."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag != "alt-text":
            parts.append(_words(child) if child.tag in _INLINE else f" {_words(child)} ")
        parts.append(child.tail or "")
    return "".join(parts)
