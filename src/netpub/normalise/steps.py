"""The steps of normalisation, in their one order, each with the reason for its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from netpub.findings import Report
from netpub.normalise import (
    boxes,
    characters,
    citations,
    contact,
    dates,
    disclaimer,
    furniture,
    glossary,
    heading_tools,
    headings,
    identifiers,
    kept_identifiers,
    lists,
    lost_lists,
    people,
    reference_checks,
    references,
    rights,
    site,
    tables,
    title,
)
from netpub.page import Page

Run = Callable[[Page, Report], Page]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``run`` takes a page and returns another, reporting what it cannot mend; ``why`` is the reason for its place."""

    name: str
    run: Run
    why: str


def steps(named: site.Site = site.EMPTY) -> tuple[Step, ...]:
    """Return the steps in their order; ``named`` is what the project names as furniture of its site."""
    return (
        Step("characters", characters.step, "first, so that invisible characters hide no word from any other step"),
        Step("heading tools", heading_tools.step, "before whatever compares headings with words, such as a list of contents or a label"),
        Step("site furniture", partial(site.step, site=named), "before the lists, which join lines; facts are read from what it drops"),
        Step("lists", lists.step, "before whatever reads lines: a list item is one, a paragraph that begins with a bullet is not"),
        Step("furniture lines", partial(furniture.lines, site=named), "before the facts: a line between a label and its value parts them"),
        Step("dates", dates.step, "before the furniture, in which they stand"),
        Step("people", people.step, "before the furniture, and before references, with which reviewers share a list"),
        Step("rights", rights.step, "before the furniture, in which the copyright line stands"),
        Step("contact", contact.step, "before the furniture, in which the helpline stands"),
        Step("disclaimer", disclaimer.step, "before the furniture, in which it stands"),
        Step("furniture", partial(furniture.step, site=named), "after the facts, which stand among it, and before the title below it"),
        Step("title", title.step, "before the headings, of which it is the first"),
        Step("references", references.step, "before the headings, for which lines of a citation would pass; after the furniture below it"),
        Step("headings", headings.step, "before whatever works on sections"),
        Step("boxes", boxes.step, "needs headings; before lost lists, because a box may follow a colon"),
        Step("glossary", glossary.step, "needs headings; before lost lists, because terms may follow a colon"),
        Step("tables", tables.step, "at any place after characters"),
        Step("lost lists", lost_lists.step, "after everything that finds lists or takes blocks away"),
    )

def last(earlier: kept_identifiers.Earlier = ()) -> tuple[Step, ...]:
    """Return the steps after the corrections of page.toml, which may add or replace blocks; ``earlier`` are the page's stored blocks."""
    return (
        Step("reference checks", reference_checks.step, "needs references and dates as people corrected them"),
        Step("identifiers", identifiers.step, "after whatever adds or takes away a block, so that every block that stays has one"),
        Step("kept identifiers", partial(kept_identifiers.step, earlier=earlier), "needs the ids that the words alone give"),
        Step("citations", citations.step, "last of all: marks in the text lead to the ids of the references"),
    )
