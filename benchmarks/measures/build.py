"""What a build costs: beside the plain loop a team would write, beside the bare calls, with nothing to do, and after one word."""

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import bare, project
from benchmarks.figure import Figure
from netpub.build.pool import cores

_DOCUMENTS, _WORDS, _SAMPLE_EVERY = 200, 900, 10
_THREE = ("-f", "pdf", "-f", "epub", "-f", "html")
_FOUR = (*_THREE, "-f", "docx")
_NOOP_PAGES = 250
_SPANISH = "[languages.es]\n"
_GROWTH = (50, 800)


def measure() -> Iterator[Figure]:
    """Yield the ratios and seconds that the build is held to."""
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        yield from _against_others(Path(folder, "many"))
        yield from _growth(Path(folder))
        yield from _unchanged(Path(folder, "two"), _NOOP_PAGES, 1)


def _against_others(root: Path) -> Iterator[Figure]:
    """(a) netpub, (b) the loop, (c) the bare calls; each makes one PDF, one EPUB and one web page of each document."""
    project.write(root, _DOCUMENTS, _WORDS)
    mine = project.netpub(root, "build", *_THREE, "--as-of", project.DAY) / _DOCUMENTS
    pages = sorted(root.glob("source/*/page.html"))[::_SAMPLE_EVERY]
    out = root / "loop"
    out.mkdir()
    loop = bare.loop_seconds(pages, out) / len(pages)
    bound = bare.bound_seconds(sorted(root.glob("build/xml/en/*.xml")), cores()) / _DOCUMENTS
    yield Figure("pages_per_second", f"{_DOCUMENTS} documents as PDF, EPUB and web page", 1 / mine, "documents/s")
    yield Figure("ratio_to_loop", f"… beside a loop of commands (every {_SAMPLE_EVERY}th document)", mine / loop, "×", at_most=1 / 3)
    yield Figure("ratio_to_bound", "… beside the bare calls in a warm pool", mine / bound, "×", at_most=1.3)


def _growth(folder: Path) -> Iterator[Figure]:
    """The cost of a document among 800 beside that among 50, by processor time; the smaller build also pays for its workers' start."""
    costs = []
    held: list[list[float]] = []
    for documents in _GROWTH:
        root = project.write(folder / f"growth-{documents}", documents, 300)
        held.clear()
        before = project.children_seconds()
        project.netpub(root, "build", *_THREE, "--as-of", project.DAY, watch=lambda pid: held.append(project.workers_mb(pid)))
        costs.append((project.children_seconds() - before) / documents)
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


def _unchanged(root: Path, pages: int, seconds: float) -> Iterator[Figure]:
    """A build in two languages and four formats with nothing to do, and one after a word changed."""
    project.write(root, pages, 300, _SPANISH)
    project.netpub(root, "translate", "extract", "-l", "es", "--as-of", project.DAY)
    for catalogue in sorted(root.glob("locales/es/LC_MESSAGES/*.po")):
        _fill(catalogue)
    build = ("build", *_FOUR, "--as-of", project.DAY)
    cold = project.netpub(root, *build)
    project.netpub(root, *build)
    idle = min(project.netpub(root, *build) for _ in range(3))
    yield Figure("noop_seconds", f"Nothing to do: {pages} pages × 2 languages × 4 formats", idle, "s", at_most=seconds)
    yield Figure("noop_ratio", "… beside the first build", idle / cold, "×", at_most=0.01)
    yield _edited(root, build)


def _edited(root: Path, build: tuple[str, ...]) -> Figure:
    """How many editions of other pages are made again after a word of one page changed."""
    page = root / "source/page-0000/page.html"
    page.write_bytes(page.read_bytes().replace(b"Living with illness", b"Coping with illness", 1))
    before = _made(root)
    project.netpub(root, *build)
    after = _made(root)
    made = {name for name in after if after[name] != before.get(name)}
    others = [name for name in made if "page-0000" not in name and name != "site"]
    assert any("page-0000" in name for name in made), "the edit was seen"
    return Figure("edit_rebuilt", "Editions of other pages made again after one word", len(others), "editions", at_most=0)


def _made(root: Path) -> dict[str, str]:
    """What the ledger says of when each target was made and of what."""
    targets = json.loads((root / ".netpub/ledger.json").read_text(encoding="utf-8"))["targets"]
    return {name: entry["at"] + json.dumps(entry["parts"]) for name, entry in targets.items()}


def _fill(catalogue: Path) -> None:
    """Translate every segment by itself, as a stand-in of the right length."""
    import polib  # noqa: PLC0415  only this measure needs it

    entries = polib.pofile(str(catalogue))
    for entry in entries:
        entry.msgstr = entry.msgid
    entries.save()


