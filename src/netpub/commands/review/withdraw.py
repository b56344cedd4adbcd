"""netpub review withdraw: take an approval back."""

from pathlib import Path

import click

from netpub.build import recall
from netpub.commands.common import as_of_option, common, say
from netpub.commands.review.present import add, language_option, place
from netpub.errors import ExitCode
from netpub.review import versions
from netpub.review.records import Record


@click.command("withdraw")
@click.argument("page")
@click.argument("reason")
@language_option
@click.option("--by", required=True, help="Who takes it back.")
@as_of_option
@common
def command(project: Path, page: str, reason: str, language: str, by: str, as_of: str) -> ExitCode:
    """Take the approval of a page in a language back: it is not released any more, and what is out there is listed.

    Example: netpub review withdraw pancreas-surgery "The dose on page 3 is wrong." -l es --by "Clinical reviewer"
    """
    if not reason.strip() or not by.strip():
        raise click.UsageError("Say why, and who takes it back.")
    settings, key = place(project, page, language)

    def make(found: tuple[Record, ...]) -> Record:
        known = versions.revisions(found, key)
        if not known:
            raise click.UsageError(f"{page} ({key}) was never approved, so there is nothing to take back.")
        return Record("withdraw", page, as_of, key, by=by, content_digest=known[-1].content_digest, version=known[-1].version, text=reason)

    record = add(settings, page, make)
    say(f"{page} ({key}): version {record.version} is withdrawn")
    for line in recall.words(recall.outside(settings, page, key)):
        say(f"  {line}")
    return ExitCode.OK
