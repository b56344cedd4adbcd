"""What finishing and proving a booklet costs beside rendering it, and how a worker's memory stands after hundreds of renders."""

import gc
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from weasyprint import HTML

from benchmarks.figure import Figure
from benchmarks.page import html
from netpub import pandoc_ast
from netpub.article import Article
from netpub.build.jobs import source
from netpub.build.pool import held
from netpub.check import fidelity, layout
from netpub.check import pdf as check
from netpub.findings import Finding, Where
from netpub.imprint import Imprint
from netpub.publish import booklet, fetch, fonts, measuring, pdf, pictures, style, theme
from netpub.publish.composition import BOOKLET
from netpub.publish.edition import Edition
from netpub.settings.building import Building
from netpub.text.labels import Labels
from netpub.tools import pandoc

# A booklet is filled to a multiple of this with pages for handwriting: none, one, two or three. These numbers of words need each of them
# once; where a change of layout moves that, the next ones are tried.
_FOLD = BOOKLET.fold
_LENGTHS = (2300, 1700, 2000, 1900, *range(1500, 3500, 50))
_ROUNDS = 7
_RENDERS, _FEW = 500, 300
_IMPRINT = Imprint("sample", "A charity", "Sample City", "https://example.org/", "info@example.org", disclaimer="Ask your doctor.")


def measure() -> Iterator[Figure]:
    """Yield the ratios to WeasyPrint's own render-and-write of the same HTML in this warm process, and the growth of memory."""
    booklets = _booklets()
    rounds = [
        [(_timed(_alone, *booklets[left], left), _timed(_proven, booklets[left][0])) for left in range(_FOLD)] for _ in range(_ROUNDS)]
    times = [tuple(statistics.median(pair[way] for pair in column) for way in (0, 1)) for column in zip(*rounds, strict=True)]
    alone, proven = times[0]
    yield Figure("rendering-alone", "a booklet of 20 pages, rendered and written by WeasyPrint", alone, "s")
    yield Figure("rendering-ratio", "… rendered, finished, its text and layout proven", proven / alone, "times", at_most=1.35)
    ratio = sum(proven for _, proven in times) / sum(alone for alone, _ in times)
    yield Figure("rendering-ratio-folded", "… mean of booklets with 0 to 3 pages for handwriting", ratio, "times", at_most=1.35)
    edition, fragment = _booklet(_FEW)
    short = edition, booklet.document(edition, fragment)
    before = held()
    for _ in range(_RENDERS):
        pdf.render(*short)
    gc.collect()
    yield Figure("rendering-growth", f"memory after {_RENDERS} renders of {_FEW} words in one process", held() - before, "MB more")
    yield Figure("rendering-memory", "memory at which a worker is replaced", Building().worker_megabytes, "MB", at_most=400)


def _booklets() -> dict[int, tuple[Edition, bytes]]:
    """A booklet for each number of pages for handwriting, each made once, so that this process is warm."""
    found: dict[int, tuple[Edition, bytes]] = {}
    for words in _LENGTHS:
        if len(found) < _FOLD:
            edition, fragment = _booklet(words)
            left = len(pdf.write(edition).writing)
            _alone(edition, fragment, left)
            found.setdefault(left, (edition, fragment))
    return found


def _booklet(words: int) -> tuple[Edition, bytes]:
    """An edition of about so many words, and its text as HTML."""
    made = source.run(
        {"page": html(1, words)}, slug="page", path="source/page/page.html", language="en", locale="en-GB", imprint=asdict(_IMPRINT),
        limits={})
    article = Article(next(data for path, data in made.files.items() if path.endswith(".xml")))
    edition = Edition(article, {}, Labels("en-GB"), draft=True, slug="page", language="en", alternates=(), theme=theme.load())
    ast = pictures.available(pandoc_ast.document(article, edition.labels, edition.bibliography), edition.media)
    return edition, pandoc.convert(ast, "html5", {}, edition.media)


def _alone(edition: Edition, fragment: bytes, left: int) -> None:
    """WeasyPrint alone, which is told how many pages for handwriting there are to be."""
    document = booklet.document(edition, fragment, replace(BOOKLET, fold=left + 1, notes=left > 0))
    families = edition.theme.families("en")
    fetcher = fetch.Fetcher(edition.theme.folder, fonts.files(families), pdf.drawings(edition))
    page = HTML(string=document, base_url=fetch.BASE, url_fetcher=fetcher)
    page.write_pdf(stylesheets=style.sheets(edition, families), font_config=fonts.configuration(families), pdf_variant=pdf.VARIANT)


def _proven(edition: Edition) -> None:
    """The whole way of netpub, which has to find that number out. What is known of the same text from the round before is forgotten."""
    check.read.cache_clear()
    measuring._known.clear()  # noqa: SLF001  of no use but here: other texts have other lines
    made = pdf.write(edition)
    findings: list[Finding] = []
    where = Where("en/page.pdf", 0, "page", "en")
    fidelity.compare(edition.article, check.text(made.data), where, findings.append)
    layout.lint(made.data, layout.BOOKLET, where, findings.append)


def _timed(work: Any, *arguments: Any) -> float:
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
