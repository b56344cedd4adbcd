"""Problems in content, as values: a finding, where it is, and the catalogue that explains every rule."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from netpub.resources import resource


class Severity(StrEnum):
    """How much a finding weighs: an error blocks a release."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a project: ``file`` is relative to it; ``line`` counts from 1 (paragraphs in Word files), 0 is the whole file.

    ``segment`` is the msgctxt of a catalogue entry.
    """

    file: str = ""
    line: int = 0
    page: str = ""
    language: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in content. ``detail`` fills ``{detail}`` in the rule's ``what``."""

    rule: str
    where: Where
    detail: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives the rule."""
        return catalogue()[self.rule].severity

    @property
    def what(self) -> str:
        """The problem in words, with its detail."""
        return catalogue()[self.rule].what.replace("{detail}", self.detail)

    def as_dict(self) -> dict[str, str | int]:
        """Return the finding as the JSON interface gives it (design: rule, severity, page, ... remedy)."""
        entry = catalogue()[self.rule]
        place: dict[str, str | int] = {
            "page": self.where.page, "language": self.where.language,
            "file": self.where.file, "line": self.where.line, "segment": self.where.segment,
        }
        return {
            "rule": self.rule, "severity": str(entry.severity), **place,
            "what": self.what, "why": entry.why, "remedy": entry.remedy,
        }


Report = Callable[[Finding], None]


class Unusable(Exception):
    """Content so broken that no value can be made of it; carries the finding that says so."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Rule:
    """A catalogue entry: what is wrong, why it matters, how to mend it."""

    id: str
    severity: Severity
    what: str
    why: str
    remedy: str


@cache
def catalogue() -> dict[str, Rule]:
    """Return every rule by its id, in the order of schemas/findings.toml."""
    with resource("schemas", "findings.toml").open("rb") as stream:
        entries = tomllib.load(stream)
    return {
        name: Rule(name, Severity(entry["severity"]), entry["what"], entry["why"], entry["remedy"])
        for name, entry in entries.items()
    }
