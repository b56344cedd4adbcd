"""Title and container of a citation: what lies between its makers and its locator or imprint."""

import re

from netpub.references import bodies, containers, segments, sites
from netpub.references.prepared import TAKEN
from netpub.references.reading import Reading, chapter_mark, content_end
from netpub.references.words import LINKING, PLACES, SERIAL, UPPER, folded

_SERIES_NAME = re.compile(r"[^.]{3,80}\([A-Z]{2,6}\)\.?$")
_BOOKISH = frozenset(["manual", "handbook", "textbook", "atlas", "encyclopedia", "encyclopaedia", "compendium", "dictionary", "principles"])
_WORD = re.compile(rf"[{UPPER}]\w")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_LONGEST_SITE = 6
_SHORTEST_TITLE = 15
# A meeting as the container: "Title. Proceedings of the ...", "Title, 3rd International Conference on ..."
_MEETING = re.compile(
    rf"[,.?!](?=\s(?:[Tt]he\s)?(?:\d{{1,2}}(?:st|nd|rd|th)\s)?(?:[{UPPER}][\w-]*\s){{0,4}}(?:Proceedings|Conference|Symposium|Workshop|Congress)"
    r"\s(?:of|on)\s(?:the\s)?[A-Z\d])")
_LIKELY, _UNLIKELY = 1.5, -2.0
_SERIES = re.compile(
    rf"\(?[{UPPER}][\w’'-]*(?:\s[\w&’'-]+){{0,6}}\s(?:Series|Monographs?|Lecture Notes)\b(?:\s(?:in|on)(?:\s[\w’'-]+){{1,5}})?"
    r"(?:,?\s(?:[Vv]ol\.|[Nn]o\.)?\s?\d{1,4})?[\s.)]*$")
# The title of a work that comes each year, made of nothing but the words of serials: "Cancer statistics, 2023. CA Cancer J Clin".
_YEARBOOK = re.compile(r"(?:\w,? (?:19|20)\d\d|statistics|facts|figures)\.\s", re.IGNORECASE)
# The name of a web site behind the title of its page.
SITE = re.compile(
    r"\s*(?:[\w-]+\.(?:net|org|com|gov|edu)|Up\s?To\s?Date|MedlinePlus|StatPearls|Medscape|Wikipedia)(?:\swebsite)?[\s.,]*$", re.IGNORECASE)


def read(reading: Reading, begin: int) -> None:
    """Read title and container from what lies before the locator and the imprint: as the first shape of a reference that fits."""
    if _as_law(reading, begin):
        return
    end = _end_of_titles(reading, begin)
    if not any(shape(reading, begin, end) for shape in _SHAPES):
        _book_or_page(reading, begin, end)


def _as_law(reading: Reading, begin: int) -> bool:
    law = bodies.law_end(reading.prepared.text, begin)
    if not law:
        return False
    containers.put_title(reading, begin, law)
    reading.split = 2.0
    reading.locator = {role: item for role, item in reading.locator.items() if role == "issued" and item.match.start() >= law}
    return True


def _in_quotes(reading: Reading, begin: int, end: int) -> bool:
    quoted = segments.quoted(reading.prepared.text, begin, end)
    if quoted is None:
        return False
    containers.put_title(reading, quoted.start, quoted.end)
    reading.split = 2.0
    containers.container(reading, *_behind_year(reading, quoted.rest, end), quoted=True)
    return True


def _in_book(reading: Reading, begin: int, end: int) -> bool:
    into = chapter_mark(reading, begin, end)
    if into is None:
        return False
    containers.put_title(reading, begin, _first_item(reading, begin, into.start()))
    reading.split = 2.0
    containers.container(reading, into.start(), end)
    return True


def _on_line(reading: Reading, begin: int, end: int) -> bool:
    line = _title_line(reading, begin, end)
    if not line:
        return False
    containers.put_title(reading, begin, line)
    reading.split = 1.5
    containers.container(reading, line, end)
    return True


def _at_meeting(reading: Reading, begin: int, end: int) -> bool:
    meeting = None if "volume" in reading.locator else _MEETING.search(reading.prepared.text, begin + _SHORTEST_TITLE, end)
    if meeting is None or not reading.makers.people:
        return False
    containers.put_title(reading, begin, meeting.start())
    reading.split = 1.5
    containers.container(reading, meeting.end(), end)
    return True


def _before_year(reading: Reading, begin: int, end: int) -> bool:
    behind = _behind_year(reading, end, end)
    if behind == (end, end) or reading.imprint is not None:
        return False
    containers.put_title(reading, begin, end)
    reading.split = 1.0
    containers.container(reading, *behind)
    return True


