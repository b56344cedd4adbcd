"""Reads one citation: first what tells itself by its shape, then names, locator and imprint, and between them title and container."""

import re
from dataclasses import dataclass, field

from netpub.references import imprint, links, locator, marks, people, segments
from netpub.references.imprint import Imprint
from netpub.references.locator import Item, Run
from netpub.references.people import Makers
from netpub.references.prepared import TAKEN, Prepared, clean
from netpub.references.words import BODY, UPPER, folded

_IN = re.compile(rf"(?:(?<=[.?!,;”\"’')\x1f])\s?|(?<=[.?!,;”\"’')\x1f]\s))(?:In|in|IN|Dans|En)\s?:?\s(?=[\s.,]*[{UPPER}“\"\x1f\d])|\bIn:\s?")
_IN_FIRST = re.compile(r"[\s.,;:]*(?:In|in|IN)\s?:?\s+")
_SERIES_NAME = re.compile(r"[^.]{3,80}\([A-Z]{2,6}\)\.?$")
_BOOKISH = frozenset("manual handbook textbook atlas encyclopedia encyclopaedia compendium dictionary principles".split())
_SKIP = re.compile(r"[\s.,;:)\]]*")
STRONG = 7.0
_WEAK = 3.0


@dataclass(slots=True)
class Reading:
    """What was read of one citation, before it becomes a CSL item."""

    prepared: Prepared
    makers: Makers
    locator: dict[str, Item] = field(default_factory=dict)
    run: Run | None = None
    imprint: Imprint | None = None
    chapter: bool = False
    strong_runs: int = 0
    split: float = 0.0


def read(prepared: Prepared) -> Reading:
    """Read every part of a citation into the fields of ``prepared`` and the makers."""
    links.read(prepared)
    start = marks.read(prepared)
    makers = people.read(prepared, start)
    reading = Reading(prepared, makers)
    begin = marks.chapter_first(prepared, makers.end)
    people.editors(prepared, makers)
    marks.helpers(prepared, begin, makers.people)
    _locate(reading, begin)
    _imprint(reading, begin)
    _titles(reading, begin)
    return reading


def _locate(reading: Reading, begin: int) -> None:
    """Choose the run that is the locator, and let others give what it lacks."""
    text = reading.prepared.text
    found = locator.runs(text, begin)
    reading.strong_runs = sum(run.score > STRONG and len(run.items) > 2 for run in found)  # noqa: PLR2004 - year, volume, pages
    best = max((run for run in found if run.score >= _WEAK), key=lambda run: (run.score, run.start), default=None)
    year = reading.makers.year
    if best is not None:
        reading.run = best
        reading.locator = locator.read(best, year)
    for run in found:
        if run is best or not locator.set_off(text, run):
            continue
        more = locator.read(run, year or _value(reading.locator, "issued"))
        for role in ("issued", "month", "page", "volume", "issue", "number-of-pages"):
            if role in more and role not in reading.locator and _allowed(role, more[role], run, reading):
                reading.locator[role] = more[role]


def _value(items: dict[str, Item], role: str) -> str:
    return items[role].value if role in items else ""


def _allowed(role: str, item: Item, run: Run, reading: Reading) -> bool:
    """What a second run may add: a year where none is known, pages and volumes only when marks or brackets name them."""
    if role in ("issued", "month"):
        return not reading.makers.year
    if role == "page":
        return item.kind == "pages" or (item.kind == "range" and run.score >= _WEAK and "volume" not in reading.locator)
    return item.kind in ("volume", "issue", "total")


def _imprint(reading: Reading, begin: int) -> None:
    prepared, run = reading.prepared, reading.run
    text = prepared.text
    if run is not None and "volume" in reading.locator and ("page" in reading.locator or run.score > STRONG) and not _IN.search(text, begin, run.start):
        strong = reading.locator["volume"].kind != "volume"
        if strong:
            return
    found = imprint.find(text, begin, len(text))
    if found is None:
        lenient = run is not None and bool(reading.makers.people) and "page" not in reading.locator and "URL" not in prepared.fields
        year = reading.locator.get("issued")
        end = year.match.start() if year is not None else run.start if run is not None and run.score >= STRONG else _content_end(text, begin)
        lenient = lenient and year is not None and text[max(0, year.match.start() - 2):year.match.start()].strip() in (";", ",")
        found = imprint.before(text, begin, end, lenient=lenient and _semicolon(text, end))
        if found is None and year is not None and year.match.end() + 6 < len(text) and "volume" not in reading.locator:
            found = imprint.before(text, begin, _content_end(text, begin), lenient=False)
    reading.imprint = found
    if found is not None:
        if found.place != (0, 0):
            prepared.put("publisher-place", *found.place)
        prepared.put("publisher", *found.publisher)


def _semicolon(text: str, end: int) -> bool:
    return text[:end].rstrip(" ").endswith(";") or text[end - 1:end] == ";"


def _content_end(text: str, begin: int) -> int:
    end = len(text)
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return end


def _titles(reading: Reading, begin: int) -> None:
    """Read title and container from what lies before the locator and the imprint."""
    text = reading.prepared.text
    end = _end_of_titles(reading, begin)
    quoted = segments.quoted(text, begin, end)
    if quoted is not None:
        _put_title(reading, quoted.start, quoted.end)
        reading.split = 2.0
        _container(reading, quoted.rest, end)
        return
    into = _chapter_mark(reading, begin, end)
    if into is not None:
        _put_title(reading, begin, into.start())
        reading.split = 2.0
        _container(reading, into.start(), end)
        return
    if reading.imprint is None and _is_serial_work(reading):
        split = segments.title_and_serial(text, begin, end)
        reading.split = split.score
        if _whole_is_serial(reading, begin, end, split):
            _put_container(reading, begin, end)
            return
        _put_title(reading, split.start, split.end)
        if split.rest < end:
            _container(reading, split.rest, end)
        return
    _book_or_page(reading, begin, end)


