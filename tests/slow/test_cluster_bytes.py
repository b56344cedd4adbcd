"""A project built on a cluster, one of whose workers is killed, is byte for byte what one machine makes of it."""

import hashlib
import os
import signal
import threading
import time

import pytest
from distributed import LocalCluster
from netpub_project import new_project

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of Dask's own threads and sockets

FORMATS = ("-f", "html", "-f", "epub", "-f", "pdf", "-f", "docx")
PAGE = "Pain after {what}\n\nHow to take 5 mg\n\nTake 5 mg of the tablets with food, and call 0800 000 0000 when it does not help.\n"
PAGES = {f"{what}/page.txt": PAGE.format(what=what) for what in ("surgery", "birth", "sport", "work")}


def digests(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_cluster_that_loses_a_worker_makes_the_bytes_of_one_machine(tmp_path):
    near, far = new_project(tmp_path / "near", PAGES), new_project(tmp_path / "far", PAGES)
    near.build(*FORMATS)
    killed = []
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as machines:

        def kill():
            # In the middle of the build: the first files are there.
            while not list((tmp_path / "far/build").glob("xml/en/*.xml")):
                time.sleep(0.02)
            process = next(iter(machines.workers.values())).pid
            os.kill(process, signal.SIGKILL)
            killed.append(process)

        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        far.build(*FORMATS, "--scheduler", machines.scheduler_address, "--store", str(tmp_path / "store"))
    assert killed
    assert len(digests(near.root / "dist")) > len(PAGES) * 4
    assert digests(far.root / "dist") == digests(near.root / "dist")
