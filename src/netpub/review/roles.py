"""Roles: who must sign a text before it is approved."""

from collections.abc import Iterable, Sequence

from netpub.review.records import Record

# The second of each pair checks the work of the first, so that it must be another person.
APART = (("translator", "second-linguist"),)


def needed(required: Sequence[str], mine: Iterable[Record], content_digest: str) -> tuple[str, ...]:
    """Return the roles that must sign a text: those of the project's policy, and those that were asked for besides (``review request``)."""
    asked: tuple[str, ...] = ()
    for record in mine:
        if record.kind == "request" and record.content_digest == content_digest:
            asked = record.roles
    return tuple(dict.fromkeys((*required, *asked)))


def missing(needed: Sequence[str], given: Iterable[Record]) -> tuple[str, ...]:
    """Return the roles that have not signed, in order; one person cannot check their own work (``APART``)."""
    people = {record.role: " ".join(record.by.split()).casefold() for record in given}
    for first, second in APART:
        if first in people and people[first] == people.get(second):
            del people[second]
    return tuple(role for role in needed if role not in people)
