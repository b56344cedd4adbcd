"""netpub review comment: a remark that must be resolved before a release."""

from pathlib import Path

import click

from netpub.commands.common import as_of_option, common
from netpub.commands.review.present import add, language_option, present
from netpub.errors import ExitCode
from netpub.review.records import Record


@click.command("comment")
@click.argument("page")
@click.argument("text")
@language_option
@click.option("--by", required=True, help="Who says so.")
@click.option("--role", default="", help="In which role.")
@click.option("--block", default="", metavar="ID", help="The id of the block it is about (netpub review diff shows ids).")
@click.option("--note", is_flag=True, help="For information: it does not keep the page from being released.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, page: str, text: str, language: str, by: str, role: str, block: str, note: bool, as_of: str,
) -> ExitCode:
    """Record a remark about a page. Until it is resolved, the page is not released.

    Example: netpub review comment pancreas-surgery "Give the helpline first." --by "Lay reviewer" --role lay
    """
    if not text.strip() or not by.strip():
        raise click.UsageError("A comment needs words, and somebody who says them.")
    now = present(ctx, project, page, language, as_of)
    if block and block not in {element.get("id") for element in now.article.root.iter()}:
        raise click.UsageError(f"There is no block “{block}” in {page} ({now.language}).")
    record = add(now.settings, page, lambda _: Record(
        "comment", page, as_of, now.language, by=by, role=role, content_digest=now.content_digest, text=text, block=block,
        blocking=not note))
    click.echo(f"comment {record.id}")
    return ExitCode.OK
