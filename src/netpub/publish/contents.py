"""The contents page of a booklet, and whether it has room for who made the booklet as well."""

from collections.abc import Iterable
from html import escape
from typing import Any

from netpub.publish import fonts
from netpub.publish.edition import Edition

# Lengths in millimetres: a page, the heading of the contents, a line, what lies between two entries (loose, close), a column of
# entries and one of text; and the size of the type.
_PAGE, _HEADING, _LINE, _LOOSE, _CLOSE = 165.0, 25.0, 6.35, 4.5, 2.5
_ENTRIES, _COLUMN, _TYPE = 101.0, 116.0, 12 / 72 * 25.4
# The closing matter on the same page: its distance and heading, a line, the distance of paragraphs, and the width of values in a list.
_ABOUT, _ABOUT_LINE, _PARAGRAPH, _VALUES = 21.0, 6.0, 1.6, 80.0
_REGULAR = 400


def contents(headings: Iterable[Any], below: Iterable[Any], edition: Edition) -> str:
    """Return a ``nav`` with every section and its page; entries stand closer where the page would not hold them and ``below``."""
    found, rest = list(headings), list(below)
    close = ' class="close"' if _height(found, edition, _LOOSE) + _closing(rest, edition) > _PAGE else ""
    entries = "".join(_entry(heading) for heading in found)
    return f'<nav class="contents"><h2>{escape(edition.labels("Contents"))}</h2><ol{close}>{entries}</ol></nav>'


def has_room(headings: Iterable[Any], about: Iterable[Any], edition: Edition) -> bool:
    """Whether one page holds the contents, close together, and the closing matter; an estimate, after which either place is right."""
    return _height(headings, edition, _CLOSE) + _closing(about, edition) < _PAGE


def _closing(parts: Iterable[Any], edition: Edition) -> float:
    """The height of closing matter: paragraphs, and lists of label and value."""
    rows = [(row, _VALUES if row.tag == "dd" else _COLUMN) for part in parts for row in part.iter("p", "dd")]
    lines = [_width(row, edition) // column + 1 for row, column in rows]
    return _ABOUT + sum(lines) * _ABOUT_LINE + len(rows) * _PARAGRAPH if rows else 0.0


def _entry(heading: Any) -> str:
    """A link, and outside it the page's number, since WeasyPrint would put links into links."""
    place = heading if heading.get("id") else heading.getparent()  # pandoc gives the id to the section around it where there is one
    target = escape(place.get("id", ""))
    words = escape(heading.text_content())
    return f'<li><a href="#{target}">{words}</a><span class="page" data-target="#{target}"></span></li>'


def _height(headings: Iterable[Any], edition: Edition, between: float) -> float:
    return _HEADING + sum((_width(heading, edition) // _ENTRIES + 1) * _LINE + between for heading in headings)


def _width(element: Any, edition: Edition) -> float:
    """The width of an element's text on one line."""
    words = " ".join(element.text_content().split())
    return fonts.width(words, _REGULAR, edition.theme.families(edition.article.language)) * _TYPE
