"""netpub status: every page in every language on one screen, and as a page to look at."""

import gc
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from netpub.build import status
from netpub.build.output import write_whole
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.errors import ExitCode
from netpub.publish import dashboard
from netpub.publish.dashboard import Row
from netpub.settings import load
from netpub.words import told

_HEAD = ("page", "lang", "state", "version", "next review", "translation", "reading ease", "findings", "verdicts", "to sign")
_COLOURS = {
    "release": "green", "pinned": "cyan", "draft": "yellow", "held": "red", "withdrawn": "red", "no catalogue": None, "not built": None}
_WIDEST = 32


@click.command("status")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], output_format: str, as_of: str,
) -> ExitCode:
    """Show every page in every language: state, version, next review, reading ease, findings, verdicts, as the last build left them.

    A translation whose source has changed since it was approved is stale by so many texts. What becomes of it says when_stale in
    netpub.toml: pinned (the version in the table is published and says that it is older), held, or withdrawn.

    The same as a page with pictures is written to build/status/index.html.

    Example: netpub status
    """
    # Thousands of rows are made and none is part of a cycle: looking for cycles would take a third of the time.
    gc.disable()
    settings = load(project)
    known(pages, settings.pages, "page")
    known(languages, [one.key for one in settings.languages], "language")
    rows = status.rows(settings, as_of)
    folder = settings.root / "build/status"
    for name, data in status.pages(settings, rows, as_of).items():
        write_whole(folder / name, data)
    shown = [row for row in rows if (not pages or row.page in pages) and (not languages or row.language in languages)]
    if output_format == "json":
        click.echo(json.dumps([asdict(row) for row in shown], ensure_ascii=False, indent=1))
        return ExitCode.OK
    click.echo("\n".join([*_table(shown), "", *_totals(shown)]))
    if not settings_of(ctx).quiet:
        say(f"The same with pictures: {folder / 'index.html'}", err=True)
    return ExitCode.OK


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """The rows in columns as wide as they must be."""
    cells = [tuple(map(told, _HEAD)), *(_cells(row) for row in rows)]
    widths = [min(max(len(line[at]) for line in cells), _WIDEST) for at in range(len(_HEAD))]
    yield click.style("  ".join(map(str.ljust, cells[0], widths)).rstrip(), bold=True)
    for row, line in zip(rows, cells[1:], strict=True):
        padded = [*map(str.ljust, line, widths)]
        padded[2] = click.style(padded[2], fg=_COLOURS[row.state])
        if row.overdue:
            padded[4] = click.style(padded[4], fg="red", bold=True)
        yield "  ".join(padded).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    counts = (("error", row.errors), ("warning", row.warnings))
    findings = [f"{count} {told(word if count == 1 else f'{word}s')}" for word, count in counts if count]
    verdicts = [f"{count} {told(verdict.replace('-', ' '))}" for verdict in ("fail", "pass", "not-run") if (count := row.counts[verdict])]
    return (
        row.page, row.language, told(row.state), row.revision or "–",
        (row.next_review or "–") + (f" {told('overdue')}" if row.overdue else ""), _translation(row), _ease(row),
        ", ".join(findings) or "–", ", ".join(verdicts) or "–", ", ".join(row.missing) or "–")


def _translation(row: Row) -> str:
    """How far behind its source a translation is."""
    if row.stale_segments and not row.begun:
        return told(f"{row.stale_segments} to translate")
    if row.stale_segments:
        return told(f"stale by {row.stale_segments}") + (f" ({told(f'{row.stale_clinical} clinical')})" if row.stale_clinical else "")
    if row.stale:
        return told("stale")
    return told("complete") if row.segments else "–"


def _ease(row: Row) -> str:
    """How easy a text is to read: advice, on the scale of its language (JSON names it); 100 is very easy."""
    if row.ease:
        return f"{row.ease['score']} {told(row.ease['words'])}"
    return told("not measured") if row.last_review else "–"


def _totals(rows: Sequence[Row]) -> Iterator[str]:
    """How far each language is."""
    for language, counts in dashboard.coverage(rows).items():
        mine = [row for row in rows if row.language == language]
        parts = [f"{counts[state]} {told(state)}" for state in dashboard.STATES if counts[state]]
        parts += [f"{number} {told(word)}" for word, number in (
            ("overdue", sum(row.overdue for row in mine)), ("stale", sum(row.stale for row in mine))) if number]
        yield f"{language}: {', '.join(parts)}"
