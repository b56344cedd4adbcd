"""The validators themselves: what they say of good and bad files, and what netpub makes of their answers."""

import os
import shutil
import sys
import threading
import time
import zipfile
from concurrent.futures import Future
from contextlib import contextmanager
from signal import SIGKILL, SIGSTOP

import pikepdf
import pytest
from netpub_project import TODAY, sample_copy

from netpub.__main__ import run
from netpub.build.formats import FORMATS
from netpub.build.jobs import verdict
from netpub.build.pool import perform
from netpub.build.target import Produced
from netpub.errors import ToolFailed, ToolTimeout
from netpub.tools import ace, epubcheck, verapdf
from netpub.tools.process import Server

pytestmark = pytest.mark.slow

PAGE = "bowel-surgery"
ALL = ("build", PAGE, "-l", "en")
# Verdicts that the jobs themselves give, without a validator.
OWN = {name for format in FORMATS.values() for name in format.proves}
# What a page in the source language has that is no leaflet, in a project without a profile of a press.
PASSED = {name: dict.fromkeys(format.verdicts, "pass") for name, format in FORMATS.items() if not format.asked and not format.translated}


def verdicts(project):
    return {one["format"]: one["verdicts"] for one in project.manifest()}


def outcomes(answers):
    return {one.name: one.outcome for one in answers}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """One page of the sample project in one language, built and judged."""
    made = sample_copy(tmp_path_factory.mktemp("judged"))
    made.first = made.build(PAGE, "-l", "en", "--validate", "--strict")
    return made


@pytest.fixture
def pdf(project):
    return project.root / f"dist/en/{PAGE}.pdf"


@pytest.fixture
def epub(project):
    return project.root / f"dist/en/{PAGE}.epub"


@contextmanager
def changed_pdf(source, target):
    with pikepdf.open(source) as document:
        yield document
        document.save(target)


def change_epub(source, target, ending, old, new):
    """Copy an e-book with a change in the first file whose name ends so and that holds ``old``."""
    changed = False
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as made:
        for item in given.infolist():
            data = given.read(item)
            if not changed and item.filename.endswith(ending) and old in data:
                data, changed = data.replace(old, new, 1), True
            made.writestr(item, data)
    assert changed
    return target


# What the validators say.


def test_a_build_that_asks_has_a_pass_everywhere(project):
    assert project.first.code == 0, project.first.err
    assert verdicts(project) == PASSED


def test_good_files_pass_and_nothing_is_said(pdf, epub):
    answers = [*verapdf.validate(pdf), *epubcheck.validate(epub), *ace.validate(epub)]
    assert outcomes(answers) == {"pdfua1": "pass", "pdfa3a": "pass", "epubcheck": "pass", "ace": "pass"}
    assert {one.messages for one in answers} == {()}


def test_a_pdf_without_its_tags_fails_both(pdf, tmp_path):
    with changed_pdf(pdf, tmp_path / "bad.pdf") as document:
        del document.Root.StructTreeRoot
        del document.Root.MarkInfo
    answers = verapdf.validate(tmp_path / "bad.pdf")
    assert outcomes(answers) == {"pdfua1": "fail", "pdfa3a": "fail"}
    assert all(one.messages for one in answers)


def test_a_pdf_without_its_colour_profile_is_no_archive_and_still_accessible(pdf, tmp_path):
    with changed_pdf(pdf, tmp_path / "bad.pdf") as document:
        del document.Root.OutputIntents
    assert outcomes(verapdf.validate(tmp_path / "bad.pdf")) == {"pdfua1": "pass", "pdfa3a": "fail"}


def test_a_pdf_that_does_not_say_pdf_ua_is_an_archive_and_not_accessible(pdf, tmp_path):
    with changed_pdf(pdf, tmp_path / "bad.pdf") as document, document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]
    assert outcomes(verapdf.validate(tmp_path / "bad.pdf")) == {"pdfua1": "fail", "pdfa3a": "pass"}


@pytest.mark.parametrize(
    ("ending", "old", "new", "said"),
    [
        (".xhtml", b'<a href="', b'<a href="nowhere.xhtml">x</a><a href="', "RSC-007"),
        (".opf", b"dc:title", b"dc:description", "RSC-0"),
    ],
    ids=["a link to nowhere", "no title"],
)
def test_a_broken_e_book_fails(epub, tmp_path, ending, old, new, said):
    if ending == ".opf":
        with zipfile.ZipFile(epub) as given:
            package = next(given.read(name) for name in given.namelist() if name.endswith(".opf"))
        start = package.index(b"<dc:title")
        old, new = package[start:package.index(b"</dc:title>") + 11], b""
    [answer] = epubcheck.validate(change_epub(epub, tmp_path / "bad.epub", ending, old, new))
    assert answer.outcome == "fail"
    assert any(said in message for message in answer.messages), answer.messages


