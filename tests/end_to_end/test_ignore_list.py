"""What a project ignores: out of the exit code, the gate and the output, and back again after its day."""

import json

import pytest
from netpub_project import new_project

PAGE = "Looking after your wound\n\nKeep the wound dry.\n"
ENTRY = '[[ignore]]\nrule = "{}"\nreason = "A test page"\nuntil = 2027-01-31\n'


@pytest.fixture
def project(tmp_path):
    made = new_project(tmp_path / "p", {"wound/page.txt": PAGE})
    rules = {one["rule"] for one in made.findings() if one["severity"] == "error"}
    assert rules
    (made.root / "netpub-ignore.toml").write_text("".join(map(ENTRY.format, sorted(rules))))
    made.rules = rules
    return made


def check(project, *arguments, day="2026-11-21"):
    return project.netpub("check", "--as-of", day, *arguments)


def test_what_is_ignored_does_not_count_but_can_be_listed(project):
    said = check(project)
    assert said.code == 0, said.out
    assert not [rule for rule in project.rules if rule in said.out]
    listed = check(project, "-v").out
    assert all(f"({rule})" in listed for rule in project.rules)
    assert "Until 2027-01-31: A test page" in listed
    sarif = json.loads(check(project, "--output-format", "sarif").out)
    assert {result["level"] for result in sarif["runs"][0]["results"]} <= {"warning", "note"}


def test_it_does_not_close_the_gate(project):
    assert project.build("-f", "html").code == 0
    assert {tuple(one["reasons"]) for one in project.manifest()} == {("not-approved",)}
    rows = json.loads(project.netpub("status", "--as-of", "2026-11-21", "--output-format", "json").out)
    assert [(row["errors"], row["reasons"]) for row in rows] == [(0, ["not-approved"])]


def test_it_counts_again_after_its_day(project):
    said = check(project, "--output-format", "json", day="2027-02-01")
    assert said.code == 1
    found = [one["rule"] for one in json.loads(said.out)]
    assert set(found) >= {*project.rules, "ignore-expired"}
    assert found.count("ignore-expired") == len(project.rules)


def test_an_entry_that_fits_nothing_is_named_with_its_line(project):
    path = project.root / "netpub-ignore.toml"
    path.write_text(path.read_text() + ENTRY.format("isbn-wrong"))
    stale = [one for one in project.findings() if one["rule"] == "ignore-unmatched"]
    assert [(one["file"], one["line"]) for one in stale] == [("netpub-ignore.toml", 4 * len(project.rules) + 1)]


def test_an_unknown_key_stops_with_its_line(project):
    (project.root / "netpub-ignore.toml").write_text("[[ignore]]\nrules = 1\n")
    said = check(project)
    assert said.code == 2
    assert "netpub-ignore.toml:2: unknown key “rules”" in said.err
