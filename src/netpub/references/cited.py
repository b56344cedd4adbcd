"""A reference as a style needs it: fields that the styles would print wrongly or in English are put right first."""

import re
from collections.abc import Mapping
from typing import Any

from netpub.reference import SHORT
from netpub.references import terms

# The fields that identify a work to people: what a short list prints.
_SHORT = (
    "id", "type", "author", "title", "container-title", "publisher", "edition", "version", "genre", "number", "language", "custom", "note",
)
_IDENTIFIERS = ("DOI", "URL", "PMID", "PMCID")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_EDITION = re.compile(r"(?:(\d{1,3})(?:st|nd|rd|th|[ªº.])?|([a-z]+))\.?(?:\s+(?:ed|edn|edition|edición)\.?)?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?){2,5}")
_ONLINE = ("internet", "online", "web", "website", "web page", "en línea", "electronic")
_GUIDELINE = "Guideline"
# Languages in which CSL writes a word behind every year, which belongs to a date in words and not behind a year alone ("2015年;12(3)").
_YEAR_IN_WORDS = ("zh", "ja", "ko")


def prepared(item: Mapping[str, Any], extent: str, locale: str) -> dict[str, Any]:
    """Return an item as citeproc must have it for an edition of a locale (BCP 47): whole, or ``"short"``."""
    if extent == SHORT:
        item = _shortened(item)
    made = {name: value for name, value in item.items() if value and name != "custom"}
    for role in ("author", "editor", "translator"):
        if role in made:
            made[role] = [_person(person) for person in made[role]]
    if item.get("custom", {}).get("et-al") and made.get("author"):
        made["author"] = [*made["author"], {"literal": str(terms.of(locale)["et-al"])}]
    _put_in_words(made, locale)
    if left := item.get("custom", {}).get("remainder"):
        made["note"] = ", ".join(left)
    if made["type"] == "document":  # no style prints the publisher of what has no type
        made["type"] = "webpage" if "URL" in made else "book"
    return made


def _put_in_words(made: dict[str, Any], locale: str) -> None:
    """Say in the edition's language what a source says of the work in its own."""
    if "edition" in made:
        made["edition"] = terms.kind(edition(made["edition"]), locale)
    if made.get("genre") == _GUIDELINE:  # what the parser called it; the source says it in the title
        del made["genre"]
    if "genre" in made:
        made["genre"] = terms.kind(made["genre"], locale)
    if "medium" in made and not _prints(made["medium"], locale):
        del made["medium"]
    if locale.startswith(_YEAR_IN_WORDS) and len(year := (made.get("issued", {}).get("date-parts") or [[]])[0]) == 1:
        made["issued"] = {"literal": str(year[0])}


def _prints(medium: str, locale: str) -> bool:
    """Whether a medium is printed: of "online" the style has its own word, and other words are English in editions that are not."""
    return medium.casefold().strip("[].") not in _ONLINE and (locale.startswith(terms.SOURCE) or medium.isupper())


def edition(text: str) -> str:
    """Return the number of an edition ("8th ed.", "Eighth edition" -> "8"), so that each language writes its own ordinal; else the text."""
    match = _EDITION.fullmatch(text.strip())
    if match and match[1]:
        return match[1]
    word = match[2].casefold() if match and match[2] else ""
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else text


def _shortened(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item with what a reader needs to find the work: who, what, where, the year, and one identifier."""
    kept = {name: item[name] for name in _SHORT if name in item}
    if "author" not in item and "editor" in item:
        kept["editor"] = item["editor"]
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    if parts:
        kept["issued"] = {"date-parts": [parts[:1]]}
    identifier = next((name for name in _IDENTIFIERS if item.get(name)), "")
    return {**kept, identifier: item[identifier]} if identifier else kept


def _person(person: Mapping[str, str]) -> dict[str, str]:
    """A person whose initials stand apart: of "JC", citeproc prints the J alone."""
    given = person.get("given", "")
    if not _INITIALS.fullmatch(given):
        return dict(person)
    return {**person, "given": " ".join(sign for sign in given if sign != ".")}
