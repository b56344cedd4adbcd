"""netpub.toml: the project's settings, checked key by key. Stages never import this; the plan hands them arguments."""

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from netpub.errors import ConfigError
from netpub.imprint import Imprint

FILE = "netpub.toml"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MONTHS = range(1, 241)  # Nobody plans a review beyond twenty years; more is a slip of the hand.
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that editions are made in: ``key`` names folders, ``locale`` (BCP 47) decides dates, decimals and xml:lang."""

    key: str
    locale: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What must hold before a release: ``review_months`` is the longest time between reviews; ``validators`` is
    ``"when-present"`` (a validator that did not run does not close the gate) or ``"required"``."""

    review_months: int = 36
    validators: str = "when-present"


@dataclass(frozen=True, slots=True)
class Settings:
    """A project: ``root`` is its folder; ``pages`` are its slugs in the order of publication."""

    root: Path
    source_language: str
    publisher: Imprint
    languages: tuple[Language, ...]
    policy: Policy
    theme: Mapping[str, str]
    pages: tuple[str, ...]

    def language(self, key: str) -> Language:
        """Return a language by its key; raises ConfigError when the project has none such."""
        for language in self.languages:
            if language.key == key:
                return language
        known = ", ".join(language.key for language in self.languages)
        raise ConfigError(f"This project has no language “{key}”.", f"Languages in {FILE}: {known}.")


class _Table:
    """A table of netpub.toml that knows where its keys stand, so that a message can name the line."""

    def __init__(self, path: Path, name: str, values: Any) -> None:
        self.path, self.name = path, name
        if not isinstance(values, dict):
            raise ConfigError(f"{path}: “{name}” is no table.", f"Write it as [{name}] with keys below it.")
        self.values: dict[str, Any] = values

    def refuse_unknown(self, allowed: list[str]) -> None:
        """Raise ConfigError for the first key that is not allowed, naming its line and the nearest allowed key."""
        for key in self.values:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, n=1)
                remedy = f"Did you mean “{near[0]}”?" if near else f"Known keys here: {', '.join(sorted(allowed))}."
                raise ConfigError(f"{self.path}:{_line_of(self.path, key)}: unknown key “{key}” in [{self.name}].", remedy)

    def get(self, key: str, kind: type, default: Any) -> Any:
        """Return a value of the given type; raises ConfigError when it has another."""
        value = self.values.get(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            line = _line_of(self.path, key)
            raise ConfigError(f"{self.path}:{line}: “{key}” in [{self.name}] must be {_KINDS[kind]}.", "Correct the value.")
        return value


_KINDS = {str: "a text in quotes", int: "a whole number"}


def _line_of(path: Path, key: str) -> int:
    pattern = re.compile(rf"\s*\[?\s*(?:[\w.-]+\.)?[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if pattern.match(line):
            return number
    return 1


def language(key: str, locale: str, place: str) -> Language:
    """Return a language; raises ConfigError, naming ``place``, when its key or locale is no language tag (BCP 47, known to CLDR).

    The key names folders, so that nothing but a tag may stand there.
    """
    for tag in (key, locale):
        try:
            known = _TAG.fullmatch(tag) and Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            known = None
        if not known:
            raise ConfigError(f"{place}: “{tag}” is no language.", "Write a language tag, such as es, es-MX or zh-Hans.")
    return Language(key, locale)


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
    top = _Table(path, FILE, values)
    top.refuse_unknown(["project", "publisher", "languages", "policy", "theme"])
    languages = _languages(path, values.get("languages", {}))
    return Settings(
        root=root,
        source_language=_source_language(path, values.get("project", {}), languages),
        publisher=_publisher(path, values.get("publisher", {})),
        languages=languages,
        policy=_policy(path, values.get("policy", {})),
        theme=_theme(path, values.get("theme", {})),
        pages=_pages(root),
    )


def _languages(path: Path, values: Any) -> tuple[Language, ...]:
    table = _Table(path, "languages", values)
    languages = []
    for key, entry in table.values.items():
        row = _Table(path, f"languages.{key}", entry)
        row.refuse_unknown(["locale"])
        languages.append(language(key, row.get("locale", str, key), f"{path}:{_line_of(path, key)}"))
    if not languages:
        raise ConfigError(f"{path}: no language is given.", 'Add, for example, [languages.en] with locale = "en-GB".')
    return tuple(languages)


def _source_language(path: Path, values: Any, languages: tuple[Language, ...]) -> str:
    table = _Table(path, "project", values)
    table.refuse_unknown(["source_language"])
    key = str(table.get("source_language", str, languages[0].key))
    if key not in [language.key for language in languages]:
        raise ConfigError(f"{path}: source_language “{key}” is not among the languages.", f"Add [languages.{key}].")
    return key


def _publisher(path: Path, values: Any) -> Imprint:
    table = _Table(path, "publisher", values)
    names = [field.name for field in dataclasses.fields(Imprint)]
    table.refuse_unknown(names)
    for name in ("id", "name"):
        if not table.values.get(name):
            raise ConfigError(f"{path}: [publisher] has no “{name}”.", f'Add {name} = "…" below [publisher].')
    return Imprint(**{name: table.get(name, str, "") for name in names})


def _policy(path: Path, values: Any) -> Policy:
    table = _Table(path, "policy", values)
    table.refuse_unknown(["review_months", "validators"])
    policy = Policy(table.get("review_months", int, 36), table.get("validators", str, "when-present"))
    if policy.review_months not in _MONTHS:
        raise ConfigError(
            f"{path}:{_line_of(path, 'review_months')}: review_months is {policy.review_months}.",
            f"Write a whole number of months from {_MONTHS[0]} to {_MONTHS[-1]}.")
    if policy.validators not in ("when-present", "required"):
        raise ConfigError(
            f"{path}:{_line_of(path, 'validators')}: validators is “{policy.validators}”.", 'Use "when-present" or "required".')
    return policy


def _theme(path: Path, values: Any) -> Mapping[str, str]:
    table = _Table(path, "theme", values)
    return {key: str(table.get(key, str, "")) for key in table.values}


def _pages(root: Path) -> tuple[str, ...]:
    """The slugs: folders in source/ that hold a page; a folder whose name is no slug is a ConfigError."""
    source = root / "source"
    if not source.is_dir():
        raise ConfigError(f"{root} has no source folder.", "Put each page into source/NAME/page.html (or .txt, .md, .docx).")
    slugs = sorted(entry.parent.name for entry in source.glob("*/page.*") if entry.name != "page.toml")
    for slug in slugs:
        if not _SLUG.fullmatch(slug):
            raise ConfigError(f"source/{slug}: not usable as a name.", "Use letters, digits and single hyphens.")
    doubled = next((slug for slug in slugs if slugs.count(slug) > 1), None)
    if doubled:
        raise ConfigError(f"source/{doubled} holds more than one page.", "Keep one page.* file in each folder.")
    return tuple(slugs)
