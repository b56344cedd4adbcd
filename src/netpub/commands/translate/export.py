"""netpub translate export: catalogues as files for agencies, for memories, and for people without translation tools."""

from collections.abc import Sequence
from pathlib import Path

import click

from netpub.build import ledger, plan
from netpub.build.output import write_whole
from netpub.commands.common import common, say
from netpub.commands.printing import print_findings
from netpub.commands.translate import files
from netpub.errors import ExitCode
from netpub.findings import Unusable, Where
from netpub.settings import Settings, load
from netpub.translate import source_digest
from netpub.translate.exchange import formats, units
from netpub.translate.exchange.units import Document, State

_FOLDER = "build/exchange"


@click.command("export")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("--to", "format", type=click.Choice(formats.FORMATS), required=True, help="The format of the file.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="One file for all pages.")
@common
def command(project: Path, pages: tuple[str, ...], languages: tuple[str, ...], format: str, output: Path | None) -> ExitCode:
    """Write what translators need: XLIFF for agencies, TMX for a memory of all translations, CSV or XLSX for reviewers without tools.

    Without --output there is one file for each page and language, in build/exchange. Bring the catalogues up to date first.

    Example: netpub translate export pancreas-surgery -l es --to xliff-1.2
    """
    settings = load(project)
    chosen = files.chosen(settings, pages, languages)
    if output and format != "tmx" and len({key for _, key in chosen}) > 1:
        raise click.UsageError("A file of this format holds one language: name it with -l.")
    try:
        found = {(slug, key): _document(settings, slug, key) for slug, key in chosen}
    except Unusable as unusable:
        print_findings([unusable.finding], remedies=True)
        return ExitCode.FINDINGS
    _warn(settings, list(found))
    if output:
        _write(output, format, list(found.values()))
    else:
        for (slug, key), document in found.items():
            _write(settings.root / _FOLDER / key / f"{slug}{formats.ending(format)}", format, [document])
    return ExitCode.OK


def _warn(settings: Settings, chosen: Sequence[tuple[str, str]]) -> None:
    """Name the catalogues whose page has another text now, as far as the last build knows."""
    known = ledger.read(settings.root / ".netpub/ledger.json", ("xml:",))
    for slug, key in chosen:
        entry = known.get(plan.xml_target(slug, settings.source_language))
        now, made_from = entry.facts.get("content_digest") if entry else None, source_digest(files.catalogue(settings, slug, key))
        if now and made_from and now != made_from:
            path = plan.catalogue_path(slug, key)
            say(f"{path} is of an older text of the page. Bring it up to date first: netpub translate update", err=True)


def _document(settings: Settings, slug: str, key: str) -> Document:
    where = Where(plan.catalogue_path(slug, key), 0, slug, key)
    source, target = settings.language(settings.source_language).locale, settings.language(key).locale
    return units.document(files.catalogue(settings, slug, key), slug, source, target, where)


def _write(path: Path, format: str, documents: Sequence[Document]) -> None:
    data = formats.write(format, documents)
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)
    count = sum(format != "tmx" or unit.state is State.DONE for one in documents for unit in one.units)
    say(f"{path}  {count} text{'' if count == 1 else 's'}")
