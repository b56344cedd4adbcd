import os
import threading

import pytest

from netpub.build import output
from netpub.errors import OutputError


def test_a_file_appears_whole(tmp_path):
    output.write_whole(tmp_path / "deep/er/x.txt", b"one")
    output.write_whole(tmp_path / "deep/er/x.txt", b"two")
    assert (tmp_path / "deep/er/x.txt").read_bytes() == b"two"
    assert os.listdir(tmp_path / "deep/er") == ["x.txt"]


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    output.write_whole(tmp_path / "x.txt", b"old")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OutputError, match="No space left"):
        output.write_whole(tmp_path / "x.txt", b"new")
    assert (tmp_path / "x.txt").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.txt"]


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "dist").write_text("")
    with pytest.raises(OutputError, match="dist"):
        output.ensure_writable(tmp_path / "dist")


def test_sweep_removes_parts_of_a_killed_build_only(tmp_path):
    (tmp_path / ".x.pdf.77.netpub-part").write_text("half")
    (tmp_path / ".keep").write_text("")
    output.sweep(tmp_path)
    assert os.listdir(tmp_path) == [".keep"]


def test_removing_takes_emptied_folders_but_not_the_top(tmp_path):
    output.write_whole(tmp_path / "dist/es/x.pdf", b"")
    output.write_whole(tmp_path / "dist/en/x.pdf", b"")
    output.remove(tmp_path / "dist/es/x.pdf", tmp_path / "dist")
    output.remove(tmp_path / "dist/en/x.pdf", tmp_path / "dist")
    assert os.listdir(tmp_path) == ["dist"]
    assert os.listdir(tmp_path / "dist") == []


def test_a_second_build_waits_and_says_so(tmp_path):
    said, got_in = threading.Event(), threading.Event()

    def second():
        with output.locked(tmp_path / "lock", said.set):
            got_in.set()

    thread = threading.Thread(target=second, daemon=True)
    with output.locked(tmp_path / "lock", pytest.fail):
        thread.start()
        assert said.wait(10)
        assert not got_in.is_set()
    assert got_in.wait(10)


def test_a_folder_that_may_not_be_entered_is_named(tmp_path, monkeypatch):
    def denied(self, *arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.write_bytes", denied)
    monkeypatch.setattr("pathlib.Path.exists", denied)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        output.write_whole(tmp_path / "x.txt", b"new")
