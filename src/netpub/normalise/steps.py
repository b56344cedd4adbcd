"""The steps of normalisation, in their one order, each with the reason for its place."""

from collections.abc import Callable
from dataclasses import dataclass

from netpub.findings import Report
from netpub.normalise import characters, furniture, identifiers, lists, title
from netpub.page import Page

Run = Callable[[Page, Report], Page]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``run`` takes a page and returns another, reporting what it cannot mend; ``why`` is the reason for its place."""

    name: str
    run: Run
    why: str


STEPS: tuple[Step, ...] = (
    Step("characters", characters.step, "first, so that invisible characters hide no word from any other step"),
    Step("lists", lists.step, "before whatever reads lines: a list item is one, a paragraph that begins with a bullet is not"),
    Step("furniture", furniture.step, "after the facts, which stand among it, and before the title, which is the first line below it"),
    Step("title", title.step, "before the headings, of which it is the first"),
)

# After the corrections of page.toml, which may add or replace blocks.
LAST: tuple[Step, ...] = (
    Step("identifiers", identifiers.step, "last of all, so that every block that stays has one"),
)
