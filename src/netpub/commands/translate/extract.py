"""netpub translate extract: the catalogues that translators fill."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from netpub.article import Article
from netpub.build import plan
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.printing import exit_code, print_failures
from netpub.commands.translate import bring_up
from netpub.errors import ExitCode
from netpub.progress import Progress
from netpub.settings import Settings, load
from netpub.translate import its
from netpub.translate.segments import Untranslated, untranslated


@click.command("extract")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("--untranslated", is_flag=True, help="List what is not translated, and why; write no catalogue.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How that list is printed.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], untranslated: bool, output_format: str,
    as_of: str,
) -> ExitCode:
    """Write a catalogue (PO) for each page and language, or bring it up to date. Nothing that a translator wrote is lost.

    Example: netpub translate extract pancreas-surgery -l es
    """
    settings = load(project)
    slugs = known(pages, settings.pages, "page") or settings.pages
    wanted = bring_up.targets(settings, languages)
    display = settings_of(ctx).display()
    if untranslated:
        return _list(settings, slugs, as_of, display, output_format)
    return bring_up.close(*bring_up.write_catalogues(settings, slugs, wanted, as_of, display), quiet=settings_of(ctx).quiet)


def _list(settings: Settings, slugs: tuple[str, ...], as_of: str, display: Progress, output_format: str) -> ExitCode:
    """Print every text of the pages that no catalogue holds, by the reason."""
    result = bring_up.read_pages(settings, slugs, as_of, display)
    print_failures(result.outcome)
    made = [slug for slug in slugs if result.outcome.entry(plan.xml_target(slug, settings.source_language))]
    found = {slug: _untranslated(settings, slug) for slug in made}
    if output_format == "json":
        rows = [{"page": slug, **asdict(one)} for slug, texts in found.items() for one in texts]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return exit_code(result)
    for slug, texts in found.items():
        click.echo(click.style(f"\n{slug}", bold=True))
        for why, group in groupby(sorted(texts, key=lambda one: one.why), key=lambda one: one.why):
            say(f"  {why}:")
            for one in group:
                click.echo(f"    {one.element}: {one.text}")
    return exit_code(result)


def _untranslated(settings: Settings, slug: str) -> list[Untranslated]:
    file = settings.root / plan.xml_path(slug, settings.source_language)
    return list(untranslated(Article(file.read_bytes()).root, its.profile())) if file.is_file() else []
