"""How many web pages one core reads, normalises and validates in a second."""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.page import html
from netpub.build import pool

_WORDS = 2000
_PAGES = 20
_ROUNDS = 3
_IMPRINT = {
    "id": "sample", "name": "A charity", "location": "Sample City", "website": "https://example.org/", "email": "info@example.org",
    "helpline": "", "helpline_hours": "", "sample": "", "disclaimer": "Ask your doctor.", "formats": "Ask for large print.",
    "feedback": "Write to us.", "about": "",
}


def measure() -> Iterator[Figure]:
    """Yield the rate for pages of 2,000 words, and for real pages where they are (NETPUB_SHARED or ../shared)."""
    pages = {f"page-{number}": html(number, _WORDS) for number in range(_PAGES)}
    yield Figure("pages-per-second", "HTML of 2,000 words read, normalised and validated", rate(pages), "pages/s/core", at_least=20)
    real = Path(os.environ.get("NETPUB_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data" / "nci"
    found = {f"{path.parent.name}-{path.stem}".lower(): path.read_bytes() for path in sorted(real.rglob("*.html"))}
    if found:
        yield Figure("real-pages-per-second", f"{len(found)} real documents, the same", rate(found), "pages/s/core")
        size = sum(map(len, found.values())) / 1e6
        yield Figure("real-megabytes-per-second", f"… of {size:.1f} MB of HTML", rate(found) * size / len(found), "MB/s/core")


def rate(pages: Mapping[str, bytes]) -> float:
    """Return pages a second of processor time, in the best of several rounds after one page to warm up."""
    _read(*next(iter(pages.items())))
    return len(pages) / min(_time(pages) for _ in range(_ROUNDS))


def _time(pages: Mapping[str, bytes]) -> float:
    start = time.process_time()
    for slug, data in pages.items():
        _read(slug, data)
    return time.process_time() - start


def _read(slug: str, data: bytes) -> None:
    # As a worker of a build does it, which runs many jobs and looks for cycles of objects seldom.
    made = pool.lasting("netpub.build.jobs.source:run", {"page": data}, {
        "slug": slug, "path": f"source/{slug}/page.html", "language": "en", "locale": "en-GB", "imprint": _IMPRINT, "limits": {}})
    assert made.files, f"{slug} could not be read, so its time means nothing"
