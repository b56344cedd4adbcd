"""Citations of every kind that health publishers print, all made up: input.txt is the citation, expected.json its CSL-JSON item."""

import json
from pathlib import Path

import pytest

from netpub.references import parse

CASES = Path(__file__).resolve().parents[1] / "cases/references"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_case(case: Path) -> None:
    raw = (case / "input.txt").read_text("utf-8").rstrip("\n")
    found = parse(raw, "r1")
    assert dict(found.csl) == json.loads((case / "expected.json").read_text("utf-8"))
    assert found.raw == raw
    assert found.id == "r1"


def test_a_structured_reference_is_one_to_rely_on() -> None:
    assert parse("Hollis RT. Walking after surgery. Ann Imagin Surg. 2019;7(2):1-9.", "a").confidence > 0.9


def test_doubt_is_told() -> None:
    sure = parse("Hollis RT. Walking after surgery. Ann Imagin Surg. 2019;7(2):1-9.", "a").confidence
    assert parse("Walking after surgery. 2019.", "a").confidence < sure - 0.2


def test_two_references_in_one_line_are_no_reference() -> None:
    two = "Hollis R, Vane P. Rest. Imagin Surg. 2001;3(1):5-9. Orme L, Teal K. Hats. Ann Hats. 2005;7(2):11-19."
    assert parse(two, "a").csl == {}


def test_initials_are_set_apart_for_citation_processors() -> None:
    item = parse("Hollis RT. Walking after surgery. Ann Imagin Surg. 2019;7(2):1-9.", "a").csl
    assert item["author"] == [{"family": "Hollis", "given": "R T"}]


@pytest.mark.parametrize("second", [
    "Orme L, Teal K (2005) Hats of the north. Ann Hats 7: 11-19.", "Orme L. Hats of the north. Ann Hats. 2005;7(2):11-19.", "Orme, L., Teal, K. (2005). Hats. Ann Hats, 7, 11-19.",
])
def test_a_second_reference_behind_the_first_is_seen_in_every_style(second: str) -> None:
    assert parse(f"Hollis R, Vane P, Bray M (2001) Rest on the ward. Imagin Surg 3: 5-9. {second}", "a").csl == {}