def _in_serial(reading: Reading, begin: int, end: int) -> bool:
    if reading.imprint is not None or not _is_serial_work(reading):
        return False
    split = segments.title_and_serial(reading.prepared.text, begin, end)
    reading.split = split.score
    if _whole_is_serial(reading, begin, end, split):
        containers.put_container(reading, begin, end)
        return True
    containers.put_title(reading, split.start, split.end)
    if split.rest < end:
        containers.container(reading, split.rest, end)
    return True


# The shapes of a reference, the surest first; each reads it and says so, or leaves it alone.
_SHAPES = (_in_quotes, _in_book, _on_line, _at_meeting, _before_year, _in_serial)


def _title_line(reading: Reading, begin: int, end: int) -> int:
    """Where the title ends that has a line of its own between the names and the serial, 0 else; lines that only wrap are none."""
    breaks = [place for place in reading.prepared.breaks if reading.makers.end - 1 <= place < end]
    own = len(breaks) == 2 and breaks[0] <= begin < breaks[1] - _SHORTEST_TITLE  # noqa: PLR2004 - behind the names, behind the title
    serial = own and segments.serial_likeness(reading.prepared.text[breaks[1]:end]) > _UNLIKELY
    return breaks[1] if serial and reading.makers.people and reading.imprint is None else 0


def _end_of_titles(reading: Reading, begin: int) -> int:
    ends = [content_end(reading.prepared.text, begin) + 1]
    if reading.imprint is not None:
        ends.append(reading.imprint.start)
    for item in reading.locator.values():
        if reading.run is not None and item in reading.run.items:
            ends.append(reading.run.start)
        else:
            ends.append(item.match.start())
    return max(begin, min(*ends, len(reading.prepared.text)))


