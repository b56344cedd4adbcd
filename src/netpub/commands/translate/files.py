"""Which catalogues a command is about, and their files."""

from collections.abc import Sequence
from pathlib import Path

from netpub.build import plan
from netpub.commands.common import known
from netpub.errors import ConfigError, OutputError
from netpub.settings import Settings


def chosen(settings: Settings, pages: Sequence[str], languages: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pages and languages whose catalogues a command is about, language by language.

    Where somebody named pages and languages, each of their catalogues is meant, else those that are there. Raises click.UsageError for an
    unknown page or language and ConfigError when there is no catalogue.
    """
    targets = tuple(language.key for language in settings.languages if language.key != settings.source_language)
    slugs, wanted = known(pages, settings.pages, "page"), known(languages, targets, "language to translate into")
    pairs = [(slug, key) for key in wanted or targets for slug in slugs or settings.pages]
    if not (slugs and wanted):
        pairs = [(slug, key) for slug, key in pairs if (settings.root / plan.catalogue_path(slug, key)).is_file()]
    if not pairs:
        raise ConfigError("There is no catalogue.", "Make the catalogues first: netpub translate extract")
    return pairs


def catalogue(settings: Settings, slug: str, language: str) -> bytes:
    """Return the bytes of a page's catalogue; raises ConfigError when there is none in the project: a link may lead out of it."""
    path = plan.catalogue_path(slug, language)
    file = settings.root / path
    if not file.is_file() or not file.resolve().is_relative_to(settings.root.resolve()):
        raise ConfigError(f"{path} is not there.", f"Make it first: netpub translate extract {slug} -l {language}")
    return content(file)


def content(path: Path, limit: int = plan.READ_AT_MOST) -> bytes:
    """Return a file's bytes; raises OutputError for one beyond ``limit`` bytes, before it is read."""
    if path.stat().st_size > limit:
        raise OutputError(f"{path} is larger than {limit // 2**20} MB.", "Import the pages in several files.")
    return path.read_bytes()
