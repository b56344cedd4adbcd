"""When a page must be reviewed again: by what it says itself, by policy, or now, because something it rests on changed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netpub.review.records import Record
from netpub.review.state import Stage, State
from netpub.text.days import later, span

# What sets the day, as ids.
FACT, POLICY, FLAGGED, CHANGED, STALE = "next-review", "policy", "reference-flagged", "source-changed", "translation-stale"
# Findings that cast doubt on what a page rests on: the source is not what the reviewers saw, or cannot be found.
FLAGS = frozenset(("access-date-after-review", "reference-from-future", "doi-malformed", "pii-issn-vs-journal"))
_WORDS = {
    FACT: "the page says so",
    POLICY: "the project's policy ([policy] review_months)",
    FLAGGED: "a reference is flagged",
    CHANGED: "the source page changed since it was approved",
    STALE: "the text that it is a translation of changed",
}


@dataclass(frozen=True, slots=True)
class Due:
    """The next review of a page in a language: ``day`` is the last day in time (ISO 8601), empty when nothing says one; ``why`` what sets
    it (ids), the strongest first; ``details`` say which reference and the like; ``version`` and ``at`` are those of the last approval."""

    page: str
    language: str
    day: str
    why: tuple[str, ...]
    details: tuple[str, ...] = ()
    version: str = ""
    at: str = ""

    def left(self, as_of: str) -> int | None:
        """Return how many days are left on the day ``as_of``, fewer than 0 when it is over; None without a day."""
        if not self.day:
            return None
        return (datetime.date.fromisoformat(self.day) - datetime.date.fromisoformat(as_of)).days

    @property
    def pulled(self) -> bool:
        """Whether something pulled the review forward."""
        return bool({FLAGGED, CHANGED, STALE} & set(self.why))

    @property
    def words(self) -> str:
        """Why, in words."""
        return "; ".join([_WORDS[why] for why in self.why] + list(self.details)) or "neither the page nor an approval gives a day"


def of(
    page: str, language: str, state: State, next_review: str, last_review: str, months: int, pulls: Sequence[str], details: Iterable[str],
    as_of: str,
) -> Due:
    """Return when a page is due.

    ``next_review`` and ``last_review`` (ISO 8601, maybe without day or month) are what it says itself; ``months`` is the longest time
    between two reviews. ``pulls`` (``FLAGGED`` …) make it due on the day ``as_of``, unless it was due before.
    """
    days = []
    stated = span(next_review)
    if stated:
        days.append((stated[1].isoformat(), FACT))
    reviewed = [known[1] for known in (span(last_review), span(state.at)) if known]
    limit = later(max(reviewed), months) if reviewed else None
    if limit and not (stated and stated[0] <= limit <= stated[1]):  # “September 2029” keeps to the policy until its end
        days.append((limit.isoformat(), POLICY))
    days += [(as_of, pull) for pull in pulls]
    first = min((day for day, _ in days), default="")
    why = tuple(dict.fromkeys([*pulls, *(why for day, why in days if day == first)]))
    return Due(page, language, first, why, tuple(details) if pulls else (), state.version, state.at)


def flagged(comments: Iterable[Record], references: Iterable[str]) -> list[str]:
    """Return the open comments on references in words; ``references`` are the ids of an article's references."""
    known = set(references)
    return [f"{comment.block}: “{comment.text}” ({comment.by}, {comment.at})" for comment in comments if comment.block in known]


def pulls(
    state: State, flags: Sequence[str], made_from: str, source: State | None, *, whole: bool = True, behind: bool = False,
) -> list[str]:
    """Return what pulls the review of an approved page forward: ``flags`` of references, a text that is another than the approved one;
    for a translation, which was made from the text ``made_from`` (a digest), a ``source`` that is another one. A page that was never
    approved has no review to pull forward; where it has no ``whole`` article now, its source tells whether it is another text, or its
    catalogue, which then is ``behind``."""
    if not state.version:
        return []
    if not whole:
        return [STALE] if source is not None and (behind or source.state is Stage.CHANGED) else []
    found = [FLAGGED] if flags else []
    if source is not None and (source.state is Stage.CHANGED or (source.approved and source.approved != made_from)):
        found.append(STALE)
    elif state.state is Stage.CHANGED:
        found.append(CHANGED)
    return found
