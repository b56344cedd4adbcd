"""The ledger of a project, ``.netpub/ledger.json``: what each target was made from and what came of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netpub.build.output import write_whole
from netpub.build.target import Produced, finding_from_json, finding_to_json, to_json
from netpub.findings import Finding

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of a target: the digests it depended on, those of its outputs, its findings and its facts."""

    parts: Mapping[str, str]
    outputs: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


class Ledger:
    """Entries by target name, read from and written to one file; an unreadable file counts as empty, since all can be made anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entries: dict[str, Entry] = {}
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data["format"] == FORMAT:
                self.entries = {name: _entry(value) for name, value in data["targets"].items()}
        except (OSError, ValueError, KeyError, TypeError):
            self.entries = {}

    def record(self, name: str, parts: Mapping[str, str], outputs: Mapping[str, str], produced: Produced) -> Entry:
        """Note what came of a target."""
        entry = Entry(dict(parts), dict(outputs), produced.findings, produced.facts)
        self.entries[name] = entry
        return entry

    def save(self) -> None:
        """Write the file whole."""
        targets = {
            name: {
                "parts": entry.parts, "outputs": entry.outputs, "facts": entry.facts,
                "findings": [finding_to_json(finding) for finding in entry.findings],
            }
            for name, entry in sorted(self.entries.items())
        }
        write_whole(self._path, to_json({"format": FORMAT, "targets": targets}))


def _entry(data: Mapping[str, Any]) -> Entry:
    findings = tuple(finding_from_json(finding) for finding in data["findings"])
    return Entry(data["parts"], data["outputs"], findings, data["facts"])


def reason(entry: Entry | None, parts: Mapping[str, str], outputs: Mapping[str, str | None]) -> str:
    """Return why a target must be made anew, in words; empty when it is fresh.

    ``parts`` are the digests it depends on now; ``outputs`` those of its files now, None for a missing one.
    """
    if entry is None:
        return "it was never built"
    for name in sorted(set(parts) | set(entry.parts)):
        if name not in entry.parts:
            return f"{name} is new"
        if name not in parts:
            return f"{name} is gone"
        if parts[name] != entry.parts[name]:
            return f"{name} changed"
    for path, digest in entry.outputs.items():
        now = outputs.get(path)
        if now is None:
            return f"{path} is missing"
        if now != digest:
            return f"{path} was altered"
    return ""
