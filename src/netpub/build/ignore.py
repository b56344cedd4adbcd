"""netpub-ignore.toml, the findings that a project has decided to live with, each for a reason and until a day.

    [[ignore]]
    rule = "key-points-missing"
    page = "scan"                     optional: only this page
    language = "es"                   optional: only this language
    text = "…"                        optional: only findings that say these words
    reason = "The page is one paragraph."
    until = 2027-03-01                the last day on which it holds
"""

import datetime
import difflib
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.findings import Finding, Where, catalogue
from netpub.text.toml_lines import Lines

FILE = "netpub-ignore.toml"
EXPIRED, UNMATCHED = "ignore-expired", "ignore-unmatched"
_TABLE = "ignore"
_KEYS = ("rule", "page", "language", "text", "reason", "until")
_REQUIRED = ("rule", "reason", "until")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; an empty ``page``, ``language`` or ``text`` fits every finding of the rule. ``until`` is an ISO date."""

    rule: str
    reason: str
    until: str
    line: int
    page: str = ""
    language: str = ""
    text: str = ""

    def fits(self, finding: Finding) -> bool:
        """Whether the entry speaks of a finding."""
        where = finding.where
        return (
            finding.rule == self.rule and self.page in ("", where.page) and self.language in ("", where.language)
            and " ".join(self.text.split()).casefold() in " ".join(finding.what.split()).casefold())

    def within(
        self, pages: Collection[str], languages: Collection[str], all_pages: Collection[str], all_languages: Collection[str],
    ) -> bool:
        """Whether a run over these pages and languages, of all that there are, must meet what the entry speaks of."""
        known = self.page in pages if self.page in all_pages else set(pages) == set(all_pages) or bool(self.page)
        return known and (self.language in languages if self.language in all_languages
                          else set(languages) == set(all_languages) or bool(self.language))

    @property
    def where(self) -> Where:
        """The entry's own place."""
        return Where(FILE, self.line, self.page, self.language)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that does not count, and the entry that says why."""

    finding: Finding
    entry: Entry


class IgnoreList:
    """The entries of a project as they hold on a day (``as_of``, ISO date)."""

    def __init__(self, entries: Sequence[Entry], as_of: str) -> None:
        self._expired = [entry for entry in entries if entry.until < as_of]
        self._holding = [entry for entry in entries if entry.until >= as_of]

    def entry(self, finding: Finding) -> Entry | None:
        """Return the entry because of which a finding does not count, None when it counts."""
        return next((entry for entry in self._holding if entry.fits(finding)), None)

    def counting(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that count."""
        return [finding for finding in findings if self.entry(finding) is None] if self._holding else list(findings)

    def ignored(self, findings: Iterable[Finding]) -> list[Ignored]:
        """Return the findings that do not count, each with its entry."""
        return [Ignored(finding, entry) for finding in findings if (entry := self.entry(finding)) is not None] if self._holding else []

    def expired(self) -> list[Finding]:
        """Return a finding for each entry whose day is over."""
        return [Finding(EXPIRED, entry.where, f"{entry.rule}, until {entry.until}: {entry.reason}") for entry in self._expired]

    def unmatched(self, findings: Sequence[Finding], scope: tuple[Collection[str], ...]) -> list[Finding]:
        """Return a finding for each entry that fits none of ``findings`` although the run (``scope``, see Entry.within) would meet it."""
        return [
            Finding(UNMATCHED, entry.where, f"{entry.rule}: {entry.reason}")
            for entry in self._holding if entry.within(*scope) and not any(entry.fits(finding) for finding in findings)]


def load(root: Path, as_of: str) -> IgnoreList:
    """Return the ignore list of a project, empty when it has none.

    Raises ConfigError, with line and remedy, for what is no TOML, an unknown key or rule, and a missing or unusable value.
    """
    path = root / FILE
    if not path.is_file():
        return IgnoreList((), as_of)
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{FILE}: {error}.", "Correct the line; the format is TOML, in UTF-8.") from error
    lines = Lines(text)
    for key in values:
        if key != _TABLE:
            raise ConfigError(f"{FILE}:{lines.of('', 0, key)}: unknown key “{key}”.", "Write [[ignore]] above each entry.")
    entries = values.get(_TABLE, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(f"{FILE}:{lines.of('', 0, _TABLE)}: “{_TABLE}” is no list of entries.", "Write [[ignore]] above each entry.")
    return IgnoreList([_entry(entry, number, lines) for number, entry in enumerate(entries)], as_of)


def _entry(values: Mapping[str, Any], number: int, lines: Lines) -> Entry:
    def error(key: str, words: str, remedy: str) -> ConfigError:
        return ConfigError(f"{FILE}:{lines.of(_TABLE, number, key)}: {words}", remedy)

    for key in values:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            raise error(key, f"unknown key “{key}” in [[ignore]].", f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(_KEYS)}.")
    for key in _REQUIRED:
        if not values.get(key):
            raise error("", f"the entry has no “{key}”.", f"Add {key}: a rule, why it is ignored, and until when (2027-03-01).")
    texts = {key: values.get(key, "") for key in _KEYS if key != "until"}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise error(key, f"“{key}” must be a text in quotes.", "Correct the value.")
    if texts["rule"] not in catalogue() or texts["rule"] in (EXPIRED, UNMATCHED):
        near = difflib.get_close_matches(texts["rule"], list(catalogue()), n=1)
        remedy = f"Did you mean “{near[0]}”?" if near else "Each finding names its rule in brackets."
        raise error("rule", f"“{texts['rule']}” is no rule that can be ignored.", remedy)
    try:
        until = datetime.date.fromisoformat(str(values["until"])).isoformat()
    except ValueError:
        raise error("until", f"“{values['until']}” is no date.", "Write it as 2027-03-01.") from None
    return Entry(**texts, until=until, line=lines.of(_TABLE, number))
