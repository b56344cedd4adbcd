"""Every command with its options, from the command line itself."""

from collections.abc import Iterator
from typing import Any

import click
from docs.generate.markdown import anchored, code, described, fence, page, table

from netpub.cli import main
from netpub.errors import ExitCode

ABOUT = """\
Made from the program itself. `netpub COMMAND --help` says the same. Every command also takes the common options below."""
_COMMON = ("-C", "--quiet", "--verbose", "--debug", "--progress", "--help")


def tree(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and all below it with their full names, in the order of use."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from tree(found, f"{name} {below}")


def everything() -> list[tuple[str, click.Command]]:
    """Return each command, groups among them, by its full name (``netpub review approve``)."""
    return [(name, command) for name, command in tree(main, "netpub") if command is not main]


def write() -> str:
    """Return the page."""
    common = [_option(option) for option in _options(main, common=True)]
    said = described("exit_codes", [one.name for one in ExitCode])
    codes = [(str(int(one)), said[one.name]) for one in ExitCode]
    return page("Commands and options", ABOUT, [
        "## Common options\n", table(("option", "what it does", "default"), common),
        "## Exit codes\n", table(("code", "meaning"), codes),
        *(_command(name, command) for name, command in everything()),
    ])


def _command(name: str, command: click.Command) -> str:
    anchor = "command-" + name.removeprefix("netpub ").replace(" ", "-")
    context = click.Context(command, info_name=name)
    usage = f"{name} {' '.join(command.collect_usage_pieces(context))}"
    rows = [_option(option) for option in own_options(command)]
    parts = [anchored(2 + (name.count(" ") > 1), name, anchor), fence(usage), _help(command)]
    if isinstance(command, click.Group):
        below = [found for found, _ in tree(command, name) if found.count(" ") == name.count(" ") + 1]
        parts.append("\n".join(f"- [{found}](#command-{found.removeprefix('netpub ').replace(' ', '-')})" for found in below) + "\n")
    if rows:
        parts.append(table(("option", "what it does", "default"), rows))
    return "\n".join(parts)


def _help(command: click.Command) -> str:
    """The help as paragraphs, what follows “Example:” as code."""
    made = []
    for paragraph in (command.help or "").split("\n\n"):
        text = " ".join(paragraph.split())
        head, found, example = text.partition(": ")
        if found and head in ("Example", "Examples"):
            made.append(fence("\n".join(line.strip() for line in example.split("; ")), "text"))
        else:
            made.append(text.replace("<", "\\<").replace("[", "\\[").replace("*", "\\*") + "\n")
    return "\n".join(made)


def own_options(command: click.Command) -> list[click.Option]:
    """Return the options that a command has of its own."""
    return _options(command, common=False)


def _options(command: click.Command, common: bool) -> list[click.Option]:
    context = click.Context(command)
    options = [one for one in command.get_params(context) if isinstance(one, click.Option) and not one.hidden]
    return [one for one in options if bool({*one.opts} & {*_COMMON}) is common]


def _option(option: click.Option) -> tuple[str, str, str]:
    context = click.Context(click.Command("any"))
    names = ", ".join([*option.opts, *option.secondary_opts])
    value = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
    return code(names + value), option.help or "", _default(option)


def _default(option: click.Option) -> str:
    """A default that helps: flags are off, and texts are empty, without a word."""
    shown: Any = option.show_default if isinstance(option.show_default, str) else option.default
    if option.is_flag or callable(shown) or not isinstance(shown, (str, int, float)) or isinstance(shown, bool) or shown == "":
        return ""
    return str(shown) if isinstance(option.show_default, str) else code(str(shown))
