"""Documents for the people who edit and review: A4 on paper, one file on the screen, in the look of the editions."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from lxml import html

from netpub.publish import booklet_text, palette, pdf
from netpub.publish.composition import LARGE
from netpub.publish.edition import Edition
from netpub.publish.pdf import Pdf
from netpub.publish.theme import Theme
from netpub.text.labels import Labels
from netpub.tools import pandoc

OFFICE = replace(LARGE, name="office", sheets=("office.css",), type=(10.5, 15.0), column=166.0)


def web(document: Mapping[str, Any], title: str, theme: Theme) -> bytes:
    """Return a document as one HTML file that needs no server, no script and no other file."""
    written = pandoc.convert(document, "html5", {"section_divs": True}, {}).decode()
    return page(written, title, palette.style_sheet(theme, "office.css")).encode()


def paper(document: Mapping[str, Any], title: str, edition: Edition) -> Pdf:
    """Return a document as a tagged PDF on A4; ``edition`` is what it is about, and gives fonts, colours and the XML inside.

    Raises as ``pdf.write`` does.
    """
    return pdf.render(replace(edition, draft=False, labels=Labels("en")), page(body(document, edition.media), title, ""), OFFICE)


def body(document: Mapping[str, Any], media: Mapping[str, bytes]) -> str:
    """Return a document as the inside of a page that becomes a tagged PDF; ``media`` are its pictures."""
    made: Any = html.fragment_fromstring(pandoc.convert(document, "html5", {}, media).decode(), create_parent="main")
    booklet_text.tag(made)
    return str(html.tostring(made, encoding="unicode")).removeprefix("<main>").removesuffix("</main>")


def page(inside: str, title: str, style: str) -> str:
    """Return a page in English around what is inside."""
    sheet = f"<style>{style}</style>" if style else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="generator" content="netpub"><title>{escape(title)}</title>{sheet}</head>'
        f'<body data-running="{escape(title)}"><main>{inside}</main></body></html>')
