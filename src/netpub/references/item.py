"""A reading as a CSL-JSON item, its type, and how much of it can be relied on."""

import re
from typing import Any

from netpub.references import identifiers, links, people
from netpub.references.prepared import clean
from netpub.references.reading import Reading
from netpub.references.segments import serial_likeness
from netpub.references.titles import SITE
from netpub.references.words import UPPER

# Below this a reference stays as printed: a gap is seen and filled, a wrong field is not.
LEAST = 0.4
_CONFERENCE = re.compile(r"\b(?:proceedings|proc\.?|conference|conf\.?|symposium|workshop|congress|advances in neural)\b", re.IGNORECASE)
_GUIDELINE = re.compile(r"\b(?:guidelines?|guidance|recommendations|consensus statement|leitlinie|recommandations)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:reports?|white paper|working paper|technical|survey|statistics|strategy|policy|assessment"
    r"|publication no)\b", re.IGNORECASE)
# A slip of the source: the journal stands where the authors should.
_SERIAL_AS_AUTHOR = re.compile(r"(?:The\s)?(?:Journal|Annals|Archives|Bulletin)\b")
_NAME = rf"[{UPPER}][^\W\d_]+(?:[-’'][^\W\d_]+)?"
_NAMES_AGAIN = re.compile(
    rf"[.;)\d\x1f]\s+(?:{_NAME}\s[{UPPER}]{{1,3}}(?:,\s{_NAME}\s[{UPPER}]{{1,3}}\b(?=[,.:]|\s\(|\set)|\s\((?:19|20)\d\d)"
    rf"|{_NAME},\s[{UPPER}]\.(?:\s?[{UPPER}]\.)?,\s(?:&\s|and\s)?{_NAME},\s[{UPPER}]\.)")
_YEAR_AGAIN = re.compile(r"[.;,(]\s?((?:19|20)\d\d)[a-z]?\)?(?=[.;)]|\s?$)")
_PAGES = re.compile(r"\s?[-‐‑–—−]{1,2}\s?")
_STRAIGHT = (
    "edition", "version", "publisher", "publisher-place", "container-title", "collection-title", "title", "volume", "issue", "DOI", "PMID",
    "PMCID", "ISBN", "ISSN", "URL", "chapter-number", "genre", "medium", "number-of-pages", "number",
)
# A body below this was told by its place alone, by no word.
_SURE = 0.7
_LONGEST_TITLE = 450
# The day on which an article came out ahead of its issue.
# Letters behind the alphabets that have capitals: Latin, Greek, Cyrillic and Armenian.
_BEYOND = re.compile("[\u0590-\u1dff\u2de0-\ud7ff\uf900-\uffef\U00010000-\U0010ffff]")
_AHEAD = re.compile(r"Epub(?: ahead of print\.?)? (\d{4}[ /][\w /]{1,12})")


def csl(reading: Reading, id: str) -> dict[str, Any]:
    """Return the CSL-JSON item of a reading. What no rule read stands in ``custom.remainder``: no character is lost."""
    fields = reading.prepared.fields
    item: dict[str, Any] = {"id": id, "type": _type(reading)}
    item.update(people.csl(reading.makers))
    for name in _STRAIGHT:
        if name in fields:
            item[name] = fields[name]
    if "page" in fields:
        item["page"] = _PAGES.sub("-", fields["page"])
    if "genre" not in item and item["type"] == "report" and _GUIDELINE.search(fields.get("title", "")):
        item["genre"] = "Guideline"
    if parts := _issued(reading):
        item["issued"] = {"date-parts": [parts]}
    if "accessed" in fields and (parts := links.date_parts(fields["accessed"])):
        item["accessed"] = {"date-parts": [parts]}
    if "original-date" in fields:
        item["original-date"] = {"date-parts": [links.date_parts(fields["original-date"])]}
    if "kind" in fields:
        item["genre"] = fields["kind"]
    _derived(item)
    if custom := _custom(reading):
        item["custom"] = custom
    return item


def _derived(item: dict[str, Any]) -> None:
    """Identifiers that the address holds."""
    url = item.get("URL", "")
    if url and "DOI" not in item and (doi := identifiers.doi_of_url(url)):
        item["DOI"] = doi
    if url and (pii := identifiers.pii_of_url(url)):
        item["custom"] = {"pii": pii}


def _custom(reading: Reading) -> dict[str, Any]:
    custom: dict[str, Any] = {}
    if pii := identifiers.pii_of_url(reading.prepared.fields.get("URL", "")):
        custom["pii"] = pii
    if any(found.et_al for found in reading.makers.people.values()):
        custom["et-al"] = True
    if "updated" in reading.prepared.fields:
        custom["updated"] = reading.prepared.fields["updated"]
    if "label" in reading.prepared.fields:
        custom["label"] = reading.prepared.fields["label"]
    if remainder := reading.prepared.remainder():
        custom["remainder"] = remainder
    return custom


