"""netpub review batch: a print run, so that it can be called back."""

from dataclasses import replace
from pathlib import Path

import click

from netpub.build import publication
from netpub.commands.common import as_of_option, common, known, say
from netpub.commands.review.present import add, language_option
from netpub.errors import ExitCode
from netpub.review import versions
from netpub.review.records import Record
from netpub.settings import load


@click.command("batch")
@click.argument("id", metavar="PUBLICATION")
@language_option
@click.option("-f", "--format", "format", default="print", show_default=True, help="The format that was printed, as in the manifest.")
@click.option("--copies", required=True, type=click.IntRange(min=1), help="How many copies.")
@click.option("--printer", required=True, help="Who printed them.")
@click.option("--by", default="", help="Who records it.")
@click.option("--text", default="", help="Where they went, the order's number …")
@as_of_option
@common
def command(
    project: Path, id: str, language: str, format: str, copies: int, printer: str, by: str, text: str, as_of: str,
) -> ExitCode:
    """Record a print run of a released file in dist/, with the digest of the file. Drafts are not printed.

    Example: netpub review batch pancreas-surgery -l es --copies 500 --printer "City Press"
    """
    settings = load(project)
    known((id,), [one.id for one in settings.publications], "publication")
    known((language,) if language else (), [one.key for one in settings.languages], "language")
    key = language or settings.source_language
    made = publication.previous(settings.root / "dist")
    wanted = [one for one in made if (one["id"], one["language"], one["format"]) == (id, key, format)]
    if not wanted or wanted[0]["status"] != "release":
        raise click.UsageError(f"There is no released file of {id} ({key}) in the format “{format}”: build it first, and have it approved.")
    edition = wanted[0]
    pages = next(one.pages for one in settings.publications if one.id == id)
    for slug in pages:
        run = Record("batch", slug, as_of, key, by=by, format=format, edition=edition["sha256"], copies=copies, printer=printer, text=text)
        add(settings, slug, lambda found, run=run: replace(run, version=_version(found, key)))  # type: ignore[misc]
    say(f"{edition['path']}: {copies} copies by {printer}, {edition['sha256'][:16]}")
    return ExitCode.OK


def _version(found: tuple[Record, ...], language: str) -> str:
    """The version of the page that is in the file: the last one that was approved."""
    known = versions.revisions(found, language)
    return known[-1].version if known else ""
