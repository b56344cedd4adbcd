"""Pages for the reader's own notes, where a booklet of folded sheets would have blank ones."""

from collections.abc import Callable
from html import escape
from typing import Any

from netpub.publish.booklet_cover import plain, shortened
from netpub.publish.composition import BOOKLET, Composition
from netpub.publish.edition import Edition

_HEADING = "Your own notes"
_LINES = 12  # as many as a page holds below its heading


def filled(
    document: Any, laid_out: Callable[[str], Any], edition: Edition, composition: Composition = BOOKLET,
) -> tuple[Any, tuple[int, ...]]:
    """Return a rendered document whose number of pages is a multiple of the composition's fold, and the numbers of the pages that
    this took: lined ones before the back cover, where no page number of the text changes. ``laid_out`` renders HTML."""
    pages = document.pages
    count = -len(pages) % composition.fold
    if not count:
        return document, ()
    first = len(pages)  # the back cover had this number
    added = laid_out(_document(edition, composition, count, first)).pages
    return document.copy([*pages[:-1], *added, pages[-1]]), tuple(range(first, first + count))


def _document(edition: Edition, composition: Composition, count: int, first: int) -> str:
    """``count`` lined pages, the first of which has the number ``first``."""
    language, title = escape(edition.article.language), escape(edition.article.title)
    families = edition.theme.families(edition.article.language)
    running = escape(shortened(plain(edition.article.title), families, composition.foot / composition.unit))
    lines = '<div class="line"></div>' * _LINES
    heading = f"<h2>{escape(edition.labels(_HEADING))}</h2>"
    pages = "".join(f'<section class="writing">{"" if index else heading}{lines}</section>' for index in range(count))
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{edition.labels.direction}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>@page :first {{ counter-reset: page {first} }} body {{ string-set: running attr(data-running) }}</style></head>'
        f'<body data-running="{running}">{pages}</body></html>')
