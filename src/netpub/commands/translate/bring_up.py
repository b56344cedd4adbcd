"""What ``netpub translate extract`` and ``update`` share: the pages are read, and their catalogues are brought up to date."""

from collections.abc import Sequence

import click

from netpub.build import pool
from netpub.build.catalogues import Brought, bring_up
from netpub.build.run import Build, Options, Result
from netpub.commands.common import known, say
from netpub.commands.printing import exit_code, print_failures, print_findings, unique
from netpub.errors import ExitCode
from netpub.findings import Severity
from netpub.progress import Progress
from netpub.settings import Settings


def targets(settings: Settings, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the languages that were asked for, all but the source language when none was; raises click.UsageError."""
    every = [language.key for language in settings.languages if language.key != settings.source_language]
    return known(languages, every, "language to translate into") or tuple(every)


def read_pages(settings: Settings, slugs: Sequence[str], as_of: str, display: Progress) -> Result:
    """Make the articles of pages in the source language where that has not been done yet."""
    options = Options(as_of=as_of, slugs=tuple(slugs), languages=(settings.source_language,))
    return Build(settings, options, pool.local(settings.building), display).articles()


def write_catalogues(
    settings: Settings, slugs: Sequence[str], languages: Sequence[str], as_of: str, display: Progress, *, create: bool = True,
) -> tuple[Result, Brought]:
    """Write the catalogues of pages in languages, naming on stdout each one that is new or changed; return what the reading of the pages
    and the update came to. ``create``: those that are missing are made."""
    result = read_pages(settings, slugs, as_of, display)
    brought = bring_up(settings, slugs, languages, result, display.say, create=create)
    result.findings += brought.findings
    for path in brought.written:
        click.echo(path)
    return result, brought


def close(result: Result, brought: Brought, *, quiet: bool) -> ExitCode:
    """Print what went wrong and totals; return the exit code."""
    print_findings(brought.findings, remedies=True)
    # Of pages that did not change, everything was said before; here it would hide the news.
    unchanged = {name.rpartition(":")[2] for name, entry in result.outcome.fresh.items() if name.startswith("xml:") and entry.outputs}
    errors = [one for one in unique(result.findings) if one.severity is Severity.ERROR and one not in brought.findings]
    news = [one for one in errors if one.where.page not in unchanged]
    print_findings(news, remedies=False)
    print_failures(result.outcome)
    if not quiet:
        if len(errors) > len(news):
            say(f"Errors on pages that did not change: {len(errors) - len(news)} (netpub check names them).", err=True)
        say(f"Catalogues written: {len(brought.written)}; up to date: {brought.fresh}.", err=True)
        if brought.missing:
            say(f"Not there yet: {len(brought.missing)} (netpub translate extract makes them).", err=True)
    return exit_code(result)
