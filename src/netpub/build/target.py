"""A target: one thing that the build makes, by which job, from which files; and what a job hands back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from netpub.findings import Finding, Where


@dataclass(frozen=True, slots=True)
class Target:
    """One step of the build.

    ``job`` is ``"module:function"``, resolved in the worker, so that a build with nothing to do imports no renderer.
    ``inputs`` are project files by the name that the job knows them by; ``outputs`` are project-relative paths.
    ``arguments`` is plain data (JSON). ``where`` says which page and language it serves.
    """

    name: str
    job: str
    inputs: Mapping[str, Path]
    outputs: tuple[str, ...]
    arguments: Mapping[str, Any] = field(default_factory=dict)
    where: Where = field(default_factory=Where)


@dataclass(frozen=True, slots=True)
class Produced:
    """What a job made: files by project-relative path, findings, and facts (JSON) for the manifest. A job that could make
    nothing of its input returns no file and the finding that says why."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as the ledger keeps it."""
    return {"rule": finding.rule, "where": asdict(finding.where), "detail": finding.detail}


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """Return the finding that ``finding_to_json`` wrote."""
    return Finding(data["rule"], Where(**data["where"]), data["detail"])


def to_lines(record: Mapping[str, Any]) -> bytes:
    """Return a large record as JSON with a value on a line: without indents it is written in C, many times as fast as ``to_json``."""
    return json.dumps(record, ensure_ascii=False, separators=(",\n", ": ")).encode() + b"\n"


def to_json(value: Any) -> bytes:
    """Return JSON as every file of ours holds it: keys in the order given, readable, UTF-8, one newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
