"""The gate: what keeps an edition from being released."""

import pytest

from netpub.build import gate
from netpub.findings import Finding, Where
from netpub.review.state import Stage, State

APPROVED = State(Stage.APPROVED, "1.0", "d" * 64)
DAY = "2026-11-21"


def reasons(facts=None, findings=(), state=APPROVED, source=None, as_of=DAY):
    return gate.reasons(gate.Page(facts or {}, list(findings), state, source), as_of)


def test_an_approved_page_in_order_may_be_released():
    assert reasons({"next_review": "2029-09"}) == []


@pytest.mark.parametrize("reason", ["not-approved", "changed-since-approval", "open-comments", "withdrawn"])
def test_what_the_records_say_against_it_closes_the_gate(reason):
    assert reasons(state=State(Stage.REVIEW, reasons=(reason,))) == [reason]
    assert gate.words(reason) != reason


def test_an_overdue_review_closes_the_gate_from_the_day_after():
    facts = {"next_review": "2026-11-20"}
    assert reasons(facts, as_of="2026-11-20") == []
    assert reasons(facts, as_of="2026-11-21") == ["review-overdue"]


def test_a_review_due_in_a_month_is_due_to_its_end():
    facts = {"next_review": "2026-11"}
    assert reasons(facts, as_of="2026-11-30") == []
    assert reasons(facts, as_of="2026-12-01") == ["review-overdue"]


def test_errors_are_reasons_and_warnings_are_not():
    where = Where("a.txt", 1)
    findings = [Finding("rights-unknown", where), Finding("rights-unknown", where), Finding("target-failed", where), Finding("topic-missing", where)]
    assert reasons(findings=findings) == ["rights-unknown", "target-failed"]
    assert "rights" in gate.words("rights-unknown")


def test_a_translation_needs_the_source_approved_and_its_catalogue_made_from_that():
    made_from = {"source_digest": APPROVED.approved}
    assert reasons(made_from, source=APPROVED) == []
    assert reasons({"source_digest": "e" * 64}, source=APPROVED) == ["stale-translation"]
    assert reasons({}, source=APPROVED) == ["stale-translation"]
    changed = State(Stage.CHANGED, "1.0", APPROVED.approved, reasons=("changed-since-approval",))
    assert reasons(made_from, source=changed) == ["source-not-approved"]
