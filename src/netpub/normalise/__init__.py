"""Page -> Page: furniture out, facts found, structure made plain. The steps and their order stand in ``netpub.normalise.steps``."""

from netpub.findings import Report
from netpub.normalise.corrections import Corrections, apply
from netpub.normalise.ledger import ledger
from netpub.normalise.site import EMPTY, Site
from netpub.normalise.steps import LAST, steps
from netpub.page import Page

__all__ = ["Corrections", "Site", "ledger", "normalise"]


def normalise(page: Page, corrections: Corrections, report: Report, site: Site = EMPTY) -> Page:
    """Return the page after every step and the corrections of its page.toml; the input is not changed.

    ``site`` is what the project's furniture.toml says of its web site (``netpub.normalise.site.load``).

    What a step cannot mend for certain goes to ``report`` and stays as the source has it.
    """
    for step in steps(site):
        page = step.run(page, report)
    page = apply(page, corrections, report)
    for step in LAST:
        page = step.run(page, report)
    return page
