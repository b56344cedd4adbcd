"""What the validators cost, apart from the build: veraPDF, EPUBCheck and Ace, whose verdicts are kept by the file's digest."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import project
from benchmarks.figure import Figure
from benchmarks.project import say
from netpub.tools import probe

_DOCUMENTS, _WORDS = 5, 600
_BUILD = ("build", "-f", "pdf", "-f", "epub", "--as-of", project.DAY)


def measure() -> Iterator[Figure]:
    """Yield the seconds of verdicts on a document, and of the same once they are known; nothing where no validator is installed."""
    installed = [name for name in probe.VALIDATORS if probe.tool(name).version()]
    if not installed:
        say("No validator is installed (netpub doctor).")
        return
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        root = project.write(Path(folder, "few"), _DOCUMENTS, _WORDS)
        project.netpub(root, *_BUILD)
        say(f"{', '.join(installed)} judge {_DOCUMENTS} documents")
        first = project.netpub(root, *_BUILD, "--validate") / _DOCUMENTS
        again = project.netpub(root, *_BUILD, "--validate") / _DOCUMENTS
        yield Figure("verdicts_seconds", f"Verdicts of {', '.join(installed)} on a document", first, "s")
        yield Figure("verdicts_again_seconds", "… when they are known by its digest", again, "s")
