"""Dates: the ISO form for machines, day, month and year for people, each as exact as the source; what is no date is left out."""

import datetime
import re
from typing import Any

from netpub.jats.crossing import Crossing, child
from netpub.page import FactName, Metadata

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EVENTS: tuple[FactName, ...] = ("last-review", "revised", "next-review")


def dates(meta: Any, facts: Metadata, crossing: Crossing) -> None:
    """Add the date of publication and the history of reviews."""
    published = _iso(facts, "published", crossing)
    if published:
        kind = {"date-type": "pub", "publication-format": "electronic", "iso-8601-date": published}
        _parts(child(meta, "pub-date", attributes=kind), published)
    events = [(name, iso) for name in _EVENTS if (iso := _iso(facts, name, crossing))]
    if events:
        history = child(meta, "pub-history")
        for name, iso in events:
            event = child(history, "event", attributes={"event-type": name})
            _parts(child(event, "date", attributes={"iso-8601-date": iso}), iso)


def _iso(facts: Metadata, name: FactName, crossing: Crossing) -> str:
    fact = facts.get(name)
    if fact is None or not fact.value:
        return ""
    if _is_date(fact.value):
        return fact.value
    crossing.find("date-unreadable", fact.origin, fact.value)
    return ""


def _is_date(value: str) -> bool:
    match = _ISO.fullmatch(value)
    try:
        return bool(match) and bool(datetime.date(*(int(part or 1) for part in match.groups())))  # type: ignore[union-attr]
    except ValueError:
        return False


def _parts(parent: Any, iso: str) -> None:
    year, month, day = [*iso.split("-"), "", ""][:3]
    for tag, value in (("day", day), ("month", month), ("year", year)):
        if value:
            child(parent, tag, value)
