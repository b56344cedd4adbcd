"""How to reach the publisher, and where the page comes from: the helpline of its banner, its address, the day it was saved.

A helpline is read from a short line that begins with its label; the line stays where it is, since the text may need it and a banner is
taken out as furniture. Emergency numbers are no helplines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from netpub.findings import Finding, Report
from netpub.normalise.blocks import walk
from netpub.normalise.facts import where, with_facts
from netpub.normalise.licences import addresses
from netpub.normalise.lines import Line, Sweep, Taken
from netpub.page import Fact, FactName, Figure, Page, Table
from netpub.text import cues
from netpub.text.dates import FoundDate, parse
from netpub.text.phones import phones

_BANNER = 120
_FEWEST_DIGITS = 7
_SOURCE = 500
_URL = re.compile(r"https?://[^\s<>\"]{3,400}", re.IGNORECASE)
_NUMBER = re.compile(r"[\s:–—-]{0,4}(\+?\(?\d(?:[\s().–-]{0,3}\d){6,14})(?![\d.,]?\d)")
_BETWEEN = re.compile(r"[\s:;,.()<>–—-]*")


@dataclass(frozen=True, slots=True)
class _Read:
    """A fact read from a line; ``ambiguous`` is a date that may be two days."""

    name: FactName
    fact: Fact
    ambiguous: bool = False


def step(page: Page, report: Report) -> Page:
    """Return the page with helpline, address of the source and day of retrieval as facts; lines with nothing but the last two go.

    Reports ``ambiguous-date``.
    """
    language = page.metadata.value("language")
    credits = frozenset(after.origin.line for before, after in pairwise(walk(page.blocks)) if isinstance(before, Figure | Table))
    sweep = Sweep(lambda line: _take(line, language) if line.origin.line not in credits else None)
    rest = sweep.page(page)
    facts: dict[FactName, Fact] = {}
    for read in sweep.found:
        if read.ambiguous:
            report(Finding("ambiguous-date", where(page, read.fact.origin), read.fact.evidence))
        known = facts.get(read.name)
        facts[read.name] = Fact(known.value, known.evidence, known.origin, known.ranges + read.fact.ranges) if known else read.fact
    if page.metadata.value("helpline"):
        facts.pop("helpline", None)
    return with_facts(rest, facts)


def _take(line: Line, language: str) -> Taken[_Read] | None:
    if len(line.text) > _SOURCE:
        return None
    found = _source(line, language)
    return Taken(tuple(found), ()) if found else _helpline(line)


def _helpline(line: Line) -> Taken[_Read] | None:
    text = line.words()
    label = cues.end_of("contact", "helpline", text)
    if len(text) > _BANNER or label < 0:
        return None
    labelled = _NUMBER.match(text, label)
    numbers = [labelled[1]] if labelled else [text[start:end] for start, end in phones(text)]
    number = next((number for number in numbers if sum(map(str.isdigit, number)) >= _FEWEST_DIGITS), "")
    return Taken((_Read("helpline", Fact(number, text, line.origin)),)) if number else None


def _source(line: Line, language: str) -> list[_Read]:
    """What a line says that holds nothing but where the page comes from and when it was saved; nothing for any other line."""
    text = line.text
    if not cues.may_hold(text, ("contact", "source"), ("contact", "retrieved")):
        return []
    if cues.end_of("contact", "source", text.lstrip()) < 0 and cues.end_of("contact", "retrieved", text.lstrip()) < 0:
        return []
    links = addresses(line.content)
    dates = {date.start: date for date in parse(text, language)}
    url, date, position = "", None, 0
    while (position := _BETWEEN.match(text, position).end()) < len(text):  # type: ignore[union-attr]
        labels = max(cues.end_of("contact", name, text, position) for name in ("source", "retrieved", "joiners"))
        if labels >= 0:
            position = labels
        elif position in dates and date is None:
            date = dates[position]
            position = date.end
        elif (match := _URL.match(text, position)) and not url:
            url, position = match[0].rstrip(".,;)"), match.end()
        else:
            return []
    return _facts(line, url or (links[0] if links and not date else ""), date)


def _facts(line: Line, url: str, date: FoundDate | None) -> list[_Read]:
    words, places = line.words(), line.places()
    found = [_Read("source-url", Fact(url, words, line.origin, places))] if url else []
    if date:
        fact = Fact(date.iso, words, line.origin, () if url else places)
        found.append(_Read("retrieved", fact, date.ambiguous))
    return found
