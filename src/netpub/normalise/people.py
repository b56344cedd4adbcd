"""Who wrote a page and who reviewed it.

A statement ("Written by …", "Medically reviewed by …") names its own role. A name with degrees is a reviewer under a heading that
says so, or at the head of the references, where some publishers list their experts; without degrees it is taken for a reference.
Who reviewed without any word of what for is no clinical reviewer: that is reported, not assumed.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from netpub.findings import Finding, Report
from netpub.normalise.credits import Credit, credits_in
from netpub.normalise.facts import where, with_facts
from netpub.normalise.lines import Line, Sweep, Taken
from netpub.normalise.names import Party, Role, person, unnamed
from netpub.page import Fact, Origin, Page, Range, Reviewer
from netpub.text import cues


@dataclass(frozen=True, slots=True)
class _Unknown:
    """Someone who reviewed in a role that the line does not tell."""

    origin: Origin
    evidence: str


_ROLES: dict[str, Role] = {"lay-review": "lay-review", "accessibility-review": "accessibility-review"}
_Found = Fact | Reviewer | _Unknown


def step(page: Page, report: Report) -> Page:
    """Return the page with its author and reviewers as metadata, and the lines that only named them taken out.

    Reports ``reviewer-role-unknown``; such a line stays in the text.
    """
    language = page.metadata.value("language")
    sweep: Sweep[_Found] = Sweep(lambda line: _take(line, language))
    rest = sweep.page(page)
    found = [_with_places(entry, sweep.headings.get(number, ())) for number, entry in enumerate(sweep.found)]
    for entry in found:
        if isinstance(entry, _Unknown):
            report(Finding("reviewer-role-unknown", where(page, entry.origin), entry.evidence))
    return _with_reviewers(_with_author(rest, [entry for entry in found if isinstance(entry, Fact)]), found)


def _take(line: Line, language: str) -> Taken[_Found] | None:
    if found := credits_in(line.text, language):
        return _from_credits(line, found)
    return _from_list(line)


def _from_credits(line: Line, found: list[Credit]) -> Taken[_Found] | None:
    """The people of a line of statements. It goes only when it says nothing else and every statement was understood."""
    alone = all(_understood(credit) for credit in found) and found[-1].end == len(line.text)
    people: list[_Found] = []
    for credit in found:
        if not credit.parties:
            continue
        if credit.cue in ("written-by", "made-by"):
            places = line.places(credit.start, credit.end) if alone else ()
            people.append(Fact(_author(credit), credit.words, line.origin, places))
        elif not _understood(credit):
            people.append(_Unknown(line.origin, line.words()))
        else:
            people += _reviewers(line, credit, alone=alone)
    return Taken(tuple(people), () if alone else None) if people else None


def _understood(credit: Credit) -> bool:
    if credit.cue == "review":
        return bool(credit.parties) and all(party.role or party.clinical for party in credit.parties)
    return bool(credit.parties)


def _author(credit: Credit) -> str:
    """The author as one name: an organisation without its article, or the people as the line names them."""
    return credit.parties[0].organisation if not credit.parties[0].name else credit.named


def _reviewers(line: Line, credit: Credit, *, alone: bool) -> list[Reviewer]:
    starts = [credit.start, *(party.start for party in credit.parties[1:]), credit.end]
    return [
        _reviewer(
            party, party.role or _ROLES.get(credit.cue, "clinical-review"), line,
            party.words or line.words(start, end), line.places(start, end) if alone else ())
        for party, start, end in zip(credit.parties, starts, starts[1:], strict=False)
    ]


def _reviewer(party: Party, role: Role, line: Line, evidence: str, places: tuple[Range, ...]) -> Reviewer:
    return Reviewer(role, line.origin, party.name, party.degrees, party.organisation, evidence, places)


def _from_list(line: Line) -> Taken[_Found] | None:
    """Someone with degrees, or an item that names a role, under a heading that names reviewers or references."""
    text = line.text.strip(" \n•*-")
    role = _role_under(line.heading)
    found = person(text) or (unnamed(text) if line.item else None) if role else None
    if found is None or role is None:
        return None
    if found.role:
        role = found.role
    if role == "review":
        if not found.clinical:
            return Taken((_Unknown(line.origin, text),))
        role = "clinical-review"
    with_heading = not cues.is_phrase("people", "reference-headings", line.heading)
    return Taken((_reviewer(found, role, line, text, line.places()),), (), with_heading=with_heading)


@lru_cache(maxsize=64)
def _role_under(heading: str) -> Role | Literal["review"] | None:
    """As what people under a heading reviewed, ``review`` when it does not say, None when it names no reviewers."""
    if cues.is_phrase("people", "lay-headings", heading):
        return "lay-review"
    if cues.is_phrase("people", "clinical-headings", heading):
        return "clinical-review"
    named = any(cues.is_phrase("people", name, heading) for name in ("headings", "reference-headings"))
    return "review" if named else None


def _with_places(entry: _Found, places: tuple[Range, ...]) -> _Found:
    """The entry with the source of the heading that went with it."""
    return entry if isinstance(entry, _Unknown) else replace(entry, ranges=places + entry.ranges)


def _with_author(page: Page, authors: list[Fact]) -> Page:
    """The page with the first author that it names to readers; a name from the file's head counts only when there is none."""
    if not authors:
        return page
    known = page.metadata.get("author")
    places = [*(known.ranges if known else ()), *(place for author in authors for place in author.ranges)]
    return with_facts(page, {"author": replace(authors[0], ranges=tuple(dict.fromkeys(places)))})


def _with_reviewers(page: Page, found: list[_Found]) -> Page:
    """The page with its reviewers, each once, whatever the number of places that name them."""
    kept: dict[tuple[str, ...], Reviewer] = {}
    for reviewer in (*page.metadata.reviewers, *(entry for entry in found if isinstance(entry, Reviewer))):
        named = (reviewer.name, reviewer.organisation)
        known = kept.get(key := (reviewer.role, *(named if any(named) else (reviewer.evidence, str(reviewer.origin.line)))))
        kept[key] = replace(known, ranges=known.ranges + reviewer.ranges) if known else reviewer
    return replace(page, metadata=replace(page.metadata, reviewers=tuple(kept.values())))
