"""The command line: names and common options. A command's module is loaded when it is called, so that ``--help`` is quick."""

import importlib
from pathlib import Path

import click

from netpub import __version__
from netpub.commands.common import common

# Command -> what it is for; the module netpub.commands.NAME holds the function ``command``.
COMMANDS = {
    "init": "Make a new project in a folder.",
    "ingest": "Read source pages into validated XML.",
    "check": "Say what is wrong with the pages and their translations.",
    "build": "Make PDF, EPUB and web pages of everything that changed.",
    "status": "Show every page in every language: state, dates, findings.",
    "translate": "Make and update the catalogues that translators fill.",
    "references": "Read citations into structured references.",
    "explain": "Explain a rule, or where a finished file comes from.",
    "doctor": "Say which tools are there, and what brings those that are missing.",
    "clean": "Remove what a build made.",
}


class _Commands(click.Group):
    """Finds commands by name and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command's module; None for a name that is no command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"netpub.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@common
def main(project: Path) -> None:
    """Make leaflets, e-books and web pages for patients from a folder of source pages.

    Example: netpub -C my-project build
    """
    del project
