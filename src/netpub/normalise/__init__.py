"""Page -> Page: furniture out, facts found, structure made plain. The steps and their order stand in ``netpub.normalise.steps``."""

from netpub.findings import Report
from netpub.normalise.corrections import Corrections, apply
from netpub.normalise.kept_identifiers import Earlier, Stored
from netpub.normalise.ledger import ledger
from netpub.normalise.site import EMPTY, Site
from netpub.normalise.steps import last, steps
from netpub.page import Page

__all__ = ["Corrections", "Earlier", "Site", "Stored", "ledger", "normalise"]


def normalise(page: Page, corrections: Corrections, report: Report, site: Site = EMPTY, earlier: Earlier = ()) -> Page:
    """Return the page after every step and the corrections of its page.toml; the input is not changed.

    ``site`` is what the project's furniture.toml says of its web site (``netpub.normalise.site.load``). ``earlier`` are the blocks of its
    stored versions, whose ids blocks keep that changed only a little.

    What a step cannot mend for certain goes to ``report`` and stays as the source has it.
    """
    for step in steps(site):
        page = step.run(page, report)
    page = apply(page, corrections, report)
    for step in last(earlier):
        page = step.run(page, report)
    return page
