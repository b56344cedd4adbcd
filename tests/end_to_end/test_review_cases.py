"""Projects in which something is wrong with reviews: what check says, what status shows, and what a release refuses.

A case is a folder of tests/cases/projects: ``approved`` is a whole project, which everybody has signed; the others say what happened to it.
"""

import json
import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from netpub_project import ROOT, TODAY, Project

CASES = ROOT / "tests/cases/projects"
PAGE = "sleep"
ROLES = {"en": ("clinical", "lay", "accessibility"), "es": ("translator", "second-linguist", "clinical")}


def approve(project, language, *more):
    for role in ROLES[language]:
        name = f"{role.capitalize()} Reviewer"
        said = project.netpub("review", "approve", PAGE, "-l", language, "--role", role, "--by", name, "--as-of", TODAY, *more)
        assert said.code == 0, said.err


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("approved") / "p"
    shutil.copytree(CASES / "approved", folder, ignore=shutil.ignore_patterns("case.toml"))
    project = Project(folder)
    approve(project, "en")
    assert project.netpub("translate", "extract", "-l", "es", "--as-of", TODAY).code == 0
    approve(project, "es")
    assert project.build("--release", "-f", "html").code == 0
    return project


def edit(root, file, old="", new="", last=0, order=()):
    [path] = root.glob(file)
    data = path.read_text(encoding="utf-8")
    if last:
        data = data[:-last]
    if order:
        lines = data.splitlines(keepends=True)
        data = "".join(lines[at] for at in order)
    assert old in data
    path.write_text(data.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/case.toml")))
def test_case(approved, tmp_path, case):
    told = tomllib.loads((CASES / case / "case.toml").read_text(encoding="utf-8"))
    project = Project(tmp_path / "p")
    shutil.copytree(approved.root, project.root)
    for change in told.get("edit", []):
        edit(project.root, **change)
    for language in told.get("approve", []):
        approve(project, language, "--change", "clinical")
    day = ("--as-of", told.get("as_of", TODAY))
    checked = project.netpub("check", "--output-format", "json", *day)
    errors = {one["rule"] for one in json.loads(checked.out) if one["severity"] == "error"}
    assert (sorted(errors), checked.code) == (told["check"], 1 if told["check"] else 0)
    said = project.netpub("build", "--release", "-f", "html", *day)
    refused = {line.split(":")[0].strip(): sorted(line.split(": ")[1].split(", ")) for line in said.err.splitlines() if line.startswith("  e") and ".html: " in line}
    assert refused == told["refused"]
    assert said.code == (4 if refused else 1 if errors else 0)
    assert [one["path"] for one in project.manifest()] == told["released"]
    rows = json.loads(project.netpub("status", "--output-format", "json", *day).out)
    flags = {row["language"]: [row["state"], *(flag for flag in ("stale", "overdue") if row[flag])] for row in rows}
    assert flags == told["status"]


def test_two_who_approve_at_once_lose_no_record(approved, tmp_path):
    """Two programs at the same time, as two people on one network drive."""
    project = Project(tmp_path / "p")
    shutil.copytree(approved.root, project.root)
    shutil.rmtree(project.root / f"source/{PAGE}/snapshots")
    (project.root / f"source/{PAGE}/approvals.jsonl").unlink()

    def sign(role):
        return project.netpub("review", "approve", PAGE, "--role", role, "--by", role, "--as-of", TODAY)

    with ThreadPoolExecutor() as people:
        said = list(people.map(sign, ROLES["en"]))
    assert [one.code for one in said] == [0, 0, 0], [one.err for one in said]
    lines = [json.loads(line) for line in (project.root / f"source/{PAGE}/approvals.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["role"] for one in lines} == set(ROLES["en"])
    assert [one.get("version", "") for one in lines] == ["", "", "1.0"]
    assert not [one for one in project.findings() if one["rule"].startswith(("approvals", "snapshot"))]
