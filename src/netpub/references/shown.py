"""What a printed reference must show of its fields, so that nothing of it can vanish unseen.

The manuals of style leave some fields out on purpose, and so do we, and no others:

- people beyond the number of names that the style prints before "et al"; of given names all but the initials;
- an address beside a DOI; the day of access without an address; PubMed's numbers beside a DOI or an address;
- the publisher and place of a journal, the place of any publisher in AMA's style, month and day of a year that has a volume;
- ISSN, ISBN and PII, which only machines read, and the medium.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from netpub.references import styles

_TITLES = ("title", "container-title", "edition", "version", "volume", "number", "note", "chapter-number")
_SERIAL = "article-journal"
_PUNCTUATION = re.compile(r"[\W_]+")


def missing(printed: str, item: Mapping[str, Any], style: str) -> list[str]:
    """Return the names of fields that a printed reference lacks; letter case, blanks and punctuation do not count.

    ``item`` is what the style was given (``netpub.references.cited.prepared``); ``style`` is ``"ama"`` or ``"vancouver"``.
    """
    shown = _plain(printed)
    return [name for name, forms in wanted(item, style) if not any(_plain(form) in shown for form in forms)]


def wanted(item: Mapping[str, Any], style: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each field that must be shown, with the forms that it may have."""
    for role in ("author", "editor", "translator"):
        people = item.get(role, ())
        most, first = styles.MOST_AUTHORS[style]
        for person in people if len(people) <= most else people[:first]:
            yield role, (person.get("family", "") or person.get("literal", ""),)
    for name in _TITLES:
        if item.get(name):
            yield name, (str(item[name]),)
    if item.get("issue") and (item["type"] == _SERIAL or style == "ama"):
        yield "issue", (str(item["issue"]),)
    if item.get("publisher") and item["type"] != _SERIAL:
        yield "publisher", (str(item["publisher"]),)
    if item.get("publisher-place") and item["type"] != _SERIAL and style == "vancouver":
        yield "publisher-place", (str(item["publisher-place"]),)
    if item.get("page"):
        yield "page", _page_forms(str(item["page"]))
    yield from _dates(item)
    yield from _identifiers(item)


def _page_forms(page: str) -> tuple[str, ...]:
    """Pages as they are, and with the last one shortened ("715-31") as NLM does."""
    first, dash, last = page.partition("-")
    if not dash or len(first) != len(last):
        return (page,)
    return (page, *(f"{first}-{last[cut:]}" for cut in range(1, len(last)) if first[:cut] == last[:cut]))


def _dates(item: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in ("issued", "accessed"):
        date = item.get(name, {})
        parts = (date.get("date-parts") or [[]])[0]
        if name == "accessed" and (not item.get("URL") or item.get("DOI") or item["type"] == _SERIAL):
            continue
        if parts:
            yield name, (str(parts[0]),)
        elif date.get("literal"):
            yield name, (date["literal"],)


def _identifiers(item: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if item.get("DOI"):
        yield "DOI", (str(item["DOI"]),)
        return
    if item.get("URL"):
        yield "URL", (str(item["URL"]),)
        return
    for name in ("PMID", "PMCID"):
        if item.get(name):
            yield name, (str(item[name]).removeprefix("PMC"),)


def _plain(text: str) -> str:
    """Letters and digits in lower case, each run of other signs a blank: styles move punctuation and capitals."""
    return " ".join(_PUNCTUATION.sub(" ", unicodedata.normalize("NFC", text).casefold()).split())
