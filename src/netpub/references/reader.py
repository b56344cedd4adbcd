"""Reads one citation: first what tells itself by its shape, then names, locator and imprint, and between them title and container."""

import re
from dataclasses import dataclass, field

from netpub.references import imprint, links, locator, marks, people, segments
from netpub.references.imprint import Imprint
from netpub.references.locator import Item, Run
from netpub.references.people import Makers
from netpub.references.prepared import TAKEN, Prepared, clean
from netpub.references.words import SERIAL, UPPER, folded

_IN = re.compile(rf"(?:(?<=[.?!,;”\"’')\x1f])\s?|(?<=[.?!,;”\"’')\x1f]\s))(?:In|in|IN|Dans|En)\s?:?\s(?=[\s.,]*[{UPPER}“\"\x1f\d])|\bIn:\s?")
_IN_FIRST = re.compile(r"[\s.,;:]*(?:In|in|IN)\s?:?\s+")
_SERIES_NAME = re.compile(r"[^.]{3,80}\([A-Z]{2,6}\)\.?$")
_BOOKISH = frozenset(["manual", "handbook", "textbook", "atlas", "encyclopedia", "encyclopaedia", "compendium", "dictionary", "principles"])
_OPEN = re.compile(rf"[^{TAKEN}]+")
_LONE_NAME = re.compile(rf"(?:(?<=[a-z)\d]{{2}})\.|\x1f)\s+([{UPPER}][\w&’'-]*(?:\s[{UPPER}&][\w’'-]*){{0,3}})[\s,;.(]*$")
STRONG = 7.0
# The name of a web site behind the title of its page.
SITE = re.compile(r"\s*(?:[\w-]+\.(?:net|org|com|gov|edu)|UpToDate|MedlinePlus|StatPearls|Medscape|Wikipedia)[\s.]*$", re.IGNORECASE)
_FAIR = 5.0
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
    if role == "page":
        return item.kind == "pages" or (item.kind == "range" and run.score >= _WEAK and "volume" not in reading.locator)
    return item.kind in ("volume", "issue", "total")


def _imprint(reading: Reading, begin: int) -> None:
    """Find place and publisher; a complete locator of a serial rules them out unless the work stands in a book."""
    prepared, text = reading.prepared, reading.prepared.text
    into = _chapter_mark(reading, begin, len(text))
    if into is None and _is_complete(reading):
        return
    start = into.end() if into else begin
    found = imprint.find(text, start, len(text)) or _publisher_first(reading, start, into is not None)
    reading.imprint = found
    if found is not None:
        if found.place != (0, 0):
            prepared.put("publisher-place", *found.place)
        prepared.put("publisher", *found.publisher)


def _is_complete(reading: Reading) -> bool:
    run, items = reading.run, reading.locator
    return run is not None and "volume" in items and items["volume"].kind != "volume" and ("page" in items or run.score > STRONG)


def _publisher_first(reading: Reading, begin: int, chapter: bool) -> Imprint | None:
    """Publisher before place or year: "Publisher, Place, 2010", "Publisher; 2010"; behind the pages of a chapter; at the very end."""
    text, fields = reading.prepared.text, reading.prepared.fields
    year = reading.locator.get("issued")
    ends = [_content_end(text, begin)]
    if year is not None:
        ends.insert(0, reading.run.start if reading.run and year in reading.run.items else _before_month(reading, year))
    elif reading.run is not None and reading.run.score >= _FAIR:
        ends.insert(0, reading.run.start)
    for end in ends:
        lenient = year is not None and end != ends[-1] and bool(reading.makers.people) and "page" not in reading.locator and "URL" not in fields
        lenient = lenient and ("genre" in fields or text[:end].rstrip(" ").endswith(";"))
        found = imprint.before(text, begin, end, lenient=lenient)
        if found is None and chapter and end == ends[0]:
            found = _after_sentence(reading, text, begin, end)
        if found is not None:
            return found
    return None


def _before_month(reading: Reading, year: Item) -> int:
    month = reading.locator.get("month")
    return min(year.match.start(), month.match.start()) if month is not None and month.end <= year.start else year.match.start()


def _after_sentence(reading: Reading, text: str, begin: int, end: int) -> Imprint | None:
    """A short name alone between the end of a sentence or the pages and the year, behind a container: "pages 1-9. IEEE, 2014"."""
    if "volume" in reading.locator:
        return None
    match = _LONE_NAME.search(text, max(begin, end - 60), end)
    return Imprint(match.start(1), end, (0, 0), match.span(1)) if match else None


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
    words = [folded(word) for word in text.replace(",", " ").split() if word[0].isalpha()]
    if 1 < len(words) <= 6 and sum(word in SERIAL for word in words) >= 0.8 * len(words) and split.score < 1.5:  # noqa: PLR2004
        return True
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
    parts = _untaken(text, start, end)
    if parts:
        _put_container(reading, *_without_place(reading, *parts[0]))


def _without_place(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The container without the town of the conference behind it."""
    text = reading.prepared.text
    if reading.imprint is not None or not reading.chapter:
        return start, end
    while end > start and text[end - 1] in " ,;:.(":
        end -= 1
    commas = [match.start() for match in re.finditer(",", text[start:end])][-3:]
    for comma in commas:
        if imprint.is_place(text[start + comma + 1:end]):
            reading.prepared.put("publisher-place", start + comma + 1, end)
            return start, start + comma
    return start, end


def _untaken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a region that no rule has read and that hold a letter."""
    return [match.span() for match in _OPEN.finditer(text, start, end) if any(char.isalpha() for char in match.group())]


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
    if len(parts) > 1 and (_collection(reading, parts) or _serial_last(reading, parts)):
        return
    last = len(parts) - 1
    while last > 0 and text[parts[last - 1][1]:parts[last][0]].count(TAKEN) > 0:
        last -= 1
    _put_title(reading, parts[0][0], parts[last][1])


def _serial_last(reading: Reading, parts: list[tuple[int, int]]) -> bool:
    """A serial as the last sentence, told by the comma before its year or by its words: "Title. Annals of Surgery, 2025."."""
    text, run = reading.prepared.text, reading.run
    if reading.imprint is not None or "genre" in reading.prepared.fields or "version" in reading.prepared.fields:
        return False
    first, last = parts[-1]
    likeness = segments.serial_likeness(text[first:last])
    comma = run is not None and "issued" in reading.locator and text[last:run.start + 1].count(",") + text[first:last].rstrip().endswith(",") > 0
    if (comma and likeness > -2) or SITE.match(text, first, last) or (reading.makers.people and "URL" not in reading.prepared.fields and likeness > 1.5) or _short_serial(reading, parts, likeness):  # noqa: PLR2004
        _put_title(reading, parts[0][0], parts[-2][1])
        _put_container(reading, first, last)
        return True
    return False


def _short_serial(reading: Reading, parts: list[tuple[int, int]], likeness: float) -> bool:
    """Author (year) Long title. Short name. - without publisher, address or numbers the short name is a serial in press."""
    text = reading.prepared.text
    few, many = 3, 4
    last = text[slice(*parts[-1])].split()
    return (bool(reading.makers.year and reading.makers.people) and "URL" not in reading.prepared.fields and likeness > -1
            and len(last) <= few and len(text[parts[0][0]:parts[-2][1]].split()) > many)


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

