"""What the gate makes of verdicts and drafts: in every format a draft says so wherever one looks, and a released file nowhere."""

import io
import json
import shutil
import zipfile

import pikepdf
import pypdfium2
import pytest
from netpub_project import ROOT, TODAY, Project

PAGE = "sleep"
ROLES = ("clinical", "lay", "accessibility")
MARK = "Draft – not for release"
FORMATS = {"pdf", "print", "large", "leaflet", "epub", "html", "docx"}


def approve(project):
    for role in ROLES:
        assert project.netpub("review", "approve", PAGE, "--role", role, "--by", f"{role} reviewer", "--as-of", TODAY).code == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A page in every format: drafts in ``drafts``, and what is released of it when everybody has signed, in ``dist``."""
    folder = tmp_path_factory.mktemp("gate") / "p"
    shutil.copytree(ROOT / "tests/cases/projects/approved", folder, ignore=shutil.ignore_patterns("case.toml"))
    settings = folder / "netpub.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[publications.{PAGE}]\nleaflet = true\n', encoding="utf-8")
    project = Project(folder)
    said = project.build("-l", "en")
    assert said.code == 0, said.err
    shutil.copytree(folder / "dist", folder / "drafts")
    approve(project)
    said = project.build("-l", "en", "--release")
    assert said.code == 0, said.err
    return project


@pytest.fixture
def project(built, tmp_path):
    shutil.copytree(built.root, tmp_path / "p")
    return Project(tmp_path / "p")


def files(project, folder):
    """The editions of a folder with their bytes, by format."""
    made = json.loads((project.root / folder / "manifest.json").read_text(encoding="utf-8"))["publications"]
    return {one["format"]: (one, (project.root / folder / one["path"]).read_bytes()) for one in made}


def sheets(data):
    """The words of each sheet, on one line."""
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def metadata(data):
    """What a PDF says of itself, in both places; sheets for a printer have the first alone."""
    with pikepdf.open(io.BytesIO(data)) as document:
        packet = document.Root.get("/Metadata")
        return " ".join(map(str, document.docinfo.values())) + (packet.read_bytes().decode() if packet is not None else "")


def parts(data):
    """What is written in a package, without looks and pictures of pixels."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".xhtml", ".opf", ".ncx", ".svg"))}


def test_a_draft_says_so_in_every_format_on_every_page_in_metadata_and_manifest(built):
    drafts = files(built, "drafts")
    assert drafts.keys() == FORMATS
    assert {(one["status"], tuple(one["reasons"]), one["version"]) for one, _ in drafts.values()} == {("draft", ("not-approved",), "")}
    for name in ("pdf", "print", "large", "leaflet"):
        data = drafts[name][1]
        assert [number for number, words in enumerate(sheets(data), 1) if MARK not in words] == [], name
        assert "Draft" in metadata(data), name
    book = parts(drafts["epub"][1])
    shown = [name for name in book if name.endswith(".xhtml") and not name.endswith(("nav.xhtml", "cover.xhtml"))]
    assert len(shown) > 1
    assert [name for name in [*shown, "EPUB/media/cover.svg"] if MARK not in book[name]] == []
    assert "<dc:type>draft</dc:type>" in next(text for name, text in book.items() if name.endswith(".opf"))
    page = drafts["html"][1].decode()
    assert MARK in page
    assert '<meta name="netpub:status" content="draft"' in page
    word = parts(drafts["docx"][1])
    assert any(MARK in text for name, text in word.items() if "header" in name)
    assert ">Draft</cp:contentStatus>" in word["docProps/core.xml"]


def test_a_released_file_bears_the_mark_nowhere(built):
    released = files(built, "dist")
    assert released.keys() == FORMATS
    assert {(one["status"], tuple(one["reasons"]), one["version"]) for one, _ in released.values()} == {("release", (), "1.0")}
    for name in ("pdf", "print", "large", "leaflet"):
        data = released[name][1]
        assert not any("Draft" in words for words in sheets(data)), name
        assert "draft" not in metadata(data).lower(), name
    assert not any("draft" in text.lower() for text in parts(released["epub"][1]).values())
    assert "Draft" not in released["html"][1].decode()
    assert not any(MARK in text for text in parts(released["docx"][1]).values())
    assert ">Final</cp:contentStatus>" in parts(released["docx"][1])["docProps/core.xml"]


def program(folder, name, lines):
    """A program on an otherwise empty path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)


def test_where_policy_requires_a_verdict_that_nobody_can_give_nothing_is_released(project, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    settings = project.root / "netpub.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[policy]\nvalidators = "required"\n', encoding="utf-8")
    said = project.build("-l", "en", "-f", "epub", "-f", "html", "--release")
    assert (said.code, f"en/{PAGE}.epub: validator-not-run" in said.err) == (4, True)
    assert {one["format"] for one in project.manifest()} == FORMATS - {"epub"}
    assert not (project.root / f"dist/en/{PAGE}.epub").exists()
    assert project.build("-l", "en", "-f", "epub").code == 0
    [draft] = [one for one in project.manifest() if one["format"] == "epub"]
    assert (draft["status"], draft["reasons"]) == ("draft", ["validator-not-run"])


@pytest.mark.slow
def test_what_a_validator_rejects_is_not_released(project, tmp_path, monkeypatch):
    fault = {"messages": [{"severity": "ERROR", "ID": "RSC-005", "message": "no good"}]}
    program(tmp_path / "bin", "java", f"echo '{json.dumps(fault)}'; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    said = project.build("-l", "en", "-f", "epub", "-f", "html", "--release", "--validate")
    assert (said.code, f"en/{PAGE}.epub: validator-failed" in said.err) == (4, True), said.err
    assert "RSC-005" in said.err
    assert not (project.root / f"dist/en/{PAGE}.epub").exists()
    assert {one["format"] for one in project.manifest()} == FORMATS - {"epub"}
