"""netpub review due: which pages must be reviewed when, and what must be taken back."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from netpub.build import due_dates, ignore, pool, recall
from netpub.build.output import write_whole
from netpub.build.recall import Recall
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, say_lines, settings_of
from netpub.commands.printing import print_failures
from netpub.errors import ExitCode
from netpub.publish import calendar_file
from netpub.publish.calendar_file import Day
from netpub.review.due import Due
from netpub.settings import Settings, load
from netpub.words import told

_WITHIN = re.compile(r"(\d{1,4})([dwmy]?)")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}


def _days(ctx: click.Context, parameter: click.Parameter, value: str) -> int:
    del ctx
    match = _WITHIN.fullmatch(value.strip().lower())
    if match is None:
        raise click.BadParameter(f"“{value}” is no span of time; write 90d, 12w, 6m or 1y.", param=parameter)
    return int(match[1]) * _DAYS[match[2]]


@click.command("due")
@click.option("--within", default="90d", show_default=True, callback=_days, metavar="SPAN", help="How far ahead: 90d, 12w, 6m, 1y.")
@click.option("--ics", "calendar", type=click.Path(path_type=Path, dir_okay=False), help="Write every review date as a calendar file, too.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, within: int, calendar: Path | None, output_format: str, as_of: str) -> ExitCode:
    """List the pages that must be reviewed soon, and what must be taken back because its review is overdue.

    A day comes from the page ("next review"), else or earlier from the project's policy; a flagged reference or a changed source page
    pulls it forward. For cron: exit 0 when nothing is due within SPAN, 1 when something is, 4 when something is overdue or must be
    taken back.

    Example: netpub review due --within 90d --ics reviews.ics
    """
    settings = load(project)
    result = Build(settings, Options(as_of=as_of), pool.local(settings.building), settings_of(ctx).display()).articles()
    print_failures(result.outcome)
    found = due_dates.of_project(settings, result.outcome.entry, ignore.load(settings.root, as_of).counting, as_of)
    shown = [one for one in found if (left := one.left(as_of)) is None or left <= within]
    back = recall.expired(settings, as_of)
    if output_format == "json":
        click.echo(json.dumps({"due": [_row(one, as_of) for one in shown], "recall": [_recall(one) for one in back]},
                              ensure_ascii=False, indent=1))
    else:
        _print(shown, found, back, as_of)
    if calendar:
        write_whole(calendar, calendar_file.write(f"Reviews: {settings.publisher.name}", _entries(settings, found), as_of))
        click.echo(str(calendar), err=True)
    return max((error.exit_code for error in result.outcome.failed.values()), default=_exit_code(shown, back, as_of))


def _exit_code(shown: Sequence[Due], back: Sequence[Recall], as_of: str) -> ExitCode:
    lefts = [left for one in shown if (left := one.left(as_of)) is not None]
    if back or any(left < 0 for left in lefts):
        return ExitCode.REFUSED
    return ExitCode.FINDINGS if lefts else ExitCode.OK


def _print(shown: Sequence[Due], found: Sequence[Due], back: Sequence[Recall], as_of: str) -> None:
    width = max([len(one.page) for one in shown], default=0)
    for one in shown:
        page = f"{one.page:{width}}  {one.language:7}  {one.version or '–':>5}"
        click.echo(f"{one.day or '–':10}  {told(_left(one, as_of)):>12}  {page}  {'; '.join(map(told, one.words.split('; ')))}")
    if not shown:
        first = next((one for one in found if one.day), None)
        more = told(f"The first is {first.page} ({first.language}), {first.day}.") if first else ""
        click.echo(" ".join(part for part in (told("Nothing is due."), more) if part))
    if back:
        say_lines(["", *recall.listed(back)])


def _left(one: Due, as_of: str) -> str:
    left = one.left(as_of)
    if left is None:
        return "no day"
    return "due now" if one.pulled and left == 0 else f"{-left} d overdue" if left < 0 else f"in {left} d"


def _row(one: Due, as_of: str) -> dict[str, Any]:
    return {
        "page": one.page, "language": one.language, "due": one.day, "days": one.left(as_of), "why": list(one.why),
        "details": list(one.details), "version": one.version, "approved": one.at}


def _recall(one: Recall) -> dict[str, Any]:
    batches = [{name: value for name, value in asdict(batch).items() if name in _BATCH} for batch in one.batches]
    return {"page": one.page, "language": one.language, "why": list(one.why), "paths": list(one.paths), "batches": batches,
            **({"version": one.version} if one.version else {})}


_BATCH = ("at", "version", "format", "edition", "copies", "printer", "text")


def _entries(settings: Settings, found: Sequence[Due]) -> list[Day]:
    """A calendar's entries: one for each page and language, by day."""
    return [
        Day(f"review-{one.page}-{one.language}@{settings.publisher.id or 'netpub'}", one.day, f"Review due: {one.page} ({one.language})",
            f"Why: {one.words}." + (f"\nLast approved: version {one.version}, {one.at}." if one.version else "\nNever approved."))
        for one in found if one.day]
