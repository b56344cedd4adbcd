"""HTML as a document of WeasyPrint, read faster: WeasyPrint 70 reads it in Python, and works out styles that nothing shows.

netpub writes this HTML itself, so that libxml2 reads the same from it as a browser would; a test compares the two.
"""

import copy
from functools import cache
from typing import Any
from xml.etree import ElementTree

import cssselect2
from lxml import html
from weasyprint import CSS, HTML

# The parts of an element that only footnotes have: five styles for each element, all the same.
_OF_NOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
# What browsers read by rules of their own.
_FOREIGN = ("<svg", "<math", "<template")


def document(markup: str, base_url: str, fetcher: Any, *, notes: bool) -> HTML:
    """Return HTML that netpub wrote as a document to lay out; ``notes`` says whether a style sheet sets footnotes."""
    # Browsers put rows without a body into one.
    if notes or any(name in markup for name in _FOREIGN) or markup.count("<table") > markup.count("<tbody"):
        return HTML(string=markup, base_url=base_url, url_fetcher=fetcher)
    return _Document(markup, base_url, fetcher)


class _Document(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document without footnotes."""

    def __init__(self, markup: str, base_url: str, fetcher: Any) -> None:
        self.base_url, self.url_fetcher, self.media_type = base_url, fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(read(markup), content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_without_notes(sheet) for sheet in super()._ua_stylesheets(forms)]


def read(markup: str) -> ElementTree.Element:
    """Return the element tree of HTML that netpub wrote."""
    return _copied(html.document_fromstring(markup))


def _copied(element: Any) -> ElementTree.Element:
    made = ElementTree.Element(element.tag, dict(element.attrib))
    made.text, made.tail = element.text, element.tail
    made.extend(_copied(child) for child in element if isinstance(child.tag, str))
    return made


@cache
def _without_notes(sheet: Any) -> Any:
    sheet = copy.copy(sheet)
    sheet.matcher = copy.copy(sheet.matcher)
    sheet.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] not in _OF_NOTES]
    return sheet
