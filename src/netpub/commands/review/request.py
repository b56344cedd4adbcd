"""netpub review request: open a round of review."""

from pathlib import Path

import click

from netpub.commands.common import as_of_option, common, say
from netpub.commands.review.present import add, lacking, language_option, present
from netpub.errors import ExitCode
from netpub.review.records import Record
from netpub.settings.review import is_role


@click.command("request")
@click.argument("page")
@language_option
@click.option("--roles", default="", help="Roles that must sign, parted by commas; those of the project's policy always must.")
@click.option("--by", default="", help="Who asks.")
@click.option("--text", default="", help="What the reviewers should know.")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, page: str, language: str, roles: str, by: str, text: str, as_of: str) -> ExitCode:
    """Open a round of review of a page in a language, as it is now.

    Example: netpub review request pancreas-surgery -l es --roles translator,second-linguist,clinical
    """
    asked = tuple(role.strip() for role in roles.split(",") if role.strip())
    odd = next((role for role in asked if not is_role(role)), None)
    if odd:
        raise click.UsageError(f"“{odd}” is no name of a role: small letters, digits and hyphens, such as second-linguist.")
    now = present(ctx, project, page, language, as_of)
    wanted = tuple(dict.fromkeys((*now.required, *asked)))
    add(now.settings, page, lambda _: Record(
        "request", page, as_of, now.language, by=by, content_digest=now.content_digest, roles=wanted, text=text))
    left = lacking(now)
    say(f"{page} ({now.language}) is in review; to sign: {', '.join(left)}" if left else
               f"{page} ({now.language}): everybody has signed this text already")
    return ExitCode.OK