def _issued(reading: Reading) -> list[int]:
    """Year, month and day of publication, as far as the citation tells them without doubt."""
    makers, item = reading.makers, reading.locator.get("issued")
    if makers.year:
        return links.date_parts(f"{makers.month} {makers.year}" if makers.month else makers.year)
    if item is None:
        ahead = _AHEAD.search(reading.prepared.fields.get("medium", ""))
        return links.date_parts(reading.prepared.fields.get("updated", "") or (ahead.group(1) if ahead else ""))
    month = reading.locator.get("month")
    text = clean(item.match.group()) if item.kind == "bracketed" else item.value
    if month is not None:
        text = f"{month.value} {text}"
    return links.date_parts(re.sub(r"(\d{4})[a-z]\b", r"\1", text))


def _type(reading: Reading) -> str:
    if "genre" in reading.prepared.fields:
        return "thesis"
    if "kind" in reading.prepared.fields and "container-title" not in reading.prepared.fields:
        return "report"
    return (reading.prepared.fields.get("container-title") and _type_of_part(reading)) or _type_of_whole(reading)


def _type_of_part(reading: Reading) -> str:
    """The type of a work in a container; empty when the container does not tell it."""
    fields = reading.prepared.fields
    container, title = fields["container-title"], fields.get("title", "")
    if _CONFERENCE.search(container) and reading.chapter:
        return "paper-conference"
    if (reading.chapter or "editor" in reading.makers.people) and "volume" not in fields:
        return "chapter"
    if reading.imprint is not None and "issue" not in fields:
        return "chapter"
    if SITE.match(container):
        return "webpage"
    if {"volume", "issue", "page"} & fields.keys() or identifiers.pii_of_url(fields.get("URL", "")) or not reading.makers.literals:
        return "article-journal"
    serial = serial_likeness(container) > 1
    if (serial and "URL" not in fields) or (not _GUIDELINE.search(title) and (serial or "DOI" in fields or _holds_doi(fields))):
        return "article-journal"
    return ""


def _holds_doi(fields: dict[str, str]) -> bool:
    return bool(identifiers.doi_of_url(fields.get("URL", "")))


def _type_of_whole(reading: Reading) -> str:
    fields, title = reading.prepared.fields, reading.prepared.fields.get("title", "")
    if reading.makers.literals and _GUIDELINE.search(title):
        return "report"
    if "URL" in fields and "ISBN" not in fields and "edition" not in fields:
        return "report" if reading.imprint is not None and _REPORT.search(title) else "webpage"
    if reading.imprint is not None:
        return "report" if reading.makers.literals and _REPORT.search(title) else "book"
    return "report" if reading.makers.literals else "document"


def confidence(reading: Reading) -> float:
    """Return how much of a reading can be relied on: 0 to 1, from its weakest part."""
    fields, makers = reading.prepared.fields, reading.makers
    title = fields.get("title", "")
    value = 0.97 - _doubt_of_makers(reading)
    if not title:
        known = ("container-title" in fields and "volume" in fields) or ("URL" in fields and makers.literals)
        value -= 0.2 if known else 0.55
    elif len(title) > _LONGEST_TITLE or not any(c.isalpha() for c in title):
        value -= 0.5
    if not makers.year and "issued" not in reading.locator and "updated" not in fields:
        value -= 0.15 if "URL" in fields else 0.3
    if not ({"container-title", "publisher", "URL", "DOI", "genre", "PMID", "version"} & fields.keys()):
        value -= 0.15
    if _is_uncased(reading.prepared.whole):
        value -= 0.4
    if reading.split < -1:
        value -= 0.1
    if reading.strong_runs > 1 or _begins_again(reading):
        value -= 0.6
    value -= 0.8 * _left(reading)
    return round(max(0.0, min(1.0, value)), 2)


def _begins_again(reading: Reading) -> bool:
    """Whether a second list of names, or another year behind the locator, tells of a second reference in the same line."""
    text = reading.prepared.text
    if _NAMES_AGAIN.search(text, reading.makers.end):
        return True
    run, year = reading.run, reading.makers.year or "".join(map(str, _issued(reading)[:1]))
    if run is None or not year or "volume" not in reading.locator:
        return False
    later = _YEAR_AGAIN.search(text, run.end)
    return later is not None and later.group(1) != year


def _doubt_of_makers(reading: Reading) -> float:
    makers = reading.makers
    if not (makers.people or makers.literals):
        return 0.25
    if any(_SERIAL_AS_AUTHOR.match(name) for name in makers.literals):
        return 0.3
    return 0.1 if makers.sure < _SURE else 0.0


def _is_uncased(text: str) -> bool:
    """Whether most letters belong to a script without capitals: the rules lean on capitals."""
    if text.isascii() or not _BEYOND.search(text, 0, 400):
        return False
    letters = [char for char in text[:400] if char.isalpha()]
    return 2 * sum(char.lower() == char.upper() for char in letters) > len(letters)


def _left(reading: Reading) -> float:
    """The share of the citation that no rule read."""
    size = max(1, len(reading.prepared.text))
    return max(0, sum(map(len, reading.prepared.remainder())) - len(reading.prepared.fields.get("aside", ""))) / size


