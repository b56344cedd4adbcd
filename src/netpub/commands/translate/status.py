"""netpub translate status: how far each page is translated."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from netpub.build import translations
from netpub.build.translations import Translation
from netpub.commands.common import as_of_option, common, known, say_lines, settings_of
from netpub.commands.printing import exit_code, print_failures
from netpub.commands.translate import bring_up
from netpub.errors import ExitCode
from netpub.settings import load
from netpub.words import told

_HEAD = ("page", "lang", "state", "texts", "translated", "fuzzy", "untranslated", "stale", "clinical")
_NUMBERS = 3  # columns from here on are numbers
_COLOURS = {"complete": "green", "stale": "red", "unreadable": "red"}


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
    """Show how far each page is translated: texts that are translated, wait for a translator (fuzzy) or have no translation, and how many
    changed since they were translated (stale), clinical changes apart.

    Example: netpub translate status -l es
    """
    settings = load(project)
    slugs = known(pages, settings.pages, "page") or settings.pages
    display = settings_of(ctx).display()
    result = bring_up.read_pages(settings, slugs, as_of, display)
    print_failures(result.outcome)
    rows = translations.rows(settings, slugs, bring_up.targets(settings, languages), result, display.say)
    if output_format == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_table(rows)))
        say_lines(["", *_totals(rows)])
    return exit_code(result)


def _table(rows: Sequence[Translation]) -> Iterator[str]:
    """The rows in columns as wide as they must be, numbers to the right."""
    head = tuple(told(name) for name in _HEAD)
    cells = [head, *(tuple(told(str(value)) if value != 0 else "–" for value in asdict(row).values()) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(head))]
    for number, line in enumerate(cells):
        placed = zip(line, widths, strict=True)
        padded = [text.rjust(width) if at >= _NUMBERS else text.ljust(width) for at, (text, width) in enumerate(placed)]
        if number:
            padded[2] = click.style(padded[2], fg=_COLOURS.get(rows[number - 1].state))
        yield click.style("  ".join(padded).rstrip(), bold=not number)


def _totals(rows: Sequence[Translation]) -> Iterator[str]:
    """How far each language is."""
    by_language = sorted(rows, key=lambda row: row.language)
    for language, group in groupby(by_language, key=lambda row: row.language):
        mine = list(group)
        segments, translated = sum(row.segments for row in mine), sum(row.translated for row in mine)
        share = f" ({100 * translated // segments} %)" if segments else ""
        complete, stale = (sum(row.state == state for row in mine) for state in ("complete", "stale"))
        yield f"{language}: {complete} of {len(mine)} pages complete, {stale} stale; {translated} of {segments} texts translated{share}"
