"""netpub doctor: what is missing, what that costs, what brings it where; and what commands say without Pango."""

import ctypes
import json

import pytest

from netpub.__main__ import run
from netpub.commands import lazy
from netpub.tools import probe, systems, text_libraries

PROJECT = '[publisher]\nid = "x"\nname = "X"\n[languages.en]\n[languages.ar]\n'


@pytest.fixture
def project(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "netpub.toml").write_text(PROJECT)
    return tmp_path


@pytest.fixture
def no_pango(monkeypatch):
    """A loader of libraries that finds no Pango."""
    real = ctypes.CDLL

    def load(name, *arguments, **options):
        if "pango" in str(name):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *arguments, **options)

    text_libraries.versions.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", load)
    yield
    text_libraries.versions.cache_clear()


def test_what_is_needed_and_missing_is_an_exit_code_with_a_line_for_each_system(no_pango, tmp_path, capsys):
    assert run(["-C", str(tmp_path), "doctor"]) == 3
    said = capsys.readouterr().out
    assert "missing  pango" in said
    assert "Without it: Nothing can be built." in said
    for line in ("sudo apt install libpango-1.0-0 libpangoft2-1.0-0", "sudo dnf install pango", "brew install pango"):
        assert line in said


def test_what_is_only_missed_is_no_failure(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert run(["-C", str(tmp_path), "doctor"]) == 0
    said = capsys.readouterr().out
    for name in ("java", "verapdf", "epubcheck", "chromium", "ace", "ssh-keygen"):
        assert f"missing  {name} " in said


def test_programs_get_json(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "doctor", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found] == [tool.name for tool in probe.TOOLS]
    assert set(found[0]) == {"name", "found", "needed", "serves", "cost", "remedies"}


def test_the_fonts_of_each_language_of_a_project_are_looked_for(project, capsys):
    assert run(["-C", str(project), "doctor"]) == 0
    said = capsys.readouterr().out
    assert "fonts en" in said
    assert "IBM Plex Sans Arabic" in said
    (project / "netpub.toml").write_text(PROJECT + '[theme]\nfonts.Arab = "No Such Family"\n')
    assert run(["-C", str(project), "doctor"]) == 3
    said = capsys.readouterr().out
    assert "missing  fonts ar" in said
    assert "No Such Family" in said


@pytest.mark.parametrize("command", [["build"], ["preview", "--port", "0"]], ids=["build", "preview"])
def test_without_pango_a_build_ends_before_it_begins_and_says_what_brings_it(no_pango, project, capsys, command):
    assert run(["-C", str(project), *command]) == 3
    said = capsys.readouterr().err
    assert "Pango is not installed" in said
    assert "install" in said
    assert not (project / "build").exists()


def test_a_command_that_loads_pango_itself_says_the_same_and_nothing_else(no_pango, monkeypatch, capsys):
    def load(name):
        print("-----\nsome library's own advice")
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(lazy.importlib, "import_module", load)
    assert run(["review", "packet", "a"]) == 3
    said = capsys.readouterr()
    assert (said.out, "Pango is not installed" in said.err) == ("", True)


def test_a_system_that_is_none_of_the_three_gets_all_lines(monkeypatch):
    monkeypatch.setattr(systems, "this", lambda: "")
    assert systems.remedy(systems.lines("a", "b", "c", before="pip install x")) == (
        "Debian, Ubuntu: pip install x; sudo apt install a. Fedora: pip install x; sudo dnf install b. macOS: pip install x; brew install c")
