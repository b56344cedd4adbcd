"""Versions: the first approval of a page in a language is 1.0; an editorial change raises the minor number, a clinical one the major."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netpub.review.records import CLINICAL, Record

FIRST = "1.0"


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of a page in one language: ``at`` is the day (ISO 8601) of the approval that completed it, ``change`` its class (empty for
    the first one), ``content_digest`` the text that was approved."""

    version: str
    at: str
    change: str
    content_digest: str


def revisions(records: Iterable[Record], language: str) -> tuple[Revision, ...]:
    """Return the approved versions of a page in a language, oldest first."""
    found: dict[str, Revision] = {}
    for record in records:
        if record.kind == "approve" and record.language == language and record.version:
            found.setdefault(record.version, Revision(record.version, record.at, record.change, record.content_digest))
    return tuple(found.values())


def following(previous: Sequence[Revision], content_digest: str, change: str) -> str:
    """Return the version that a text gets when its approval is complete. The text of the last version keeps its number."""
    if not previous:
        return FIRST
    last = previous[-1]
    if last.content_digest == content_digest:
        return last.version
    major, minor = (int(part) for part in last.version.split("."))
    return f"{major + 1}.0" if change == CLINICAL else f"{major}.{minor + 1}"
