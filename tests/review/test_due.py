"""When a page is due: by what it says, by policy, or now, because what it rests on changed."""

import pytest

from netpub.review import due
from netpub.review.records import Record
from netpub.review.state import Stage, State

APPROVED = State(Stage.APPROVED, "1.0", "a" * 64, "2026-03-31")
CHANGED = State(Stage.CHANGED, "1.0", "a" * 64, "2026-03-31")


def day(state=APPROVED, stated="", reviewed="", months=11, pulls=()):
    return due.of("p", "en", state, stated, reviewed, months, pulls, ["r3: why"], "2026-11-21")


@pytest.mark.parametrize(("stated", "reviewed", "expected"), [
    ("", "", ("2027-02-28", ("policy",))),  # the last day of a month that is too short
    ("", "2026-10-01", ("2027-09-01", ("policy",))),  # a review after the approval
    ("2027-01-15", "", ("2027-01-15", ("next-review",))),
    ("2027-02", "", ("2027-02-28", ("next-review",))),  # within the policy until its end
    ("2026", "", ("2026-12-31", ("next-review",))),
    ("2029", "", ("2027-02-28", ("policy",))),  # a page cannot put itself off
    ("soon", "", ("2027-02-28", ("policy",))),
])
def test_the_first_of_fact_and_policy_counts(stated, reviewed, expected):
    found = day(stated=stated, reviewed=reviewed)
    assert (found.day, found.why) == expected
    assert not found.pulled


def test_a_flag_pulls_the_review_forward_but_never_back():
    found = day(stated="2027-01-15", pulls=["reference-flagged"])
    assert (found.day, found.why, found.left("2026-11-20")) == ("2026-11-21", ("reference-flagged",), 1)
    assert "r3: why" in found.words
    assert day(stated="2025-01-15", pulls=["reference-flagged"]).day == "2025-01-15"


def test_a_page_without_any_date_has_no_day_and_says_so():
    found = day(State(Stage.NEW))
    assert (found.day, found.left("2026-11-21")) == ("", None)
    assert "neither" in found.words


def test_what_pulls_depends_on_what_changed():
    assert due.pulls(CHANGED, [], "", None) == ["source-changed"]
    assert due.pulls(APPROVED, ["r1"], "", None) == ["reference-flagged"]
    assert due.pulls(APPROVED, [], "a" * 64, APPROVED) == []
    assert due.pulls(APPROVED, [], "b" * 64, APPROVED) == ["translation-stale"]
    assert due.pulls(APPROVED, [], "a" * 64, CHANGED) == ["translation-stale"]
    assert due.pulls(State(Stage.NEW), ["r1"], "", None) == []
    assert due.pulls(APPROVED, [], "", CHANGED, whole=False) == ["translation-stale"]
    assert due.pulls(CHANGED, [], "", APPROVED, whole=False) == []
    assert due.pulls(CHANGED, [], "", None, whole=False) == []


def test_only_comments_on_references_flag_them():
    comments = [Record("comment", "p", "2026-11-20", block=block, by="X", text="Retracted.") for block in ("r2", "p-1", "")]
    assert due.flagged(comments, ["r1", "r2"]) == ["r2: “Retracted.” (X, 2026-11-20)"]
