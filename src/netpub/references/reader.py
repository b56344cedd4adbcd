"""Reads one citation: first what tells itself by its shape, then names, locator and imprint, and between them title and container."""

from netpub.references import imprint, links, locator, marks, people, publication, titles
from netpub.references.locator import Item, Run
from netpub.references.prepared import Prepared, clean
from netpub.references.reading import Reading

# A volume, a colon and pages.
_COMPLETE = 6.0
_WEAK = 3.0


def read(prepared: Prepared) -> Reading:
    """Read every part of a citation into the fields of ``prepared`` and the makers."""
    links.read(prepared)
    start = marks.read(prepared)
    makers = people.Makers(end=start) if marks.names_product(prepared, start) else people.read(prepared, start)
    reading = Reading(prepared, makers)
    begin = marks.chapter_first(prepared, makers.end)
    people.behind_title(prepared, makers)
    people.editors(prepared, makers)
    marks.helpers(prepared, begin, makers.people)
    _locate(reading, begin)
    publication.read(reading, begin)
    titles.read(reading, begin)
    _left_place(reading)
    return reading


def _left_place(reading: Reading) -> None:
    """Read a town that stands alone where no other rule looks: behind the pages or the address."""
    prepared = reading.prepared
    if "publisher-place" in prepared.fields:
        return
    for start, end in prepared.left():
        text = prepared.whole[start:end].strip(" ,.;:()")
        inside = any(start < item.match.end() and item.match.start() < end for item in reading.locator.values())
        if not inside and text and imprint.is_known_place(text):
            prepared.put("publisher-place", start, end)
            return


def _locate(reading: Reading, begin: int) -> None:
    """Choose the run that is the locator, and let others give what it lacks."""
    text = reading.prepared.text
    found = [run for run in locator.runs(text, begin) if not (reading.makers.year and locator.is_of_title(text, run))]
    reading.strong_runs = sum(run.score > _COMPLETE and {"range", "pages"} & {i.kind for i in run.items[1:]} != set() for run in found)
    best = max((run for run in found if run.score >= _WEAK), key=lambda run: (run.score, run.start), default=None)
    year = reading.makers.year
    if best is not None:
        reading.run = best
        reading.locator = locator.read(best, year)
    for run in found:
        if run is best or not locator.set_off(text, run):
            continue
        more = locator.read(run, year or _value(reading.locator, "issued"))
        if "issued" not in more or "issued" in reading.locator:
            more.pop("month", None)
        for role in ("month", "issued", "page", "volume", "issue", "number-of-pages"):
            if role in more and role not in reading.locator and _allowed(role, more[role], run, reading):
                reading.locator[role] = more[role]


def _value(items: dict[str, Item], role: str) -> str:
    return items[role].value if role in items else ""


def _allowed(role: str, item: Item, run: Run, reading: Reading) -> bool:
    """What a second run may add: a year where none is known, pages and volumes only when marks or brackets name them."""
    if role in ("issued", "month"):
        return not reading.makers.year
    if locator.is_period(item):
        return False
    if role == "page":
        return item.kind == "pages" or (item.kind == "range" and run.score >= _WEAK and "volume" not in reading.locator)
    return item.kind in ("volume", "issue", "total")


def claims(reading: Reading) -> None:
    """Put the items of the locator into the fields."""
    prepared = reading.prepared
    for role, item in reading.locator.items():
        name = {"month": "issued", "again": "issued"}.get(role, role)
        prepared.claim(item.match.start(), item.match.end(), "mark")
        if role == "issued" and item.kind == "bracketed":
            prepared.claim(item.match.start(), item.match.end(), "issued")
        prepared.claim(item.start, item.end, name)
        if role not in ("month", "again"):
            prepared.fields[name] = clean(prepared.whole[item.start:item.end])
