"""Projects to measure with, and netpub run on them as people run it."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.page import html

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-21"
_GLANCE = 0.1  # seconds between two looks at a running build
_SETTINGS = '[project]\nsource_language = "en"\n[publisher]\nid = "sample"\nname = "A charity"\n[languages.en]\n'


def write(root: Path, pages: int, words: int, more: str = "") -> Path:
    """Write a project of so many pages of so many words each; ``more`` is added to its netpub.toml. Returns its folder."""
    for number in range(pages):
        folder = root / "source" / f"page-{number:04}"
        folder.mkdir(parents=True)
        (folder / "page.html").write_bytes(html(number, words))
    (root / "netpub.toml").write_text(_SETTINGS + more, encoding="utf-8")
    return root


def netpub(project: Path, *arguments: str, watch: Callable[[int], None] | None = None) -> float:
    """Run netpub on a project and return the seconds that it took; findings are no failure here. ``watch`` gets the number of its
    process again and again while it runs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "netpub", "-C", str(project), "--progress", "none", "-q", *arguments]
    start = time.perf_counter()
    with (project / "bench.log").open("w+b") as log, subprocess.Popen(command, stdout=log, stderr=log, env=environment) as running:  # noqa: S603
        while watch and running.poll() is None:
            watch(running.pid)
            time.sleep(_GLANCE)
        code = running.wait()
    spent = time.perf_counter() - start
    if code not in (0, 1):
        raise RuntimeError((project / "bench.log").read_text(encoding="utf-8", errors="replace")[-2000:])
    return spent


def say(what: str) -> None:
    """Tell people what is being measured now: some of it takes minutes."""
    sys.stderr.write(f"  {what}\n")
    sys.stderr.flush()


def workers_mb(pid: int) -> list[float]:
    """Return how much memory each worker of a running build holds, in MB; nothing where the system does not say."""
    children: list[str] = []
    # Each thread has its own: the pool starts workers from one of its own.
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children += thread.read_text(encoding="ascii").split()
        except OSError:
            continue
    return [mb for child in children if (mb := _worker_mb(child))]


def _worker_mb(pid: str) -> float:
    try:
        if b"spawn_main" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            return 0.0
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children_seconds() -> float:
    """Processor time of the programs that were run, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
