"""The ledger of a project, ``.netpub/ledger.json``: what each target was made from, when and why, and what came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netpub.build.output import write_whole
from netpub.build.target import finding_from_json, finding_to_json
from netpub.findings import Finding

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of a target: the digests it depended on, those of its outputs, its findings and its facts; ``why`` it was
    made and ``at`` what time (ISO 8601, UTC), for people: neither decides anything."""

    parts: Mapping[str, str]
    outputs: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    at: str = ""


class Ledger:
    """Entries by target name, read from and written to one file; an unreadable file counts as empty, since all can be made anew.

    ``libraries`` holds the versions of libraries by the digest that entries depend on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entries: dict[str, Entry] = {}
        self.libraries: dict[str, Mapping[str, str]] = {}
        self._changed = False
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data["format"] == FORMAT:
                self.libraries = dict(data["libraries"])
                self.entries = {name: _entry(value) for name, value in data["targets"].items()}
        except (OSError, ValueError, KeyError, TypeError):
            self.entries = {}

    def record(self, name: str, entry: Entry) -> None:
        """Note what came of a target."""
        self.entries[name] = entry
        self._changed = True

    def forget(self, name: str) -> None:
        """Note that nothing came of a target."""
        self._changed = self.entries.pop(name, None) is not None or self._changed

    def save(self) -> None:
        """Write the file whole when something changed, a line a target: one long text takes json ten times as long to lay out."""
        if not self._changed:
            return
        used = {digest for entry in self.entries.values() for digest in entry.parts.values()}
        libraries = {digest: versions for digest, versions in sorted(self.libraries.items()) if digest in used}
        lines = [f"{_json(name)}: {_json(_data(entry))}" for name, entry in sorted(self.entries.items())]
        head = f'{{"format": {FORMAT}, "libraries": {_json(libraries)}, "targets": {{\n'
        write_whole(self._path, (head + ",\n".join(lines) + "\n}}\n").encode())
        self._changed = False


def read(path: Path, kinds: Sequence[str]) -> dict[str, Entry]:
    """Return the entries of targets whose names begin with one of ``kinds`` (``"xml:"``), by name, none from a file that is unreadable.

    For those who look and change nothing: of a large project's ledger most is about editions, and is not even parsed.
    """
    begins = tuple(f'"{kind}' for kind in kinds)
    try:
        head, *lines = path.read_text(encoding="utf-8").split("\n")
        if json.loads(f"{head}}}}}")["format"] != FORMAT:
            return {}
        wanted = json.loads(f"{{{','.join(line.rstrip(',') for line in lines if line.startswith(begins))}}}")
        return {name: _entry(value) for name, value in wanted.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _data(entry: Entry) -> dict[str, Any]:
    return {
        "parts": entry.parts, "outputs": entry.outputs, "facts": entry.facts, "why": entry.why, "at": entry.at,
        "findings": [finding_to_json(finding) for finding in entry.findings],
    }


def _entry(data: Mapping[str, Any]) -> Entry:
    findings = tuple(map(finding_from_json, data["findings"]))
    return Entry(data["parts"], data["outputs"], findings, data["facts"], data["why"], data["at"])


def reason(entry: Entry | None, parts: Mapping[str, str], outputs: Mapping[str, str | None]) -> str:
    """Return why a target must be made anew, in words; empty when it is fresh.

    ``parts`` are the digests it depends on now; ``outputs`` those of its files now, None for a missing one.
    """
    if entry is None:
        return "it was never built"
    for name in sorted(set(parts) | set(entry.parts)) if parts != entry.parts else ():
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
