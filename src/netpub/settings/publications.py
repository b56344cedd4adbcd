"""[publications.ID] and [references]: what is published, of which pages, and how references are printed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

STYLES = ("ama", "vancouver")
EXTENTS = ("full", "short", "on-request")
_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Citing:
    """How references are printed: ``style`` is ``"ama"`` or ``"vancouver"``; ``references`` is ``"full"``, ``"short"`` or
    ``"on-request"`` unless a publication says otherwise."""

    style: str = "ama"
    references: str = "full"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: ``pages`` are its slugs, one for a page of its own (``id`` is the slug then), several for a booklet.

    ``title`` and ``subtitle`` are by language key and for booklets only; ``leaflet`` asks for the folded leaflet.
    """

    id: str
    pages: tuple[str, ...]
    references: str
    title: Mapping[str, str]
    subtitle: Mapping[str, str]
    order_code: str = ""
    leaflet: bool = False

    @property
    def booklet(self) -> bool:
        """Whether several pages stand under one cover."""
        return self.pages != (self.id,)


def read_citing(path: Path, values: Any) -> Citing:
    """Return how references are printed; raises ConfigError for a key or value that cannot be."""
    table = Table(path, "references", values)
    table.refuse_unknown(["style", "print"])
    return Citing(table.one_of("style", STYLES, "ama"), table.one_of("print", EXTENTS, "full"))


def read(path: Path, values: Any, pages: Sequence[str], languages: Sequence[str], citing: Citing) -> tuple[Publication, ...]:
    """Return every page as a publication, then the booklets in the order of the file.

    Raises ConfigError for an unknown key or page, a booklet without a title, or an id that cannot name files.
    """
    entries = Table(path, "publications", values).values
    given = {key: _publication(path, key, entry, pages, languages, citing) for key, entry in entries.items()}
    alone = [given.get(slug, Publication(slug, (slug,), citing.references, {}, {})) for slug in pages]
    return (*alone, *(one for key, one in given.items() if key not in pages))


def _publication(path: Path, key: str, entry: Any, pages: Sequence[str], languages: Sequence[str], citing: Citing) -> Publication:
    table = Table(path, f"publications.{key}", entry)
    table.refuse_unknown(["pages", "title", "subtitle", "references", "order_code", "leaflet"])
    own = key in pages
    members = [key] if own else _pages(table, key, pages)
    if own and "pages" in table.values:
        raise ConfigError(f"{path}:{line_of(path, key)}: “{key}” is a page and a booklet at once.", "Give the booklet another name.")
    title = _by_language(table, "title", languages)
    if not own and not title:
        raise ConfigError(f"{path}:{line_of(path, key)}: booklet “{key}” has no title.", "Add title.en = \"…\", one for each language.")
    if not _ID.fullmatch(key):
        raise ConfigError(f"{path}:{line_of(path, key)}: “{key}” cannot name files.", "Use letters, digits and single hyphens.")
    return Publication(
        key, tuple(members), table.one_of("references", EXTENTS, citing.references), title, _by_language(table, "subtitle", languages),
        str(table.get("order_code", str, "")), bool(table.get("leaflet", bool, False)))


def _pages(table: Table, key: str, pages: Sequence[str]) -> list[str]:
    members = list(table.get("pages", list, []))
    unknown = [str(member) for member in members if member not in pages]
    if not members or unknown:
        what = f"there is no page “{unknown[0]}”" if unknown else "it names no pages and there is no page of that name"
        raise ConfigError(f"{table.path}:{line_of(table.path, key)}: publication “{key}”: {what}.", f"Pages: {', '.join(pages)}.")
    return members


def _by_language(table: Table, key: str, languages: Sequence[str]) -> dict[str, str]:
    texts = Table(table.path, f"{table.name}.{key}", table.get(key, dict, {}))
    texts.refuse_unknown(list(languages))
    return {language: str(texts.get(language, str, "")) for language in texts.values}
