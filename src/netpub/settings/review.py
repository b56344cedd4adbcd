"""[review]: which roles must sign a text before it may be released, by class of page and by language, and whose signatures count."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

# PIF TICK asks for clinical and user involvement; a translation is made and checked by two linguists, its clinical terms by a clinician.
ROLES = ("clinical", "lay", "accessibility")
TRANSLATION_ROLES = ("translator", "second-linguist", "clinical")
_ROLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class PageClass:
    """A class of pages with roles of its own: ``roles`` for the source language, ``translation_roles`` for the others."""

    pages: tuple[str, ...]
    roles: tuple[str, ...]
    translation_roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The rules of review. ``languages`` gives roles that a language needs besides; ``allowed_signers`` is the file of public keys
    (ssh-keygen(1), ALLOWED SIGNERS), relative to the project; ``signed`` makes only signed approvals count."""

    roles: tuple[str, ...] = ROLES
    translation_roles: tuple[str, ...] = TRANSLATION_ROLES
    classes: Mapping[str, PageClass] = field(default_factory=dict)
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allowed_signers: str = ""
    signed: bool = False

    def required(self, page: str, language: str, translated: bool) -> tuple[str, ...]:
        """Return the roles that must sign a page in a language (a key of netpub.toml), each once, in the order of the file."""
        mine: PageClass | Review = next((one for one in self.classes.values() if page in one.pages), self)
        return tuple(dict.fromkeys((*(mine.translation_roles if translated else mine.roles), *self.languages.get(language, ()))))


def is_role(name: str) -> bool:
    """Whether a role may be called so."""
    return bool(_ROLE.fullmatch(name))


def read(path: Path, values: Any, pages: Sequence[str], languages: Sequence[str]) -> Review:
    """Return the rules of review; raises ConfigError for a key or value that cannot be."""
    table = Table(path, "review", values)
    table.refuse_unknown(["roles", "translation_roles", "classes", "languages", "allowed_signers", "signatures"])
    base = Review(_roles(table, "roles", ROLES), _roles(table, "translation_roles", TRANSLATION_ROLES))
    signatures = table.get("signatures", str, "optional")
    if signatures not in ("optional", "required"):
        raise _wrong(path, "signatures", f"signatures is “{signatures}”.", 'Use "optional" or "required".')
    signers = str(table.get("allowed_signers", str, ""))
    if signatures == "required" and not signers:
        raise _wrong(path, "signatures", "signatures are required, and no file says whose.", 'Add allowed_signers = "allowed_signers".')
    return Review(
        base.roles, base.translation_roles, _classes(Table(path, "review.classes", table.get("classes", dict, {})), base, pages),
        _languages(Table(path, "review.languages", table.get("languages", dict, {})), languages), signers, signatures == "required")


def _classes(table: Table, base: Review, pages: Sequence[str]) -> dict[str, PageClass]:
    found: dict[str, PageClass] = {}
    taken: set[str] = set()
    for name in table.values:
        row = Table(table.path, f"{table.name}.{name}", table.values[name])
        row.refuse_unknown(["pages", "roles", "translation_roles"])
        mine = _texts(row, "pages", ())
        unknown = [page for page in mine if page not in pages]
        doubled = [page for page in mine if page in taken]
        if unknown:
            raise _wrong(table.path, name, f"class “{name}”: there is no page “{unknown[0]}”.", f"Pages: {', '.join(pages)}.")
        if doubled:
            raise _wrong(table.path, name, f"class “{name}”: the page “{doubled[0]}” is in another class too.", "Name it once.")
        taken |= set(mine)
        found[name] = PageClass(mine, _roles(row, "roles", base.roles), _roles(row, "translation_roles", base.translation_roles))
    return found


def _languages(table: Table, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    table.refuse_unknown(list(languages))
    found = {}
    for key in table.values:
        row = Table(table.path, f"{table.name}.{key}", table.values[key])
        row.refuse_unknown(["roles"])
        found[key] = _roles(row, "roles", ())
    return found


def _roles(table: Table, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    given = _texts(table, key, default)
    odd = next((role for role in given if not is_role(role)), None)
    if odd is not None:
        raise _wrong(table.path, key, f"“{odd}” is no name of a role.", "Use small letters, digits and hyphens, such as lay.")
    if default and not given:
        raise _wrong(table.path, key, f"{key} in [{table.name}] is empty.", "Name at least one role: without any, nobody would decide.")
    return given


def _texts(table: Table, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(value) for value in table.get(key, list, list(default)))


def _wrong(path: Path, key: str, what: str, remedy: str) -> ConfigError:
    return ConfigError(f"{path}:{line_of(path, key)}: {what}", remedy)
