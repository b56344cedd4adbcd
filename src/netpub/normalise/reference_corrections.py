"""[[reference]] of page.toml: what people know better of a reference than the parser does.

    starts or number               the first words of the reference, or its place in the source's list (1 is the first)
    type                           journal, book, chapter, webpage, report, guideline, thesis or other
    authors, editors, translators  lists: "Family, Given" is a person, a text without a comma an organisation; "et al" for those left out
    date, accessed                 "2024-08-04" as far as it is known
    pii, rest                      the publisher's item number; what stands behind all fields
    title, container, …            every other key of FIELDS is a text

An empty text or list takes the field away. The reference's own words stay in the XML as they are.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from netpub.normalise.correction_entries import Amendment
from netpub.page import Page
from netpub.reference import Reference
from netpub.text.toml_lines import is_date

TYPES = {
    "journal": "article-journal", "book": "book", "chapter": "chapter", "webpage": "webpage", "report": "report", "guideline": "report",
    "thesis": "thesis", "other": "document",
}
PEOPLE = {"authors": "author", "editors": "editor", "translators": "translator"}
DATES = {"date": "issued", "accessed": "accessed"}
FIELDS = {
    "title": "title", "container": "container-title", "edition": "edition", "version": "version", "publisher": "publisher",
    "place": "publisher-place", "volume": "volume", "issue": "issue", "pages": "page", "chapter": "chapter-number",
    "report-number": "number", "genre": "genre", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "issn": "ISSN",
    "url": "URL", "language": "language",
}
KEYS = ("starts", "number", "type", *PEOPLE, *DATES, *FIELDS, "pii", "rest")
_DASHES = re.compile(r"\s?[‐‑–—-]{1,2}\s?")


class WrongField(ValueError):
    """A value that a field cannot have: the key, and what may stand there."""


def fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the CSL fields that an entry of page.toml gives, by the name of its key; raises WrongField."""
    return {key: _field(key, value) for key, value in values.items() if key not in ("starts", "number")}


def _field(key: str, value: Any) -> Any:
    if key in PEOPLE:
        if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
            raise WrongField(key, 'Write a list of names: ["Roe, Jane", "Example Society"].')
        return value
    if key in DATES and isinstance(value, datetime.date):
        value = str(value)
    if not isinstance(value, str):
        raise WrongField(key, f'Write {key} = "…".')
    if key == "type" and value not in TYPES:
        raise WrongField(key, f"Possible here: {', '.join(TYPES)}.")
    if key in DATES and value:
        return {"date-parts": [_date(key, value)]}
    return _DASHES.sub("-", value) if key == "pages" else value


def _date(key: str, value: str) -> list[int]:
    if not is_date(value):
        raise WrongField(key, 'Write it as far as it is known: "2026-09-14", "2026-09", "2026".')
    return [int(part) for part in value.split("-")]


def amended(page: Page, amendment: Amendment) -> Page | None:
    """Return the page with a reference as the entry says, None when no reference is meant by it."""
    for number, citation in enumerate(page.references):
        if (number + 1 == amendment.number) if amendment.number else citation.reference.raw.startswith(amendment.words.starts):
            changed = replace(citation, reference=_amended(citation.reference, amendment.fields))
            return replace(page, references=(*page.references[:number], changed, *page.references[number + 1:]))
    return None


def _amended(reference: Reference, given: Mapping[str, Any]) -> Reference:
    item = dict(reference.csl) or {"type": "document"}
    custom = dict(item.pop("custom", {}))
    if "type" in given:
        item |= {"type": TYPES[given["type"]], "genre": "Guideline" if given["type"] == "guideline" else ""}
    for key, value in given.items():
        if key in PEOPLE:
            item[PEOPLE[key]] = [_person(name) for name in value if not _is_et_al(name)]
        elif key in DATES or key in FIELDS:
            item[DATES.get(key) or FIELDS[key]] = value
    if "authors" in given:
        custom["et-al"] = any(_is_et_al(name) for name in given["authors"])
    custom |= {"pii": given["pii"]} if "pii" in given else {}
    custom["remainder"] = _rest(custom.get("remainder", ()), given)
    return replace(reference, csl=_filled({**item, "custom": _filled(custom)}), confidence=1.0)


def _rest(words: Iterable[str], given: Mapping[str, Any]) -> list[str]:
    """What stands behind all fields: what the entry says, else the words that no field took and that the entry gives no field either."""
    if "rest" in given:
        return [given["rest"]] if given["rest"] else []
    said = {text.casefold() for value in given.values() for text in (value if isinstance(value, list) else [str(value)])}
    return [piece for piece in words if piece.strip(" .,;:").casefold() not in said]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _person(name: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma else {"literal": family}


def _is_et_al(name: str) -> bool:
    return name.strip().rstrip(".").casefold() == "et al"

