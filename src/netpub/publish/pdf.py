"""An edition becomes a booklet or large print as PDF: PDF/UA-1 and PDF/A-3a in one file, with the article's XML inside."""

import datetime
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html
from weasyprint import Attachment

from netpub import pandoc_ast
from netpub.article import parse_xml
from netpub.errors import ToolFailed
from netpub.findings import Finding, Unusable, Where
from netpub.publish import (
    booklet,
    booklet_cover,
    box_styles,
    code,
    cover,
    fetch,
    fonts,
    html_document,
    measuring,
    page_map,
    pagination,
    pdf_finish,
    pdf_grounds,
    pdf_tags,
    pictures,
    style,
    writing,
)
from netpub.publish.composition import BOOKLET, Composition
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.page_map import PageStart
from netpub.tools import pandoc

VARIANT = "pdf/a-3a"
# What completes a rendered document, as writing.filled does: it may lay out more HTML.
Finish = Callable[[Any, Callable[[str], Any], Edition, Composition], tuple[Any, tuple[int, ...]]]

# The date of an embedded file whose article bears none: PDF/A-3 asks for one, and nothing may depend on a clock.
_UNKNOWN_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_LOGGER = logging.getLogger("weasyprint")
# How WeasyPrint's messages about gaps begin: a picture, and a character.
_PICTURE = ("Failed to load image", "Failed to render SVG", "Failed to load inline SVG")
_CHARACTER = ".notdef glyph"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and its number of pages; ``writing`` are the numbers of those that are left for handwriting, ``starts`` says where the
    others begin in the text."""

    data: bytes
    pages: int
    writing: tuple[int, ...] = ()
    starts: tuple[PageStart, ...] = ()


def write(edition: Edition, composition: Composition = BOOKLET, complete: Finish = writing.filled) -> Pdf:
    """Return an edition in a composition, the booklet unless told otherwise; the same edition gives the same bytes. ``complete`` completes
    what is laid out.

    Raises Unusable with ``glyph-missing`` for a character that no font of the theme has, ``figure-format`` for a picture that
    cannot be drawn and ``figure-unsafe`` for one that asks for a file or address; ConfigError for a theme that cannot be used;
    ToolFailed when the renderer complains of anything else that would leave a gap.
    """
    ast = pictures.available(pandoc_ast.document(edition.article, edition.labels, edition.bibliography, edition.links), edition.media)
    fragment = pandoc.convert(ast, "html5", {}, edition.media)
    starts: list[PageStart] = []

    def finish(rendered: Any, laid_out: Callable[[str], Any], *rest: Any) -> Any:
        for spared in range(1, len(booklet.SPARED) + 1):
            if back_pages(rendered) > 1:
                rendered = laid_out(booklet.document(edition, fragment, composition, spared))
        whole, left = complete(rendered, laid_out, *rest)
        starts.extend(page_map.starts(whole, left))
        return whole, left

    return replace(render(edition, booklet.document(edition, fragment, composition), composition, finish), starts=tuple(starts))


def back_pages(rendered: Any) -> int:
    """Return how many pages the back cover takes: there is one cover, so what it cannot hold goes inside."""
    return sum(page._page_box.page_type.name == "back" for page in rendered.pages)  # noqa: SLF001  WeasyPrint offers no other way


def render(
    edition: Edition, document: str, composition: Composition = BOOKLET, finish: Finish = writing.filled, sources: Sequence[Edition] = (),
) -> Pdf:
    """Return an HTML document as PDF in the theme of an edition, with its pictures and its XML; raises as ``write`` does.

    ``finish`` completes what is laid out, as ``writing.filled`` does. ``sources`` are editions whose XML goes with it in place of its own.
    """
    families = edition.theme.families(edition.article.language)
    drawn = {**edition.media, **drawings(edition, composition)}
    _check_characters(edition, document, drawn, families)
    fetcher = fetch.Fetcher(edition.theme.folder, fonts.files(families), drawn)
    sheets, notes = style.sheets(edition, families, composition), style.has_notes(edition, composition)

    def laid_out(markup: str) -> Any:
        with measuring.remembered(), pagination.folding(composition.fold):
            return html_document.document(markup, fetch.BASE, fetcher, notes=notes).render(
                stylesheets=sheets, font_config=fonts.configuration(families), pdf_variant=VARIANT)

    with _without_gaps(edition, fetcher), box_styles.remembered():
        rendered, left = finish(laid_out(document), laid_out, edition, composition)
        with pdf_grounds.once(), pdf_finish.compressing(), pdf_tags.listening() as elements:
            data = rendered.write_pdf(
                finisher=lambda made, file: pdf_finish.finish(made, file, elements, edition.labels.direction), pdf_variant=VARIANT,
                custom_metadata=True, attachments=[_source(one, one.language if sources else "") for one in sources or (edition,)])
    return Pdf(data, len(rendered.pages), left)


def drawings(edition: Edition, composition: Composition = BOOKLET) -> dict[str, bytes]:
    """Return the pictures that netpub draws itself, by the href that its HTML has for them."""
    colours = edition.theme.colours
    drawn = {booklet_cover.COVER: cover.composed(edition.slug, colours), style.MARK: style.mark(edition, composition)}
    address = code.address(edition)
    return {**drawn, booklet_cover.CODE: code.drawn(address, colours["ink"], colours["paper"])} if address else drawn


def _source(edition: Edition, language: str = "") -> Attachment:
    """The article's XML as the source of what the file shows (ISO 19005-3, 6.8: AFRelationship); named after its language, too, where
    there are several."""
    iso = booklet.dates(edition.article)[1]
    year, month, day = [*map(int, iso.split("-")), 1, 1][:3] if iso else (0, 0, 0)
    date = datetime.datetime(year, month, day, tzinfo=datetime.UTC) if iso else _UNKNOWN_DATE
    name = ".".join(filter(None, (edition.slug, language, "xml")))
    return Attachment(
        string=edition.article.data, name=name, relationship="Source", created=date, modified=date,
        description="JATS XML")


def _check_characters(edition: Edition, document: str, drawings: Mapping[str, bytes], families: tuple[str, ...]) -> None:
    """Raise Unusable when text or a drawing has a character that no font of the theme has: readers would see an empty box."""
    shown: Any = html.fromstring(document)
    used = {source.removeprefix(fetch.BASE) for source in shown.xpath("//img/@src")}
    texts = [shown.text_content(), style.GENERATED, *(edition.labels(text) for text in (DRAFT, style.WATERMARK))]
    texts += [_words(drawings[name]) for name in sorted(used) if name.endswith(".svg") and name in drawings]
    missing = fonts.missing("".join(texts), families)
    if missing:
        raise _unusable(edition, "glyph-missing", ", ".join(f"“{char}” (U+{ord(char):04X})" for char in missing))


def _words(drawing: bytes) -> str:
    try:
        root = parse_xml(drawing)
    except etree.XMLSyntaxError:
        return ""  # the renderer says so
    return "".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))


def _unusable(edition: Edition, rule: str, detail: str) -> Unusable:
    return Unusable(Finding(rule, Where(page=edition.slug, language=edition.language), detail))


class _Complaints(logging.Handler):
    """Gathers what the renderer logs: it goes on after every loss, and netpub must not."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _without_gaps(edition: Edition, fetcher: fetch.Fetcher) -> Iterator[None]:
    """Turn whatever the renderer could not read or draw into an exception."""
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint lets go of its colour profile without closing the file
            yield
    except fetch.Refused as refused:
        raise _unusable(edition, "figure-unsafe", f"it asks for {refused.url}") from None
    finally:
        _LOGGER.removeHandler(complaints)
    if fetcher.refused:
        raise _unusable(edition, "figure-unsafe", f"it asks for {fetcher.refused[0]}")
    for record in complaints.records:
        message = record.getMessage().replace(fetch.BASE, "")
        if message.startswith(_CHARACTER):
            raise _unusable(edition, "glyph-missing", message.rpartition(": ")[2])
        if message.startswith(_PICTURE):
            raise _unusable(edition, "figure-format", message)
        if record.levelno >= logging.ERROR:
            raise ToolFailed(f"WeasyPrint could not render {edition.slug}: {message}", "Please report the page that shows it.")
