"""A build that is killed at any moment leaves only whole files, and the next one makes what an undisturbed one makes."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from netpub_project import ROOT, TODAY, new_project

pytestmark = pytest.mark.slow

KILLS = 50
FORMATS = ("-f", "html", "-f", "docx")
PAGE = "Pain after surgery\n\nHow to take {dose} mg\n\nTake {dose} mg of the tablets with food, and call 0800 000 0000 when it does not help.\n"
PAGES = ("pain", "rest", "food")


def digests(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def write(root, dose):
    for page in PAGES:
        (root / f"source/{page}/page.txt").write_text(PAGE.format(dose=dose))


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """What dist holds after an undisturbed build of each of two versions."""
    found = {}
    for dose in (5, 10):
        project = new_project(tmp_path_factory.mktemp("calm") / "p", {f"{page}/page.txt": PAGE.format(dose=dose) for page in PAGES})
        project.build(*FORMATS)
        found[dose] = digests(project.root / "dist")
    return found


def start(root):
    command = [sys.executable, "-m", "netpub", "-C", str(root), "--progress", "none", "-q", "build", "--as-of", TODAY, *FORMATS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)


def kill(build):
    """End the build with everything that it started, as a power cut does."""
    try:
        os.killpg(build.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    build.wait()


def test_every_file_is_whole_whenever_a_build_is_killed(tmp_path, versions):
    project = new_project(tmp_path / "p", {f"{page}/page.txt": PAGE.format(dose=5) for page in PAGES})
    began = time.monotonic()
    project.build(*FORMATS)
    whole = time.monotonic() - began
    assert digests(project.root / "dist") == versions[5]
    chance, killed = random.Random(7), 0
    for number in range(KILLS):
        dose = (10, 5)[number % 2]
        write(project.root, dose)
        # Without what earlier rounds kept, so that there is something to be killed at.
        shutil.rmtree(project.root / ".netpub/cache", ignore_errors=True)
        build = start(project.root)
        time.sleep(chance.uniform(0, whole))
        killed += build.poll() is None
        kill(build)
        for path, digest in digests(project.root / "dist").items():
            if ".netpub-part" not in path:
                assert digest in {versions[5].get(path), versions[10].get(path)}, f"{path} is neither old nor new after kill {number}"
    assert killed > KILLS / 2, "most builds were killed while they worked"
    write(project.root, 10)
    project.build(*FORMATS)
    assert digests(project.root / "dist") == versions[10]
