"""netpub review resolve: what became of a comment."""

from pathlib import Path

import click

from netpub.commands.common import as_of_option, common, say
from netpub.commands.review.present import add, place
from netpub.errors import ExitCode
from netpub.review import state
from netpub.review.records import Record


@click.command("resolve")
@click.argument("page")
@click.argument("comment")
@click.argument("text")
@click.option("--by", required=True, help="Who decided.")
@as_of_option
@common
def command(project: Path, page: str, comment: str, text: str, by: str, as_of: str) -> ExitCode:
    """Record what became of a comment (its id, or the first digits of it).

    Example: netpub review resolve pancreas-surgery 3f9a "Moved to the top." --by "B. Jones"
    """
    if not text.strip() or not by.strip():
        raise click.UsageError("Say what became of the comment, and who decided.")
    settings, _ = place(project, page, "")

    def make(found: tuple[Record, ...]) -> Record:
        waiting = state.open_comments(found)
        meant = [one for one in waiting if comment and one.id.startswith(comment)]
        if len(meant) != 1:
            known = ", ".join(one.id for one in waiting) or "none"
            raise click.UsageError(f"“{comment}” names {len(meant) or 'no'} open comment{'s' * (len(meant) > 1)}. Open: {known}.")
        return Record("resolve", page, as_of, meant[0].language, by=by, text=text, ref=meant[0].id)

    record = add(settings, page, make)
    say(f"{record.ref} is resolved")
    return ExitCode.OK
