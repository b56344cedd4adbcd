"""The state of a page in a language: never stored, always derived from its records, the text as it is now and the roles it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netpub.review import roles, versions
from netpub.review.records import Record

# Why the gate stays closed, as ids; build.gate has the words.
NOT_APPROVED, CHANGED, OPEN_COMMENTS, WITHDRAWN = "not-approved", "changed-since-approval", "open-comments", "withdrawn"


class Stage(StrEnum):
    """How far a page has come."""

    NEW = "not-requested"
    REVIEW = "in-review"
    APPROVED = "approved"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class State:
    """What the records say of a page in a language.

    ``version`` and ``approved`` (a content digest), ``at`` (ISO 8601) are those of the last version, empty when none was ever approved;
    ``snapshot`` is the sha256 of its stored file. ``given`` are the sign-offs of exactly the text as it is now, one a role; ``missing``
    the roles that it still needs. ``comments`` are the open ones. ``reasons`` (ids) are empty when the records allow a release.
    """

    state: Stage
    version: str = ""
    approved: str = ""
    at: str = ""
    snapshot: str = ""
    given: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()
    comments: tuple[Record, ...] = ()
    reasons: tuple[str, ...] = ()


def of(records: Iterable[Record], language: str, content_digest: str, required: Sequence[str], signed: bool = False) -> State:
    """Return the state of a page in a language.

    ``records`` are all of the page; ``content_digest`` is that of the article as it is now, empty when there is none; ``required`` are the
    roles that must sign; ``signed`` makes only signed approvals count.
    """
    mine = [record for record in records if record.language == language]
    needed = roles.needed(required, mine, content_digest)
    given = sign_offs(mine, content_digest, signed)
    missing = roles.missing(needed, given)
    known = versions.revisions(mine, language)
    last = known[-1] if known else None
    comments = open_comments(mine)
    withdrawn = bool(last) and _withdrawn(mine, last.content_digest if last else "")
    stage = _stage(mine, content_digest, last.content_digest if last and not withdrawn else "", missing, withdrawn)
    reasons = _REASON[stage] + ((OPEN_COMMENTS,) if any(comment.blocking for comment in comments) else ())
    return State(
        stage, last.version if last else "", last.content_digest if last else "", last.at if last else "",
        _snapshot(mine, last.content_digest) if last else "", given, missing, comments, reasons)


_REASON: dict[Stage, tuple[str, ...]] = {
    Stage.NEW: (NOT_APPROVED,), Stage.REVIEW: (NOT_APPROVED,), Stage.APPROVED: (), Stage.CHANGED: (CHANGED,), Stage.WITHDRAWN: (WITHDRAWN,),
}


def _stage(mine: Sequence[Record], content_digest: str, approved: str, missing: Sequence[str], withdrawn: bool) -> Stage:
    if approved and approved == content_digest and not missing:
        return Stage.APPROVED
    if withdrawn and not any(record.content_digest == content_digest and record.kind == "approve" for record in _since_withdrawal(mine)):
        return Stage.WITHDRAWN
    if approved and approved != content_digest:
        return Stage.CHANGED
    begun = any(record.content_digest == content_digest and record.kind in ("request", "approve") for record in mine)
    return Stage.REVIEW if begun else Stage.NEW


def sign_offs(mine: Iterable[Record], content_digest: str, signed: bool = False) -> tuple[Record, ...]:
    """Return the approvals in force of exactly this text, the latest of each role. A completed approval of another text, or a withdrawal,
    ends those that came before it."""
    given: dict[str, Record] = {}
    for record in mine:
        if record.kind == "withdraw" or (record.kind == "approve" and record.version and record.content_digest != content_digest):
            given.clear()
        elif record.kind == "approve" and record.content_digest == content_digest and (record.signature or not signed):
            given[record.role] = record
    return tuple(given.values())


def open_comments(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the comments that no record resolves, oldest first."""
    found: dict[str, Record] = {}
    for record in records:
        if record.kind == "comment":
            found[record.id] = record
        elif record.kind == "resolve":
            found.pop(record.ref, None)
    return tuple(found.values())


def _since_withdrawal(mine: Sequence[Record]) -> Sequence[Record]:
    last = max((number for number, record in enumerate(mine) if record.kind == "withdraw"), default=-1)
    return mine[last + 1:]


def _withdrawn(mine: Sequence[Record], approved: str) -> bool:
    """Whether the last version was taken back and not approved anew since."""
    if not any(record.kind == "withdraw" for record in mine):
        return False
    return not any(record.kind == "approve" and record.version and record.content_digest == approved for record in _since_withdrawal(mine))


def _snapshot(mine: Sequence[Record], content_digest: str) -> str:
    return next((record.snapshot for record in reversed(mine) if record.snapshot and record.content_digest == content_digest), "")
