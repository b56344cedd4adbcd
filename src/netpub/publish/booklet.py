"""The HTML of a booklet: cover, contents, text and back cover, made from an article's HTML and the theme's template."""

import string
from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import html

from netpub.article import OLDER, Article
from netpub.publish import booklet_cover, booklet_text, contents, fetch, pagination, writing
from netpub.publish.composition import BOOKLET, Composition
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.style import WATERMARK

# A contents page helps in a text of many sections; of few, when it runs over about eight pages (in characters).
_MANY_SECTIONS, _FEW_SECTIONS, _LONG_TEXT = 5, 3, 8000
_SUBTITLE = "front/article-meta/title-group/subtitle"
# What the back cover shows, above and below; the rest of the closing matter stands inside.
_UPPER, _LOWER = ("formats", "language-assistance", "facts"), ("contact", "feedback", "rights")
# What goes inside when the back cover is too small for all of it, one after the other.
SPARED = ("rights", "feedback", "language-assistance")
# Fonts have one hyphen; that it must not end a line is said by a sign that is not drawn (word joiner, on either side).
HYPHENS = {0x2010: "-", 0x2011: "\u2060-\u2060"}


def document(edition: Edition, fragment: bytes, composition: Composition = BOOKLET, spared: int = 0) -> str:
    """Return an edition as an HTML document for print; ``fragment`` is the article's text as pandoc writes it from netpub.pandoc_ast,
    ``spared`` how many of SPARED the back cover does without. Where the composition has pages for handwriting, as many as can be needed
    stand in front of the references (``pagination``)."""
    body = html.fragment_fromstring(fragment.decode().translate(HYPHENS), create_parent="main")
    booklet_text.prepare(body, edition.theme.families(edition.article.language), edition.labels, composition)
    notices, about = [*taken(body, OLDER), *taken(body, "sample-notice")], taken(body, "about")
    inside = SPARED[:spared]
    upper, lower = (
        [part for name in names if name not in inside for closing in about for part in taken(closing, name)] for names in (_UPPER, _LOWER))
    front, end = _arranged(body, about, edition, composition)
    text = _with_notes([*body, *end], edition, composition.fold - 1) if composition.notes else [*body, *end]
    parts = {
        **words_of(edition), **booklet_cover.front(edition, sentences(notices), composition), **facts(edition),
        "notices": markup(notices), "front": front, "body": markup(text), "upper": markup(upper), "lower": markup(lower),
        "code": booklet_cover.back(edition), "logo": logo(edition),
    }
    return string.Template(edition.theme.file("booklet.html")).substitute(parts)


def sentences(notices: Iterable[Any]) -> list[str]:
    """Return what notices say, a text for each paragraph."""
    return [paragraph.text_content() for notice in notices for paragraph in notice.iter("p")]


def _arranged(body: Any, about: list[Any], edition: Edition, composition: Composition) -> tuple[str, list[Any]]:
    """Return the page before the text, empty when there is none, and what follows the text.

    The contents page takes in who made the booklet when there is room for it; otherwise that stands behind the text.
    """
    headings, measures = body.findall(".//h2"), composition.contents
    if measures is None or len(headings) < (_FEW_SECTIONS if len(body.text_content()) >= _LONG_TEXT else _MANY_SECTIONS):
        return "", about
    inside = contents.has_room(headings, about, edition, composition, measures)
    listed = headings if inside else [*headings, *(found for part in about for found in part.iter("h2"))]
    front = contents.contents(listed, about if inside else (), edition, composition, measures) + (markup(about) if inside else "")
    return f'<div class="front">{front}</div>', [] if inside else about


def _with_notes(text: list[Any], edition: Edition, count: int) -> list[Any]:
    """The text with pages for handwriting in front of the references, or of what else closes it; without them where nothing does."""
    closing = ("references", "about")
    place = next((index for index, part in enumerate(text) if any(name in part.classes for name in closing)), len(text))
    if not text[place:]:
        return text
    text[place].classes.add(pagination.CLOSING)
    return [*text[:place], *html.fragments_fromstring(writing.pages(edition.labels, count)), *text[place:]]


def dates(article: Article) -> tuple[str, str]:
    """Return when the publication was made and when it was last changed, as ISO 8601 dates; empty when the article does not say."""
    return article.date("published"), article.date("revised") or article.date("last-review") or article.date("published")


def words_of(edition: Edition) -> dict[str, str]:
    """The plain text that the template asks for, escaped."""
    article, labels = edition.article, edition.labels
    words = {
        "title": booklet_cover.plain(article.title),
        "publisher": article.text("front/journal-meta/publisher/publisher-name"),
        "language": article.language, "language_name": labels.name, "direction": labels.direction,
    }
    return {name: escape(value) for name, value in words.items()}


def facts(edition: Edition) -> dict[str, str]:
    """Markup that follows from facts: the metadata elements, and the mark of a draft."""
    article = edition.article
    made, changed = dates(article)
    draft = edition.labels(WATERMARK) if edition.draft else ""
    values = {
        "author": article.text("front/article-meta/contrib-group[@content-type='authors']/contrib/collab"),
        "description": article.text(_SUBTITLE),
        "keywords": ", ".join(filter(None, [draft, *(entry.text or "" for entry in article.root.iter("kwd"))])),
        "generator": "netpub",
        "dcterms.created": made,
        "dcterms.modified": changed,
        "version": article.text("front/article-meta/article-version"),
        "lastreview": article.date("last-review"),
        "nextreview": article.date("next-review"),
    }
    metadata = "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in values.items() if value)
    mark = f'<p class="draft-mark">{escape(edition.labels(DRAFT))}</p>' if edition.draft else ""
    return {"metadata": metadata, "draft": mark}


def logo(edition: Edition) -> str:
    """The publisher's sign as a picture, named after the publisher; nothing when the theme has none."""
    name = edition.theme.logo
    publisher = edition.article.text("front/journal-meta/publisher/publisher-name")
    return f'<img class="logo" src="{escape(fetch.theme_url(name))}" alt="{escape(publisher)}">' if name else ""


def taken(element: Any, name: str) -> list[Any]:
    """Take the parts of a class out of an element and return them."""
    parts = element.xpath(f"descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    for part in parts:
        part.drop_tree()
        part.tail = None
    return list(parts)


def markup(elements: Iterable[Any]) -> str:
    """Return elements as HTML."""
    return "".join(html.tostring(element, encoding="unicode") for element in elements)