def test_a_picture_without_words_fails_ace(epub, tmp_path):
    bad = change_epub(epub, tmp_path / "bad.epub", "ch001.xhtml", b"</h1>", b'</h1><p><img src="../media/file0.svg"/></p>')
    [answer] = ace.validate(bad)
    assert answer.outcome == "fail"
    assert any("image-alt" in message for message in answer.messages), answer.messages


def test_what_is_no_pdf_or_e_book_never_passes(tmp_path):
    bad = tmp_path / "bad.epub"
    bad.write_bytes(b"neither one nor the other")
    with pytest.raises(ToolFailed, match="bad"):
        verapdf.validate(bad)
    assert outcomes(epubcheck.validate(bad)) == {"epubcheck": "fail"}
    with pytest.raises(ToolFailed, match="Ace gave no report"):
        ace.validate(bad)


# A validator that falls, hangs or lies.


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program of ours before the real one."""

    def put(name, script):
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")

    return put


@pytest.fixture
def own_verapdf(monkeypatch):
    """A veraPDF for one test, which may come to harm."""
    servers = []

    def make(command, seconds):
        servers.append(Server(command, seconds=seconds))
        monkeypatch.setattr(verapdf, "_server", lambda: servers[0])
        return servers[0]

    yield make
    for server in servers:
        server.close()


def test_a_comparison_on_paper_passes(comparison):
    assert outcomes(verapdf.validate(comparison / "changes.pdf")) == {"pdfua1": "pass", "pdfa3a": "pass"}


VERAPDF = (sys.executable, "-I", "-m", "netpub.tools.verapdf_server")


def test_verapdf_killed_at_work_is_told_and_stands_up_again(own_verapdf, pdf):
    number = own_verapdf(VERAPDF, 60)._running().pid
    os.kill(number, SIGSTOP)
    killer = threading.Timer(0.5, os.kill, (number, SIGKILL))
    killer.start()
    with pytest.raises(ToolFailed, match="stopped while it worked"):
        verapdf.validate(pdf)
    killer.join()
    assert outcomes(verapdf.validate(pdf)) == {"pdfua1": "pass", "pdfa3a": "pass"}


def test_verapdf_hanging_is_ended(own_verapdf, pdf):
    process = own_verapdf(VERAPDF, 1)._running()
    os.kill(process.pid, SIGSTOP)
    with pytest.raises(ToolTimeout):
        verapdf.validate(pdf)
    assert process.returncode == -SIGKILL


@pytest.mark.parametrize("answer", ["", "nonsense", "[]", "{}", '{"failed": {"ua1": []}}', '{"failed": null}'])
def test_verapdf_answering_nonsense_is_no_verdict(own_verapdf, pdf, answer):
    own_verapdf([sys.executable, "-c", f"input(); print({answer!r}, flush=True)"], 10)
    with pytest.raises(ToolFailed):
        verapdf.validate(pdf)


NONSENSE = ["kill -9 $$", "exit 0", "echo nonsense", "echo '[]'", "echo '{}'", """echo '{"messages": null}'"""]


@pytest.mark.parametrize("script", [*NONSENSE, """echo '{"messages": [7]}'""", """echo '{"messages": []}'; exit 1"""])
def test_epubcheck_falling_or_answering_nonsense_is_no_verdict(program, epub, script):
    program("java", script)
    with pytest.raises(ToolFailed, match="EPUBCheck"):
        epubcheck.validate(epub)


def test_epubcheck_hanging_is_ended(program, epub, monkeypatch):
    program("java", "sleep 60")
    monkeypatch.setattr(epubcheck, "SECONDS", 0.5)
    with pytest.raises(ToolTimeout):
        epubcheck.validate(epub)


@pytest.mark.parametrize("report", ["", "nonsense", "[]", "{}", '{"assertions": []}', '{"assertions": [{"assertions": [{}]}]}'])
def test_ace_answering_nonsense_is_no_verdict(program, epub, report):
    program("ace-cli", f"mkdir -p \"$3\"; printf '%s' '{report}' > \"$3/report.json\"")
    with pytest.raises(ToolFailed, match="Ace gave no report"):
        ace.validate(epub)


def test_ace_that_fails_without_a_reason_fails(program, epub):
    report = '{"assertions": [], "earl:result": {"earl:outcome": "fail"}}'
    program("ace-cli", f"mkdir -p \"$3\"; printf '%s' '{report}' > \"$3/report.json\"")
    assert outcomes(ace.validate(epub)) == {"ace": "fail"}


def test_ace_killed_is_no_verdict(program, epub):
    program("ace-cli", "kill -9 $$")
    with pytest.raises(ToolFailed, match="Ace gave no report"):
        ace.validate(epub)


def test_ace_hanging_is_ended_and_its_browser_with_it(program, epub, tmp_path, monkeypatch):
    program("chromium", f"echo $$ > {tmp_path / 'number'}; exec sleep 60")
    monkeypatch.setattr(ace, "SECONDS", 5)
    with pytest.raises(ToolTimeout):
        ace.validate(epub)
    number = int((tmp_path / "number").read_text())
    deadline = time.monotonic() + 5
    while _runs(number) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _runs(number)


def _runs(number):
    try:
        with open(f"/proc/{number}/stat", encoding="utf-8") as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


# What a build makes of verdicts.


def test_a_build_that_does_not_ask_recalls_verdicts_of_the_same_file_alone(project, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(project.root, copy)
    other = type(project)(copy)
    assert other.build(PAGE, "-l", "en").code == 0
    assert verdicts(other) == PASSED
    assert other.manifest() == project.manifest()
    page = copy / f"source/{PAGE}/page.txt"
    page.write_bytes(page.read_bytes().replace(b"hospital", b"clinic", 1))
    assert other.build(PAGE, "-l", "en").code == 0
    assert {verdict for of_format in verdicts(other).values() for name, verdict in of_format.items() if name not in OWN} == {"not-run"}


def test_a_failed_verdict_is_a_finding_with_its_reasons(tmp_path):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(tmp_path / "bad.pdf")
    produced = verdict.run(
        {"file": (tmp_path / "bad.pdf").read_bytes()}, validator="verapdf", tool="1", path="en/x.pdf", slug="x", language="en")
    assert produced.facts == {"verdicts": {"pdfua1": "fail", "pdfa3a": "fail"}}
    assert produced.files == {}
    for name, finding in zip(("pdfua1", "pdfa3a"), produced.findings, strict=True):
        assert (finding.rule, finding.severity.value) == ("validator-failed", "error")
        assert (finding.where.file, finding.where.page, finding.where.language) == ("en/x.pdf", "x", "en")
        assert finding.detail.startswith(f"{name}: ")
        assert len(finding.detail) > 40


class Spoiler:
    """Runs every job in this process and takes the tags out of every PDF that is made."""

    width = 2

    def __init__(self, folder):
        self.folder = folder

    def submit(self, job, inputs, arguments):
        future = Future()
        produced = perform(job, inputs, arguments)
        if job == "netpub.build.jobs.pdf:run":
            produced = Produced(
                {path: self.spoilt(data) if path.endswith(".pdf") else data for path, data in produced.files.items()},
                produced.findings, produced.facts)
        future.set_result(produced)
        return future

    def spoilt(self, data):
        given, made = self.folder / "given.pdf", self.folder / "made.pdf"
        given.write_bytes(data)
        with changed_pdf(given, made) as document:
            del document.Root.StructTreeRoot
        return made.read_bytes()

    def outcome(self, future):
        return future.result()

    def close(self):
        pass

    stop = close


def test_a_file_that_fails_is_held_and_the_one_before_it_goes(project, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "copy"
    shutil.copytree(project.root, copy)
    (copy / f"build/editions/en/{PAGE}.pdf").unlink()
    shutil.rmtree(copy / ".netpub/cache")
    monkeypatch.setattr("netpub.build.pool.local", lambda *_: Spoiler(tmp_path))
    code = run(["-C", str(copy), "--progress", "none", *ALL, "--as-of", TODAY, "--validate", "--strict"])
    said = capsys.readouterr().err
    assert code == 1, said
    assert "validator-failed" in said
    assert f"held en/{PAGE}.pdf: it failed pdfa3a, pdfua1" in said
    assert {path.name for path in (copy / "dist/en").iterdir()} == {
        f"{PAGE}-large.pdf", f"{PAGE}.docx", f"{PAGE}.epub", f"{PAGE}.html"}
    held = type(project)(copy)
    assert verdicts(held) == {format: outcome for format, outcome in PASSED.items() if format not in {"pdf", "print"}}
    assert f"{PAGE}.pdf" not in (copy / "dist/index.html").read_text(encoding="utf-8")
    # It stays held when nobody asks the validators again.
    assert run(["-C", str(copy), "--progress", "none", *ALL, "--as-of", TODAY]) == 1
    assert set(verdicts(held)) == PASSED.keys() - {"pdf", "print"}


# A validator that is not there.


@pytest.mark.parametrize(
    ("there", "formats", "missing"),
    [
        (("java", "ace-cli"), (), "ace"), (("java", "chromium"), (), "ace"), (("chromium", "ace-cli"), (), "epubcheck"),
        ((), ("-f", "pdf"), "verapdf"),
    ],
)
def test_strict_names_the_validator_that_is_missing(project, tmp_path, monkeypatch, there, formats, missing):
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in there:
        (folder / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(folder))
    before = project.files()
    said = project.build(PAGE, "-l", "en", *formats, "--validate", "--strict")
    assert said.code == 3, said.err
    assert f"{missing} is not installed" in said.err
    assert len(said.err.strip().splitlines()) > 1, "the remedy is missing"
    assert project.files() == before


def test_without_strict_a_missing_validator_has_not_run(project, tmp_path, monkeypatch):
    copy = tmp_path / "copy"
    shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns("build", "dist", ".netpub"))
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    other = type(project)(copy)
    said = other.build(PAGE, "-l", "en", "--validate")
    assert said.code == 0, said.err
    assert verdicts(other) == {
        format: {name: "pass" if name in OWN else "not-run" for name in names} for format, names in PASSED.items()}
