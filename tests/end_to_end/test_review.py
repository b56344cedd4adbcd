"""Review from the first request to a recall: what people say, what is recorded, and what may be released."""

import json
import shutil

import pytest
from netpub_project import TODAY, sample_copy

PAGE = "bowel-surgery"
PEOPLE = {
    "en": {"clinical": "A. Smith", "lay": "B. Jones", "accessibility": "C. Doe"},
    "es": {"translator": "Ana Ruiz", "second-linguist": "Luis Paz", "clinical": "Eva Sanz"},
}


def review(project, *arguments, as_of=TODAY):
    return project.netpub("review", *arguments, "--as-of", as_of)


def approve(project, language="en", *more):
    said = [review(project, "approve", PAGE, "-l", language, "--role", role, "--by", name, *more) for role, name in PEOPLE[language].items()]
    assert [one.code for one in said] == [0] * len(said), said[-1].err
    return said[-1].out


def release(project, *more):
    return project.build("--release", "-f", "html", *more)


def records(project):
    return [json.loads(line) for line in (project.root / f"source/{PAGE}/approvals.jsonl").read_text(encoding="utf-8").splitlines()]


def fresh(folder):
    """The sample with one page, nothing approved."""
    project = sample_copy(folder)
    for other in (project.root / "source").iterdir():
        if other.name != PAGE:
            shutil.rmtree(other)
    text = (project.root / "netpub.toml").read_text(encoding="utf-8")
    (project.root / "netpub.toml").write_text(text.partition("[publications")[0], encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    """A project whose page is approved and released in both languages."""
    project = fresh(tmp_path_factory.mktemp("approved"))
    assert approve(project).endswith("Version 1.0 is complete.\n")
    assert project.netpub("translate", "extract", "-l", "es", "--as-of", TODAY).code == 0
    approve(project, "es")
    assert release(project).code == 0
    return project


@pytest.fixture
def project(approved, tmp_path):
    """A copy of it that a test may change."""
    folder = tmp_path / "p"
    shutil.copytree(approved.root, folder)
    return type(approved)(folder)


def change_page(project, old, new):
    page = project.root / f"source/{PAGE}/page.txt"
    data = page.read_text(encoding="utf-8")
    assert old in data
    page.write_text(data.replace(old, new, 1), encoding="utf-8")


def test_released_files_say_their_version_and_bear_no_mark(approved):
    made = approved.manifest()
    assert {(one["language"], one["status"], one["version"]) for one in made} == {("en", "release", "1.0"), ("es", "release", "1.0")}
    assert {tuple(one["reasons"]) for one in made} == {()}
    for one in made:
        text = (approved.root / "dist" / one["path"]).read_text(encoding="utf-8")
        assert 'class="draft"' not in text
        assert "1.0" in text
    xml = (approved.root / f"build/release/es/{PAGE}.xml").read_text(encoding="utf-8")
    assert '<event event-type="approved">' in xml
    assert "<meta-value>1.0</meta-value>" in xml
    said = [(one["kind"], one["language"], one["role"]) for one in records(approved)]
    assert said == [("approve", language, role) for language in PEOPLE for role in PEOPLE[language]]
    assert len(list((approved.root / f"source/{PAGE}/snapshots").glob("*.xml"))) == 2


def test_without_approval_there_is_a_draft_and_no_release(tmp_path):
    project = fresh(tmp_path / "p")
    assert review(project, "request", PAGE, "--roles", "clinical,pharmacist").out.endswith("clinical, lay, accessibility, pharmacist\n")
    said = release(project)
    assert said.code == 4
    assert f"en/{PAGE}.html: not-approved" in said.err
    assert "not everybody who must has signed" in said.err
    assert project.manifest() == []
    assert project.build("-f", "html").code == 0
    assert {(one["language"], one["status"], tuple(one["reasons"])) for one in project.manifest()} == {
        ("en", "draft", ("not-approved",)), ("es", "draft", ("not-approved", "source-not-approved"))}
    approve(project)
    assert "pharmacist" in review(project, "approve", PAGE, "--role", "lay", "--by", "B. Jones").out
    wrong = review(project, "approve", PAGE, "--role", "pharmacy", "--by", "X")
    assert (wrong.code, "pharmacist" in wrong.err) == (2, True)
    assert review(project, "approve", PAGE, "--role", "pharmacist", "--by", "P. Harm").out.endswith("Version 1.0 is complete.\n")
    # The catalogue was made from an older text than the one that was approved.
    catalogue = project.root / f"locales/es/LC_MESSAGES/{PAGE}.po"
    kept = [line for line in catalogue.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith('"X-Source-Digest')]
    catalogue.write_text("".join(kept), encoding="utf-8")
    approve(project, "es")
    said = release(project)
    assert said.code == 4
    assert f"es/{PAGE}.html: stale-translation" in said.err
    assert [one["language"] for one in project.manifest()] == ["en"]


def test_a_changed_number_is_no_editorial_change(project):
    change_page(project, "hospital", "clinic")
    said = release(project, "-l", "en")
    assert (said.code, "changed-since-approval" in said.err) == (4, True)
    assert "--change" in review(project, "approve", PAGE, "--role", "lay", "--by", "B. Jones").err
    assert approve(project, "en", "--change", "editorial").endswith("Version 1.1 is complete.\n")
    assert release(project, "-l", "en").code == 0
    assert project.manifest()[0]["version"] == "1.1"
    data = (project.root / f"source/{PAGE}/page.txt").read_text(encoding="utf-8")
    place = data.index(" weeks")
    number = data[:place].split()[-1]
    change_page(project, f"{number} weeks", "97 weeks")
    refused = review(project, "approve", PAGE, "--role", "lay", "--by", "B. Jones", "--change", "editorial")
    assert (refused.code, "a number or dose changed" in refused.err) == (2, True)
    forced = review(project, "approve", PAGE, "--role", "lay", "--by", "B. Jones", "--change", "editorial", "--force", "It was a slip of the pen.")
    assert forced.code == 0
    assert records(project)[-1]["text"] == "It was a slip of the pen."
    assert approve(project, "en", "--change", "clinical").endswith("Version 2.0 is complete.\n")


def test_layout_of_the_source_does_not_void_an_approval(project):
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace(". ", ".  "), encoding="utf-8")
    assert release(project).code == 0


