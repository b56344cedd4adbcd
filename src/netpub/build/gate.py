"""May an edition be released? Reasons against it, as ids with words for people; none means yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netpub.findings import Finding, Severity, catalogue
from netpub.review.state import CHANGED, NOT_APPROVED, OPEN_COMMENTS, WITHDRAWN, State

OVERDUE, STALE, SOURCE, FAILED, NOT_RUN, UNCHECKED, PSEUDO = (
    "review-overdue", "stale-translation", "source-not-approved", "validator-failed", "validator-not-run", "approval-not-checked",
    "pseudo-translation")
_WORDS = {
    NOT_APPROVED: "not everybody who must has signed this text (netpub review request, netpub review approve)",
    CHANGED: "the text changed since it was approved (netpub review diff shows how; then it is approved anew)",
    OPEN_COMMENTS: "a comment of a reviewer is not resolved (netpub review resolve)",
    WITHDRAWN: "its approval was taken back (netpub review withdraw)",
    OVERDUE: "the day of its next review is over",
    STALE: "its catalogue was made from another text than the one that is approved in the source language (netpub translate update)",
    SOURCE: "the page is not approved in the source language",
    "translation-held": "the source has changed since the translation was approved (when_stale in netpub.toml; netpub translate update)",
    "translation-withdrawn": "the source has changed since, and what is out is taken back (when_stale in netpub.toml; netpub review due)",
    UNCHECKED: "its approvals could not be checked (the message about it says why)",
    PSEUDO: "it is in pseudo-words, which are there to try layouts with",
    NOT_RUN: "a validator whose verdict the project requires is not installed (netpub doctor)",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What the gate needs to know of a page in a language: the facts of its article, its findings that count, what its records say, and
    for a translation what those of the source language say."""

    facts: Mapping[str, Any]
    findings: Sequence[Finding]
    state: State
    source: State | None = None


def reasons(page: Page, as_of: str) -> list[str]:
    """Return why a page may not be released on the day ``as_of`` (ISO date), as ids: what its records lack, an overdue review, a
    translation of another text than the approved one, and the rules of error severity that are broken."""
    found = list(page.state.reasons)
    if is_overdue(str(page.facts.get("next_review", "")), as_of):
        found.append(OVERDUE)
    if page.source is not None:
        found += _of_translation(page.source, str(page.facts.get("source_digest", "")))
    return list(dict.fromkeys([*found, *errors(page.findings)]))


def errors(findings: Sequence[Finding]) -> list[str]:
    """Return the rules of error severity among findings, sorted."""
    return sorted({finding.rule for finding in findings if finding.severity is Severity.ERROR})


def is_overdue(next_review: str, as_of: str) -> bool:
    """Whether the day of a review (ISO 8601, maybe without day or month: then its end counts) is over."""
    return bool(next_review) and next_review < as_of[:len(next_review)]


def words(reason: str) -> str:
    """Return a reason in words."""
    rule = catalogue().get(reason)
    return _WORDS.get(reason) or (f"{rule.what.replace('{detail}', '…')} (netpub explain {reason})" if rule else reason)


def _of_translation(source: State, made_from: str) -> list[str]:
    if source.reasons:
        return [SOURCE]
    return [STALE] if made_from != source.approved else []
