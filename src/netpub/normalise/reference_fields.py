"""What the fields of a reference tell that an editor should look at: words without a field, a journal as author, impossible dates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from netpub.page import Citation, FactName, Page
from netpub.references import duplicates, jats

_LATEST: tuple[FactName, ...] = ("published", "last-review", "revised")
_SERIAL = re.compile(r"(?:The\s)?(?:Journal|Annals|Archives|Bulletin|Proceedings|Transactions)\b|[\w &]{0,60}\bJournal (?:of|für|de)\b")


def of_one(citation: Citation, page: Page) -> Iterator[tuple[str, str]]:
    """Yield rule and detail of what is to be said of one reference by itself and beside the dates of its page."""
    item, raw = citation.reference.csl, citation.reference.raw
    if not (item.get("title") or item.get("container-title")):
        yield "reference-unstructured", raw
        return
    if rest := item.get("custom", {}).get("remainder"):
        yield "reference-rest", ", ".join(rest)
    for person in item.get("author", ()):
        name = person.get("literal", "")
        if name and (_SERIAL.match(name) or name.casefold() == item.get("container-title", "").casefold()):
            yield "journal-as-author", name
    accessed, issued = _iso(item, "accessed"), _iso(item, "issued")
    last = max((page.metadata.value(name) for name in _LATEST), default="")
    if _is_later(accessed, last):
        yield "access-date-after-review", f"{accessed}, after {last}"
    saved = max(last, page.metadata.value("retrieved"))
    if _is_later(issued, saved):
        yield "reference-from-future", f"{issued}, after {saved}"


def repeated(page: Page) -> Iterator[tuple[Citation, int]]:
    """Yield each reference to a work that an earlier one names, with the line of that."""
    numbered = {str(number): citation for number, citation in enumerate(page.references)}
    _, standing = duplicates.merge(replace(citation.reference, id=number) for number, citation in numbered.items())
    yield from ((numbered[number], numbered[first].origin.line) for number, first in standing.items() if number != first)


def _iso(item: Mapping[str, Any], name: str) -> str:
    parts = (item.get(name, {}).get("date-parts") or [[]])[0]
    return jats.iso(parts)


def _is_later(date: str, last: str) -> bool:
    """Whether a date is later than another, as exact as the less exact of both."""
    exact = min(len(date), len(last))
    return exact > 0 and date[:exact] > last[:exact]
