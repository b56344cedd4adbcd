"""The dates that a page gives of itself: published, last reviewed, revised, next review.

Evidence is ranked: a line that readers see ("Last reviewed: 3 May 2025"), then what the file says in its head or data (the reader put
it into the metadata), then a line of the furniture. The best rank wins, with a finding when another differs; two lines
of the best rank that differ leave no value. Nothing is derived: "last revised" is never taken for a review.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from netpub.findings import Finding, Report
from netpub.normalise.datelines import Label, Statement, statements
from netpub.normalise.facts import where, with_facts
from netpub.normalise.furniture_words import structural
from netpub.normalise.lines import Line, Sweep, Taken
from netpub.normalise.segments import take_out
from netpub.page import Fact, FactName, Page, Range
from netpub.text.dates import FoundDate, parse

_NAMES: tuple[FactName, ...] = ("published", "last-review", "revised", "next-review")

# The reader's hint for what stands in a file's head.
_HEAD = "head"


class _Rank(IntEnum):
    SEEN = 0
    DATA = 1
    ASIDE = 2


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one place says of one date; ``readings`` is empty when it says nothing."""

    name: FactName | Label
    rank: _Rank
    readings: tuple[str, ...]
    fact: Fact


def step(page: Page, report: Report) -> Page:
    """Return the page with its dates as facts and the lines that only gave them taken out.

    Reports ``ambiguous-date`` for a date that may be two days, and ``conflicting-dates``. A label without a date, or with one that
    cannot be told, becomes a fact without a value.
    """
    language = page.metadata.value("language")
    sweep = Sweep(lambda line: _take(line, language))
    rest = sweep.page(page)
    evidence = _told(page, [*sweep.found, *_from_data(page, language)], report)
    facts: dict[FactName, Fact] = {}
    for name in _NAMES:
        own = sorted((entry for entry in evidence if entry.name == name), key=lambda entry: entry.rank)
        known = page.metadata.get(name)
        if known and _HEAD not in known.origin.hints:
            # It was read from the text, and weighed, before.
            facts[name] = replace(known, ranges=tuple(dict.fromkeys(place for entry in own for place in entry.fact.ranges)))
        elif own:
            facts[name] = _weighed(page, own, report)
    return with_facts(rest, facts)


def _take(line: Line, language: str) -> Taken[_Evidence] | None:
    found = statements(line.text, language)
    if not found:
        return None
    alone = [(statement.start, statement.end) for statement in found if statement.alone]
    if not alone:
        return Taken(tuple(_evidence(line, statement, ()) for statement in found))
    rest, spans = take_out(line.content, alone)
    places = dict(zip(alone, (line.places(*span) for span in spans), strict=True))
    evidence = tuple(_evidence(line, statement, places.get((statement.start, statement.end), ())) for statement in found)
    return Taken(evidence, rest, open=found[-1].date is None)


def _evidence(line: Line, statement: Statement, places: tuple[Range, ...]) -> _Evidence:
    words = line.words(statement.start, statement.end).strip(" |•·;,-–—")
    aside = line.dropped or any(structural(hint) == "furniture" for hint in line.origin.hints)
    rank = _Rank.ASIDE if aside else _Rank.SEEN
    return _Evidence(statement.name, rank, _readings(statement.date), Fact("", words, line.origin, places))


def _readings(date: FoundDate | None) -> tuple[str, ...]:
    return date.readings if date else ()


def _from_data(page: Page, language: str) -> list[_Evidence]:
    """What the reader found in the file's head or data, such as ``dcterms.modified``; a value that is no date says nothing."""
    found = []
    for name in _NAMES:
        if fact := page.metadata.get(name):
            dates = parse(fact.value, language, years=True)
            found.append(_Evidence(name, _Rank.DATA, dates[0].readings if len(dates) == 1 else (), fact))
    return found


def _told(page: Page, evidence: list[_Evidence], report: Report) -> list[_Evidence]:
    """The evidence with each "review date" as the last or the next review, as the page's other dates tell; no value when they do not."""
    return [_as_review(page, entry, evidence, report) if entry.name == "review-date" else entry for entry in evidence]


def _as_review(page: Page, entry: _Evidence, evidence: list[_Evidence], report: Report) -> _Evidence:
    values = {name: [other.readings[0] for other in evidence if other.name == name and len(other.readings) == 1] for name in _NAMES}
    if values["next-review"] or (entry.readings and any(value > entry.readings[0] for value in values["published"] + values["revised"])):
        return replace(entry, name="last-review")
    if values["last-review"]:
        return replace(entry, name="next-review")
    if entry.readings:
        report(Finding("ambiguous-review-date", where(page, entry.fact.origin), entry.fact.evidence))
    return replace(entry, name="last-review", readings=())


def _weighed(page: Page, evidence: list[_Evidence], report: Report) -> Fact:
    """The fact that evidence of one date amounts to; ``evidence`` begins with the best."""
    for entry in evidence:
        if len(entry.readings) > 1:
            report(Finding("ambiguous-date", where(page, entry.fact.origin), entry.fact.evidence))
    telling = [entry for entry in evidence if len(entry.readings) == 1]
    best = telling[0] if telling else evidence[0]
    rivals = [entry for entry in telling if not _agree(entry, best)]
    if rivals:
        words = "; ".join(f"“{entry.fact.evidence}”" for entry in (best, *rivals))
        report(Finding("conflicting-dates", where(page, best.fact.origin), words))
    equals = [entry for entry in telling if entry.rank == best.rank]
    open_conflict = any(entry.rank == best.rank for entry in rivals)
    value = "" if open_conflict or not telling else max((entry.readings[0] for entry in equals), key=len)
    places = tuple(place for entry in evidence for place in entry.fact.ranges)
    return Fact(value, best.fact.evidence, best.fact.origin, places)


def _agree(one: _Evidence, other: _Evidence) -> bool:
    """Whether two dates can be the same: "May 2025" and 3 May 2025 can."""
    a, b = one.readings[0], other.readings[0]
    return a.startswith(b) or b.startswith(a)
