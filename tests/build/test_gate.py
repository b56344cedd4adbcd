from netpub.build import gate
from netpub.findings import Finding, Where


def test_an_article_without_approval_is_a_draft():
    assert gate.reasons({"next_review": "2029-09"}, [], "2026-11-21") == ["not-approved"]


def test_an_overdue_review_closes_the_gate_from_the_day_after():
    facts = {"next_review": "2026-11-20"}
    assert "review-overdue" not in gate.reasons(facts, [], "2026-11-20")
    assert "review-overdue" in gate.reasons(facts, [], "2026-11-21")


def test_a_review_due_in_a_month_is_due_to_its_end():
    facts = {"next_review": "2026-11"}
    assert "review-overdue" not in gate.reasons(facts, [], "2026-11-30")
    assert "review-overdue" in gate.reasons(facts, [], "2026-12-01")


def test_errors_are_reasons_and_warnings_are_not():
    where = Where("a.txt", 1)
    findings = [Finding("rights-unknown", where), Finding("rights-unknown", where), Finding("target-failed", where)]
    assert gate.reasons({}, findings, "2026-11-21") == ["not-approved", "rights-unknown", "target-failed"]
