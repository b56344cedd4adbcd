"""The container of a work, and where title and container are put: past an "In", without the town of a conference or a university."""

import re

from netpub.references import imprint, segments
from netpub.references.prepared import TAKEN
from netpub.references.reading import Reading
from netpub.references.words import PLACES, folded

_SELDOM = 0.4
_IN_FIRST = re.compile(r"[\s.,;:]*(?:In|in|IN|Dans|dans|En|Em)\s?:?\s+")
_OPEN = re.compile(rf"[^{TAKEN}]+")
_PAGES_BEHIND = re.compile(r"\s\((\d+\s?[-–—]\s?\d+)\)[\s.,]*$")
PROCEEDINGS = re.compile(r"\s*(?:In\s)?(?:Proceedings|Proc\.|Actes du colloque|Tagungsband)\b")
_CONFERENCE = re.compile(r"\b(?:Proceedings|Conference|Symposium|Workshop|Congress)\b")
_AWAITED = re.compile(r"press|appear|forthcoming", re.IGNORECASE)
_FACULTY = re.compile(r"[\s,.]*(?:Department|Dept\.|School|Faculty|Institut|Fakultät|Departamento)\b")
_WEBSITE = re.compile(r"\s\(?web\s?site\)?[\s.,]*$", re.IGNORECASE)
PRESENTED = re.compile(r"\s*(?:(?:Paper|Poster)\s)?[Pp]resented at:?\s")


def put_title(reading: Reading, start: int, end: int) -> None:
    """Read the title, without a quotation mark that only closes it."""
    prepared = reading.prepared
    while start < end and prepared.text[end - 1] in f" ,;:{TAKEN}":
        end -= 1
    last = prepared.text[end - 1] if end > start else " "
    if last in "\"”»" and prepared.text[start:end].count(last) == 1:
        end -= 1
    prepared.put("title", start, end)


def container(reading: Reading, start: int, end: int, *, quoted: bool = False) -> None:
    """Read the container between ``start`` and ``end``, past an "In"."""
    text = reading.prepared.text
    mark = _IN_FIRST.match(text, start, end)
    if mark and mark.end() < end:
        reading.prepared.claim(mark.start(), mark.end(), "mark")
        start = mark.end()
        reading.chapter = True
    parts = [part for part in _untaken(text, start, end) if text[slice(*part)].strip(" .,:;").lower() not in ("in", "en", "dans", "em")]
    if parts:
        put_container(reading, *without_place(reading, *parts[0]), quoted=quoted)


def without_place(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The container without the town of the conference behind it."""
    text = reading.prepared.text
    placed = reading.imprint is not None and reading.imprint.place != (0, 0)
    if placed or not (reading.chapter or PRESENTED.match(text, start) or PROCEEDINGS.match(text, start)):
        return start, end
    while end > start and text[end - 1] in " ,;:.(":
        end -= 1
    commas = [match.start() for match in re.finditer(",", text[start:end])][-3:]
    for comma in commas:
        if imprint.is_place(text[start + comma + 1:end].removeprefix(" at")):
            at = start + comma + 1
            reading.prepared.put("publisher-place", at + 4 * text.startswith(" at ", at), end)
            return start, start + comma
    return start, end


def _untaken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a region that no rule has read and that hold a letter."""
    return [match.span() for match in _OPEN.finditer(text, start, end) if any(char.isalpha() for char in match.group())]


def put_container(reading: Reading, start: int, end: int, *, quoted: bool = False) -> None:
    """Read the container; behind a title in quotation marks it is a serial, whatever its name, unless a publisher's word is in it."""
    text = reading.prepared.text
    end = _without_pages(reading, start, end)
    if website := _WEBSITE.search(text, start, end):
        reading.prepared.claim(*website.span(), "mark")
        end = website.start()
    while end > start and text[end - 1] in " ,;:([":
        end -= 1
    if imprint.is_place(text[start:end]):
        reading.prepared.put("publisher-place", start, end)
        return
    if _is_publisher(reading, text[start:end]) and (not quoted or imprint.is_publisher(text[start:end])):
        reading.prepared.put("publisher", start, end)
        return
    if _FACULTY.match(text, start, end) and reading.imprint is not None and {"genre", "kind"} & reading.prepared.fields.keys():
        # The part of a university stands before it.
        reading.prepared.put("publisher", start, reading.imprint.end)
        return
    town = text.rfind(",", start, end)
    if town > start and folded(text[town + 1:end].strip()) in PLACES and "publisher-place" not in reading.prepared.fields:
        reading.prepared.put("publisher-place", town + 1, end)
        end = town
    value = reading.prepared.put("container-title", start, end)
    if value and "." in value and text[end - 1] == "." and len(value.split()[-1]) <= 5:  # noqa: PLR2004 - "J. Am. Chem. Soc."
        reading.prepared.fields["container-title"] = value + "."


def _without_pages(reading: Reading, start: int, end: int) -> int:
    """Read the pages in brackets at the end of the title of a book."""
    match = _PAGES_BEHIND.search(reading.prepared.text, start, end)
    if match is None or not reading.chapter or "page" in reading.prepared.fields or "page" in reading.locator:
        return end
    reading.prepared.put("page", *match.span(1))
    return match.start()


def _is_publisher(reading: Reading, text: str) -> bool:
    """Title. Name, year. - a name without any word of serials is a publisher, for serials have volumes or addresses."""
    if "kind" in reading.prepared.fields and "volume" not in reading.locator and imprint.is_publisher(text) and not _FACULTY.match(text):
        return True
    if {"volume", "issue", "page"} & reading.locator.keys() or {"URL", "DOI", "publisher", "PMID"} & reading.prepared.fields.keys():
        return False
    if _CONFERENCE.search(text):
        return False
    if "month" in reading.locator or _AWAITED.search(reading.prepared.fields.get("medium", "")):
        # Books have no month, and nobody says where a book is in press.
        return False
    dated = "issued" in reading.locator or bool(reading.makers.year)
    return not reading.chapter and dated and bool(reading.makers.people) and segments.serial_likeness(text) < _SELDOM
