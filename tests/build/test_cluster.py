"""The same bytes from a real scheduler with two workers on loopback, one of which is killed."""

import os
import signal
import time

import pytest
from distributed import LocalCluster

from netpub.build.cache import Cache
from netpub.build.cluster import Cluster
from netpub.build.digests import Digests
from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.errors import InternalError, ToolFailed, ToolMissing
from netpub.progress import NoProgress

pytestmark = [pytest.mark.filterwarnings("ignore")]  # of Dask's own threads and sockets


@pytest.fixture(scope="module")
def machines():
    """A scheduler with two workers, each in a process of its own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as cluster:
        yield cluster


@pytest.fixture
def far(tmp_path, machines):
    """Run targets on the cluster in a project of its own."""

    def run(*targets, seconds=60.0, kill=False):
        (tmp_path / "far").mkdir(exist_ok=True)
        ledger, progress = Ledger(tmp_path / "far/ledger.json"), NoProgress()
        cluster = Cluster(machines.scheduler_address, str(tmp_path / "store"), seconds)
        engine = Engine(tmp_path, ledger, Killer(cluster, machines) if kill else cluster, progress, Digests(tmp_path / "far/digests.json"),
                        Cache(tmp_path / "far/cache", 0, progress))
        try:
            engine.run(targets)
        finally:
            cluster.stop()
        return engine.outcome

    return run


class Killer:
    """Ends one worker's process as soon as jobs are on their way."""

    def __init__(self, cluster, machines):
        self._cluster, self._machines, self._given = cluster, machines, 0

    def __getattr__(self, name):
        return getattr(self._cluster, name)

    def submit(self, *job):
        future = self._cluster.submit(*job)
        self._given += 1
        if self._given == 3:
            time.sleep(0.2)
            os.kill(next(iter(self._machines.workers.values())).pid, signal.SIGKILL)
        return future


def test_a_lost_worker_costs_no_target_and_the_bytes_are_those_of_the_pool(far, make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    targets = [target(f"x{number}", "slowly", inputs=["a.txt"], text=str(number)) for number in range(12)]
    outcome = far(*targets, kill=True)
    assert (outcome.failed, len(outcome.built)) == ({}, 12)
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for path in (tmp_path / "out").iterdir():
        path.unlink()
    make(*targets)
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_the_scheduler_is_not_asked_for_its_workers_before_each_job(machines, tmp_path, monkeypatch):
    cluster = Cluster(machines.scheduler_address, str(tmp_path), 60)
    known, asked = cluster._client.scheduler_info, []
    monkeypatch.setattr(cluster._client, "scheduler_info", lambda **more: asked.append(more) or known(**more))
    try:
        first = cluster.width
        assert first in (2, 4)  # a worker that an earlier test killed may be on its way back
        assert ([cluster.width for _ in range(5)], len(asked)) == ([first] * 5, 1)
        cluster._asked -= 60
        assert cluster.width in (2, 4)
        assert len(asked) == 2
    finally:
        cluster.stop()


def test_what_a_job_raises_comes_back(far, target):
    outcome = far(target("bad", "missing"), target("worse", "broken"), target("good"))
    assert isinstance(outcome.failed["bad"], ToolMissing)
    assert isinstance(outcome.failed["worse"], InternalError)
    assert "good" in outcome.built


def test_a_worker_with_other_code_is_refused(far, target, monkeypatch):
    monkeypatch.setattr("netpub.build.freshness.libraries_digest", lambda: "another")
    outcome = far(target("x"))
    assert isinstance(outcome.failed["x"], ToolFailed)
    assert "other versions of libraries" in str(outcome.failed["x"])


def test_an_input_that_is_damaged_in_the_store_is_named(far, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    far(target("x", inputs=["a.txt"]))
    stored = next(path for path in (tmp_path / "store").rglob("*") if path.is_file())
    stored.write_bytes(b"b")
    outcome = far(target("y", inputs=["a.txt"]))
    assert "damaged" in str(outcome.failed["y"])


def test_a_scheduler_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("netpub.build.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(ToolMissing, match="No scheduler answers at tcp://127.0.0.1:9"):
        Cluster("tcp://127.0.0.1:9", str(tmp_path), 60)


def test_an_address_that_is_none_is_said(tmp_path):
    with pytest.raises(ToolMissing, match="No scheduler answers"):
        Cluster("nonsense", str(tmp_path), 60)
