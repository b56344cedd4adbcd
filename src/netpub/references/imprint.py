"""Place and publisher, in either order."""

import re
from dataclasses import dataclass

from netpub.references.prepared import TAKEN
from netpub.references.words import LINKING, PLACES, PUBLISHER, STATES, UPPER, folded, listed

_COLON = re.compile(r"\s?:\s?")
_PLACE_START = re.compile(rf"(?:(?<=^)|(?<=[\s(\x1f]))(?=[{UPPER}])")
_PARTS = re.compile(r",\s|\s(?:and|&)\s|\s?[/;–]\s?")
# Bethesda (MD)
_STATE_IN_BRACKETS = re.compile(r"\s\(([\w. ]{2,20})\)$")
# National Library of Medicine (US)
_COUNTRY_BEHIND = re.compile(r"\s\((?:US|UK|USA|AU|CA|NZ|EU)\)$")
_YEAR = r"(?:c|©|cop\.\s)?(?:1[5-9]|20)\d\d[a-z]?\b"
_END = re.compile(
    rf"[\s,;.]*\(?(?={_YEAR})|{TAKEN}|(?<=\([A-Z]{{2}}\))[.;,]|[.;,]\s+(?=(?:pp?\.|S\.\s?\d|[Vv]ol|\d))|(?<!\([A-Z]{{2}})\)|(?<=\w\w)[.]\s+(?=[{UPPER}]\w+\s\w+)|[.;,]?\s*$"
    rf"|,\s(?=n\.d\.)|\s?[;]\s|:\s?(?=\d)")
_BEFORE_PLACE = re.compile(r"[.?!(;,)\x1f”\"]\s?$|^$")
_SWAPPED = re.compile(
    rf"(?P<place>[{UPPER}][\w ]{{2,20}},\s[{UPPER}][\w.]{{1,4}})\.\s(?P<publisher>[{UPPER}][\w&’' -]{{2,40}}):\s?"
    rf"(?={_YEAR})")
# Title, Publisher. Town, ST, address.
_REVERSED = re.compile(
    rf",\s(?P<publisher>[{UPPER}][\w&’' -]{{3,60}})\.\s(?P<place>[{UPPER}][\w ]{{2,20}},\s[A-Z]{{2}})[,.;]?\s?(?={TAKEN}|{_YEAR})")
