"""netpub check: what is wrong with the pages and their translations."""

from pathlib import Path

import click

from netpub.build import pool
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.printing import count, exit_code, findings_json, print_failures, print_findings, print_ignored, unique
from netpub.commands.sarif import findings_sarif
from netpub.errors import ExitCode
from netpub.settings import load

_MOST = 5  # warnings of one rule for a page; a saved page may have hundreds of links that lead nowhere


@click.command("check")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes at once; 0 is one for each core.")
@click.option("--output-format", type=click.Choice(["text", "json", "sarif"]), default="text", help="How findings are printed.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], jobs: int, output_format: str, as_of: str,
) -> ExitCode:
    """Say what is wrong with the pages and their translations: where, why it matters and what to do. Nothing is published.

    Example: netpub check pancreas-surgery

    Findings for an editor or a code host: netpub check --output-format sarif > findings.sarif

    netpub explain RULE tells more of one rule. What a project has decided to live with stands in netpub-ignore.toml.
    """
    settings = load(project)
    options = Options(
        as_of=as_of, slugs=known(pages, settings.pages, "page"),
        languages=known(languages, [language.key for language in settings.languages], "language"))
    build = Build(settings, options, pool.local(settings.building, jobs), settings_of(ctx).display())
    build.judge_look()
    result = build.articles()
    if output_format == "json":
        click.echo(findings_json(result.findings))
    elif output_format == "sarif":
        click.echo(findings_sarif(result.findings))
    else:
        print_findings(result.findings, remedies=True, err=False, most=0 if settings_of(ctx).verbose else _MOST)
        if settings_of(ctx).verbose:
            print_ignored(result.ignored)
        say(f"\nPages checked: {len(options.slugs or settings.pages)}; {count(unique(result.findings))}.", err=True)
    print_failures(result.outcome)
    return exit_code(result)
