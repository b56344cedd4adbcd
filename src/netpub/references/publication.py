"""Place and publisher of a citation: whether there can be any, and which."""

import re

from netpub.references import imprint
from netpub.references.imprint import Imprint
from netpub.references.locator import Item
from netpub.references.prepared import trimmed
from netpub.references.reading import STRONG, Reading, chapter_mark, content_end
from netpub.references.words import UPPER

_LONE_NAME = re.compile(
    rf"(?:(?<=[a-z)\d]{{2}})\.|(?<=[A-Z]\))\.|\x1f\.?)\s+([{UPPER}][\w&’'/-]*(?:\s(?:[{UPPER}&+][\w’'-]*|de|del|für|of|des|du|la)){{0,5}})[\s,;.(]*$")
_SITE_BEHIND = re.compile(rf"\x1f\s+([{UPPER}][\w.-]*(?:\s[{UPPER}][\w.-]*){{0,2}})$")
_LONGEST_SITE = 60
_FAIR = 5.0


def read(reading: Reading, begin: int) -> None:
    """Find place and publisher; a complete locator of a serial rules them out unless the work stands in a book."""
    prepared, text = reading.prepared, reading.prepared.text
    into = chapter_mark(reading, begin, len(text))
    if into is None and _is_complete(reading) and not {"edition", "editor"} <= {*prepared.fields, *reading.makers.people}:
        return
    start = into.end() if into else begin
    found = imprint.find(text, start, len(text))
    if found is None and into is not None and _is_complete(reading):
        found = _between(reading)
    if found is None and (not _is_complete(reading) or "editor" in reading.makers.people):
        found = _publisher_first(reading, start, into is not None)
    reading.imprint = found
    if found is not None:
        if found.place != (0, 0):
            prepared.put("publisher-place", *found.place)
        if found.publisher != (0, 0):
            prepared.put("publisher", *found.publisher)
        volume, year = reading.locator.get("volume"), reading.locator.get("issued")
        if volume is not None and volume.value in (reading.makers.year, year.value if year else ""):
            # The year said twice is no volume of a book.
            del reading.locator["volume"]
        elif volume is not None and volume.kind == "number" and year is not None and found.publisher != (0, 0):
            _behind_year(reading, volume, year)


def _is_complete(reading: Reading) -> bool:
    run, items = reading.run, reading.locator
    return run is not None and "volume" in items and (
        "page" in items or (items["volume"].kind != "volume" and run.score > STRONG))


def _publisher_first(reading: Reading, begin: int, chapter: bool) -> Imprint | None:
    """Publisher before place or year: "Publisher, Place, 2010", "Publisher; 2010"; behind the pages of a chapter; at the very end."""
    text, fields = reading.prepared.text, reading.prepared.fields
    year = reading.locator.get("issued")
    ends = [_before_site(reading, content_end(text, begin))]
    if year is not None:
        ends.insert(0, reading.run.start if reading.run and year in reading.run.items else _before_month(reading, year))
    elif reading.run is not None and reading.run.score >= _FAIR:
        ends.insert(0, reading.run.start)
    month = reading.locator.get("month")
    daily = month is not None and any(char.isdigit() for char in month.value) and text[:ends[0]].rstrip(" ").endswith(",")
    for end in () if daily and not chapter else ends:
        bare = "page" not in reading.locator and "URL" not in fields
        lenient = year is not None and end != ends[-1] and bool(reading.makers.people) and bare
        lenient = lenient and ("genre" in fields or text[:end].rstrip(" ").endswith(";"))
        lenient = lenient or (_is_half_dated(reading, text, end) and end != ends[-1])
        lenient = lenient or ("kind" in fields and text[:end].rstrip(" ").endswith(";"))
        found = imprint.before(text, begin, end, lenient=lenient)
        if found is None and (chapter or "edition" in fields) and end == ends[0]:
            found = _after_sentence(reading, text, begin, end)
        if found is not None:
            return found
    return None


def _behind_year(reading: Reading, number: Item, year: Item) -> None:
    """A bare number behind the year of a book is the page, or the chapter where pages follow: "Oxford Press; 2002: 11: 1781-1789"."""
    if number.start < year.end or "issue" in reading.locator:
        return
    del reading.locator["volume"]
    if "page" not in reading.locator:
        reading.locator["page"] = number
    elif "chapter-number" not in reading.prepared.fields:
        reading.locator["chapter-number"] = number


def _is_half_dated(reading: Reading, text: str, end: int) -> bool:
    """Whether a body's work has a semicolon before its year, as only behind a publisher: "NCRI, Cork; 2022"."""
    literal = bool(reading.makers.literals) and "issued" in reading.locator
    return literal and "page" not in reading.locator and text[:end].rstrip(" ").endswith(";")


def _before_site(reading: Reading, end: int) -> int:
    """The end of a citation without the name of a site that is printed behind its address."""
    prepared = reading.prepared
    site = _SITE_BEHIND.search(prepared.text, max(0, end - _LONGEST_SITE), end)
    url = prepared.fields.get("URL", "") or prepared.fields.get("DOI", "")
    if not site or not url or "issued" not in reading.locator:
        return end
    return content_end(prepared.text[:site.start()], 0) if prepared.whole[:site.start(1)].rstrip().endswith(url) else end


def _between(reading: Reading) -> Imprint | None:
    """A publisher alone between a complete locator and the year: "In Annals, volume 12, pages 1-9. Publisher, 2011"."""
    text, year, run = reading.prepared.text, reading.locator.get("issued"), reading.run
    if year is None or run is None or year.match.start() <= run.end:
        return None
    start, end = trimmed(text, run.end, year.match.start())
    return Imprint(start, end, (0, 0), (start, end)) if imprint.is_publisher(text[start:end]) else None


def _before_month(reading: Reading, year: Item) -> int:
    month = reading.locator.get("month")
    return min(year.match.start(), month.match.start()) if month is not None and month.end <= year.start else year.match.start()


def _after_sentence(reading: Reading, text: str, begin: int, end: int) -> Imprint | None:
    """A short name alone between the end of a sentence or the pages and the year, behind a container: "pages 1-9. IEEE, 2014"."""
    if "volume" in reading.locator:
        return None
    match = _LONE_NAME.search(text, max(begin, end - 60), end)
    return Imprint(match.start(1), end, (0, 0), match.span(1)) if match else None
