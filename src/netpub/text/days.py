"""Days of the calendar: which ones a date may mean, and the day so many months later."""

import datetime
import re
from functools import lru_cache

Span = tuple[datetime.date, datetime.date]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DECEMBER = 12
_KEPT = 1024  # of a large project's dates most are the same


@lru_cache(_KEPT)
def span(iso: str) -> Span | None:
    """Return the first and the last day that an ISO 8601 date (maybe without day or month) may mean, None for what is no date."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, later(datetime.date(year, month or _DECEMBER, 1), 1) - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


@lru_cache(_KEPT)
def later(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months later, the last of the month where that month is too short."""
    total = day.year * 12 + day.month - 1 + months
    first = datetime.date(total // 12, total % 12 + 1, 1)
    following = datetime.date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
