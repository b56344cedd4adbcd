"""The language ``xx`` of every project: pseudo-words, for trying layouts. It is built when somebody asks for it, and never released."""

import importlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from netpub.build import plan, sources
from netpub.build.target import Target
from netpub.findings import Where
from netpub.settings import Settings
from netpub.settings.languages import PSEUDO, Language


def added(settings: Settings, asked: Collection[str]) -> Settings:
    """Return the settings with the language when it is among those that were ``asked`` for, and with titles in it for booklets.

    Dates, labels and fonts are those of the source language.
    """
    if PSEUDO not in asked:
        return settings
    source = settings.source_language
    language = Language(PSEUDO, settings.language(source).locale)
    publications = tuple(
        replace(one, title=_with(one.title, source), subtitle=_with(one.subtitle, source)) for one in settings.publications)
    return replace(settings, languages=(*settings.languages, language), publications=publications)


def targets(settings: Settings, slugs: Iterable[str], languages: Collection[str]) -> list[Target]:
    """Return the targets that make the articles of pages in pseudo-words, from those of the source language; none unless asked for."""
    return [_target(settings, slug) for slug in slugs] if PSEUDO in languages else []


def _target(settings: Settings, slug: str) -> Target:
    inputs = {
        "xml": settings.root / plan.xml_path(slug, settings.source_language), "media": settings.root / f"build/ingest/{slug}.media.zip"}
    return Target(
        plan.xml_target(slug, PSEUDO), "netpub.build.jobs.pseudo:run", inputs, (plan.xml_path(slug, PSEUDO),),
        {"slug": slug, "language": PSEUDO}, Where(f"source/{slug}/{sources.page(settings, slug).name}", 0, slug, PSEUDO))


def _with(titles: Mapping[str, str], source: str) -> Mapping[str, str]:
    # Loaded here: what translates takes as long to load as the rest of a build with nothing to do.
    made = importlib.import_module("netpub.translate.pseudo")
    return {**titles, PSEUDO: made.text(titles[source])} if titles.get(source) else titles