def _end_of_titles(reading: Reading, begin: int) -> int:
    ends = [_content_end(reading.prepared.text, begin) + 1]
    if reading.imprint is not None:
        ends.append(reading.imprint.start)
    for item in reading.locator.values():
        if reading.run is not None and item in reading.run.items:
            ends.append(reading.run.start)
        else:
            ends.append(item.match.start())
    return max(begin, min(min(ends), len(reading.prepared.text)))


def _chapter_mark(reading: Reading, begin: int, end: int) -> re.Match[str] | None:
    """The "In" before a book; the last one wins only when editors follow it, for titles may hold the word."""
    text = reading.prepared.text
    for match in _IN.finditer(text, begin + 1, end):
        if match.start() - begin < 3:  # noqa: PLR2004 - a title has letters
            continue
        word = match.group().strip(" .,;")
        if word[0].islower() and word.endswith(":") is False and text[max(0, match.start() - 1):match.start() + 1].strip() not in (",", "”", "\"", "’", "'"):
            continue
        if word[0].islower() and "editor" not in reading.makers.people and reading.imprint is None and text[match.end():match.end() + 1] != TAKEN:
            continue
        return match
    return None


def _is_serial_work(reading: Reading) -> bool:
    if "volume" in reading.locator or "issue" in reading.locator or "page" in reading.locator:
        return True
    return bool(reading.makers.people) and reading.run is not None and "issued" in reading.locator


def _whole_is_serial(reading: Reading, begin: int, end: int, split: segments.Split) -> bool:
    """A locator right behind the names and the name of a serial: physics and astronomy leave out titles."""
    text = reading.prepared.text[begin:end]
    return (split.rest >= end or split.score < 0) and len(text.split()) <= 6 and segments.serial_likeness(text) > 1.2  # noqa: PLR2004


def _put_title(reading: Reading, start: int, end: int) -> None:
    prepared = reading.prepared
    while start < end and prepared.text[end - 1] in f" ,;:{TAKEN}":
        end -= 1
    if end > start and prepared.text[end - 1] in "\"”’'»" and prepared.text[start:end].count(prepared.text[end - 1]) == 1 and prepared.text[end - 1] in "\"”»":
        end -= 1
    prepared.put("title", start, end)


def _container(reading: Reading, start: int, end: int) -> None:
    """Read the container between ``start`` and ``end``, past an "In"."""
    text = reading.prepared.text
    mark = _IN_FIRST.match(text, start, end)
    if mark and mark.end() < end:
        reading.prepared.claim(mark.start(), mark.end(), "mark")
        start = mark.end()
        reading.chapter = True
    parts = [(first, last) for first, last in _untaken(text, start, end)]
    if parts:
        _put_container(reading, *parts[0])


def _untaken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a region that no rule has read and that hold a letter."""
    found = re.finditer(rf"[^{TAKEN}]+", text[start:end])
    return [(start + m.start(), start + m.end()) for m in found if any(c.isalpha() for c in m.group())]


def _put_container(reading: Reading, start: int, end: int) -> None:
    text = reading.prepared.text
    while end > start and text[end - 1] in " ,;:([":
        end -= 1
    value = reading.prepared.put("container-title", start, end)
    if value and "." in value and text[end - 1] == "." and len(value.split()[-1]) <= 5:  # noqa: PLR2004 - "J. Am. Chem. Soc."
        reading.prepared.fields["container-title"] = value + "."


def _book_or_page(reading: Reading, begin: int, end: int) -> None:
    """A book, a report or a web page: the title is everything, unless a body prints a chapter or a page of a named collection."""
    text = reading.prepared.text
    parts = segments.sentences(text, begin, end)
    reading.split = 1.0
    if not parts:
        return
    if len(parts) > 1 and _collection(reading, parts):
        return
    last = len(parts) - 1
    while last > 0 and text[parts[last - 1][1]:parts[last][0]].count(TAKEN) > 0:
        last -= 1
    _put_title(reading, parts[0][0], parts[last][1])


def _collection(reading: Reading, parts: list[tuple[int, int]]) -> bool:
    """Container first ("Physician Data Query (PDQ). Title") or last ("Title. AJCC Cancer Staging Manual. 8th ed.")."""
    whole = reading.prepared.whole
    first, last = whole[slice(*parts[0])], whole[slice(*parts[-1])]
    if reading.makers.literals and reading.imprint is None and _SERIES_NAME.match(first):
        _put_container(reading, *parts[0])
        _put_title(reading, parts[1][0], parts[-1][1])
        return True
    bookish = any(folded(word) in _BOOKISH for word in last.split()) and len(last.split()) > 2  # noqa: PLR2004
    if "editor" in reading.makers.people or (bookish and "edition" in reading.prepared.fields and reading.makers.literals):
        _put_title(reading, parts[0][0], parts[-2][1])
        _put_container(reading, *parts[-1])
        reading.chapter = True
        return True
    return False


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


def is_body(text: str) -> bool:
    """Say whether a text names a body and not a person."""
    return any(folded(word) in BODY for word in text.split())
