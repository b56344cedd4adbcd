"""netpub review diff: what changed since a version was approved."""

from collections.abc import Sequence
from pathlib import Path

import click

from netpub.build import trail
from netpub.build.jobs import media
from netpub.build.output import write_whole
from netpub.commands.common import as_of_option, common, say
from netpub.commands.review.present import Present, compared, language_option, present
from netpub.errors import ConfigError, ExitCode
from netpub.publish import office, theme
from netpub.publish.edition import Edition
from netpub.review import diff_class, diff_document, diff_text
from netpub.review.diff import Diff
from netpub.review.records import Record
from netpub.text.labels import Labels

_COLOURS = {"removed": "red", "added": "green", "head": None}


@click.command("diff")
@click.argument("page")
@click.argument("revision", default="", metavar="[VERSION]")
@language_option
@click.option("--html", "web", type=click.Path(path_type=Path, dir_okay=False), help="Write the comparison as a web page, too.")
@click.option("--pdf", "paper", type=click.Path(path_type=Path, dir_okay=False), help="Write it as a PDF with change bars, too.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, page: str, revision: str, language: str, web: Path | None, paper: Path | None, as_of: str,
) -> ExitCode:
    """Show what changed in a page since VERSION was approved, the last one when none is named: block by block, words marked.

    For a translation, --html and --pdf show what changed in the source beside what changed in the translation.

    Example: netpub review diff pancreas-surgery 1.0 --pdf changes.pdf
    """
    now = present(ctx, project, page, language, as_of)
    found = trail.read(now.settings.root, page, lambda _: None)
    before = _approved(found, now.language, revision, page)
    diff = compared(now, before)
    say(f"{page} ({now.language}), from version {before.version} ({before.at}) to the text now: {_told(diff)}")
    for line in diff_text.lines(diff, _styled):
        click.echo(line)
    if web or paper:
        _write(ctx, now, found, before, diff, web, paper, as_of)
    return ExitCode.OK


def _told(diff: Diff) -> str:
    count = len(diff.changes)
    return f"{count} block{'s' * (count > 1)} changed, {diff_class.classify(diff)} change" if count else "nothing changed"


def _styled(words: str, kind: str, *, grave: bool) -> str:
    return click.style(words, fg=_COLOURS[kind], bold=grave or kind == "head", reverse=grave or None)


def _approved(found: Sequence[Record], language: str, revision: str, page: str) -> Record:
    """The record that completed a version, the last one unless a version is named."""
    complete = [one for one in found if one.kind == "approve" and one.language == language and one.version]
    named = [one for one in complete if revision in ("", one.version)]
    if named:
        return named[-1]
    if complete:
        versions = ", ".join(dict.fromkeys(one.version for one in complete))
        raise ConfigError(f"{page} has no version “{revision}” in “{language}”.", f"Approved versions: {versions}.")
    raise ConfigError(f"{page} was never approved in “{language}”.", "There is nothing to compare with: see netpub review approve.")


def _write(
    ctx: click.Context, now: Present, found: Sequence[Record], before: Record, diff: Diff, web: Path | None, paper: Path | None, as_of: str,
) -> None:
    settings = now.settings
    beside = None
    if now.language != settings.source_language:
        # The translation was made from what was approved in the source language at that time.
        source = present(ctx, settings.root, now.slug, settings.source_language, as_of)
        earlier = [one for one in found if one.line <= before.line]
        beside = compared(source, _approved(earlier, settings.source_language, "", now.slug))
    version = f"version {before.version} ({settings.language(now.language).locale}, {before.at})"
    document = diff_document.document(diff, now.article.title, (version, "the text now"), beside)
    title, look = f"What changed: {now.article.title}", theme.load(settings.theme, settings.root)
    if web:
        write_whole(web, office.web(document, title, look))
        click.echo(str(web))
    if paper:
        pictures = media.unpack((settings.root / f"build/ingest/{now.slug}.media.zip").read_bytes())
        labels = Labels(settings.language(now.language).locale)
        edition = Edition(
            article=now.article, media=pictures, labels=labels, draft=False, slug=now.slug, language=now.language, alternates=(),
            theme=look)
        write_whole(paper, office.paper(document, title, edition).data)
        click.echo(str(paper))
