"""What the fields of one reference tell that an editor should look at: words without a field, a journal as author, impossible dates."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from netpub.references import jats

_SERIAL = re.compile(r"(?:The\s)?(?:Journal|Annals|Archives|Bulletin|Proceedings|Transactions)\b|[\w &]{0,60}\bJournal (?:of|für|de)\b")


def of_item(item: Mapping[str, Any], raw: str, last: str, saved: str) -> Iterator[tuple[str, str]]:
    """Yield rule and detail of what is to be said of a reference (CSL-JSON ``item``, ``raw`` its words) by itself and beside the dates of
    its page: ``last`` is the latest one that the page gives, ``saved`` the day on which it was saved if that is later (ISO 8601)."""
    if not (item.get("title") or item.get("container-title") or (item.get("author") and item.get("URL"))):
        yield "reference-unstructured", raw
        return
    if rest := item.get("custom", {}).get("remainder"):
        yield "reference-rest", ", ".join(rest)
    for person in item.get("author", ()):
        name = person.get("literal", "")
        if name and (_SERIAL.match(name) or name.casefold() == item.get("container-title", "").casefold()):
            yield "journal-as-author", name
    accessed, issued = iso(item, "accessed"), iso(item, "issued")
    if _is_later(accessed, last):
        yield "access-date-after-review", f"{accessed}, after {last}"
    if _is_later(issued, saved):
        yield "reference-from-future", f"{issued}, after {saved}"


def iso(item: Mapping[str, Any], name: str) -> str:
    """Return a date of an item in ISO 8601, empty when it has none that is one."""
    parts = (item.get(name, {}).get("date-parts") or [[]])[0]
    return jats.iso(parts)


def _is_later(date: str, last: str) -> bool:
    """Whether a date is later than another, as exact as the less exact of both."""
    exact = min(len(date), len(last))
    return exact > 0 and date[:exact] > last[:exact]
