"""Options that work before and after a command's name, and how commands print findings and totals."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from netpub.progress import Progress, progress
from netpub.words import told

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Common:
    """The values of the common options, wherever on the line they stood."""

    project: Path = Path()
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    progress: str = "auto"

    def display(self) -> Progress:
        """Return the progress display that was asked for."""
        return progress(self.progress, self.verbose, self.quiet)


def settings_of(ctx: click.Context) -> Common:
    """Return the common options of this run."""
    root = ctx.find_root()
    if not isinstance(root.obj, Common):
        root.obj = Common()
    return root.obj


def _keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep an option that was given; one that was not given leaves what stood before the command."""
    common = settings_of(ctx)
    if value not in (None, False):
        setattr(common, str(parameter.name), value)
    return value


def common(function: F) -> F:
    """Give a command the common options. The function gets ``project``, the others are read with ``settings_of``."""
    options = [
        click.option("-C", "project", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="The project's folder.",
                     callback=_project, default=None),
        click.option("-q", "--quiet", is_flag=True, callback=_keep, expose_value=False, help="Say less."),
        click.option("-v", "--verbose", is_flag=True, callback=_keep, expose_value=False, help="Say why things are done."),
        click.option("--debug", is_flag=True, callback=_keep, expose_value=False, help="Show where an error comes from."),
        click.option("--progress", type=click.Choice(["auto", "bar", "plain", "json", "none"]), callback=_keep, expose_value=False,
                     help="How progress is shown."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def _project(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    _keep(ctx, parameter, value)
    return settings_of(ctx).project.resolve()


def say(text: str, *, err: bool = False) -> None:
    """Print a message in the language of the environment."""
    click.echo(told(text), err=err)


def say_lines(lines: Iterable[str], *, err: bool = False) -> None:
    """Print messages in the language of the environment, a line each."""
    for line in lines:
        say(line, err=err)


def today() -> str:
    """Return today's date (ISO 8601), the default of --as-of: the only clock that netpub reads."""
    return datetime.datetime.now().astimezone().date().isoformat()


def as_of_option(function: F) -> F:
    """Give a command ``--as-of DATE``."""
    return click.option("--as-of", "as_of", default=today, callback=_iso_date, metavar="DATE", show_default="today",
                        help="Judge due dates as of this day (YYYY-MM-DD).")(function)


def _iso_date(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    del ctx
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"“{value}” is no date; write it as 2026-11-21.", param=parameter) from None


def known(names: Sequence[str], allowed: Sequence[str], what: str) -> tuple[str, ...]:
    """Return ``names``; raises click.UsageError naming the first that is not allowed and what is."""
    for name in names:
        if name not in allowed:
            raise click.UsageError(f"There is no {told(what)} “{name}” in this project. There are: {', '.join(allowed) or 'none'}.")
    return tuple(names)
