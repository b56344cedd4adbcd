"""References: there are some, each says something, and what is known of them has the right form.

Numbers with check digits are looked at on every page; what normalisation says of other pages' references is said here of a page
whose master is XML.
"""

import re
from collections.abc import Callable
from typing import Any

from netpub.references import oddities
from netpub.references.from_jats import reference, references
from netpub.references.identifiers import DOI, is_pii, is_pmcid, is_pmid
from netpub.text import cues
from netpub.validate.context import Context, words
from netpub.validate.rules import reference_sources

_OF_A_WEB_PAGE = {"uri": "its address", "date-in-citation": "the day it was read"}
_IDENTIFIERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "doi": ("doi-malformed", DOI.fullmatch), "pmid": ("pmid-malformed", is_pmid), "pmcid": ("pmcid-malformed", is_pmcid),
    "pii": ("pii-wrong", is_pii),
}
_DATE = {
    "year": re.compile(r"(?:1[4-9]|20)\d\d[a-z]?", re.ASCII), "month": re.compile(r"0[1-9]|1[0-2]"),
    "day": re.compile(r"0[1-9]|[12]\d|3[01]", re.ASCII),
}
_DATES = ("published", "last-review", "revised")


def check(context: Context) -> None:
    """Report missing, empty and incomplete references, and fields that cannot be."""
    citations = list(context.all("element-citation"))
    if not citations and not _on_request(context):
        context.miss("references-missing")
    for citation in citations:
        _check_citation(context, citation)
    if context.is_master:
        _check_oddities(context)
        reference_sources.check(context, references(context.article))


def _on_request(context: Context) -> bool:
    """Whether the article offers its references instead of listing them."""
    offer = cues.pattern("notices", "references-on-request")
    return any(offer.search(words(paragraph)) for paragraph in context.all("p"))


def _check_citation(context: Context, citation: Any) -> None:
    if not words(citation):
        context.find("reference-empty", citation)
    if citation.get("publication-type") == "webpage":
        missing = [part for tag, part in _OF_A_WEB_PAGE.items() if citation.find(tag) is None]
        if missing:
            context.find("web-reference-incomplete", citation, " and ".join(missing))
    for identifier in citation.iterchildren("pub-id"):
        rule, is_right = _IDENTIFIERS.get(identifier.get("pub-id-type"), ("", bool))
        if rule and not is_right(words(identifier)):
            context.find(rule, identifier, words(identifier))
    for tag, form in _DATE.items():
        part = citation.find(tag)
        if part is not None and words(part) and not form.fullmatch(words(part)):
            context.find("reference-date-wrong", part, f"{tag} {words(part)}")
    _check_pages(context, citation)


def _check_pages(context: Context, citation: Any) -> None:
    first, last = (words(citation.find(tag)) for tag in ("fpage", "lpage"))
    if first.isdecimal() and last.isdecimal():
        whole = first[:len(first) - len(last)] + last  # 1081-7 means 1081-1087
        if int(whole) < int(first):
            context.find("reference-pages-reversed", citation, f"{first}–{last}")


def _check_oddities(context: Context) -> None:
    last = max(context.article.date(name) for name in _DATES)
    saved, revised = max(last, context.article.meta("retrieval-date")), context.article.date("revised")
    for entry in context.root.iterfind("back/ref-list/ref"):
        if entry.find("element-citation") is None or not words(entry):
            continue
        one = reference(entry)
        for rule, detail in oddities.of_item(one.csl, one.raw or words(entry), last, saved):
            context.find(rule, entry, detail)
        accessed = oddities.iso(one.csl, "accessed")
        if accessed and accessed < revised[:len(accessed)]:
            context.find("access-date-before-revision", entry, f"{accessed}, before {revised}")
