"""netpub.toml as a whole: its tables, one reader each, and the pages found in source/."""

import dataclasses
import itertools
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.imprint import Imprint
from netpub.settings import building, languages, policy, printing, publications, review, site, version
from netpub.settings.building import Building
from netpub.settings.languages import Language
from netpub.settings.policy import Policy
from netpub.settings.printing import Printing
from netpub.settings.publications import Citing, Publication
from netpub.settings.review import Review
from netpub.settings.table import Table

FILE = "netpub.toml"
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project: ``root`` is its folder; ``pages`` are its slugs in the order of publication;
    ``publications`` one for each page and then one for each booklet of several pages; ``site`` is the address of dist/ for
    readers (ends with a slash), empty when it is not known; ``assets`` is ``inline`` or ``beside``, where web pages have their pictures;
    ``review`` says who must sign what."""

    root: Path
    source_language: str
    publisher: Imprint
    languages: tuple[Language, ...]
    policy: Policy
    theme: Mapping[str, str]
    pages: tuple[str, ...]
    citing: Citing
    printing: Printing
    publications: tuple[Publication, ...]
    site: str
    assets: str
    review: Review
    building: Building

    def language(self, key: str) -> Language:
        """Return a language by its key; raises ConfigError when the project has none such."""
        for language in self.languages:
            if language.key == key:
                return language
        known = ", ".join(language.key for language in self.languages)
        raise ConfigError(f"This project has no language “{key}”.", f"Languages in {FILE}: {known}.")


def load(root: Path) -> Settings:
    """Read ``root``/netpub.toml; raises ConfigError with file, line and remedy when it cannot be used."""
    path = root / FILE
    if not path.is_file():
        raise ConfigError(f"There is no {FILE} in {root}.", "Run netpub in a project, name one with -C, or make one: netpub init DIR.")
    try:
        with path.open("rb") as stream:
            values = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}.", "Correct the line; the format is TOML.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.", "Check the file's permissions.") from error
    version.refuse_unknown(path, values)
    top = Table(path, FILE, values)
    top.refuse_unknown([
        "version", "project", "publisher", "languages", "policy", "theme", "references", "publications", "site", "review", "print",
        "build"])
    spoken = languages.read(path, values.get("languages", {}))
    pages = _pages(root)
    citing = publications.read_citing(path, values.get("references", {}))
    return Settings(
        root=root,
        source_language=_source_language(path, values.get("project", {}), spoken),
        publisher=_publisher(path, values.get("publisher", {})),
        languages=spoken,
        policy=policy.read(path, values.get("policy", {})),
        theme=_theme(path, values.get("theme", {})),
        pages=pages,
        citing=citing,
        printing=printing.read(path, values.get("print", {})),
        publications=publications.read(path, values.get("publications", {}), pages, [language.key for language in spoken], citing),
        site=site.read(path, values.get("site", {})),
        assets=site.assets(path, values.get("site", {})),
        review=review.read(path, values.get("review", {}), pages, [language.key for language in spoken]),
        building=building.read(path, values.get("build", {})),
    )


def _source_language(path: Path, values: Any, spoken: tuple[Language, ...]) -> str:
    table = Table(path, "project", values)
    table.refuse_unknown(["source_language"])
    key = str(table.get("source_language", str, spoken[0].key))
    if key not in [language.key for language in spoken]:
        raise ConfigError(f"{path}: source_language “{key}” is not among the languages.", f"Add [languages.{key}].")
    return key


def _publisher(path: Path, values: Any) -> Imprint:
    table = Table(path, "publisher", values)
    names = [field.name for field in dataclasses.fields(Imprint)]
    table.refuse_unknown(names)
    for name in ("id", "name"):
        if not table.values.get(name):
            raise ConfigError(f"{path}: [publisher] has no “{name}”.", f'Add {name} = "…" below [publisher].')
    return Imprint(**{name: table.get(name, str, "") for name in names})


def _theme(path: Path, values: Any) -> Mapping[str, str]:
    table = Table(path, "theme", values)
    fonts = Table(path, "theme.fonts", table.values.get("fonts", {}))
    named = {f"fonts.{script}": str(fonts.get(script, str, "")) for script in fonts.values}
    return {key: str(table.get(key, str, "")) for key in table.values if key != "fonts"} | named


def _pages(root: Path) -> tuple[str, ...]:
    """The slugs: folders in source/ that hold a page; a folder whose name is no slug is a ConfigError."""
    source = root / "source"
    if not source.is_dir():
        raise ConfigError(f"{root} has no source folder.", "Put each page into source/NAME/page.html (or .txt, .md, .docx).")
    slugs = sorted(folder for folder in _held(source) for name in _held(source / folder)
                   if name.startswith("page.") and name != "page.toml")
    for slug in slugs:
        if not _SLUG.fullmatch(slug):
            raise ConfigError(f"source/{slug}: not usable as a name.", "Use letters, digits and single hyphens.")
    doubled = next((slug for slug, other in itertools.pairwise(slugs) if slug == other), None)
    if doubled:
        raise ConfigError(f"source/{doubled} holds more than one page.", "Keep one page.* file in each folder.")
    return tuple(slugs)


def _held(folder: Path) -> list[str]:
    """The names of what a folder holds; nothing for a file. Raises ConfigError for a folder that may not be opened: its pages would
    go missing unseen."""
    try:
        return os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208  names take a fifth of the time
    except OSError as error:
        raise ConfigError(f"{folder} cannot be read: {error.strerror}.", "Check the permissions of the folder.") from error
