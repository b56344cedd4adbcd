"""netpub ingest: read source pages into validated XML."""

from pathlib import Path

import click

from netpub.build import plan
from netpub.build.pool import LocalPool
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, settings_of
from netpub.commands.printing import count, exit_code, print_failures, print_findings, unique
from netpub.errors import ExitCode
from netpub.settings import load


@click.command("ingest")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes at once; 0 is one for each core.")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, pages: tuple[str, ...], jobs: int, as_of: str) -> ExitCode:
    """Read source pages into validated XML (build/xml) and say where every word went (build/ingest).

    Example: netpub ingest pancreas-surgery
    """
    settings = load(project)
    options = Options(as_of=as_of, slugs=known(pages, settings.pages, "page"), languages=(settings.source_language,))
    result = Build(settings, options, LocalPool(jobs), settings_of(ctx).display()).articles()
    print_findings(result.findings, remedies=settings_of(ctx).verbose)
    print_failures(result.outcome)
    for slug in options.slugs or settings.pages:
        path = project / plan.xml_path(slug, settings.source_language)
        if path.is_file():
            click.echo(path.relative_to(project).as_posix())
    click.echo(f"\n{count(unique(result.findings))}.", err=True)
    return exit_code(result)
