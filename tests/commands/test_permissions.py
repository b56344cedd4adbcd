"""A folder that may not be written, and files and folders that may not be read: named, with what to do, and never passed over."""

import os
from pathlib import Path

import pytest

from netpub.__main__ import run

PAGE = "Going home\n\nDrink plenty of water.\n"
SETTINGS = 'version = 1\n[publisher]\nid = "x"\nname = "X"\n[languages.en]\n[languages.es]\n'


@pytest.fixture
def project(tmp_path):
    (tmp_path / "source/home").mkdir(parents=True)
    (tmp_path / "source/home/page.txt").write_text(PAGE)
    (tmp_path / "netpub.toml").write_text(SETTINGS)
    return tmp_path


def denied(monkeypatch, owner, name, place):
    """Let a call that touches a place answer as the system does when it is forbidden; tests may run as somebody who may do all."""
    real = getattr(owner, name)

    def call(path, *arguments, **options):
        if place in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(owner, name, call)


@pytest.mark.parametrize("command", [["check"], ["build"], ["status"], ["ingest"], ["translate", "extract"], ["review", "request", "home"]], ids=" ".join)
def test_a_project_that_may_not_be_written_is_named_before_any_work(project, monkeypatch, capsys, command):
    denied(monkeypatch, Path, "write_bytes", ".netpub-part")
    assert run(["-C", str(project), *command]) == 2
    said = capsys.readouterr().err
    assert "cannot be written: Permission denied.\n  Check" in said
    assert "fault of its own" not in said


@pytest.mark.parametrize("place", ["source", "source/home"])
def test_a_folder_that_may_not_be_opened_does_not_look_empty(project, monkeypatch, capsys, place):
    denied(monkeypatch, os, "listdir", str(project / place))
    assert run(["-C", str(project), "check"]) == 2
    assert f"{place} cannot be read: Permission denied." in capsys.readouterr().err


def test_a_page_that_may_not_be_read_fails_and_is_no_page_without_findings(project, monkeypatch, capsys):
    denied(monkeypatch, Path, "read_bytes", "home/page.txt")
    assert run(["-C", str(project), "check"]) == 2
    assert "source/home/page.txt cannot be read.\n  Check the permissions" in capsys.readouterr().err
