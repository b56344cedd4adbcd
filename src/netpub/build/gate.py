"""May an edition be released? Reasons against it, in words; none means yes."""

from collections.abc import Iterable, Mapping
from typing import Any

from netpub.findings import Finding, Severity

NOT_APPROVED = "not-approved"
OVERDUE = "review-overdue"


def reasons(facts: Mapping[str, Any], findings: Iterable[Finding], as_of: str) -> list[str]:
    """Return why an article may not be released: nobody approved it, its review is overdue on ``as_of`` (ISO date), or
    rules of error severity are broken (their ids).

    Approvals are not recorded yet, so none can be shown and every edition is a draft.
    """
    found = [NOT_APPROVED]
    next_review = str(facts.get("next_review", ""))
    if next_review and next_review < as_of[:len(next_review)]:
        found.append(OVERDUE)
    return found + sorted({finding.rule for finding in findings if finding.severity is Severity.ERROR})
