"""netpub review approve: a person signs off exactly the text as it is now."""

import hashlib
from dataclasses import replace
from pathlib import Path

import click

from netpub.article import Article
from netpub.build import trail
from netpub.build.jobs import media
from netpub.commands.common import as_of_option, common, say
from netpub.commands.review.present import Present, add, lacking, language_option, present
from netpub.errors import ConfigError, ExitCode
from netpub.findings import Finding, Unusable, Where
from netpub.review import approving, signing, snapshots
from netpub.review.diff import compare
from netpub.review.diff_class import reason
from netpub.review.records import CHANGES, EDITORIAL, Record
from netpub.review.records import path as records_path

_SHOWN = 5


@click.command("approve")
@click.argument("page")
@language_option
@click.option("--role", required=True, help="The role in which the person signs: clinical, lay, accessibility, translator …")
@click.option("--by", required=True, help="The name of the person, as it shall stand in the trail.")
@click.option("--credentials", default="", help="What entitles the person: MD, consultant surgeon …")
@click.option("--change", type=click.Choice(CHANGES), help="What sort of change this is since the last version.")
@click.option("--force", default="", metavar="REASON", help="Call a change editorial although it touches numbers, negations or references.")
@click.option("--sign", "key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Sign with this SSH key.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, page: str, language: str, role: str, by: str, credentials: str, change: str | None, force: str,
    key: Path | None, as_of: str,
) -> ExitCode:
    """Sign off exactly the text of a page in a language as it is now.

    Example: netpub review approve pancreas-surgery -l en --role clinical --by "Clinical reviewer" --credentials "MD"
    """
    if not by.strip():
        raise click.UsageError("Say who approves: --by NAME.")
    now = present(ctx, project, page, language, as_of)
    if now.settings.review.signed and key is None:
        raise click.UsageError("This project counts signed approvals only: --sign KEY.")
    asked = Record(
        "approve", page, as_of, now.language, by=" ".join(by.split()), role=role, credentials=credentials, change=change or "", text=force,
        content_digest=now.content_digest, figures=tuple(sorted(now.figures.items())))

    def make(found: tuple[Record, ...]) -> Record:
        record = _classed(now, found, asked)
        try:
            record = approving.completed(found, record, now.required, now.settings.review.signed)
        except approving.Refused as refused:
            raise click.UsageError(str(refused)) from refused
        record = replace(record, snapshot=_kept(now, found), previous=found[-1].hash if found else "")
        return _signed(now, record, key) if key else record

    record = add(now.settings, page, make)
    _tell(now, record)
    return ExitCode.OK


def _classed(now: Present, found: tuple[Record, ...], record: Record) -> Record:
    """The record with a class of change that is true: none for a first version, and editorial only for what the diff calls so."""
    last = approving.last_version(found, record)
    if last is None:
        return replace(record, change="", text="")
    if not record.change:
        if approving.class_given(found, record):
            return record
        raise click.UsageError(f"Say what sort of change this is since version {last.version}: --change editorial or --change clinical.")
    if record.change != EDITORIAL:
        return replace(record, text="")
    why = _clinical(now, found, last.content_digest)
    if why and not record.text:
        shown = "; ".join(why[:_SHOWN]) + (f"; and {len(why) - _SHOWN} more" if len(why) > _SHOWN else "")
        raise ConfigError(
            f"This is no editorial change since version {last.version}: {shown}.",
            "Use --change clinical, or give your reason: --force REASON.")
    return record if why else replace(record, text="")


def _clinical(now: Present, found: tuple[Record, ...], digest: str) -> list[str]:
    """Why the change since a version is clinical, a reason each change; not being able to compare is one."""
    before = next((one for one in reversed(found) if one.content_digest == digest and one.snapshot), None)
    file = now.settings.root / snapshots.path(now.slug, now.language, digest)
    if before is None or not file.is_file():
        return ["the text of that version is not stored, so it cannot be compared"]
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != before.snapshot:
        return ["the stored text of that version was altered, so it cannot be compared"]
    diff = compare(Article(data), now.article, now.figures, dict(before.figures))
    return [why for why in map(reason, diff.changes) if why]


def _kept(now: Present, found: tuple[Record, ...]) -> str:
    """Store the snapshot and its pictures and return its sha256; raises Unusable when another text stands in its place."""
    stored = trail.keep(now.settings.root, now.slug, now.language, now.content_digest, now.article.data)
    path = snapshots.path(now.slug, now.language, now.content_digest)
    mine = {one.snapshot for one in found if one.language == now.language and one.content_digest == now.content_digest and one.snapshot}
    whole = Article((now.settings.root / path).read_bytes())
    if mine - {stored} or (not mine and whole.data != now.article.data and whole.content_digest(now.figures) != now.content_digest):
        raise Unusable(Finding("snapshot-altered", Where(records_path(now.slug), 0, now.slug, now.language), path))
    pictures = media.unpack((now.settings.root / f"build/ingest/{now.slug}.media.zip").read_bytes())
    trail.keep_pictures(now.settings.root, now.slug, now.figures, pictures)
    return stored


def _signed(now: Present, record: Record, key: Path) -> Record:
    if not now.settings.review.allowed_signers:
        raise ConfigError("The project names no allowed signers.", 'Add [review] allowed_signers = "allowed_signers" to netpub.toml.')
    signer, signature = signing.sign(record, key.resolve(), now.settings.root / now.settings.review.allowed_signers)
    return replace(record, signer=signer, signature=signature)


def _tell(now: Present, record: Record) -> None:
    say(f"{now.slug} ({now.language}): approved as {record.role} by {record.by}, {record.content_digest[:16]}")
    if record.version:
        say(f"  Version {record.version} is complete.")
        return
    say(f"  Still to sign: {', '.join(lacking(now))}")
