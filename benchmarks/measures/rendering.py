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
from netpub.publish import booklet, fetch, fonts, pdf, pictures, style, theme
from netpub.publish.composition import BOOKLET
from netpub.publish.edition import Edition
from netpub.settings.building import Building
from netpub.text.labels import Labels
from netpub.tools import pandoc

_WORDS = 2000
_ROUNDS = 7
_RENDERS, _FEW = 500, 300
_IMPRINT = Imprint("sample", "A charity", "Sample City", "https://example.org/", "info@example.org", disclaimer="Ask your doctor.")


def measure() -> Iterator[Figure]:
    """Yield the ratio to WeasyPrint's own render-and-write of the same HTML in this warm process, and the growth of memory."""
    text = _booklet(_WORDS)
    _alone(*text)
    _proven(*text)
    times = [(_timed(_alone, *text), _timed(_proven, *text)) for _ in range(_ROUNDS)]
    alone, proven = (statistics.median(column) for column in zip(*times, strict=True))
    yield Figure("rendering-alone", f"a booklet of {_WORDS:,} words, rendered and written by WeasyPrint", alone, "s")
    yield Figure("rendering-ratio", "… rendered, finished, its text and layout proven", proven / alone, "times", at_most=1.35)
    edition, fragment = _booklet(_FEW)
    short = edition, booklet.document(edition, fragment)
    before = held()
    for _ in range(_RENDERS):
        pdf.render(*short)
    gc.collect()
    yield Figure("rendering-growth", f"memory after {_RENDERS} renders of {_FEW} words in one process", held() - before, "MB more")
    yield Figure("rendering-memory", "memory at which a worker is replaced", Building().worker_megabytes, "MB", at_most=400)


def _booklet(words: int) -> tuple[Edition, bytes]:
    """An edition of about so many words, and its text as HTML."""
    made = source.run(
        {"page": html(1, words)}, slug="page", path="source/page/page.html", language="en", locale="en-GB", imprint=asdict(_IMPRINT),
        limits={})
    article = Article(next(data for path, data in made.files.items() if path.endswith(".xml")))
    edition = Edition(article, {}, Labels("en-GB"), draft=True, slug="page", language="en", alternates=(), theme=theme.load())
    ast = pictures.available(pandoc_ast.document(article, edition.labels, edition.bibliography), edition.media)
    return edition, pandoc.convert(ast, "html5", {}, edition.media)


def _alone(edition: Edition, fragment: bytes) -> None:
    document = booklet.document(edition, fragment, replace(BOOKLET, notes=False))
    families = edition.theme.families("en")
    fetcher = fetch.Fetcher(edition.theme.folder, fonts.files(families), pdf.drawings(edition))
    page = HTML(string=document, base_url=fetch.BASE, url_fetcher=fetcher)
    page.write_pdf(stylesheets=style.sheets(edition, families), font_config=fonts.configuration(families), pdf_variant=pdf.VARIANT)


def _proven(edition: Edition, fragment: bytes) -> None:
    made = pdf.render(edition, booklet.document(edition, fragment))
    findings: list[Finding] = []
    where = Where("en/page.pdf", 0, "page", "en")
    fidelity.compare(edition.article, check.text(made.data), where, findings.append)
    layout.lint(made.data, layout.BOOKLET, where, findings.append)


def _timed(work: Any, *arguments: Any) -> float:
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
