"""Hostile pages through the program: read or refused with a finding, in less than ten seconds and half a gigabyte, nothing opened."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest
from netpub_project import ROOT, new_project

SECONDS, MEGABYTES = 10, 500
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Rest after it.</w:t></w:r></w:p>'
    "</w:body></w:document>")
SECRET = "a secret of this machine"


def word(document: bytes = DOCUMENT.encode(), linked: str = "") -> bytes:
    """A Word file with a relationship to a picture elsewhere, where one is ``linked``."""
    outer = RELATIONS.format(f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>')
    inner = RELATIONS.format(f'<Relationship Id="r1" Type="{OFFICE}/image" TargetMode="External" Target="{linked}"/>' if linked else "")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("[Content_Types].xml", TYPES), ("_rels/.rels", outer), ("word/_rels/document.xml.rels", inner), ("word/document.xml", document)):
            archive.writestr(name, content)
    return buffer.getvalue()


# Runs a program from a small process: a system counts the memory of who starts a program as the program's own.
STARTER = (
    "import json, resource, subprocess, sys\n"
    "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))\n")


def ingest(project):
    """The exit code of ``netpub ingest`` and what it said; the test fails when it takes too long or too much memory."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error"}
    program = [sys.executable, "-m", "netpub", "-C", str(project.root), "--progress", "none", "ingest"]
    done = subprocess.run([sys.executable, "-c", STARTER, *program], env=environment, capture_output=True, text=True, timeout=300, check=True)
    # Processor time of the program and its workers: other tests may keep the machine busy.
    code, seconds, megabytes = json.loads(done.stdout)
    assert seconds < SECONDS, f"{seconds:.1f} s of processor time"
    assert megabytes < MEGABYTES, f"{megabytes:.0f} MB"
    return code, done.stderr


@pytest.mark.parametrize(("name", "data", "rule"), [
    ("page.docx", word(b" " * 210_000_000), "source-too-large"),
    ("page.html", b"<div>" * 5000 + b"words", "source-too-deep"),
    ("page.html", b"\x00\x01\x02\x03" * 50, "source-not-text"),
    ("page.txt", b"words \x01\x02\x03\x04" * 10, "source-not-text"),
    ("page.html", b"<p>x" * 200_000, "source-too-large"),
    ("page.xml", b'<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><article>&b;</article>', "source-unsafe"),
    ("page.xml", b'<article xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="../../secret.txt" parse="text"/></article>', "source-unsafe"),
], ids=["zip-bomb", "5000-div", "NUL", "controls", "200000-tags", "entities", "xi-include"])
def test_a_hostile_page_is_refused(tmp_path, name, data, rule):
    project = new_project(tmp_path / "p", {f"bad/{name}": data})
    (project.root / "secret.txt").write_text(SECRET)
    code, said = ingest(project)
    assert code == 1, said
    assert rule in said
    assert SECRET not in "".join(path.read_text(errors="replace") for path in (project.root / "build").rglob("*.xml"))


@pytest.mark.parametrize(("name", "data", "words"), [
    ("page.docx", word(linked="http://127.0.0.1:9/x.png"), "Rest after it."),
    ("page.docx", word(linked="file:///etc/passwd"), "Rest after it."),
    ("page.html", b"<meta charset=utf-8><h1>T</h1><p>" + b"many words " * 190_000, "many words many words"),
    ("page.html", "<html lang=en><h1>T</h1><p>Rest \N{RIGHT-TO-LEFT OVERRIDE}\u05e9\u05dc\u05d5\u05dd\N{POP DIRECTIONAL FORMATTING} now.</p>".encode(), "\u05e9\u05dc\u05d5\u05dd"),
    ("page.html", b"<meta charset=utf-8><h1>T</h1><p>Rest " + b"well " * 50 + b"\x01 now.</p>", "Rest well"),
    ("page.html", '<h1>T</h1><p>Rest – after it.</p><xi:include href="../../secret.txt"/>'.encode("utf-16"), "Rest – after it."),
    ("page.txt", "Title\r\n\r\nRest – after it.\r\n".encode("utf-16-le"), None),
    ("page.txt", b"\xff\xfe" + "Title\r\n\r\nRest – after it.\r\n".encode("utf-16-le"), "Rest – after it."),
    ("page.html", b"<html lang=en><h1>T</h1>" + b"<p>A short line.</p>" * 20_000, "A short line."),
], ids=["address", "file", "2-MB", "directions", "control", "utf-16", "utf-16-unmarked", "utf-16-text", "20000-paragraphs"])
def test_an_odd_page_is_read(tmp_path, name, data, words):
    project = new_project(tmp_path / "p", {f"odd/{name}": data})
    (project.root / "secret.txt").write_text(SECRET)
    _, said = ingest(project)
    made = project.root / "build/xml/en/odd.xml"
    if words is None:
        assert "source-not-text" in said
        assert not made.exists()
    else:
        xml = made.read_text(encoding="utf-8")
        assert words in xml
        assert SECRET not in xml
        assert "\x01" not in xml
        json.loads((project.root / "build/ingest/odd.json").read_text(encoding="utf-8"))


def test_two_pages_with_one_name_are_refused(tmp_path):
    project = new_project(tmp_path / "p", {"a/page.html": "<p>Words.</p>", "a/page.txt": "Words."})
    code, said = ingest(project)
    assert code == 2
    assert "source/a holds more than one page." in said


def test_a_folder_without_pages_says_where_they_go(tmp_path):
    code, said = ingest(new_project(tmp_path / "p", {}))
    assert code == 2
    assert "source/NAME/page.html" in said


def test_xml_that_others_made_to_break_parsers_is_refused(tmp_path, shared):
    pages = {f"x{number}/page.xml": path.read_bytes() for number, path in enumerate(sorted((shared / "data/hostile/xml").rglob("*.xml")))}
    assert pages
    project = new_project(tmp_path / "p", pages)
    code, said = ingest(project)
    assert code == 1, said
    assert not list((project.root / "build").rglob("x*.xml"))
