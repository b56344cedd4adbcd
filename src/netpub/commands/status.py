"""netpub status: every page in every language on one screen."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from netpub.build import gate, ignore, plan, publication
from netpub.build.ignore import IgnoreList
from netpub.build.ledger import Ledger
from netpub.build.reviews import Reviews
from netpub.commands.common import as_of_option, common
from netpub.errors import ExitCode
from netpub.findings import Severity
from netpub.settings import Settings, load


@click.command("status")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
@as_of_option
@common
def command(project: Path, output_format: str, as_of: str) -> ExitCode:
    """Show every page in every language: state, dates, findings, verdicts, as the last build left them.

    Example: netpub status
    """
    settings = load(project)
    rows = status(settings, as_of)
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return ExitCode.OK
    click.echo(f"{'page':28} {'lang':8} {'state':14} {'reviewed':12} {'next review':12} {'errors':>6} {'warnings':>8}  editions")
    for row in rows:
        click.echo(
            f"{row['page']:28} {row['language']:8} {row['state']:14} {row['last_review'] or '–':12} {row['next_review'] or '–':12} "
            f"{row['errors']:>6} {row['warnings']:>8}  {', '.join(row['editions']) or '–'}")
    return ExitCode.OK


def status(settings: Settings, as_of: str) -> list[dict[str, Any]]:
    """Return a row for each page and language from the ledger and the manifest; nothing is built."""
    ledger = Ledger(settings.root / ".netpub/ledger.json")
    publications = publication.previous(settings.root / "dist")
    ignored = ignore.load(settings.root, as_of)
    reviews = Reviews(settings)
    return [
        _row(settings, ledger, reviews, publications, slug, language.key, as_of, ignored)
        for slug in settings.pages for language in settings.languages]


def _row(
    settings: Settings, ledger: Ledger, reviews: Reviews, publications: list[dict[str, Any]], slug: str, language: str, as_of: str,
    ignored: IgnoreList,
) -> dict[str, Any]:
    entry = ledger.entries.get(plan.xml_target(slug, language))
    findings = ignored.counting(entry.findings if entry else ())
    facts: Mapping[str, Any] = entry.facts if entry else {}
    reasons = gate.reasons(reviews.page(slug, language, ledger.entries.get, ignored.counting), as_of)
    mine = [one for one in publications if one["id"] == slug and one["language"] == language]
    if entry is None:
        translated = (settings.root / plan.catalogue_path(slug, language)).is_file() or language == settings.source_language
        state = "not built" if translated else "no catalogue"
    elif not entry.outputs:
        state = "held"
    else:
        state = "draft" if reasons else "release"
    return {
        "page": slug, "language": language, "state": state, "reasons": reasons,
        "last_review": facts.get("last_review", ""), "next_review": facts.get("next_review", ""),
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
        "editions": [one["format"] for one in mine], "verdicts": {one["format"]: one["verdicts"] for one in mine},
    }