_WORDS = re.compile(r"[^\s,;()]+")
_DATED = re.compile(rf"[^\W\d_]\.?\s{_YEAR}$")
_SENTENCE_END = re.compile(r"[a-z)®]{2}\s?[.)]\s(?!Louis)")
_ENDS_WITH_YEAR = re.compile(rf"[\s,;.(]*(?:{_YEAR}|$)")
# A title stands before the place.
_TITLE = 8
_REACH = 64
# How names of serials begin that end like names of publishers: "Journal of the ... Association".
_SERIAL_HEADS = listed("journal j proceedings proc transactions annals archives bulletin siam")
_NO_TOWN = re.compile(r"[,®™\d]|^[^(]*\)")
# The long names of offices of state that are publishers.
_DEPARTMENT = re.compile(r"(?:U\.?S\.? |UK )?Department |Ministry ")
_LONGEST_NAME = 9
_LONGEST_PUBLISHER = 120


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where place and publisher stand; an absent one is (0, 0). ``start`` and ``end`` hold both and their brackets."""

    start: int
    end: int
    place: tuple[int, int]
    publisher: tuple[int, int]


def is_place(text: str) -> bool:
    """Say whether a text names towns: known ones, or a short name before a known state or country."""
    parts = [folded(part.replace(TAKEN, "")) for part in _PARTS.split(text.strip(" ,.;:"))]
    if not parts or not parts[0]:
        return False
    if _SENTENCE_END.search(text):
        return False
    joined = folded(text.strip())
    if joined in PLACES:
        return True
    known = [part in PLACES or _is_state(part) for part in parts]
    if parts[0] in PLACES or (len(parts) == 1 and parts[0].rpartition(" ")[0] in PLACES and _is_state(parts[0].rpartition(" ")[2])):
        return all(known) or len(parts) == 1
    town = [word for word in parts[0].split() if word not in ("la", "le", "los", "las", "el", "den") or word in text]
    short = len(parts) == 2 and len(town) <= 3  # noqa: PLR2004 - town, state
    return short and "," in text and _is_state(parts[1]) and not set(town) & LINKING


def is_known_place(text: str) -> bool:
    """Say whether a text is a known town, with its state or country or without."""
    return folded(text) in PLACES or (folded(text.partition(",")[0]) in PLACES and is_place(text))


def _is_state(part: str) -> bool:
    return part in STATES or part.replace(".", "").replace(" ", "") in STATES


def is_publisher(text: str) -> bool:
    """Say whether a text has a word that publishers have in their names."""
    return any(folded(word) in PUBLISHER and word != "Up" for word in _WORDS.findall(text.replace("- ", "")))


def find(text: str, start: int, end: int) -> Imprint | None:
    """Return the place and publisher that stand in ``text[start:end]``, or None."""
    if match := _SWAPPED.search(text, start, end):
        return Imprint(match.start(), match.end(), match.span("place"), match.span("publisher"))
    match = _REVERSED.search(text, start, end)
    if match and is_publisher(match["publisher"]) and is_place(match["place"]):
        return Imprint(match.start(), match.end(), match.span("place"), match.span("publisher"))
    best: Imprint | None = None
    for colon in _COLON.finditer(text, start, end):
        found = _around(text, start, end, colon)
        if found is not None and is_publisher(text[slice(*found.place)]) and is_place(text[slice(*found.publisher)]):
            # Publisher: Town
            found = Imprint(found.start, found.end, found.publisher, found.place)
        if found is not None and (best is None or not is_place(text[slice(*best.place)]) or is_place(text[slice(*found.place)])):
            best = found
    return best


def _around(text: str, start: int, end: int, colon: re.Match[str]) -> Imprint | None:
    """Place before the colon, publisher behind it."""
    end = min(end, colon.end() + _LONGEST_PUBLISHER)
    stop = _END.search(text, colon.end(), end)
    last = stop.start() if stop else end
    name = text[colon.end():last].strip()
    longest = _LONGEST_NAME + 3 * is_publisher(name)
    known = is_place(text[max(start, colon.start() - _REACH):colon.start()].rpartition(". ")[2])
    small = known and name.islower() and name.isalpha() and colon.end() + len(name) >= last
    named = bool(name) and (name[0].isupper() or name[0].isdigit() or small) and not any(c.isdigit() for c in name[:3])
    if not named or "(" in _COUNTRY_BEHIND.sub("", name) or (
            len(name.split()) > longest and not (known and _DEPARTMENT.match(name))):
        return None
    reach = max(start, colon.start() - _REACH)
    for match in _PLACE_START.finditer(text, reach, colon.start()):
        first = match.start()
        if first != start and not _BEFORE_PLACE.search(text[max(start, first - 2):first]):
            continue
        place = text[first:colon.start()]
        alone = first - start > _TITLE and len(name.split()) < _LONGEST_NAME / 2 and _may_be_place(place)
        begins = first > start and _BEFORE_PLACE.search(text[max(start, first - 2):first])
        likely = (alone and _ENDS_WITH_YEAR.match(text, last, last + 12)) or (begins and _may_be_place(place) and is_publisher(name))
        if is_place(_STATE_IN_BRACKETS.sub(r", \1", place)) or likely:
            return Imprint(_bracket(text, first), last, (first, colon.start()), (colon.end(), last))
    return None


def _may_be_place(text: str) -> bool:
    words = text.split()
    short = len(words) <= 3 and not _NO_TOWN.search(text) and not _SENTENCE_END.search(text)  # noqa: PLR2004
    return short and all(word[0].isupper() or "-" in word for word in words)


def _bracket(text: str, first: int) -> int:
    return first - 1 if first and text[first - 1] == "(" else first


def before(text: str, start: int, end: int, *, lenient: bool) -> Imprint | None:
    """Return a publisher that ends where the year begins: "Publisher, Place, 2010", "Publisher; 2010"; None when nothing looks so.

    ``lenient`` lets a short name without a publisher's word pass, where only a publisher can stand.
    """
    while end > start and text[end - 1] in f" ,;:.({TAKEN}":
        end -= 1
    pieces = _pieces(text, start, end)
    if len(pieces) < 2:  # noqa: PLR2004 - the title must remain
        return None
    place, pieces = _place_last(text, pieces, end)
    if len(pieces) < 2 or folded(text[slice(*pieces[-1])].split(maxsplit=1)[0]) in _SERIAL_HEADS:  # noqa: PLR2004
        return None
    for back in (1, 2, 3):
        if len(pieces) > back and is_publisher(text[slice(*pieces[-back])]) and _short(text[pieces[-back][0]:pieces[-1][1]]):
            first = _with_suffix(text, pieces, back)
            if place == (0, 0):
                place = _place_before(text, pieces, back)
            return Imprint(_bracket(text, min(first, place[0] or first)), end, place, (first, pieces[-1][1]))
    town = _place_before(text, pieces, 1)
    if TAKEN in text[pieces[-1][1]:end] and place != (0, 0):
        # What stands before the edition is the title, which may be a list of towns itself.
        return None if folded(_BOUNDS.split(text[start:place[0]].rstrip(" ,"))[-1]) in PLACES else Imprint(place[0], end, place, (0, 0))
    if town != (0, 0) and _DATED.search(text[slice(*pieces[-1])]):
        return Imprint(town[0], town[1], town, (0, 0))
    if text[pieces[-1][1]:pieces[-1][1] + 1] != ")" and (lenient or place != town) and _short(text[slice(*pieces[-1])], 5):
        place = town if place == (0, 0) else place
        return Imprint(_bracket(text, min(pieces[-1][0], place[0] or end)), end, place, pieces[-1])
    return None


def _place_last(text: str, pieces: list[tuple[int, int]], end: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The place that ends a list of pieces, (0, 0) without one, and the pieces before it."""
    for count in (3, 2, 1):
        if len(pieces) > count and is_place(text[pieces[-count][0]:end]):
            return (pieces[-count][0], end), pieces[:-count]
    return (0, 0), pieces


