"""netpub translate: catalogues that translators fill. A subcommand is a module of this package with a function ``command``."""

from pathlib import Path

import click

from netpub.commands.common import common
from netpub.commands.lazy import LazyGroup

# Subcommand -> what it is for, in the order of use.
COMMANDS = {
    "extract": "Write the catalogues of pages, or bring them up to date.",
    "update": "Bring the catalogues that are there up to date with their pages.",
    "status": "Show how far each page is translated, and what changed since.",
    "check": "Say what is wrong with translations, in a project or in a file.",
    "export": "Write files for agencies, memories and reviewers: XLIFF, TMX, CSV, XLSX.",
    "import": "Put what came back from translators into the catalogues.",
    "pretranslate": "Let a program of yours draft what is empty, for people to confirm.",
}


@click.group("translate", cls=LazyGroup, table=COMMANDS, package="netpub.commands.translate")
@common
def command(project: Path) -> None:
    """Make and update the catalogues that translators fill.

    Example: netpub translate extract -l es
    """
    del project
