"""References: there are some, each says something, and what is known of them has the right form."""

import re
from typing import Any

from netpub.validate.context import Context, words

_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_OF_A_WEB_PAGE = {"uri": "its address", "date-in-citation": "the day it was read"}


def check(context: Context) -> None:
    """Report missing, empty and incomplete references."""
    citations = list(context.all("element-citation"))
    if not citations:
        context.miss("references-missing")
    for citation in citations:
        _check_citation(context, citation)


def _check_citation(context: Context, citation: Any) -> None:
    if not words(citation):
        context.find("reference-empty", citation)
    if citation.get("publication-type") == "webpage":
        missing = [part for tag, part in _OF_A_WEB_PAGE.items() if citation.find(tag) is None]
        if missing:
            context.find("web-reference-incomplete", citation, " and ".join(missing))
    for identifier in citation.iterchildren("pub-id"):
        if identifier.get("pub-id-type") == "doi" and not _DOI.fullmatch(words(identifier)):
            context.find("doi-malformed", identifier, words(identifier))