def _place_before(text: str, pieces: list[tuple[int, int]], back: int) -> tuple[int, int]:
    """The place right before the piece that is ``back`` from the end: "Paris, Seuil", "Ithaca, NY, Cornell"; (0, 0) without one."""
    for count in (2, 1):
        if len(pieces) > back + count and is_place(text[pieces[-back - count][0]:pieces[-back - 1][1]]):
            return pieces[-back - count][0], pieces[-back - 1][1]
    return (0, 0)


def _with_suffix(text: str, pieces: list[tuple[int, int]], back: int) -> int:
    """The publisher's name from its first word: "Wiley, Inc." begins at Wiley, "AIHW, Australian Government" at AIHW."""
    first, last = pieces[-back]
    acronym = _ACRONYM_FIRST.fullmatch(text, pieces[-back - 1][0], first) if back < len(pieces) - 1 else None
    if acronym and not _is_state(folded(acronym[1])):
        return pieces[-back - 1][0]
    alone = text[first:last].strip(" .").lower() in ("inc", "ltd", "llc", "co", "gmbh", "and sons", "and co")
    return pieces[-back - 1][0] if alone and len(pieces) > back + 1 else first


_PIECE = re.compile(rf"[^,;(){TAKEN}]+")
_BOUNDS = re.compile(r"[,:;.]\s")
_ACRONYM_FIRST = re.compile(r"([A-Z]{2,6}),\s")
_STOP = re.compile(rf"(?<=[\w)’”])(?<![\s.][{UPPER}])[.?!][”\"]?\s+(?=[{UPPER}])")


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a region at commas, brackets and the ends of sentences."""
    made: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text, start, end):
        done = match.start()
        for stop in _STOP.finditer(text, match.start(), match.end()):
            made.append((done, stop.start()))
            done = stop.end()
        made.append((done, match.end()))
    return [(last - len(text[first:last].lstrip(" .")), last) for first, last in made if text[first:last].strip(" .")]


def _short(text: str, most: int = 8) -> bool:
    words = text.split()
    if not 0 < len(words) <= most or not words[0][:1].isupper() or _DATED.search(text):
        return False
    return all(not word[0].islower() or word in LINKING or folded(word) in PUBLISHER for word in words)
