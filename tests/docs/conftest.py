"""What readers of the documentation do in other programs than netpub."""

import subprocess
import sys
from concurrent.futures import Future

import pytest
from netpub_console import ROOT, Reader

from netpub.build import pool


def wheel(folder):
    """The wheel of a release lies in the folder; the packages that it needs are those of this environment."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True,
        capture_output=True)


HANDS = {function.__name__: function for function in (wheel,)}


class Here(pool.LocalPool):
    """Runs jobs in this process: for pages of a few sentences, starting workers would take most of the time."""

    def submit(self, job, inputs, arguments):
        future = Future()
        try:
            future.set_result(pool.perform(job, inputs, arguments))
        except Exception as error:  # noqa: BLE001  as a future does
            future.set_exception(error)
        return future


@pytest.fixture
def without_workers(monkeypatch):
    """Builds run their jobs in this process."""
    monkeypatch.setattr(pool, "local", lambda building, workers=0: Here(1, building.seconds, building.worker_megabytes))


@pytest.fixture
def reader(tmp_path):
    """Somebody who follows a page of the documentation in an empty folder."""
    return lambda page: Reader(tmp_path, page, HANDS)
