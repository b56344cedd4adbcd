"""netpub translate import: what came back from translators goes into the catalogues."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from netpub.build import plan
from netpub.build.catalogues import glossary_of
from netpub.build.output import write_whole
from netpub.commands.common import common, known, say
from netpub.commands.printing import print_findings
from netpub.commands.translate import files
from netpub.errors import ExitCode
from netpub.findings import Finding, Severity, Unusable, Where
from netpub.settings import Settings, load
from netpub.translate.exchange import formats, taking, tmx
from netpub.translate.exchange.languages import same_language
from netpub.translate.exchange.taking import Taken
from netpub.translate.exchange.units import Document
from netpub.translate.glossary import Glossary

_COUNTED = ("taken", "for review", "unchanged", "not translated", "left out")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-l", "--lang", "language", default="", help="The language, where the file does not say it; else it must be the file's.")
@click.option("--confirm", is_flag=True, help="Take changed texts as done, for tools that keep no states.")
@common
def command(project: Path, file: Path, language: str, confirm: bool) -> ExitCode:
    """Put the translations of a file into the catalogues they were made from: XLIFF 1.2 and 2.1, a CSV or XLSX sheet, or a TMX memory.

    A file that lost placeholders, or is for another page or language, is refused as a whole. A text whose source has changed since is
    left out and named. A memory goes to locales/LANG/memory.tmx, where updates of catalogues find it.

    Example: netpub translate import pancreas-surgery.xlf
    """
    settings = load(project)
    targets = [one.key for one in settings.languages if one.key != settings.source_language]
    known([language] if language else [], targets, "language to translate into")
    where = Where(file.name, 0, "", language)
    findings: list[Finding] = []
    try:
        data = files.content(file, formats.LIMIT)
        if formats.is_memory(data, file.name):
            made = _memories(settings, data, [language] if language else targets, where, findings)
        else:
            documents = formats.read(data, file.name, where, findings.append)
            made = _catalogues(settings, documents, language, where, findings, confirm=confirm)
    except Unusable as unusable:
        findings.append(unusable.finding)
        made = None
    print_findings(findings, remedies=True)
    for path, content, told in made or ():
        if content is not None:
            write_whole(settings.root / path, content)
        say(f"{path}: {told}")
    if not made:
        say("Nothing of the file was taken.", err=True)
    return ExitCode.FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else ExitCode.OK


_Made = list[tuple[str, bytes | None, str]]  # a path, what is to be written there (None: nothing new), and words about it


def _catalogues(
    settings: Settings, documents: Sequence[Document], language: str, where: Where, findings: list[Finding], *, confirm: bool,
) -> _Made | None:
    """The catalogues with the translations of a file; None when any of it must be refused."""
    made: _Made = []
    for document in documents:
        key = language or _language(settings, document, where)
        slug = _page(settings, document, where)
        path = plan.catalogue_path(slug, key)
        if any(path == other for other, _, _ in made):
            raise Unusable(Finding("exchange-duplicate", replace(where, page=slug, language=key)))
        taken = _take(settings, document, slug, key, where, findings, confirm=confirm)
        if taken is not None:
            told = ", ".join(f"{taken.counts[name]} {name}" for name in _COUNTED if taken.counts.get(name)) or "nothing to take"
            made.append((path, taken.data if taken.data != files.catalogue(settings, slug, key) else None, told))
    return made if len(made) == len(documents) else None


def _take(
    settings: Settings, document: Document, slug: str, key: str, where: Where, findings: list[Finding], *, confirm: bool,
) -> Taken | None:
    """One catalogue with the translations of a document; None when they are refused."""
    source, target = settings.language(settings.source_language).locale, settings.language(key).locale
    place = replace(where, page=slug, language=key)
    taking.check(document, source, target, place)
    return taking.take(
        files.catalogue(settings, slug, key), replace(document, source=source), target, plan.catalogue_path(slug, key), place,
        findings.append, confirm=confirm, glossary=_glossary(settings, key, findings))


def _glossary(settings: Settings, key: str, findings: list[Finding]) -> Glossary | None:
    """The glossary of a language; one that cannot be read keeps no translation out."""
    try:
        return glossary_of(settings, settings.language(key))[0]
    except Unusable as unusable:
        findings.append(unusable.finding)
        return None


def _language(settings: Settings, document: Document, where: Where) -> str:
    """The project's language that a document is in: the one of the very tag first."""
    fitting = [one for one in settings.languages if one.key != settings.source_language and same_language(document.target, one.locale)]
    exact = [one for one in fitting if one.locale.lower() == document.target.lower()]
    if len(exact or fitting) != 1:
        named = f"it says “{document.target}”" if document.target else "it does not say which"
        raise Unusable(Finding("exchange-language", where, f"{named}, and the project translates into {_listed(settings)}"))
    return (exact or fitting)[0].key


def _listed(settings: Settings) -> str:
    return ", ".join(one.locale for one in settings.languages if one.key != settings.source_language) or "no other language"


def _page(settings: Settings, document: Document, where: Where) -> str:
    """The page that a document is about; tools like to make a path or a file name of it."""
    name = document.page.replace("\\", "/").rpartition("/")[2]
    for slug in (document.page, name, name.partition(".")[0]):
        if slug in settings.pages:
            return slug
    raise Unusable(Finding("exchange-page", where, f"it names the page “{document.page}”, which is not in this project"))


def _memories(settings: Settings, data: bytes, keys: Sequence[str], where: Where, findings: list[Finding]) -> _Made | None:
    """The memories with the units of a file. What it holds counts before what the memory held."""
    source = settings.language(settings.source_language).locale
    made: _Made = []
    for key in keys:
        locale, path = settings.language(key).locale, plan.memory_path(key)
        new = tmx.read(data, where, source, locale, findings.append)
        file = settings.root / path
        place, held = Where(path, 0, "", key), files.content(file) if file.is_file() else b""
        old = tmx.read(held, place, source, locale, findings.append) if held else {}
        if new:
            news = {text: translation for text, translation in new.items() if old.get(text) != translation}
            content = tmx.brought(held, news, source, locale, place) if held else tmx.memory(new, source, locale)
            told = f"{len(new)} units read, {len({**old, **new})} in the memory"
            made.append((path, content if news else None, told))
    if not made:
        raise Unusable(Finding("exchange-language", where, f"it holds no translation from {source} into {_listed(settings)}"))
    return made
