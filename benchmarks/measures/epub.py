"""What completing an e-book costs beside pandoc's writing of it, and how heavy a web page is."""

import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from benchmarks.page import html as page_html
from netpub.article import Article
from netpub.build.jobs import source
from netpub.imprint import Imprint
from netpub.publish import epub, html, pdf, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels
from netpub.tools import pandoc

_WORDS = 2000
_ROUNDS, _AT_ONCE = 7, 4
_FONTS = re.compile(rb"url\(data:font/[^)]*\)")
_IMPRINT = Imprint("sample", "A charity", "Sample City", "https://example.org/", "info@example.org", disclaimer="Ask your doctor.")


def measure() -> Iterator[Figure]:
    """Yield the ratio of processor time, this process and its warm pandoc, to that of pandoc alone for the same document, and the
    weight of the web page."""
    made = source.run(
        {"page": page_html(1, _WORDS)}, slug="page", path="source/page/page.html", language="en", locale="en-GB",
        imprint=asdict(_IMPRINT), limits={})
    article = Article(next(data for path, data in made.files.items() if path.endswith(".xml")))
    edition = Edition(article, {}, Labels("en-GB"), draft=True, slug="page", language="en", alternates=(), theme=theme.load())
    starts = pdf.write(edition).starts
    document, options = epub.drafted(edition)

    def alone() -> None:
        pandoc.convert(document, "epub3", options, {})

    def whole() -> None:
        epub.write(edition, starts)

    alone()
    whole()
    times = [(_processor(alone), _processor(whole)) for _ in range(_ROUNDS)]
    bare, complete = (statistics.median(column) for column in zip(*times, strict=True))
    yield Figure("epub-alone", f"an e-book of {_WORDS:,} words, written by pandoc alone, warm", bare, "s of processor")
    yield Figure("epub-ratio", "… and completed: pages, labels, cover, metadata, package", complete / bare, "times", at_most=1.5)
    page = _FONTS.sub(b"", html.write(edition))
    yield Figure("web-weight", f"a web page of {_WORDS:,} words without fonts", len(page) / 1000, "kB", at_most=120)


def _processor(work: Callable[[], Any]) -> float:
    """The processor time of a piece of work, in this process and in those that it started: other programs do not count.

    Several at once, since the clock of other processes ticks a hundred times a second.
    """
    before = _spent()
    for _ in range(_AT_ONCE):
        work()
    return (_spent() - before) / _AT_ONCE


def _spent() -> float:
    children = [child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()]
    # User and system time are fields 14 and 15 of stat (proc(5)), in ticks; the name before them may hold blanks.
    stats = (Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children)
    return time.process_time() + sum(int(fields[11]) + int(fields[12]) for fields in stats) / os.sysconf("SC_CLK_TCK")
