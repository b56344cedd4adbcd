"""Dates: they are there, they are dates, they say the same to machines and people, and they come in the right order.

No rule knows today: whether a review is overdue is decided when an edition is released.
"""

import datetime
import re
from typing import Any

from netpub.validate.context import META, Context

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_REQUIRED = {"published": "published-date-missing", "last-review": "review-date-missing", "next-review": "next-review-missing"}
_LABEL_ALONE = " The label at this line has no date."
_DECEMBER = 12
Span = tuple[datetime.date, datetime.date]


def check(context: Context) -> None:
    """Report dates that are missing, unreadable, contradictory or out of order."""
    for name, rule in _REQUIRED.items():
        if not context.article.date(name):
            context.miss(rule, name, _LABEL_ALONE if context.places.has(name) else "")
    for element in context.all("pub-date", "date", "date-in-citation"):
        _check_parts(context, element)
    _check_order(context)


def _check_parts(context: Context, element: Any) -> None:
    iso = element.get("iso-8601-date", "")
    if _span(iso) is None:
        context.find("date-unreadable", element, iso)
    elif iso != "-".join(element.findtext(part) or "" for part in ("year", "month", "day") if element.find(part) is not None):
        context.find("date-parts-differ", element, iso)


def _check_order(context: Context) -> None:
    last, next_ = _span(context.article.date("last-review")), _span(context.article.date("next-review"))
    if last is None or next_ is None:
        return
    element = context.root.find(f"{META}/pub-history/event[@event-type='next-review']")
    if next_[1] < last[0]:
        _find(context, "next-review-before-review", element)
    elif next_[0] > _later(last[1], context.limits.review_months):
        _find(context, "next-review-too-late", element, str(context.limits.review_months))


def _find(context: Context, rule: str, element: Any, detail: str = "") -> None:
    """Report at the label of the next review where the source has one."""
    if context.places.has("next-review"):
        context.miss(rule, "next-review", detail)
    else:
        context.find(rule, element, detail)


def _span(iso: str) -> Span | None:
    """The first and the last day that an ISO 8601 date may mean, None for what is no date."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, _later(datetime.date(year, month or _DECEMBER, 1), 1) - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _later(day: datetime.date, months: int) -> datetime.date:
    """The day so many months later, the last of the month where that month is too short."""
    total = day.year * 12 + day.month - 1 + months
    first = datetime.date(total // 12, total % 12 + 1, 1)
    following = datetime.date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
