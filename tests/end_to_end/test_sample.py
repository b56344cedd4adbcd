"""The sample project: what a newcomer gets from make."""

import hashlib
import json
import shutil
import subprocess
import sys

import pytest
from netpub_project import ROOT, TODAY, Project, sample_copy

from netpub.build.formats import FORMATS

LEAFLETS = {"wound-care"}
BOOKLET = "surgery-guide"


def editions(sample):
    """Every edition that the project has."""
    return {
        (id, language, format) for id, language in sample.there for format in FORMATS
        if format not in ("press", "ua2", "leaflet-print") and (format != "leaflet" or id in LEAFLETS)
        and (format != "bilingual" or (language != "en" and id != BOOKLET))
    }


def test_every_page_is_published_in_every_language_and_format(sample):
    assert sample.first.code == 0, sample.first.err
    assert {(one["id"], one["language"], one["format"]) for one in sample.manifest()} == editions(sample)
    assert (sample.root / "dist/index.html").is_file()


def test_the_manifest_tells_the_truth(sample):
    for one in sample.manifest():
        data = (sample.root / "dist" / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert one["status"] == "draft"
        assert one["reasons"] == (["not-approved"] if one["language"] == "en" else ["not-approved", "source-not-approved"])
        assert {one["verdicts"].get(name, "pass") for name in ("fidelity", "layout", "folds")} == {"pass"}
        assert {verdict for name, verdict in one["verdicts"].items() if name not in ("fidelity", "layout", "folds")} <= {"not-run"}
        assert (one["pages"] or 0) > 4 or one["format"] != "pdf"


def test_the_pages_have_nothing_wrong(sample):
    assert [finding for finding in sample.findings() if finding["severity"] != "info"] == []


def test_a_second_build_does_nothing_and_loads_no_renderer(sample):
    before = sample.files()
    code = (
        "import sys\nfrom netpub.__main__ import run\n"
        f"code = run(['-C', {str(sample.root)!r}, 'build', '--as-of', {TODAY!r}])\n"
        "print(code, sorted({'weasyprint', 'pikepdf', 'lxml', 'pypandoc', 'docx'} & set(sys.modules)))\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
    assert done.stdout == "0 []\n", done.stderr
    assert "Nothing to do" in done.stderr
    assert sample.files() == before


def test_a_word_changed_rebuilds_that_page_only_and_says_why(sample):
    page = sample.root / "source/bowel-surgery/page.txt"
    old = page.read_bytes()
    index = sample.root / "dist/index.html"
    assert index.is_file()
    page.write_bytes(old.replace(b"hospital", b"clinic", 1))
    try:
        said = sample.build("-v")
        built = {line.split()[-1] for line in said.err.splitlines() if line.startswith("[")}
        touched = {f"{format}:en:{id}" for id, language, format in editions(sample) if language == "en" and id in ("bowel-surgery", BOOKLET)}
        assert built == {"xml:en:bowel-surgery", "xml:es:bowel-surgery", f"xml:en:{BOOKLET}", "site"} | touched
        assert "xml:en:bowel-surgery: file source/bowel-surgery/page.txt changed" in said.err
        # The Spanish edition would mix languages, so it is gone until the catalogue is complete again.
        assert not (sample.root / "dist/es/bowel-surgery.pdf").exists()
        assert any(finding["rule"] == "translation-incomplete" for finding in sample.findings("bowel-surgery"))
    finally:
        page.write_bytes(old)
        assert sample.build().code == 0


@pytest.mark.slow
def test_the_same_bytes_from_clean_in_another_folder(sample, tmp_path):
    left = shutil.ignore_patterns("build", "dist", ".netpub")
    other = Project(shutil.copytree(sample.root, tmp_path / "anderswo ß", ignore=left))
    assert other.build("-j", "1").code == 0
    mine, theirs = sample.files(), other.files()
    assert sorted(mine) == sorted(theirs)
    assert [name for name in mine if mine[name] != theirs[name]] == []


def test_a_release_of_drafts_is_refused(sample):
    said = sample.build("--release")
    assert said.code == 4
    assert "es/wound-care.pdf: not-approved" in said.err
    assert sample.manifest() == []
    assert not (sample.root / "dist/en/wound-care.pdf").exists()
    assert sample.build().code == 0
    assert len(sample.manifest()) == len(editions(sample))


def test_status_shows_every_page_and_language(sample):
    rows = json.loads(sample.netpub("status", "--as-of", TODAY, "--output-format", "json").out)
    assert [(row["page"], row["language"]) for row in rows] == [(page, language) for page in sample.pages for language in sample.languages]
    assert {(row["state"], row["errors"], row["last_review"]) for row in rows if (row["page"], row["language"]) in sample.there} == {
        ("draft", 0, "2026-09-14")}
    assert {row["state"] for row in rows if (row["page"], row["language"]) not in sample.there} <= {"no catalogue"}
    text = sample.netpub("status").out
    assert "wound-care" in text
    assert "2029-09" in text


def test_explain_says_what_a_file_was_made_from(sample):
    said = sample.netpub("explain", "dist/es/wound-care.pdf")
    assert said.code == 0
    assert "build/xml/es/wound-care.xml" in said.out
    assert sample.netpub("explain", "dist/no-such.pdf").code == 2


def test_one_edition_alone_leaves_the_others_in_place(sample):
    before = sample.manifest()
    (sample.root / "dist/es/bowel-surgery.html").unlink()
    said = sample.build("bowel-surgery", "-l", "es", "-f", "html")
    assert said.code == 0
    assert (sample.root / "dist/es/bowel-surgery.html").is_file()
    assert sample.manifest() == before


def test_clean_removes_what_was_made_and_nothing_else(tmp_path):
    project = sample_copy(tmp_path / "p")
    assert project.netpub("ingest", "--as-of", TODAY, "bowel-surgery").out == "build/xml/en/bowel-surgery.xml\n"
    before = project.files(".")
    assert project.netpub("clean").code == 0
    after = project.files(".")
    assert {name.split("/")[0] for name in set(before) - set(after)} == {"build", ".netpub"}
    assert set(after) <= set(before)
