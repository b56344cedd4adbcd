"""What is wrong with a page on a certain day, or beside the text that was approved."""

from pathlib import Path

import pytest

from netpub.build import standing
from netpub.findings import Where
from netpub.review.state import Stage, State

CLEAN = (Path(__file__).parents[1] / "cases/validate/clean.xml").read_text(encoding="utf-8")
APPROVED = "d" * 64
PLACES = {"places": standing.places({"": Where("source/a/page.xml"), "fact:last-review": Where("source/a/page.xml", 7)})}


def found(facts, as_of="2026-11-21", state=None, root=Path()):
    given = standing.findings(root, "a", "en", {**PLACES, **facts}, state or State(Stage.NEW), as_of)
    return [(one.rule, one.where.file, one.where.line, one.detail) for one in given]


@pytest.mark.parametrize(("facts", "expected"), [
    ({"last_review": "2026-11-22"}, [("date-in-future", "source/a/page.xml", 7, "last-review 2026-11-22")]),
    ({"last_review": "2026-11-21"}, []),
    ({"published": "2026-11"}, []),
    ({"published": "2026-12"}, [("date-in-future", "source/a/page.xml", 0, "published 2026-12")]),
    ({"revised": "2027"}, [("date-in-future", "source/a/page.xml", 0, "revised 2027")]),
    ({"next_review": "2029-01-01", "published": "", "revised": "soon"}, []),
])
def test_nothing_can_have_happened_on_a_day_to_come(facts, expected):
    assert found(facts) == expected


@pytest.mark.parametrize(("version", "digest", "said"), [
    ("1.2", "e" * 64, ["1.2, approved was 1.2."]), ("1.1", "e" * 64, ["1.1, approved was 1.2."]), ("1.3", "e" * 64, []), ("2.0", "e" * 64, []),
    ("1.10", "e" * 64, []), ("1.2", APPROVED, []), ("", "e" * 64, []), ("second", "e" * 64, [])])
def test_a_changed_text_has_a_higher_version_than_the_approved_one(tmp_path, version, digest, said):
    snapshot = tmp_path / f"source/a/snapshots/en-{APPROVED[:16]}.xml"
    snapshot.parent.mkdir(parents=True)
    snapshot.write_text(CLEAN, encoding="utf-8")
    state = State(Stage.CHANGED, "1.0", APPROVED)
    entries = found({"version": version, "content_digest": digest}, state=state, root=tmp_path)
    assert [(rule, detail) for rule, _, _, detail in entries] == [("version-not-raised", detail) for detail in said]


def test_a_text_that_was_never_approved_or_is_not_there_says_nothing(tmp_path):
    facts = {"version": "1.2", "content_digest": "e" * 64}
    assert found(facts) == []
    assert found(facts, state=State(Stage.CHANGED, "1.0", APPROVED), root=tmp_path) == []
