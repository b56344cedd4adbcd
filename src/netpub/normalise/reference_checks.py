"""Step: what can be told of references without the network: dates that nobody can read, sources older than the text, wrong journals,
and what their fields say (netpub.normalise.reference_fields). Numbers with check digits are looked at in the article, once for all pages.
"""

import re
from collections.abc import Iterator

from netpub.findings import Finding, Report, Where
from netpub.normalise import reference_fields
from netpub.page import Citation, Page
from netpub.references import journals
from netpub.text.dates import parse

_ACCESS = re.compile(r"\b(?:accessed|retrieved|cited|visited|consultad[oa]|accedido|recuperado|acceso)\b", re.IGNORECASE)
_JOURNAL_LINE = re.compile(r"\s*([^,]{3,90}),\s(?:19|20)\d\d\.?\s*$")


def step(page: Page, report: Report) -> Page:
    """Return the page unchanged; reports ``ambiguous-date``, ``access-date-before-revision``, ``pii-issn-vs-journal``,
    ``reference-unstructured``, ``reference-rest``, ``journal-as-author``, ``access-date-after-review``, ``reference-from-future`` and
    ``reference-repeated``."""
    language, revised = page.metadata.value("language"), page.metadata.value("revised")
    for citation in page.references:
        raw = citation.reference.raw
        for date in parse(raw, language):
            if date.ambiguous:
                words = raw[date.start:date.end]
                report(Finding("ambiguous-date", _where(page, citation, words), words))
        accessed = _accessed(raw, language)
        if accessed and accessed < revised[:len(accessed)]:
            report(Finding("access-date-before-revision", _where(page, citation), f"{accessed}, before {revised}"))
        for rule, detail in reference_fields.of_one(citation, page):
            report(Finding(rule, _where(page, citation, detail), detail))
    for citation, line in reference_fields.repeated(page):
        report(Finding("reference-repeated", _where(page, citation), f"line {line}"))
    for citation, issn, pii in _piis(page):
        names = journals.names(issn) or _named_on(page, issn)
        if names and not any(journals.mentions(citation.reference.raw, name) for name in names):
            report(Finding("pii-issn-vs-journal", _where(page, citation, pii), f"{pii} belongs to {names[0]} (ISSN {issn})"))
    return page


def _accessed(raw: str, language: str) -> str:
    """The day on which a source was read, in ISO 8601, empty when the reference does not say it."""
    found = _ACCESS.search(raw)
    if not found:
        return ""
    return next((date.iso for date in parse(raw, language, years=True) if date.start >= found.end() and date.iso), "")


def _piis(page: Page) -> Iterator[tuple[Citation, str, str]]:
    """Each PII of the page's references with the ISSN in it."""
    for citation in page.references:
        for issn, pii in journals.piis(citation.reference.raw):
            yield citation, issn, pii


def _named_on(page: Page, issn: str) -> tuple[str, ...]:
    """The journal that the first reference with that ISSN names on a line of its own."""
    for citation, other, _ in _piis(page):
        if other == issn:
            lines = dict.fromkeys(page.source.runs[at.run].text for at in citation.ranges)
            return tuple(found[1] for line in lines if (found := _JOURNAL_LINE.match(line)))
    return ()


def _where(page: Page, citation: Citation, words: str = "") -> Where:
    """The line of a reference that holds the words, its first line when none does."""
    lines = [run.line for at in citation.ranges if words and words in (run := page.source.runs[at.run]).text]
    return Where(citation.origin.file, lines[0] if lines else citation.origin.line, page.source.slug)
