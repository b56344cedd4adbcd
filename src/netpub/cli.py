"""The command line: names and common options. A command's module is loaded when it is called, so that ``--help`` is quick."""

from pathlib import Path

import click

from netpub import __version__
from netpub.commands.common import common
from netpub.commands.lazy import LazyGroup

# Command -> what it is for; the module netpub.commands.NAME holds the function ``command``.
COMMANDS = {
    "init": "Make a new project in a folder.",
    "ingest": "Read source pages into validated XML.",
    "check": "Say what is wrong with the pages and their translations.",
    "build": "Make PDF, EPUB and web pages of everything that changed.",
    "preview": "Show the web pages in a browser, and build again whenever something is saved.",
    "status": "Show every page in every language: state, dates, findings.",
    "translate": "Make and update the catalogues that translators fill.",
    "review": "Record who approved what, and what must be looked at again.",
    "references": "Read citations into structured references.",
    "explain": "Explain a rule, or where a finished file comes from.",
    "doctor": "Say which tools are there, and what brings those that are missing.",
    "clean": "Remove what a build made.",
}


@click.group(cls=LazyGroup, table=COMMANDS, package="netpub.commands", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@common
def main(project: Path) -> None:
    """Make leaflets, e-books and web pages for patients from a folder of source pages.

    Example: netpub -C my-project build
    """
    del project
