"""netpub review packet: what goes to a reviewer who has no account and needs none."""

from collections.abc import Sequence
from pathlib import Path

import click

from netpub import pandoc_ast
from netpub.build import packets, trail
from netpub.build.output import write_whole
from netpub.build.returned import Identity
from netpub.commands.common import as_of_option, common
from netpub.commands.review.present import Present, compared, edition_of, language_option, last_version, present
from netpub.errors import ExitCode
from netpub.publish import docx_review
from netpub.publish import packet as paper
from netpub.review import ease, packet, roles, state
from netpub.review.packet import Packet
from netpub.review.records import Record
from netpub.text.labels import Labels


@click.command("packet")
@click.argument("page")
@language_option
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to; build/packets without it.")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, page: str, language: str, folder: Path | None, as_of: str) -> ExitCode:
    """Make what goes to a reviewer: a PDF with numbered lines, queries, changes and a form to sign, and a Word file for remarks.

    What comes back in Word is read with netpub review import.

    Example: netpub review packet pancreas-surgery -l es
    """
    now = present(ctx, project, page, language, as_of)
    found = trail.read(now.settings.root, page, lambda _: None)
    source = None if now.language == now.settings.source_language else present(ctx, project, page, "", as_of)
    edition, made = edition_of(now), _packet(now, found, source, as_of)
    document, asked = packet.document(made)
    target = folder or now.settings.root / "build/packets" / now.language
    files = {
        f"{page}-review.pdf": paper.paper(document, f"For review: {made.title}", edition).data,
        f"{page}-review.docx": docx_review.write(edition, Identity(page, now.language, now.content_digest).text, asked)}
    for name, data in files.items():
        write_whole(target / name, data)
        click.echo(str(target / name))
    return ExitCode.OK


def _packet(now: Present, found: Sequence[Record], source: Present | None, as_of: str) -> Packet:
    mine = [one for one in found if one.language == now.language]
    before = last_version(found, now.language)
    given = state.sign_offs(mine, now.content_digest, now.settings.review.signed)
    return Packet(
        title=now.article.title, language=now.article.language, text=_text(now), facts=_facts(now, mine, before, as_of),
        ease=ease.of(now.article), asked=roles.needed(now.required, mine, now.content_digest), given=given, digest=now.content_digest,
        queries=packets.queries(now.settings, now.slug, now.article, now.findings, state.open_comments(mine)),
        diff=compared(now, before) if before else None, before=f"version {before.version} ({before.at})" if before else "",
        source=_text(source) if source else None, source_language=source.article.language if source else "")


def _text(now: Present) -> dict[str, object]:
    return pandoc_ast.anchored(now.article, Labels(now.settings.language(now.language).locale))


def _facts(now: Present, mine: Sequence[Record], before: Record | None, as_of: str) -> list[tuple[str, str]]:
    """What the head says: which text this is, what was approved before, who must sign, where to send it."""
    request = next((one for one in reversed(mine) if one.kind == "request" and one.content_digest == now.content_digest), None)
    publisher = now.settings.publisher
    approved = f"version {before.version}, {before.at}" if before else "never"
    article = now.article
    dates = [("Last reviewed", article.date("last-review")), ("Next review", article.date("next-review"))]
    return [
        ("Page", f"{now.slug}, {Labels(article.language).name} ({article.language})"), ("Made on", as_of),
        ("Content digest", now.content_digest[:16]), ("Last approved", approved), *((name, date) for name, date in dates if date),
        ("Signatures needed", ", ".join(roles.needed(now.required, mine, now.content_digest))),
        *([("Note", request.text)] if request and request.text else []),
        ("Please return to", " · ".join(part for part in (publisher.name, publisher.email) if part))]
