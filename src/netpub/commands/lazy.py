"""Groups of commands whose modules are loaded when they are called, so that ``--help`` is quick."""

import contextlib
import copy
import importlib
import inspect
import io
import keyword
from collections.abc import Mapping
from typing import Any

import click

from netpub.tools import text_libraries
from netpub.words import told


def spoken(command: click.Command) -> click.Command:
    """Return a command with its help in the language of the environment; the command itself stays as it is."""
    twin = copy.copy(command)
    twin.help = told(inspect.cleandoc(command.help or ""))
    twin.params = [_spoken(parameter) for parameter in command.params]
    twin.options_metavar = told(twin.options_metavar or "")
    if isinstance(twin, click.Group):
        twin.subcommand_metavar = told(twin.subcommand_metavar)
        twin.commands = {name: spoken(one) for name, one in twin.commands.items()}
    return twin


def _spoken(parameter: click.Parameter) -> click.Parameter:
    twin = copy.copy(parameter)
    if isinstance(twin, click.Option):
        twin.help = told(twin.help or "")
        twin.show_default = told(twin.show_default) if isinstance(twin.show_default, str) else twin.show_default
    return twin


class LazyGroup(click.Group):
    """Finds commands by name in ``table`` (name -> what it is for); the module ``package.NAME`` (``NAME_`` for a word
    of Python such as import) holds the function ``command``."""

    def __init__(self, *arguments: Any, table: Mapping[str, str], package: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._table, self._package = table, package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        del ctx
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command's module; None for a name that is no command. Raises ToolMissing when it needs Pango and that is missing."""
        del ctx
        if cmd_name not in self._table:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        try:
            # What loads Pango prints its own advice when it fails; ours follows.
            with contextlib.redirect_stdout(io.StringIO()):
                module = importlib.import_module(f"{self._package}.{name}")
        except OSError:
            text_libraries.require()
            raise
        return spoken(module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section(told("Commands")):
            formatter.write_dl([(name, told(purpose)) for name, purpose in self._table.items()])
