"""What the fields of references tell beside the dates of their page and beside each other (netpub.references.oddities)."""

from collections.abc import Iterator
from dataclasses import replace

from netpub.page import Citation, FactName, Page
from netpub.references import duplicates, oddities

_LATEST: tuple[FactName, ...] = ("published", "last-review", "revised")


def of_one(citation: Citation, page: Page) -> Iterator[tuple[str, str]]:
    """Yield rule and detail of what is to be said of one reference by itself and beside the dates of its page."""
    last = max((page.metadata.value(name) for name in _LATEST), default="")
    saved = max(last, page.metadata.value("retrieved"))
    yield from oddities.of_item(citation.reference.csl, citation.reference.raw, last, saved)


def repeated(page: Page) -> Iterator[tuple[Citation, int]]:
    """Yield each reference to a work that an earlier one names, with the line of that."""
    numbered = {str(number): citation for number, citation in enumerate(page.references)}
    _, standing = duplicates.merge(replace(citation.reference, id=number) for number, citation in numbered.items())
    yield from ((numbered[number], numbered[first].origin.line) for number, first in standing.items() if number != first)
