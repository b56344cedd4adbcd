"""What a killed process left in the folder for temporary files goes with the next build; what a living one has stays."""

import subprocess
import sys
import tempfile

import pytest

from netpub.tools import folders


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def gone():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_folders_of_processes_that_are_gone_go(tmp_path, monkeypatch):
    monkeypatch.setattr("os.getpid", gone)
    left = folders.temporary()
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with folders.temporary() as mine:
        others = [tmp_path / name for name in (f"netpub-elsewhere-{gone()}-a1", "netpub-bench-x", f"other-{gone()}-a")]
        for other in others:
            other.mkdir()
        folders.sweep()
        assert {str(path) for path in tmp_path.iterdir()} == {mine, *map(str, others)}
    left._finalizer.detach()
