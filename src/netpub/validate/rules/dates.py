"""Dates: they are there, they are dates, they say the same to machines and people, and they come in the right order.

No rule knows today: whether a review is overdue is decided when an edition is released.
"""

from typing import Any

from netpub.text.days import later, span
from netpub.validate.context import META, Context

_REQUIRED = {"published": "published-date-missing", "last-review": "review-date-missing", "next-review": "next-review-missing"}
_ONCE = {"published": "pub-date", **{name: f"pub-history/event[@event-type='{name}']/date" for name in ("last-review", "next-review")}}
_LABEL_ALONE = " The label at this line has no date."


def check(context: Context) -> None:
    """Report dates that are missing, unreadable, contradictory or out of order."""
    for name, rule in _REQUIRED.items():
        if not context.article.date(name):
            context.miss(rule, name, _LABEL_ALONE if context.places.has(name) else "")
    for element in context.all("pub-date", "date", "date-in-citation"):
        _check_parts(context, element)
    for element in context.all("article-version", "year"):
        if span(element.get("iso-8601-date", "2026")) is None:
            context.find("date-unreadable", element, element.get("iso-8601-date"))
    _check_once(context)
    _check_order(context)
    _check_revision(context)


def _check_parts(context: Context, element: Any) -> None:
    iso = element.get("iso-8601-date", "")
    if span(iso) is None:
        context.find("date-unreadable", element, iso)
    elif element.find("year") is not None:  # a date without a year is a matter of grammar
        said = "-".join(element.findtext(part) or "" for part in ("year", "month", "day") if element.find(part) is not None)
        if iso != said:
            context.find("date-parts-differ", element, iso)


def _check_order(context: Context) -> None:
    last, next_ = span(context.article.date("last-review")), span(context.article.date("next-review"))
    if last is None or next_ is None:
        return
    element = context.root.find(f"{META}/pub-history/event[@event-type='next-review']")
    if next_[1] < last[0] or next_ == last:
        _find(context, "next-review-before-review", element)
    elif next_[0] > later(last[1], context.limits.review_months):
        _find(context, "next-review-too-late", element, str(context.limits.review_months))


def _check_once(context: Context) -> None:
    """Report a second date of publication, last review or next review that says something else: the first one alone is printed."""
    meta = context.root.find(META)
    groups = {} if meta is None else {name: meta.findall(path) for name, path in _ONCE.items()}
    for name, (first, *others) in ((name, found) for name, found in groups.items() if found):
        for other in others:
            if other.get("iso-8601-date") != first.get("iso-8601-date"):
                context.find("date-given-twice", other, f"{name}: {first.get('iso-8601-date')}, {other.get('iso-8601-date')}")


def _check_revision(context: Context) -> None:
    published, revised, reviewed = (span(context.article.date(name)) for name in ("published", "revised", "last-review"))
    element = context.root.find(f"{META}/pub-history/event[@event-type='revised']/date")
    if revised and published and revised[1] < published[0]:
        _find(context, "revised-before-published", element, name="revised")
    elif revised and reviewed and revised[0] > reviewed[1]:
        detail = f"{context.article.date('revised')}, after {context.article.date('last-review')}"
        _find(context, "revised-after-review", element, detail, "revised")


def _find(context: Context, rule: str, element: Any, detail: str = "", name: str = "next-review") -> None:
    """Report at the label of the date where the source has one."""
    if context.places.has(name):
        context.miss(rule, name, detail)
    else:
        context.find(rule, element, detail)
