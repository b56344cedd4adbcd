"""netpub build: make PDF, EPUB and web pages of everything that changed."""

from pathlib import Path

import click

from netpub.build import cluster, gate, pool, pseudo, publication, recall
from netpub.build.formats import FORMATS
from netpub.build.run import Build, Options, Result
from netpub.build.session import STATE
from netpub.commands.common import as_of_option, common, known, say, say_lines, settings_of
from netpub.commands.printing import count, exit_code, findings_json, print_failures, print_findings, unique
from netpub.errors import ConfigError, ExitCode
from netpub.findings import Severity
from netpub.settings import Settings, load
from netpub.tools import text_libraries
from netpub.words import told


@click.command("build")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True,
              help="Only this language (may be repeated); xx is pseudo-words, to try layouts with.")
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(list(FORMATS)), help="Only this format (may be repeated).")
@click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes at once; 0 is one for each core.")
@click.option("--release", is_flag=True, help="Leave out every edition that may not be released; exit 4 if there were any.")
@click.option("--validate", is_flag=True, help="Ask veraPDF, EPUBCheck and Ace about what was made.")
@click.option("--strict", is_flag=True, help="Ask the validators too, and fail when one of them is missing.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Build on the workers of this Dask scheduler (tcp://HOST:PORT).")
@click.option("--store", metavar="ADDRESS", default="", help="Where those workers find inputs: a shared folder or an address of fsspec.")
@click.option("--dry-run", is_flag=True, help="List what would be made and why, and make nothing.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How findings are printed.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], formats: tuple[str, ...], jobs: int,
    release: bool, validate: bool, strict: bool, scheduler: str, store: str, dry_run: bool, output_format: str, as_of: str,
) -> ExitCode:
    """Make PDF, EPUB and web pages of everything that changed, into dist/.

    What may not be released yet becomes a draft with a mark on every page.

    Example: netpub build -l es -f pdf
    """
    settings = pseudo.added(load(project), languages)
    _refuse_unwanted(settings, formats)
    options = Options(
        as_of=as_of, slugs=known(pages, [one.id for one in settings.publications], "page or booklet"),
        languages=known(languages, [language.key for language in settings.languages], "language"),
        formats=formats, release=release, validate=validate, strict=strict)
    common_options = settings_of(ctx)
    if dry_run:
        return _print_plan(Build(settings, options, pool.local(settings.building, jobs), common_options.display()).plan())
    text_libraries.require()
    executor: pool.Executor = pool.local(settings.building, jobs)
    if scheduler:
        executor = cluster.Cluster(scheduler, store or str(project / STATE / "store"), settings.building.seconds)
    out = publication.previous(settings.root / "dist") if release else []  # what is out there before this build takes it out of dist
    result = Build(settings, options, executor, common_options.display()).editions()
    if output_format == "json":
        click.echo(findings_json(result.findings))
    else:
        print_findings(result.findings, remedies=common_options.verbose, least=Severity.WARNING)
    print_failures(result.outcome)
    refused = release and bool(result.closed)
    if refused:
        _print_refused(result)
    back = recall.expired(settings, as_of, out) if release else []
    if back:
        say_lines(["", *recall.listed(back)], err=True)
    if not common_options.quiet:
        _print_totals(result, project)
    return exit_code(result, refused=refused)


def _print_plan(result: Result) -> ExitCode:
    """Name every target that would be made, with the reason; nothing was made."""
    for name, why in sorted(result.outcome.reasons.items()):
        click.echo(f"{name}: {told(why)}")
    say(f"{len(result.outcome.reasons)} would be made, at most; nothing was.", err=True)
    return ExitCode.OK


def _refuse_unwanted(settings: Settings, formats: tuple[str, ...]) -> None:
    """Raise ConfigError for a format that no publication of the project has, saying how to ask for it."""
    for name in formats:
        if not any(FORMATS[name].wanted(settings, one) for one in settings.publications):
            raise ConfigError(f"No publication of this project has the format “{name}”.", FORMATS[name].asked)


def _print_refused(result: Result) -> None:
    """Name every edition that the gate kept out, with the reasons."""
    say("\nNot released:", err=True)
    for key, reasons in result.closed.items():
        click.echo(f"  {key.path}: {', '.join(reasons)}", err=True)
    for reason in dict.fromkeys(reason for reasons in result.closed.values() for reason in reasons):
        click.echo(f"  {reason}: {told(gate.words(reason))}", err=True)
    say("  netpub check shows each finding with its place; netpub explain RULE says what to do.", err=True)


def _print_totals(result: Result, project: Path) -> None:
    """Close with what was done and where the files are."""
    outcome = result.outcome
    for path, why in sorted(result.held.items()):
        say(f"held {path}: {why}", err=True)
    drafts = sum(one["status"] == "draft" for one in result.publications)
    click.echo("", err=True)
    if not outcome.built and not outcome.failed:
        say("Nothing to do: everything is up to date.", err=True)
    say(
        f"{len(outcome.built)} built, {len(outcome.fresh)} up to date, {len(result.held)} held, {len(outcome.failed)} failed; "
        f"{count(unique(result.findings))}.", err=True)
    dist = project / "dist"
    say(f"{len(result.publications)} editions ({drafts} drafts) in {dist}; start with {dist / 'index.html'}", err=True)
