"""Pages for the reader's own notes, where a booklet of folded sheets would have blank ones."""

from collections.abc import Callable
from html import escape
from typing import Any

from netpub.publish import pagination
from netpub.publish.booklet_cover import plain, shortened
from netpub.publish.composition import BOOKLET, Composition
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

_HEADING = "Your own notes"
_LINES = 12  # as many as a page holds below its heading
_PAGE = "writing"  # what the style sheet calls such a page


def pages(labels: Labels, count: int) -> str:
    """Return the HTML of so many lined pages, the first with a heading."""
    lines = '<div class="line"></div>' * _LINES
    heading = f"<h2>{escape(labels(_HEADING))}</h2>"
    return "".join(f'<section class="{pagination.NOTES}">{"" if index else heading}{lines}</section>' for index in range(count))


def _standing(document: Any) -> tuple[int, ...]:
    """The numbers of the lined pages that a document has."""
    kinds = (page._page_box.page_type.name for page in document.pages)  # noqa: SLF001  WeasyPrint offers no other way
    return tuple(number for number, kind in enumerate(kinds, 1) if kind == _PAGE)


def filled(
    document: Any, laid_out: Callable[[str], Any], edition: Edition, composition: Composition = BOOKLET,
) -> tuple[Any, tuple[int, ...]]:
    """Return a rendered document whose number of pages is a multiple of the composition's fold, and the numbers of the pages that
    all that are for writing: lined ones before the back cover, where no page number of the text changes. ``laid_out`` renders HTML."""
    *text, back = document.pages
    count = -len(document.pages) % composition.fold
    if count:
        added = laid_out(_document(edition, composition, count, len(document.pages))).pages
        document = document.copy([*text, *added, back])
    return document, _standing(document)


def _document(edition: Edition, composition: Composition, count: int, first: int) -> str:
    """``count`` lined pages, the first of which has the number ``first``."""
    language, title = escape(edition.article.language), escape(edition.article.title)
    families = edition.theme.families(edition.article.language)
    running = escape(shortened(plain(edition.article.title), families, composition.foot / composition.unit))
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{edition.labels.direction}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>@page :first {{ counter-reset: page {first} }} body {{ string-set: running attr(data-running) }}</style></head>'
        f'<body data-running="{running}">{pages(edition.labels, count)}</body></html>')
