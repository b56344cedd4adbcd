"""netpub ingest: read source pages into validated XML."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from netpub.build import plan, pool
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.printing import count, exit_code, print_failures, print_findings, unique
from netpub.commands.record import report as record_report
from netpub.errors import ConfigError, ExitCode
from netpub.findings import Finding
from netpub.settings import load
from netpub.words import told


@click.command("ingest")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes at once; 0 is one for each core.")
@click.option("--report", is_flag=True, help="Print where the words of each page went, instead of the XML files' names.")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, pages: tuple[str, ...], jobs: int, report: bool, as_of: str) -> ExitCode:
    """Read source pages into validated XML (build/xml) and say where every word went (build/ingest).

    Examples: netpub ingest pancreas-surgery; netpub ingest --report pancreas-surgery
    """
    settings = load(project)
    if not settings.pages:
        raise ConfigError("The folder source holds no page yet.", "Put each page into source/NAME/page.html (or .txt, .md, .docx, .xml).")
    options = Options(as_of=as_of, slugs=known(pages, settings.pages, "page"), languages=(settings.source_language,))
    result = Build(settings, options, pool.local(settings.building, jobs), settings_of(ctx).display()).articles()
    print_findings(result.findings, remedies=settings_of(ctx).verbose)
    print_failures(result.outcome)
    for slug in options.slugs or settings.pages:
        path = project / plan.xml_path(slug, settings.source_language)
        if report:
            _print_report(project, slug, result.findings)
        elif path.is_file():
            click.echo(path.relative_to(project).as_posix())
    click.echo(f"\n{count(unique(result.findings))}.", err=True)
    return exit_code(result)


def _print_report(project: Path, slug: str, findings: Sequence[Finding]) -> None:
    """Print the record of one page; a page that could not be read has none."""
    mine = [finding for finding in unique(findings) if finding.where.page == slug]
    file = project / f"build/ingest/{slug}.json"
    if not file.is_file():
        click.echo(f"{slug}\n  " + told(f"It could not be read: {count(mine)}.") + "\n")
        return
    for line in record_report(json.loads(file.read_text(encoding="utf-8")), count(mine)):
        say(line)
    click.echo("")
