"""netpub review: who approved what, and what may be released. A subcommand is a module of this package with a function ``command``."""

from pathlib import Path

import click

from netpub.commands.common import common
from netpub.commands.lazy import LazyGroup

# Subcommand -> what it is for, in the order of use.
COMMANDS = {
    "request": "Open a round of review of a page in a language.",
    "approve": "Sign off exactly the text as it is now.",
    "comment": "Record a remark that must be resolved before a release.",
    "resolve": "Record what became of a comment.",
    "diff": "Show what changed since a version was approved.",
    "packet": "Make what goes to a reviewer, on paper and for Word.",
    "import": "Record what a reviewer wrote into the Word file of a packet.",
    "dossier": "Put together what an assessor asks to see.",
    "due": "List what must be reviewed soon, and what must be taken back.",
    "withdraw": "Take an approval back.",
    "batch": "Record a print run, so that it can be called back.",
}


@click.group("review", cls=LazyGroup, table=COMMANDS, package="netpub.commands.review")
@common
def command(project: Path) -> None:
    """Record who approved which text in which role; nothing is released without it.

    Example: netpub review request pancreas-surgery -l es
    """
    del project
