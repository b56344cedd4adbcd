"""Facts into a page's metadata, and where a finding about a line of the page stands."""

from collections.abc import Mapping
from dataclasses import replace

from netpub.findings import Where
from netpub.page import Fact, FactName, Origin, Page


def with_facts(page: Page, facts: Mapping[FactName, Fact]) -> Page:
    """Return the page with these facts in place of those of the same names; the others keep their order."""
    if not facts:
        return page
    kept = tuple((name, facts.get(name, fact)) for name, fact in page.metadata.facts)
    present = {name for name, _ in kept}
    added = tuple((name, fact) for name, fact in facts.items() if name not in present)
    return replace(page, metadata=replace(page.metadata, facts=kept + added))


def where(page: Page, origin: Origin) -> Where:
    """Return the place of an origin for a finding."""
    return Where(origin.file, origin.line, page.source.slug)
