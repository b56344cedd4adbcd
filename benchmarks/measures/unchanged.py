"""What a build costs when there is nothing to do, and when one word changed: two languages, four formats.

`make bench` takes 250 pages, `make bench-full` 1,000 (NETPUB_BENCH_PAGES).
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from benchmarks import project
from benchmarks.figure import Figure
from benchmarks.project import say
from netpub.translate import pseudo

_FORMATS = ("pdf", "epub", "html", "docx")
_PAGES, _FULL = 250, 1000
_LIMITS = {_PAGES: 1.0, _FULL: 2.0}  # seconds
_SPANISH = "[languages.es]\n"


def measure() -> Iterator[Figure]:
    """Yield the seconds of a build with nothing to do, and what an edit makes anew."""
    pages = int(os.environ.get("NETPUB_BENCH_PAGES", _PAGES))
    suffix = "" if pages == _PAGES else f"_{pages}"
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        root = _translated(Path(folder, "two"), pages)
        build = ("build", *(word for name in _FORMATS for word in ("-f", name)), "--as-of", project.DAY)
        say(f"netpub makes {pages} pages in 2 languages and 4 formats for the first time")
        cold = project.netpub(root, *build)
        say("… and again, with nothing to do")
        project.netpub(root, *build)
        idle = min(project.netpub(root, *build) for _ in range(3))
        yield Figure(
            f"noop_seconds{suffix}", f"Nothing to do: {pages} pages × 2 languages × 4 formats", idle, "s", at_most=_LIMITS.get(pages))
        yield Figure(f"noop_ratio{suffix}", "… beside the first build", idle / cold, "×", at_most=0.01)
        yield from _edited(root, build, suffix)


def _translated(root: Path, pages: int) -> Path:
    """A project with a whole translation, in pseudo-words of about the right length."""
    project.write(root, pages, 300, _SPANISH)
    project.netpub(root, "translate", "extract", "-l", "es", "--as-of", project.DAY)
    for catalogue in sorted(root.glob("locales/es/LC_MESSAGES/*.po")):
        entries = polib.pofile(str(catalogue))
        for entry in entries:
            entry.msgstr = pseudo.text(entry.msgid)
        entries.save()
    return root


def _edited(root: Path, build: tuple[str, ...], suffix: str) -> Iterator[Figure]:
    """How many editions are made again after a word of one page changed, and how many of other pages."""
    page = root / "source/page-0000/page.html"
    page.write_bytes(page.read_bytes().replace(b"Living with illness", b"Coping with illness", 1))
    before = _made(root)
    say("… and after one word changed")
    seconds = project.netpub(root, *build)
    after = _made(root)
    made = [name for name in after if after[name] != before.get(name) and name.partition(":")[0] in _FORMATS]
    others = [name for name in made if "page-0000" not in name]
    yield Figure(f"edit_rebuilt{suffix}", "Editions made again after one word", len(made), "editions", at_least=1)
    yield Figure(f"edit_rebuilt_elsewhere{suffix}", "… of other pages", len(others), "editions", at_most=0)
    yield Figure(f"edit_seconds{suffix}", "… in", seconds, "s")


def _made(root: Path) -> dict[str, str]:
    """What the ledger says of when each target was made and of what."""
    targets = json.loads((root / ".netpub/ledger.json").read_text(encoding="utf-8"))["targets"]
    return {name: entry["at"] + json.dumps(entry["parts"]) for name, entry in targets.items()}
