"""netpub translate update: catalogues that follow their pages."""

from pathlib import Path

import click

from netpub.commands.common import as_of_option, common, known, settings_of
from netpub.commands.translate import bring_up
from netpub.errors import ExitCode
from netpub.settings import load


@click.command("update")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], as_of: str) -> ExitCode:
    """Bring the catalogues that are there up to date with their pages. Only those for which there is news are opened.

    A text keeps its translation at its place and when it moves; the very same text is taken from other pages if it was translated in one
    way. A text that changed a little is marked fuzzy and shows what changed; if a number, a dose or a "not" changed, it is empty again.
    What left the page stays in the catalogue as obsolete.

    Example: netpub translate update -l es
    """
    settings = load(project)
    slugs = known(pages, settings.pages, "page") or settings.pages
    wanted = bring_up.targets(settings, languages)
    display = settings_of(ctx).display()
    result, brought = bring_up.write_catalogues(settings, slugs, wanted, as_of, display, create=False)
    return bring_up.close(result, brought, quiet=settings_of(ctx).quiet)
