"""The contents page of a booklet, and whether it has room for who made the booklet as well."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from netpub.publish import fonts
from netpub.publish.edition import Edition

# Lengths in millimetres: a page, the heading of the contents, a line, what lies between two entries (loose, close), a column of
# entries and one of text; and the size of the type.
_PAGE, _HEADING, _LINE, _LOOSE, _CLOSE = 165.0, 25.0, 6.35, 4.5, 2.5
_ENTRIES, _COLUMN, _TYPE = 101.0, 116.0, 12 / 72 * 25.4
# The closing matter on the same page: its distance and heading, a line, and the average width of a letter.
_ABOUT, _ABOUT_LINE, _LETTER = 21.0, 6.0, 2.2
_REGULAR = 400


def contents(headings: Iterable[Any], edition: Edition) -> str:
    """Return a ``nav`` with every section and its page; entries stand closer where a page would not hold them all."""
    found = list(headings)
    close = ' class="close"' if _height(found, edition, _LOOSE) > _PAGE else ""
    entries = "".join(_entry(heading) for heading in found)
    return f'<nav class="contents"><h2>{escape(edition.labels("Contents"))}</h2><ol{close}>{entries}</ol></nav>'


def has_room(headings: Sequence[Any], about: Iterable[Any], edition: Edition) -> bool:
    """Whether one page holds the contents and the closing matter; an estimate, after which either place is right."""
    lines = sum(-(-len(line) * _LETTER // _COLUMN) for part in about for line in part.text_content().split("\n") if line.strip())
    return _height(headings, edition, _LOOSE) + _ABOUT + lines * _ABOUT_LINE < _PAGE


def _entry(heading: Any) -> str:
    """A link, and outside it the page's number, since WeasyPrint would put links into links."""
    place = heading if heading.get("id") else heading.getparent()  # pandoc gives the id to the section around it where there is one
    target = escape(place.get("id", ""))
    words = escape(heading.text_content())
    return f'<li><a href="#{target}">{words}</a><span class="page" data-target="#{target}"></span></li>'


def _height(headings: Iterable[Any], edition: Edition, between: float) -> float:
    families = edition.theme.families(edition.article.language)
    widths = [fonts.width(heading.text_content(), _REGULAR, families) * _TYPE for heading in headings]
    return _HEADING + sum((width // _ENTRIES + 1) * _LINE + between for width in widths)
