"""netpub review import: what a reviewer wrote into the Word file of a packet becomes comments."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from netpub.article import Article
from netpub.build import plan, returned, trail
from netpub.build.returned import Identity
from netpub.commands.common import as_of_option, common, say
from netpub.commands.printing import print_findings
from netpub.commands.review.present import Present, add, edition_of, language_option, place, present
from netpub.errors import ConfigError, ExitCode
from netpub.findings import Unusable
from netpub.ingest.docx_remarks import Remark, Returned
from netpub.review import snapshots
from netpub.review.records import Record


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--page", default="", help="The page, for a file that is no packet of netpub (and the language with -l).")
@language_option
@click.option("--by", default="", help="Who wrote what bears no name.")
@click.option("--role", default="", help="The role in which they speak.")
@click.option("--note", is_flag=True, help="For information: the comments do not keep the page from being released.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, file: Path, page: str, language: str, by: str, role: str, note: bool, as_of: str,
) -> ExitCode:
    """Record what a reviewer wrote into the Word file of a packet: comments, tracked changes, and changes without tracking.

    Each becomes a comment at its block; what has no place in the text becomes one about the page, and is listed. A file may be read
    again: what is recorded already is left alone.

    Example: netpub review import pancreas-surgery-review.docx --by "Clinical reviewer" --role clinical
    """
    try:
        found, identity = returned.read(file.read_bytes(), file.name)
    except Unusable as unusable:
        print_findings([unusable.finding], remedies=True)
        return ExitCode.FINDINGS
    meant = _meant(project, identity, page, language)
    now = present(ctx, project, meant.page, meant.language, as_of)
    if not meant.content_digest:
        meant = replace(meant, content_digest=now.content_digest)
    remarks = [*found.remarks, *_untracked(now, found, identity)]
    names = [remark.by for remark in remarks if remark.by]
    remarks = returned.named(remarks, [by] if by else names)
    if any(not remark.by for remark in remarks):
        raise click.UsageError("Not every remark bears a name: say who wrote the others with --by NAME.")
    known = trail.read(now.settings.root, now.slug, lambda _: None)
    new = returned.records(remarks, meant, now.article, known, by, role, as_of, note=note)
    added = [add(now.settings, now.slug, lambda _, record=record: record) for record in new]  # type: ignore[misc]
    _tell(meant, len(remarks), added)
    return ExitCode.OK


def _meant(project: Path, identity: Identity | None, page: str, language: str) -> Identity:
    """The text that a file is about: what it says itself, or what the person says of a foreign file."""
    if identity is None:
        if not page:
            raise ConfigError(
                "This file is no packet of netpub, or the program that saved it dropped the mark of it.",
                "Say which page it is about: --page PAGE -l LANG.")
        return Identity(page, place(project, page, language)[1], "")
    place(project, identity.page, identity.language)
    if (page and page != identity.page) or (language and language != identity.language):
        raise click.UsageError(f"The file is about {identity.page} ({identity.language}).")
    return identity


def _untracked(now: Present, found: Returned, identity: Identity | None) -> Sequence[Remark]:
    """What was changed without tracking: only where the text that went out is known can that be told."""
    if identity is None:
        say("The file is no packet of netpub: what was changed without tracking cannot be told from it.", err=True)
        return ()
    stored = now.settings.root / snapshots.path(now.slug, now.language, identity.content_digest)
    if identity.content_digest == now.content_digest:
        article = Article((now.settings.root / plan.xml_path(now.slug, now.language)).read_bytes())
    elif stored.is_file():
        article = Article(stored.read_bytes())
    else:
        say("The text changed since the packet was made: what was changed without tracking cannot be told any more.", err=True)
        return ()
    return tuple(returned.untracked(found, replace(edition_of(now), article=article)))


def _tell(meant: Identity, count: int, added: Sequence[Record]) -> None:
    for record in added:
        if record.block:
            click.echo(f"comment {record.id}  {record.block}  {record.by}: {_line(record.text)}")
    lost = [record for record in added if not record.block]
    if lost:
        say("\nWithout a place in the text, recorded as comments about the page:")
    for record in lost:
        click.echo(f"comment {record.id}  {record.by}: {_line(record.text)}")
    old = count - len(added)
    say(f"\n{meant.page} ({meant.language}): {len(added)} comments recorded", err=True)
    if old:
        say(f"{old} known already", err=True)


def _line(text: str) -> str:
    return " / ".join(text.split("\n"))
