"""What a build does on a bad day: the disk is full, a source goes while it works, a worker has no room."""

import errno
import pathlib

import pytest

from netpub.build.output import write_whole
from netpub.errors import ExitCode, OutputError
from netpub.progress import NoProgress


@pytest.fixture
def full(monkeypatch):
    """Fill the disk: of whatever is written half arrives, and then there is no room."""
    write = pathlib.Path.write_bytes

    def fill(path, data):
        write(path, data[:len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(pathlib.Path, "write_bytes", fill)
    return monkeypatch


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_ends_the_build_in_words_and_leaves_nothing_half_written(make, target, tmp_path, full):
    (tmp_path / "a.txt").write_text("a")
    targets = [target("x", inputs=["a.txt"], text="long enough"), target("y", inputs=["out/x"])]
    with pytest.raises(OutputError, match="No space left on device") as said:
        make(*targets)
    assert said.value.exit_code == ExitCode.USAGE
    assert "free space" in said.value.remedy
    assert files(tmp_path) == {"a.txt": b"a"}
    full.undo()
    assert set(make(*targets).built) == {"x", "y"}
    assert (tmp_path / "out/y").read_bytes() == b"along enough"


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path, full):
    (tmp_path / "x").write_text("old")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "x", b"new and longer")
    assert files(tmp_path) == {"x": b"old"}


def test_a_worker_without_room_is_no_fault_of_netpub(make, target):
    with pytest.raises(OutputError, match="no room"):
        make(target("x", "no_room"))


def test_a_source_that_goes_while_the_build_works_holds_its_target_alone(make, target, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)

    class Removing(NoProgress):
        def expect(self, count):
            (tmp_path / "a.txt").unlink(missing_ok=True)

    outcome = make(target("x", inputs=["a.txt"]), target("y", inputs=["b.txt"]), progress=Removing())
    assert outcome.held == {"x": "a.txt is not there"}
    assert set(outcome.built) == {"y"}


def test_what_a_worker_prints_is_no_part_of_what_netpub_prints(make, target, capfd):
    make(target("x", "chatter"))
    said = capfd.readouterr()
    assert ("noise" in said.out, "noise" in said.err) == (False, True)
