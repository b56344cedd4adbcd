"""A structured reference survives RIS and JATS with its fields, whatever its type."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from netpub.reference import Reference
from netpub.references import from_jats, jats, library, parse, ris

ROOT = Path(__file__).resolve().parents[2]
CASES = {path.name: path for path in sorted((ROOT / "tests/cases/references").iterdir())}
TYPES = ("article-journal", "book", "chapter", "paper-conference", "webpage", "report", "thesis", "document")
FULL: dict[str, Any] = {
    "author": [{"family": "van der Hollis", "given": "R T", "suffix": "Jr"}, {"literal": "National Sleep Institute"}],
    "editor": [{"family": "Orme", "given": "L"}], "translator": [{"family": "Bray", "given": "M"}],
    "title": "Rest, “care” & <sleep>: a 5 % view", "edition": "5", "publisher": "Inkwell Press", "publisher-place": "Philadelphia, PA",
    "volume": "7", "issue": "2", "page": "120-131", "DOI": "10.5555/abc.1", "URL": "https://example.org/sleep?a=1&b=2", "PMID": "123456",
    "PMCID": "PMC12345", "genre": "Guideline", "version": "2.2024", "medium": "Internet", "number-of-pages": "320", "language": "es",
    "collection-title": "Care Studies", "ISBN": "0306406152", "ISSN": "2049-3630", "issued": {"date-parts": [[2019, 3, 4]]},
    "accessed": {"date-parts": [[2024, 8]]}, "original-date": {"date-parts": [[1999]]},
}


def fields(kind: str) -> dict[str, Any]:
    """Every field that a type can have."""
    item = {"id": "r1", "type": kind, **FULL}
    if kind in ("article-journal", "chapter", "paper-conference"):
        item["container-title"] = "Annals of Imaginary Care"
    if kind == "chapter":
        item["chapter-number"] = "71"
    if kind == "report":
        item["number"] = "A-12"
    return item


def through_ris(reference: Reference) -> dict[str, Any]:
    (_, found), = library.read(ris.record(reference), "ris")
    assert isinstance(found, Reference)
    return dict(found.csl)


@pytest.mark.parametrize("kind", TYPES)
def test_ris_brings_every_field_back(kind: str) -> None:
    item = fields(kind)
    assert through_ris(Reference("r1", "The raw text", item, 1.0)) == {**item, "note": "The raw text"}


@pytest.mark.parametrize("case", CASES)
def test_ris_brings_parsed_citations_back(case: str) -> None:
    reference = parse((CASES[case] / "input.txt").read_text("utf-8").rstrip("\n"), "r1")
    if not reference.csl:
        return
    found = through_ris(reference)
    wanted = {key: _joined(value) for key, value in reference.csl.items() if key != "custom"}
    assert {key: value for key, value in found.items() if key not in ("custom", "note")} == wanted
    assert found["note"] == " ".join(reference.raw.split())


@pytest.mark.parametrize("kind", TYPES)
def test_jats_is_valid_and_brings_every_field_back(kind: str) -> None:
    item, grammar = fields(kind), etree.DTD(str(ROOT / "schemas/netpub-1.dtd"))
    ref = etree.Element("ref", {"id": "r1"})
    ref.append(jats.element(Reference("r1", "The raw text", item, 1.0)))
    grammar.validate(ref)
    assert [str(error) for error in grammar.error_log if "attribute xmlns:xlink" not in str(error)] == []
    found = dict(from_jats.reference(ref).csl)
    # JATS has one type for a chapter and a paper; a thesis is a book of that genre.
    same = {"paper-conference": "chapter", "thesis": "book"}.get(kind, kind)
    assert found == {**item, "type": same}


def _joined(value: Any) -> Any:
    """RIS has no place for particles of their own; they are part of the family name."""
    if not isinstance(value, list):
        return value
    return [{key: " ".join(filter(None, (person.get("non-dropping-particle"), part))) if key == "family" else part
             for key, part in person.items() if key != "non-dropping-particle"} for person in value]
