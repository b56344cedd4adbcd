"""An approval before it is recorded: may this person sign in this role, what does it complete, and is the class of the change true?"""

from collections.abc import Sequence
from dataclasses import replace

from netpub.review import roles, state, versions
from netpub.review.records import CLINICAL, Record
from netpub.review.versions import Revision


class Refused(ValueError):
    """An approval that cannot be; says why, and what to do instead."""


def last_version(records: Sequence[Record], record: Record) -> Revision | None:
    """Return the last version of the page in the language of ``record``, None when it has none or when its text is the same."""
    known = versions.revisions(records, record.language)
    return known[-1] if known and known[-1].content_digest != record.content_digest else None


def class_given(records: Sequence[Record], record: Record) -> str:
    """Return the class of change that others who signed the same text gave it, empty when nobody did."""
    given = [one.change for one in _given(records, record) if one.change]
    return CLINICAL if CLINICAL in given else given[-1] if given else ""


def completed(records: Sequence[Record], record: Record, required: Sequence[str], signed: bool) -> Record:
    """Return an approval with the version that it completes, if it is the last that was needed.

    Raises Refused when the role is none of those needed, or when one person would check their own work.
    """
    mine = [one for one in records if one.language == record.language]
    needed = roles.needed(required, mine, record.content_digest)
    if record.role not in needed:
        raise Refused(f"Nobody asked for the role “{record.role}” here. Roles: {', '.join(needed)}.")
    given = {**{one.role: one for one in state.sign_offs(mine, record.content_digest, signed)}, record.role: record}
    for pair in roles.APART:
        if record.role in pair and set(pair) & set(roles.missing(pair, given.values())) and set(pair) <= set(given):
            raise Refused(f"{record.by} cannot be both {pair[0]} and {pair[1]}: the second checks the work of the first.")
    earlier = class_given(records, record)
    change = CLINICAL if CLINICAL in (earlier, record.change) else record.change or earlier
    if roles.missing(needed, given.values()):
        return replace(record, change=change)
    known = versions.revisions(mine, record.language)
    return replace(record, change=change, version=versions.following(known, record.content_digest, change))


def _given(records: Sequence[Record], record: Record) -> tuple[Record, ...]:
    return state.sign_offs([one for one in records if one.language == record.language], record.content_digest)