def _behind_year(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Where the container stands: before the locator, or between a year that comes first and the rest: "Title. (1987). Serial, 1, 103"."""
    text, year, run = reading.prepared.text, reading.locator.get("issued"), reading.run
    if year is None or run is None or year in run.items or _WORD.search(text, start, end) or not start <= year.match.start() < run.start:
        return start, end
    month = reading.locator.get("month")
    behind = max(year.match.end(), month.match.end() if month and month.match.end() <= run.start else 0)
    return (behind, run.start) if _WORD.search(text, behind, run.start) else (start, end)


def _first_item(reading: Reading, begin: int, end: int) -> int:
    """Where the title ends: before pages that stand between it and the "in" of the book."""
    return min((item.match.start() for item in reading.locator.values() if begin < item.match.start() < end), default=end)


def _is_serial_work(reading: Reading) -> bool:
    if "volume" in reading.locator or "issue" in reading.locator or "page" in reading.locator:
        return True
    return bool(reading.makers.people) and reading.run is not None and "issued" in reading.locator


def _whole_is_serial(reading: Reading, begin: int, end: int, split: segments.Split) -> bool:
    """A locator right behind the names and the name of a serial: physics and astronomy leave out titles."""
    text = reading.prepared.text[begin:end]
    words = [folded(word) for word in text.replace(",", " ").split() if word[0].isalpha()]
    plain = text.strip(" ,.;")
    if " " not in plain and sum(char.isupper() for char in plain) > 1 and "page" in reading.locator and "volume" in reading.locator:
        return True
    if len(words) > 1 and all(word.endswith(".") for word in text.rstrip(" ,;").split()) and len(words) <= 6:  # noqa: PLR2004
        return True
    if _YEARBOOK.search(text):
        return False
    if 1 < len(words) <= 6 and sum(word in SERIAL for word in words) >= 0.8 * len(words) and split.score < 1.5:  # noqa: PLR2004
        return True
    return (split.rest >= end or split.score < 0) and len(text.split()) <= 6 and segments.serial_likeness(text) > 1.2  # noqa: PLR2004


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
    if last > 0 and _site_last(reading, parts):
        last -= 1
    if last > 0 and reading.imprint is None and folded(text[slice(*parts[last])].strip()) in PLACES:
        reading.prepared.put("publisher-place", *parts[last])
        last -= 1
    town = text.rfind(", ", *parts[last])
    towns = text[town + 2:parts[last][1]].split("/")
    if town > parts[last][0] and reading.imprint is None and all(folded(one.strip()) in PLACES for one in towns):
        reading.prepared.put("publisher-place", town + 2, parts[last][1])
        parts[last] = (parts[last][0], town)
    if last > 0 and reading.imprint is not None and _SERIES.match(text, *parts[last]):
        reading.prepared.put("collection-title", *parts[last])
        last -= 1
    last = min((place for place in range(last) if "://" in reading.prepared.whole[parts[place][1]:parts[place + 1][0]]), default=last)
    while last > 0 and text[parts[last - 1][1]:parts[last][0]].count(TAKEN) > 0:
        last -= 1
    containers.put_title(reading, parts[0][0], parts[last][1])


def _site_last(reading: Reading, parts: list[tuple[int, int]]) -> bool:
    """The name behind the title of a page at an address: the owner of the address or a body publishes it, another name is its site's."""
    text, fields = reading.prepared.text, reading.prepared.fields
    name = text[slice(*parts[-1])].strip(" .")
    words = name.split()
    if "URL" not in fields or reading.imprint is not None or not 0 < len(words) <= _LONGEST_SITE or not name[0].isupper():
        return False
    if not all(word[0].isupper() or word in LINKING for word in words):
        return False
    serial = bool(reading.makers.people) and segments.serial_likeness(name) > _LIKELY
    daily = bool(reading.makers.people) and any(char.isdigit() for char in reading.makers.month)
    if daily and sites.owns(name, fields["URL"]):
        # What people write day by day is in a newspaper or a blog.
        containers.put_container(reading, *parts[-1])
        return True
    if sites.owns(name, fields["URL"]) or (not serial and (bodies.is_house(name) or _ACRONYM.fullmatch(name))):
        reading.prepared.put("publisher", *parts[-1])
        return True
    title = text[parts[0][0]:parts[-2][1]].split()
    small = sum(word[0].islower() and word not in LINKING for word in title)
    if serial or (reading.makers.people and len(words) > 1 and small > 1):
        containers.put_container(reading, *parts[-1])
        return True
    return False


def _serial_last(reading: Reading, parts: list[tuple[int, int]]) -> bool:
    """A serial as the last sentence, told by the comma before its year or by its words: "Title. Annals of Surgery, 2025."."""
    text, run = reading.prepared.text, reading.run
    if reading.imprint is not None or "genre" in reading.prepared.fields or "version" in reading.prepared.fields:
        return False
    first, last = parts[-1]
    likeness = segments.serial_likeness(text[first:last])
    dated = run is not None and "issued" in reading.locator
    comma = dated and run is not None and ("," in text[last:run.start + 1] or text[first:last].rstrip().endswith(","))
    known = bool(reading.makers.people) and "URL" not in reading.prepared.fields and likeness > _LIKELY
    meeting = containers.PRESENTED.match(text, first, last) or containers.PROCEEDINGS.match(text, first, last)
    named = SITE.match(text, first, last) or meeting
    house = bool(reading.makers.literals) and likeness < _LIKELY and bodies.is_house(text[first:last].strip(" .,"))
    if house and comma and "URL" not in reading.prepared.fields:
        containers.put_title(reading, parts[0][0], parts[-2][1])
        reading.prepared.put("publisher", first, last)
        return True
    if (comma and likeness > _UNLIKELY) or named or known or _short_serial(reading, parts, likeness):
        containers.put_title(reading, parts[0][0], parts[-2][1])
        containers.put_container(reading, *containers.without_place(reading, first, last))
        return True
    return False


def _short_serial(reading: Reading, parts: list[tuple[int, int]], likeness: float) -> bool:
    """Author (year) Long title. Short name. - without publisher, address or numbers the short name is a serial in press."""
    text = reading.prepared.text
    few, many = 3, 2 if "month" in reading.locator else 4
    last = text[slice(*parts[-1])].split()
    return (bool(reading.makers.year and reading.makers.people) and "URL" not in reading.prepared.fields and likeness > -1
            and len(last) <= few and len(text[parts[0][0]:parts[-2][1]].split()) > many)


def _collection(reading: Reading, parts: list[tuple[int, int]]) -> bool:
    """Container first ("Physician Data Query (PDQ). Title") or last ("Title. AJCC Cancer Staging Manual. 8th ed.")."""
    whole = reading.prepared.whole
    first, last = whole[slice(*parts[0])], whole[slice(*parts[-1])]
    if reading.makers.literals and reading.imprint is None and _SERIES_NAME.match(first):
        containers.put_container(reading, *parts[0])
        containers.put_title(reading, parts[1][0], parts[-1][1])
        return True
    bookish = any(folded(word) in _BOOKISH for word in last.split()) and len(last.split()) > 2  # noqa: PLR2004
    if reading.imprint is not None and SITE.match(last):
        containers.put_title(reading, parts[0][0], parts[-2][1])
        containers.put_container(reading, *parts[-1])
        return True
    people = reading.makers.people
    within = "editor" in people and ("author" in people or bool(reading.makers.literals))
    if within or (bookish and "edition" in reading.prepared.fields and reading.makers.literals):
        containers.put_title(reading, parts[0][0], parts[-2][1])
        containers.put_container(reading, *parts[-1])
        reading.chapter = True
        return True
    return False
