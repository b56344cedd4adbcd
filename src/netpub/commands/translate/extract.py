"""netpub translate extract: the catalogues that translators fill."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from netpub.article import Article
from netpub.build import plan, pool, trail
from netpub.build.output import write_whole
from netpub.build.run import Build, Options, Result
from netpub.commands.common import as_of_option, common, known, settings_of
from netpub.commands.printing import exit_code, print_failures, print_findings
from netpub.errors import ExitCode
from netpub.findings import Finding, Severity, Unusable, Where
from netpub.progress import Progress
from netpub.settings import Settings, load
from netpub.translate import extract as extract_segments


@click.command("extract")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], as_of: str) -> ExitCode:
    """Write a catalogue (PO) for each page and language, or bring it up to date. Nothing that a translator wrote is lost.

    Example: netpub translate extract pancreas-surgery -l es
    """
    settings = load(project)
    targets = [language.key for language in settings.languages if language.key != settings.source_language]
    slugs = known(pages, settings.pages, "page") or settings.pages
    wanted = known(languages, targets, "language to translate into") or tuple(targets)
    result = write_catalogues(settings, slugs, wanted, as_of, settings_of(ctx).display())
    print_findings([finding for finding in result.findings if finding.severity is Severity.ERROR], remedies=False)
    print_failures(result.outcome)
    return exit_code(result)


def write_catalogues(settings: Settings, slugs: Sequence[str], languages: Sequence[str], as_of: str, display: Progress) -> Result:
    """Write the catalogues of pages in languages, naming each on stdout; return what the reading of the pages came to."""
    options = Options(as_of=as_of, slugs=tuple(slugs), languages=(settings.source_language,))
    result = Build(settings, options, pool.local(settings.building), display).articles()
    for slug in slugs:
        entry = result.outcome.entry(plan.xml_target(slug, settings.source_language))
        if entry is not None and entry.outputs:
            data = (settings.root / plan.xml_path(slug, settings.source_language)).read_bytes()
            digest = str(entry.facts["content_digest"])
            # The text that translators worked from, so that what changed since can be shown to them.
            trail.keep(settings.root, slug, settings.source_language, digest, data)
            for language in languages:
                _extract(settings, Article(data), digest, language, result.findings)
    return result


def _extract(settings: Settings, article: Article, digest: str, language: str, findings: list[Finding]) -> None:
    """Write one catalogue; a catalogue that cannot be read stays as it is and is a finding. ``digest`` is the article's content digest."""
    slug = article.slug
    path = plan.catalogue_path(slug, language)
    file = settings.root / path
    try:
        data = extract_segments(
            article, file.read_bytes() if file.is_file() else None, settings.language(language).locale, _places(settings, slug), digest)
    except Unusable as unusable:
        finding = replace(unusable.finding, where=replace(unusable.finding.where, file=path, page=slug, language=language))
        findings.append(finding)
        print_findings([finding], remedies=True)
        return
    if not file.is_file() or file.read_bytes() != data:
        write_whole(file, data)
    click.echo(path)


def _places(settings: Settings, slug: str) -> dict[str, Where]:
    """Where the blocks and facts of a page stand in its source, from the record of its ingest."""
    record = json.loads((settings.root / f"build/ingest/{slug}.json").read_text(encoding="utf-8"))
    path = record["source"]["path"]
    places = {block["id"]: Where(block.get("file", path), block["line"], slug) for block in record["blocks"] if block["id"]}
    places |= {f"fact:{name}": Where(fact.get("file", path), fact["line"], slug) for name, fact in record["facts"].items()}
    return places | {"": Where(path, 0, slug)}
