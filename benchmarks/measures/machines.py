"""What a build costs on a cluster: a Dask scheduler with two workers on this machine, beside two processes of netpub's own."""

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import project
from benchmarks.figure import Figure
from benchmarks.project import ROOT, say

_DOCUMENTS, _WORDS = 200, 900  # as many as make the start of either, a second or two, matter little
# As docs/build.md starts workers: Dask's own looks at what they do, every few milliseconds, take time from the work.
_QUIET = {
    "distributed.worker.profile.enabled": False, "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s", "distributed.admin.system-monitor.interval": "5s"}
_BUILD = ("build", "-f", "pdf", "-f", "epub", "-f", "html", "--as-of", project.DAY)


def measure() -> Iterator[Figure]:
    """Yield the ratio, and how many files of dist/ differ; nothing where Dask is not installed (netpub[cluster])."""
    if importlib.util.find_spec("distributed") is None:
        say("Dask is not installed: pip install 'netpub[cluster]'")
        return
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        near, far, again = project.write(Path(folder, "near"), _DOCUMENTS, _WORDS), Path(folder, "far"), Path(folder, "again")
        for copy in (far, again):
            shutil.copytree(near, copy)
        say(f"two processes make {_DOCUMENTS} documents")
        before = project.netpub(near, *_BUILD, "-j", "2")
        say("two workers of a Dask scheduler make them")
        spread = _on_cluster(far, Path(folder, "store"))
        say("two processes make them again, since machines are faster at one time than at another")
        local = (before + project.netpub(again, *_BUILD, "-j", "2")) / 2
        yield Figure("dask_ratio", "Two workers of Dask beside two processes", spread / local, "×", at_most=1.15)
        yield Figure("dask_different", "… files of dist/ that differ", len(_differ(near / "dist", far / "dist")), "files", at_most=0)


def _on_cluster(root: Path, store: Path) -> float:
    import dask  # noqa: PLC0415  optional, heavy dependencies
    from distributed import LocalCluster  # noqa: PLC0415

    os.environ["PYTHONPATH"] = str(ROOT / "src")
    machines = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "host": "127.0.0.1"}
    with dask.config.set(_QUIET), LocalCluster(**machines) as cluster:
        return project.netpub(root, *_BUILD, "--scheduler", cluster.scheduler_address, "--store", str(store))


def _differ(one: Path, other: Path) -> set[str]:
    """The files that two folders do not both hold with the same bytes."""
    return {name for name, _ in _digests(one) ^ _digests(other)}


def _digests(folder: Path) -> set[tuple[str, str]]:
    return {(path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
            for path in folder.rglob("*") if path.is_file()}
