"""The contents page of a booklet, and whether it has room for who made the booklet as well."""

from collections.abc import Iterable
from html import escape
from typing import Any

from netpub.publish import fonts
from netpub.publish.composition import POINT, Composition, Contents
from netpub.publish.edition import Edition

# The closing matter on the same page, in sizes of the type: its distance and heading, a line, the distance of paragraphs.
_ABOUT, _ABOUT_LINE, _PARAGRAPH = 5.0, 1.42, 0.38
_VALUES = 0.69  # how much of the column the values of a list have
_REGULAR = 400


def contents(headings: Iterable[Any], below: Iterable[Any], edition: Edition, composition: Composition, measures: Contents) -> str:
    """Return a ``nav`` with every section and its page; entries stand closer where the page would not hold them and ``below``."""
    found, rest = list(headings), list(below)
    loose = _height(found, edition, composition, measures, measures.loose) + _closing(rest, edition, composition)
    close = ' class="close"' if loose > measures.page else ""
    entries = "".join(_entry(heading) for heading in found)
    return f'<nav class="contents"><h2>{escape(edition.labels("Contents"))}</h2><ol{close}>{entries}</ol></nav>'


def has_room(headings: Iterable[Any], about: Iterable[Any], edition: Edition, composition: Composition, measures: Contents) -> bool:
    """Whether one page holds the contents, close together, and the closing matter; an estimate, after which either place is right."""
    return _height(headings, edition, composition, measures, measures.close) + _closing(about, edition, composition) < measures.page


def _closing(parts: Iterable[Any], edition: Edition, composition: Composition) -> float:
    """The height of closing matter: paragraphs, and lists of label and value."""
    column, unit = composition.column, composition.unit
    rows = [(row, _VALUES * column if row.tag == "dd" else column) for part in parts for row in part.iter("p", "dd")]
    lines = [_width(row, edition, composition) // wide + 1 for row, wide in rows]
    return (_ABOUT + sum(lines) * _ABOUT_LINE + len(rows) * _PARAGRAPH) * unit if rows else 0.0


def _entry(heading: Any) -> str:
    """A link, and outside it the page's number, since WeasyPrint would put links into links."""
    place = heading if heading.get("id") else heading.getparent()  # pandoc gives the id to the section around it where there is one
    target = escape(place.get("id", ""))
    words = escape(heading.text_content())
    return f'<li><a href="#{target}">{words}</a><span class="page" data-target="#{target}"></span></li>'


def _height(headings: Iterable[Any], edition: Edition, composition: Composition, measures: Contents, between: float) -> float:
    line = composition.type[1] * POINT
    return measures.heading + sum(
        (_width(heading, edition, composition) // measures.entries + 1) * line + between for heading in headings)


def _width(element: Any, edition: Edition, composition: Composition) -> float:
    """The width of an element's text on one line."""
    words = " ".join(element.text_content().split())
    return fonts.width(words, _REGULAR, edition.theme.families(edition.article.language)) * composition.unit
