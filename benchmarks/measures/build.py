"""What a build costs: beside the plain loop a team would write, beside the bare calls, and as a project grows."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import bare, project
from benchmarks.figure import Figure
from benchmarks.project import say
from netpub.build.pool import cores

_DOCUMENTS, _WORDS, _SAMPLE_EVERY = 200, 900, 10
_REAL_EVERY = 4  # of the real documents, which are ten times as long
_THREE = ("-f", "pdf", "-f", "epub", "-f", "html")
_GROWTH = (50, 800)


def measure() -> Iterator[Figure]:
    """Yield the ratios that the build is held to."""
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        yield from _against_others(project.write(Path(folder, "many"), _DOCUMENTS, _WORDS), "", _SAMPLE_EVERY)
        real = _real(Path(folder, "real"))
        if real:
            yield from _against_others(real, "real_", 1)
        yield from _growth(Path(folder))


def _real(root: Path) -> Path | None:
    """A project of real pages where they are (NETPUB_SHARED or ../shared); None where they are not."""
    shared = Path(os.environ.get("NETPUB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    pages = sorted((shared / "data" / "nci").rglob("*.html"))[::_REAL_EVERY]
    root.mkdir()
    project.write(root, 0, 0)
    for number, page in enumerate(pages):
        (root / "source" / f"real-{number:02}").mkdir(parents=True)
        (root / "source" / f"real-{number:02}" / "page.html").write_bytes(page.read_bytes())
    return root if pages else None


def _against_others(root: Path, prefix: str, every: int) -> Iterator[Figure]:
    """(a) netpub, (b) the loop, (c) the bare calls; each makes one PDF, one EPUB and one web page of each document."""
    pages = sorted(root.glob("source/*/page.html"))
    count, kind = len(pages), "real documents" if prefix else "documents"
    sample = pages[::every]
    say(f"(b) a loop of commands makes {len(sample)} of them: the first half")
    # Before and after the others, since machines are faster at one time than at another.
    loop = _loop(sample[::2], root / "loop-before")
    say(f"(a) netpub makes {count} {kind} as PDF, EPUB and web page")
    before = project.children_seconds()
    mine = project.netpub(root, "build", *_THREE, "--as-of", project.DAY) / count
    processor = (project.children_seconds() - before) / count
    say(f"(c) the bare calls make all {count} in a warm pool")
    bound = bare.bound_seconds(sorted(root.glob("build/xml/en/*.xml")), cores()) / count
    say("(b) the loop makes the second half")
    loop = (loop + _loop(sample[1::2], root / "loop-after")) / len(sample)
    yield Figure(f"{prefix}pages_per_second", f"{count} {kind} as PDF, EPUB and web page", 1 / mine, "documents/s")
    yield Figure(f"{prefix}processor_per_document", "… by processor time", processor, "s")
    required = (None, None) if prefix else (1 / 3, 1.3)
    which = f"every {every}th" if every > 1 else "each"
    yield Figure(f"{prefix}ratio_to_loop", f"… beside a loop of commands ({which} document)", mine / loop, "×", at_most=required[0])
    yield Figure(f"{prefix}ratio_to_bound", "… beside the bare calls in a warm pool", mine / bound, "×", at_most=required[1])


def _loop(pages: Sequence[Path], out: Path) -> float:
    out.mkdir()
    return bare.loop_seconds(pages, out)


def _growth(folder: Path) -> Iterator[Figure]:
    """The cost of a document among 800 beside that among 50, by processor time; the smaller build also pays for its workers' start."""
    costs = []
    held: list[list[float]] = []
    for documents in _GROWTH:
        say(f"netpub makes {documents} short documents")
        root = project.write(folder / f"growth-{documents}", documents, 300)
        held.clear()
        before, began = project.children_seconds(), time.perf_counter()
        project.netpub(root, "build", *_THREE, "--as-of", project.DAY, watch=lambda pid: held.append(project.workers_mb(pid)))
        costs.append((project.children_seconds() - before) / documents)
        say(f"… in {time.perf_counter() - began:.0f} s")
    yield Figure("growth_50_800", "Cost of a document among 800 beside that among 50", costs[1] / costs[0], "×", at_most=1.1)
    yield from _memory([mb for glance in held for mb in glance])


def _memory(glances: list[float]) -> Iterator[Figure]:
    """What a worker holds at most, and in the last third of the build beside the second: each has made some hundred files by then."""
    if not glances:
        return
    third = len(glances) // 3
    later = statistics.median(glances[-third:]) / statistics.median(glances[third:-third])
    yield Figure("worker_mb", "Memory of a worker, at most", max(glances), "MB", at_most=400)
    yield Figure("worker_growth", "… in the last third of a build beside the second", later, "×", at_most=1.1)