def test_an_open_comment_keeps_a_page_back_until_it_is_resolved(project):
    name = review(project, "comment", PAGE, "Give the helpline first.", "--by", "B. Jones", "--role", "lay").out.split()[-1]
    said = release(project, "-l", "en")
    assert (said.code, "open-comments" in said.err) == (4, True)
    assert review(project, "resolve", PAGE, "zz", "No.", "--by", "A. Smith").code == 2
    assert review(project, "resolve", PAGE, name[:5], "It stands on the cover.", "--by", "A. Smith").code == 0
    assert review(project, "comment", PAGE, "Well done.", "--by", "B. Jones", "--note").code == 0
    assert review(project, "comment", PAGE, "Where?", "--by", "B. Jones", "--block", "p-none").code == 2
    assert release(project, "-l", "en").code == 0


def test_a_print_run_can_be_called_back(project):
    assert review(project, "batch", PAGE, "-f", "html", "-l", "es", "--copies", "500", "--printer", "City Press").code == 0
    batch = records(project)[-1]
    assert (batch["copies"], batch["version"], batch["edition"]) == (500, "1.0", project.manifest()[1]["sha256"])
    assert review(project, "batch", PAGE, "-f", "pdf", "--copies", "5", "--printer", "City Press").code == 2
    said = review(project, "withdraw", PAGE, "The dose is wrong.", "-l", "es", "--by", "A. Smith")
    assert f"take down dist/es/{PAGE}.html" in said.out
    assert "call back 500 copies of version 1.0" in said.out
    refused = release(project)
    assert (refused.code, f"es/{PAGE}.html: withdrawn" in refused.err) == (4, True)
    assert [one["language"] for one in project.manifest()] == ["en"]


def test_an_overdue_review_closes_the_gate(project):
    said = project.netpub("build", "--release", "-f", "html", "--as-of", "2031-01-01")
    assert (said.code, "review-overdue" in said.err) == (4, True)


def test_tampering_is_found_by_check_and_nothing_is_released(project):
    file = project.root / f"source/{PAGE}/approvals.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("B. Jones", "X. Ample"), encoding="utf-8")
    assert [(one["rule"], one["line"]) for one in project.findings() if one["rule"].startswith("approvals")] == [("approvals-altered", 2)]
    said = release(project)
    assert (said.code, "approvals-altered" in said.err) == (4, True)
    refused = review(project, "comment", PAGE, "Hm.", "--by", "B. Jones")
    assert (refused.code, "approvals-altered" in refused.err) == (1, True)
    rows = json.loads(project.netpub("status", "--as-of", TODAY, "--output-format", "json").out)
    assert all("approvals-altered" in row["reasons"] for row in rows)


def test_an_altered_snapshot_is_found_and_not_released(project):
    snapshot = next((project.root / f"source/{PAGE}/snapshots").glob("en-*.xml"))
    snapshot.write_bytes(snapshot.read_bytes().replace(b"hospital", b"clinic", 1))
    assert "snapshot-altered" in [one["rule"] for one in project.findings()]
    said = release(project)
    assert (said.code, f"en/{PAGE}.html: snapshot-altered" in said.err) == (4, True)
    assert review(project, "approve", PAGE, "--role", "lay", "--by", "B. Jones").code == 1


def test_an_incomplete_language_cannot_be_approved(project):
    change_page(project, "hospital", "clinic")
    before = records(project)
    said = review(project, "approve", PAGE, "-l", "es", "--role", "clinical", "--by", "Eva Sanz")
    assert (said.code, "translation-incomplete" in said.err) == (1, True)
    assert records(project) == before


def test_one_person_cannot_check_their_own_translation(tmp_path):
    project = fresh(tmp_path / "p")
    assert review(project, "approve", PAGE, "-l", "es", "--role", "translator", "--by", "Ana Ruiz").code == 0
    said = review(project, "approve", PAGE, "-l", "es", "--role", "second-linguist", "--by", "ana ruiz")
    assert (said.code, "checks the work of the first" in said.err) == (2, True)
