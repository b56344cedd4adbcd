"""Findings as SARIF 2.1.0 (OASIS Standard), which code hosts and editors show at the lines that they name."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from netpub import __version__
from netpub.findings import Finding, Severity, catalogue

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# Lines of these are paragraphs, which a viewer of text cannot show.
_NO_LINES = (".docx",)


def findings_sarif(findings: Iterable[Finding]) -> str:
    """Return findings as a SARIF log of one run; its rules are those of the findings, in the order of the catalogue."""
    found = list(dict.fromkeys(findings))
    rules = [name for name in catalogue() if any(finding.rule == name for finding in found)]
    run = {
        "tool": {"driver": {"name": "netpub", "version": __version__, "rules": [_rule(name) for name in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule)) for finding in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(name: str) -> dict[str, Any]:
    entry = catalogue()[name]
    return {
        "id": name, "shortDescription": {"text": entry.what.replace("{detail}", "…")}, "fullDescription": {"text": entry.why},
        "help": {"text": entry.remedy}, "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    where = finding.where
    properties = {"page": where.page, "language": where.language, "segment": where.segment}
    result: dict[str, Any] = {
        "ruleId": finding.rule, "ruleIndex": index, "level": _LEVELS[finding.severity], "message": {"text": finding.what},
        "properties": {name: value for name, value in properties.items() if value},
    }
    if where.file:
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(where.file)}}
        if where.line and not where.file.endswith(_NO_LINES):
            place["region"] = {"startLine": where.line}
        result["locations"] = [{"physicalLocation": place}]
        if where.line and where.file.endswith(_NO_LINES):
            result["locations"][0]["logicalLocations"] = [{"name": f"paragraph {where.line}"}]
    return result
