"""What a project is made of: the only module that knows all stages and the files between them.

    source/<slug>/page.*            -> build/xml/<source language>/<slug>.xml   build/ingest/<slug>.json, .media.zip
    + locales/<lang>/…/<slug>.po    -> build/xml/<lang>/<slug>.xml
    the articles of several pages   -> build/xml/<lang>/<id>.xml                build/ingest/<id>.media.zip
    build/xml/<lang>/<id>.xml       -> build/editions/<lang>/<id>.{pdf,epub,html …}
    build/editions/<lang>/<id>.pdf  -> build/editions/<lang>/<id>-print.pdf
    …/<id>.pages.json, its pages    -> build/editions/<lang>/<id>.epub
    build/editions/…                -> verdicts of the validators
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from netpub.build import formats, sources
from netpub.build.formats import FORMATS, EditionKey
from netpub.build.target import Target
from netpub.findings import Finding, Report, Where
from netpub.settings import Language, Publication, Settings
from netpub.settings.languages import PSEUDO

# A file beyond this is refused before it is read; the readers set their own, lower bounds.
READ_AT_MOST = 64 * 1024 * 1024


def xml_target(slug: str, language: str) -> str:
    """Return the name of the target that makes a page's article in a language."""
    return f"xml:{language}:{slug}"


def xml_path(slug: str, language: str) -> str:
    """Return where a page's article in a language stands, relative to the project."""
    return f"build/xml/{language}/{slug}.xml"


def catalogue_path(slug: str, language: str) -> str:
    """Return where the translations of a page stand, relative to the project."""
    return f"locales/{language}/LC_MESSAGES/{slug}.po"


def memory_path(language: str) -> str:
    """Return where the translation memory of a language stands, relative to the project."""
    return f"locales/{language}/memory.tmx"


def glossary_path(settings: Settings, language: str) -> str:
    """Return where the terms agreed on for a language stand, relative to the project; empty when there is no glossary inside it."""
    for name in ("glossary.csv", "glossary.tbx"):
        path = f"locales/{language}/{name}"
        file = settings.root / path
        if file.is_file() and file.resolve().is_relative_to(settings.root.resolve()):
            return path
    return ""


def articles(settings: Settings, slugs: Iterable[str], languages: Iterable[str], report: Report) -> list[Target]:
    """Return the targets that make articles: each page in the source language, then its translations that have a catalogue."""
    targets = []
    wanted = set(languages)
    for slug in slugs:
        page = sources.page(settings, slug)
        if not sources.inside(settings, page, slug, report):
            continue
        size = page.stat().st_size if page.is_file() else 0
        if size > READ_AT_MOST:
            report(Finding("source-too-large", Where(f"source/{slug}/{page.name}", 0, slug), f"{size // 2**20} MB"))
            continue
        targets.append(_source(settings, slug, page, report))
        for language in settings.languages:
            catalogue = settings.root / catalogue_path(slug, language.key)
            translated = language.key in wanted - {settings.source_language, PSEUDO} and catalogue.is_file()
            if translated and sources.inside(settings, catalogue, slug, report):
                targets.append(_translation(settings, slug, page, language))
    return targets


def booklets(settings: Settings, publications: Iterable[Publication], languages: Iterable[str]) -> list[Target]:
    """Return the targets that make the articles of booklets of several pages, in every language that they have a title in.

    That of the source language is always among them: it packs the pictures.
    """
    wanted = {settings.source_language, *languages}
    return [
        _booklet(settings, one, language)
        for one in publications if one.booklet for language in settings.languages if language.key in wanted and one.title.get(language.key)
    ]


def _booklet(settings: Settings, one: Publication, language: Language) -> Target:
    package = f"build/ingest/{one.id}.media.zip" if language.key == settings.source_language else ""
    outputs = (xml_path(one.id, language.key), *filter(None, [package]))
    inputs = {f"xml:{slug}": settings.root / xml_path(slug, language.key) for slug in one.pages}
    inputs |= {f"media:{slug}": settings.root / f"build/ingest/{slug}.media.zip" for slug in one.pages}
    return Target(
        xml_target(one.id, language.key), "netpub.build.jobs.assembly:run", inputs, outputs,
        {
            "id": one.id, "pages": list(one.pages), "language": language.key, "locale": language.locale, "title": one.title[language.key],
            "subtitle": one.subtitle.get(language.key, ""), "order_code": one.order_code, "package": package,
            "path": xml_path(one.id, language.key),
        },
        Where("netpub.toml", 0, one.id, language.key))


def _source(settings: Settings, slug: str, page: Path, report: Report) -> Target:
    language = settings.language(settings.source_language)
    inputs = {"page": page, **sources.beside(settings, slug, report)}
    arguments: dict[str, Any] = {
        "slug": slug, "path": f"source/{slug}/{page.name}", "language": language.key, "locale": language.locale,
        "limits": settings.policy.limits,
    }
    # A master that is XML of the profile already is an article; the publisher's sentences enter other pages with the crossing.
    master = page.suffix.lower() == ".xml"
    if not master:
        arguments["imprint"] = asdict(settings.publisher)
        inputs |= sources.furniture(settings, report) | sources.stored(settings, slug, report)
    return Target(
        xml_target(slug, language.key), f"netpub.build.jobs.{'master' if master else 'source'}:run", inputs,
        (xml_path(slug, language.key), f"build/ingest/{slug}.json", f"build/ingest/{slug}.media.zip"), arguments,
        Where(f"source/{slug}/{page.name}", 0, slug, language.key))


