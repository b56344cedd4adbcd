"""References as JATS, valid against the profile, and as RIS."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from netpub.references import jats, parse, ris

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests/cases/references").iterdir())
CHAPTER = ("Hollis RT, van der Vane PQ, et al. Chapter 71: Rest. In: Orme L, Bray MJ Jr, eds. Handbook of Care. 5th ed. Philadelphia, PA: Inkwell Press; "
           "2014:120-131.")
PAGE = "National Sleep Institute. Sleeping well. 2021. Accessed at https://www.example.org/sleep on August 4, 2024."


@pytest.fixture(scope="module")
def grammar() -> Any:
    return etree.DTD(str(ROOT / "schemas/netpub-1.dtd"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_jats_is_valid_and_keeps_the_raw_text(case: Path, grammar: Any) -> None:
    raw = (case / "input.txt").read_text("utf-8").rstrip("\n")
    ref = etree.Element("ref", {"id": "r1"})
    ref.append(jats.element(parse(raw, "r1")))
    grammar.validate(ref)
    # In an article the root declares the prefix, as the profile has it.
    assert [str(error) for error in grammar.error_log if "attribute xmlns:xlink" not in str(error)] == []
    assert ref.findtext("element-citation/comment[@specific-use='raw']") == raw


def test_jats_of_a_chapter() -> None:
    citation = jats.element(parse(CHAPTER, "r1"))
    assert citation.get("publication-type") == "chapter"
    assert [name.findtext("surname") for name in citation.findall("person-group[@person-group-type='author']/name")] == ["Hollis", "van der Vane"]
    assert citation.find("person-group[@person-group-type='author']/etal") is not None
    assert citation.findtext("person-group[@person-group-type='editor']/name/suffix") == "Jr"
    assert (citation.findtext("chapter-title"), citation.findtext("source")) == ("Rest", "Handbook of Care")
    assert citation.findtext("comment[@specific-use='chapter']") == "71"
    assert (citation.findtext("fpage"), citation.findtext("lpage")) == ("120", "131")


def test_jats_of_a_web_page() -> None:
    citation = jats.element(parse(PAGE, "r1"))
    assert citation.get("publication-type") == "webpage"
    assert citation.findtext("person-group/collab") == "National Sleep Institute"
    assert citation.findtext("source") == "Sleeping well"
    assert citation.find("uri").get("{http://www.w3.org/1999/xlink}href") == "https://www.example.org/sleep"
    assert citation.find("date-in-citation").get("iso-8601-date") == "2024-08-04"


def test_jats_of_what_could_not_be_read() -> None:
    citation = jats.element(parse("See the leaflet in the waiting room", "r1"))
    assert citation.get("publication-type") == "other"
    assert [child.tag for child in citation] == ["comment"]


def test_jats_takes_characters_that_xml_lacks() -> None:
    assert jats.element(parse("Rest\x0b on the ward \ud800", "r1")).findtext("comment") == "Rest on the ward "


@pytest.mark.parametrize(("text", "id"), [("r1", "r1"), ("12 a", "r-12-a"), ("", "r-")])
def test_any_id_becomes_one_that_xml_takes(text: str, id: str) -> None:
    assert jats.xml_id(text) == id


def test_ris_of_a_chapter() -> None:
    lines = ris.record(parse(CHAPTER, "r7")).splitlines()
    assert lines[:2] == ["TY  - CHAP", "ID  - r7"]
    assert {"AU  - Hollis, R T", "AU  - van der Vane, P Q", "ED  - Bray, M J, Jr", "T2  - Handbook of Care", "ET  - 5", "CY  - Philadelphia, PA", "DA  - 2014///",
            "PY  - 2014", "SP  - 120", "EP  - 131", f"N1  - {CHAPTER}"} <= set(lines)
    assert lines[-1] == "ER  - "


def test_ris_of_what_could_not_be_read_is_its_text() -> None:
    assert ris.record(parse("See the leaflet\nin the room", "r1")) == "TY  - GEN\nID  - r1\nN1  - See the leaflet in the room\nER  - \n"
