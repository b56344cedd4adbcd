"""An edition becomes a web page: one file that opens without a server, needs no script and asks for nothing else; or, where a site
wants that, a page with its pictures and styles in files beside it, which browsers keep and editors can reach.

The theme's template (``web.html``) is plain HTML with places for text, so that a designer can change it; pandoc writes the text.
"""

import string
from collections.abc import Callable, Iterable
from html import escape
from typing import Any
from urllib.parse import quote

from lxml import html

from netpub import pandoc_ast
from netpub.publish import cover, palette, pictures, web_data
from netpub.publish.edition import DRAFT, Edition
from netpub.tools import pandoc

_META = "front/article-meta/"


def write(edition: Edition) -> bytes:
    """Return an edition as one HTML file; the same edition gives the same bytes.

    Raises ToolMissing, ToolFailed and ToolTimeout when pandoc cannot write it.
    """
    return _written(edition, pandoc.data_uri, palette.style_sheet(edition.theme, "web.css"))


def parted(edition: Edition) -> tuple[bytes, dict[str, bytes]]:
    """Return an edition as an HTML file without pictures and styles, and those by their paths relative to it; raises as ``write``."""
    folder, files = f"{edition.slug}.files/", {}

    def placed(name: str, data: bytes) -> str:
        files[folder + name] = data
        return quote(folder + name)

    style = placed("style.css", palette.style_sheet(edition.theme, "web.css").encode())
    return _written(edition, placed, f'@import "{style}";'), files


def _written(edition: Edition, address: Callable[[str, bytes], str], style: str) -> bytes:
    """The page, with the address that each picture gets by its name and bytes."""
    beside: dict[str, bytes] = {}

    def placed(href: str) -> str:
        made = address(href, edition.media[href])
        beside.update({} if made.startswith("data:") else {made: edition.media[href]})
        return made

    document = pictures.placed(
        _reachable(pandoc_ast.document(edition.article, edition.labels, edition.bibliography, edition.links)), edition.media,
        placed)
    fragment = pandoc.convert(document, "html5", {"section_divs": True}, beside).decode()
    template = string.Template(edition.theme.file("web.html"))
    parts = {
        "style": style,
        "metadata": _metadata(edition), "languages": _languages(edition), "contents": _contents(fragment, edition), "body": fragment,
        "draft": _draft(edition), "subtitle": _subtitle(edition), "dates": _dates(edition), "cover": address(*_cover(edition)),
    }
    return template.substitute({name: escape(text) for name, text in _words(edition).items()}, **parts).encode()


def _words(edition: Edition) -> dict[str, str]:
    article, labels = edition.article, edition.labels
    title = f"{labels('Draft')}: {article.title}" if edition.draft else article.title
    return {
        "language": article.language, "direction": labels.direction, "title": article.title, "page_title": title,
        "publisher": article.text("front/journal-meta/publisher/publisher-name"),
        "skip": labels("Skip to the text"), "all_publications": labels("All publications"),
        # Where there are several languages, each has a page of downloads in its own words (index).
        "publications": "index.html" if edition.alternates else "../index.html",
    }


def _metadata(edition: Edition) -> str:
    """Elements of the head that follow from facts; a draft asks search engines to leave it out."""
    article = edition.article
    named = {
        "description": article.text(f"{_META}title-group/subtitle"), "generator": "netpub", "color-scheme": "light dark",
        "netpub:status": "draft" if edition.draft else "release", "robots": "noindex" if edition.draft else "",
    }
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in named.items() if value]
    others = [(escape(other.locale), escape(edition.address(other.key))) for other in edition.alternates]
    links = [f'<link rel="alternate" hreflang="{locale}" href="{address}">' for locale, address in others]
    return "\n".join([*lines, *links, web_data.head(edition)])


def _languages(edition: Edition) -> str:
    """The switch to other languages, each in its own name and marked as such; nothing when there is no other."""
    if not edition.alternates:
        return ""
    own = f'<li><span lang="{escape(edition.article.language)}" aria-current="true">{escape(edition.labels.name)}</span></li>'
    others = "".join(
        f'<li><a href="{escape(edition.address(other.key))}" hreflang="{escape(other.locale)}" lang="{escape(other.locale)}">'
        f"{escape(other.name)}</a></li>" for other in edition.alternates)
    return f'<nav class="languages" aria-label="{escape(edition.labels("Languages"))}"><ul>{own}{others}</ul></nav>'


def _contents(fragment: str, edition: Edition) -> str:
    """Links to the sections; nothing for a page with none."""
    headings = html.fragment_fromstring(fragment, create_parent="div").iter("h2")
    entries = [(heading.getparent().get("id"), " ".join(heading.text_content().split())) for heading in headings]
    if not entries:
        return ""
    items = "".join(f'<li><a href="#{escape(str(id))}">{escape(text)}</a></li>' for id, text in entries)
    heading = f'<h2 id="contents">{escape(edition.labels("On this page"))}</h2>'
    return f'<nav class="toc" aria-labelledby="contents">{heading}<ul>{items}</ul></nav>'


def _draft(edition: Edition) -> str:
    """The mark of a draft, a landmark of its own so that nobody who moves by landmarks passes it."""
    labels = edition.labels
    mark = f'<div class="draft" role="region" aria-label="{escape(labels("Draft"))}"><p class="wide">{escape(labels(DRAFT))}</p></div>'
    return mark if edition.draft else ""


def _subtitle(edition: Edition) -> str:
    text = edition.article.text(f"{_META}title-group/subtitle")
    return f'<p class="subtitle">{escape(text)}</p>' if text else ""


def _dates(edition: Edition) -> str:
    """When it was reviewed and when it will be, where a reader looks first; what is not known is not said."""
    labels, article = edition.labels, edition.article
    dates = ((labels("Last reviewed"), article.date("last-review")), (labels("Next review"), article.date("next-review")))
    said = [
        f'<span>{escape(label + labels(": "))}<time datetime="{date}">{escape(labels.date(date))}</time></span>'
        for label, date in dates if date]
    return f'<p class="dates">{" ".join(said)}</p>' if said else ""


def _cover(edition: Edition) -> tuple[str, bytes]:
    """The cover's drawing, or the composed one, so that the page is recognised as the booklet in the rack."""
    href = edition.article.meta("cover")
    if href in edition.media:
        return href, edition.media[href]
    return "cover.svg", cover.composed(edition.slug, edition.theme.colours)


def _reachable(document: dict[str, Any]) -> dict[str, Any]:
    """Let tables be scrolled by keyboard where they are wider than the screen (WCAG 2.1.1)."""
    for node in pandoc.nodes(document):
        if node.get("t") == "Div" and "table" in node["c"][0][1]:
            name = " ".join(_text(node["c"][1]))
            node["c"][0][2] += [["role", "region"], ["tabindex", "0"], *([["aria-label", name]] if name else [])]
    return document


def _text(blocks: Iterable[Any]) -> list[str]:
    """The words of the caption of the first table among blocks."""
    table = next((block for block in blocks if block["t"] == "Table"), None)
    return [] if table is None else [node["c"] for node in _ordered(table["c"][1]) if node["t"] == "Str"]


def _ordered(value: Any) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = value.get("c")
    if isinstance(value, list):
        for part in value:
            yield from _ordered(part)