def _translation(settings: Settings, slug: str, page: Path, language: Language) -> Target:
    catalogue = catalogue_path(slug, language.key)
    inputs = {
        "xml": settings.root / xml_path(slug, settings.source_language),
        "media": settings.root / f"build/ingest/{slug}.media.zip",
        "catalogue": settings.root / catalogue,
    }
    glossary = glossary_path(settings, language.key)
    if glossary:
        inputs["glossary"] = settings.root / glossary
    path = f"source/{slug}/{page.name}"
    return Target(
        xml_target(slug, language.key), "netpub.build.jobs.translation:run", inputs, (xml_path(slug, language.key),),
        {
            "slug": slug, "path": path, "catalogue": catalogue, "language": language.key, "locale": language.locale,
            "limits": settings.policy.limits, "glossary": glossary,
        },
        Where(catalogue, 0, slug, language.key))


@dataclass(frozen=True, slots=True)
class Shared:
    """What editions of a project share: its publications by their ids, and the files of its own theme as inputs."""

    publications: Mapping[str, Publication]
    theme: Mapping[str, Path]
    _paths: dict[str, Path] = field(default_factory=dict)

    def path(self, root: Path, name: str) -> Path:
        """Return a file of the project by its name; the editions of a page are made from the same ones, and paths take long to make."""
        if name not in self._paths:
            self._paths[name] = root / name
        return self._paths[name]


def shared(settings: Settings) -> Shared:
    """Return what the editions of a project share, as it is now."""
    return Shared({one.id: one for one in settings.publications}, _theme_files(settings))


def edition(
    settings: Settings, key: EditionKey, draft: bool, alternates: list[dict[str, str]], common: Shared | None = None,
) -> Target:
    """Return the target that makes one edition: from its article, or from the finished file of another format. Whoever asks for many
    hands over what is ``common`` to them."""
    common = common or shared(settings)
    row = FORMATS[key.format]
    where = Where(key.path, 0, key.slug, key.language)
    arguments: dict[str, Any] = {
        "path": key.made, "slug": key.slug, "language": key.language, "locale": settings.language(key.language).locale,
        **row.told(settings),
    }
    made_from = formats.origin(key)
    if made_from:
        read = {name: settings.root / path for name, path in row.reads(settings).items()}
        return Target(key.target, row.job, {made_from.format: settings.root / made_from.made, **read}, (key.made,), arguments, where)
    inputs = {
        "xml": common.path(settings.root, xml_path(key.slug, key.language)),
        "media": common.path(settings.root, f"build/ingest/{key.slug}.media.zip"),
        **common.theme,
    }
    printed = common.publications[key.slug]
    arguments |= {
        "draft": draft, "alternates": alternates, "colours": colours(settings),
        "style": settings.citing.style, "extent": printed.references, "site": settings.site, "logo": settings.theme.get("logo", ""),
    }
    if row.translated:
        inputs["source"] = common.path(settings.root, xml_path(key.slug, settings.source_language))
        arguments["source"] = {"key": settings.source_language, "locale": settings.language(settings.source_language).locale}
    paged_as = formats.paged_as(key)
    if paged_as:
        inputs["pages"] = settings.root / paged_as.page_map
    others = {"claimed": key.claimed, "page_map": key.page_map}
    arguments |= {name: path for name, path in others.items() if path}
    return Target(key.target, row.job, inputs, (key.made, *filter(None, others.values())), arguments, where)


def colours(settings: Settings) -> dict[str, str]:
    """Return what ``[theme]`` says of colours."""
    return {name: value for name, value in settings.theme.items() if name not in ("folder", "logo")}


def _theme_files(settings: Settings) -> dict[str, Path]:
    """The files of the project's own theme, as inputs."""
    if not settings.theme.get("folder"):
        return {}
    folder = settings.root / settings.theme["folder"]
    inside = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.resolve().is_relative_to(settings.root.resolve())]
    return {f"theme:{path.relative_to(folder).as_posix()}": path for path in inside}


def verdict_name(validator: str, key: EditionKey) -> str:
    """Return the name of the target that asks a validator about an edition."""
    return f"{validator}:{key.target}"


def verdicts(settings: Settings, key: EditionKey, versions: Mapping[str, str]) -> list[Target]:
    """Return the targets that judge an edition: one for each of its validators that is installed, that is has a version.

    A file that claims to conform is judged in place of the one that does not if all of them are there to pass it.
    """
    targets = []
    judges = FORMATS[key.format].judges
    made = key.claimed if key.claimed and all(versions[validator] for validator in judges) else key.made
    for validator in judges:
        version = versions[validator]
        if version:
            targets.append(Target(
                verdict_name(validator, key), "netpub.build.jobs.verdict:run", {"file": settings.root / made}, (),
                {"validator": validator, "tool": version, "path": key.path, "slug": key.slug, "language": key.language},
                Where(key.path, 0, key.slug, key.language)))
    return targets
