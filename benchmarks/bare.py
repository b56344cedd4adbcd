"""What netpub's editions cost without netpub: the plain loop of commands, and the bare library calls in a warm pool (the bound)."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from weasyprint import HTML

from netpub import pandoc_ast
from netpub.article import Article
from netpub.publish import booklet, fetch, fonts, pdf, style, theme
from netpub.publish.composition import BOOKLET
from netpub.publish.edition import Edition
from netpub.references import printing
from netpub.text.labels import Labels
from netpub.tools import pandoc

_LOCALE = "en-GB"


def loop_seconds(pages: Sequence[Path], out: Path) -> float:
    """Return the seconds that a loop of commands takes: pandoc to HTML and to EPUB, and weasyprint, for each page."""
    weasyprint = str(Path(sys.executable).with_name("weasyprint"))
    start = time.perf_counter()
    for number, page in enumerate(pages):
        made = out / f"{number}.html"
        _call([str(pandoc.path()), "-s", "-f", "html", "-t", "html5", "-o", str(made), str(page)])
        _call([str(pandoc.path()), "-f", "html", "-t", "epub3", "-o", str(made.with_suffix(".epub")), str(page)])
        _call([weasyprint, str(made), str(made.with_suffix(".pdf"))])
    return time.perf_counter() - start


def _call(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603


def bound_seconds(articles: Sequence[Path], workers: int) -> float:
    """Return the seconds that the same texts take in a warm pool of so many processes by the bare calls: pandoc to HTML and to EPUB,
    WeasyPrint on the booklet's HTML with its style sheets. Making that HTML is not counted."""
    texts = [prepared(path.read_bytes(), path.stem) for path in articles]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        # One text for each process and a few more, so that every one is warm.
        list(pool.map(bare, texts[: 2 * workers]))
        start = time.perf_counter()
        list(pool.map(bare, texts))
        return time.perf_counter() - start


def prepared(xml: bytes, slug: str) -> tuple[str, str, bytes]:
    """Return what the bare calls need of an article: its pandoc document, the HTML of its booklet, and the article."""
    edition = edition_of(xml, slug)
    ast = pandoc_ast.document(edition.article, edition.labels, edition.bibliography)
    fragment = pandoc.convert(ast, "html5", {}, {})
    # Without pages for handwriting, which only netpub takes out again where none are needed.
    return json.dumps(ast), booklet.document(edition, fragment, replace(BOOKLET, notes=False)), xml


def edition_of(xml: bytes, slug: str) -> Edition:
    """Return the draft edition of an article without pictures, as a build makes it."""
    article, labels = Article(xml), Labels(_LOCALE)
    return Edition(
        article=article, media={}, labels=labels, draft=True, slug=slug, language="en", theme=theme.load({}), site="",
        bibliography=printing.of_article(article, "ama", "full"), alternates=())


def bare(text: tuple[str, str, bytes]) -> int:
    """Make the three files by bare calls, and return how many bytes they have."""
    ast, document, xml = text
    tree: Any = json.loads(ast)
    web = pandoc.convert(tree, "html5", {"section_divs": True}, {})
    book = pandoc.convert(tree, "epub3", {"split_level": 1, "toc_depth": 2}, {})
    edition = edition_of(xml, "bare")
    families = edition.theme.families(_LOCALE)
    fetcher = fetch.Fetcher(edition.theme.folder, fonts.files(families), pdf.drawings(edition, BOOKLET))
    made = HTML(string=document, base_url=fetch.BASE, url_fetcher=fetcher).write_pdf(
        stylesheets=style.sheets(edition, families, BOOKLET), font_config=fonts.configuration(families), pdf_variant=pdf.VARIANT)
    return len(web) + len(book) + len(made)
