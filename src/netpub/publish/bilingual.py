"""An edition in two languages for consultations through an interpreter: the source and its translation side by side, block by block.

The source stands where its reading begins, the translation beside it: left and right where the source runs from left to right, so that
Arabic beside English begins at the other edge of the paper. Each cell has its language and direction; in the structure of the PDF the
two cells of a pair follow each other (parts, not a table: a table would be read out with its rows and columns).
"""

import string
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from lxml import html

from netpub import pandoc_ast
from netpub.article import OLDER
from netpub.publish import booklet, booklet_cover, booklet_text, code, cover_layout, fetch, pdf, pictures, writing
from netpub.publish.composition import BILINGUAL, Composition
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.pairs import Pairs, Side
from netpub.publish.pdf import Pdf
from netpub.text.scripts import script_of
from netpub.tools import pandoc

_BEFORE = "t-"  # what the identifiers of the translation begin with
_NOTICES = (OLDER, "sample-notice")
_UPPER, _LOWER = ("formats", "language-assistance", "facts"), ("contact", "feedback", "rights")
_CODE = "booklet/code-source.svg"
# A cover's drawing is 148 by 126 mm; so much of its band is left above and below it.
_SHAPE, _AROUND = 148 / 126, 10.0


def write(edition: Edition, source: Edition) -> Pdf:
    """Return the booklet in two languages of a translation and its source; raises what ``pdf.write`` raises."""
    shown = _shown(edition, source)
    texts = [_text(one, shown) for one in (source, edition)]

    def document(spared: int) -> str:
        return _document(shown, (source, edition), [html.fromstring(html.tostring(text, encoding="unicode")) for text in texts], spared)

    def finish(rendered: Any, laid_out: Any, *rest: Any) -> Any:
        spared = 0
        while pdf.back_pages(rendered) > 1 and spared < len(booklet.SPARED):
            spared += 1
            rendered = laid_out(document(spared))
        return writing.filled(rendered, laid_out, *rest)

    return pdf.render(shown, document(0), BILINGUAL, finish, (source, edition))


def _shown(edition: Edition, source: Edition) -> Edition:
    """The edition that is laid out: heads and feet stand as in the source, and the fonts are those of both languages."""
    families = tuple(dict.fromkeys([*(family for one in (edition, source) for family in one.theme.families(one.article.language))]))
    theme = replace(edition.theme, fonts={**edition.theme.fonts, script_of(edition.article.language): families})
    address, colours = code.address(source), edition.theme.colours
    drawn = {_CODE: code.drawn(address, colours["ink"], colours["paper"])} if address else {}
    return replace(edition, labels=source.labels, theme=theme, media={**source.media, **edition.media, **drawn})


def _text(edition: Edition, shown: Edition) -> Any:
    """The text of one language, fit for paper; identifiers of the translation are its own."""
    ast = pictures.available(pandoc_ast.document(edition.article, edition.labels, edition.bibliography, edition.links), edition.media)
    fragment = pandoc.convert(ast, "html5", {}, edition.media).decode().translate(booklet.HYPHENS)
    body = html.fragment_fromstring(fragment, create_parent="main")
    booklet_text.prepare(body, shown.theme.families(shown.article.language), edition.labels, BILINGUAL)
    if edition.language == shown.language:
        _rename(body)
    return body


def _rename(body: Any) -> None:
    """Give every part of a text another identifier. Works that are cited are listed once, in the other text."""
    listed = set(body.xpath(".//*[@role='doc-bibliography']/*[self::ol or self::ul]//@id"))
    own = set(body.xpath(".//@id")) - listed
    for element in body.iter():
        for name, mark in (("id", ""), ("aria-labelledby", ""), ("href", "#"), ("data-target", "#")):
            value = element.get(name, "")
            if value.startswith(mark) and value.removeprefix(mark) in own:
                element.set(name, f"{mark}{_BEFORE}{value.removeprefix(mark)}")


def _document(shown: Edition, editions: tuple[Edition, Edition], texts: Sequence[Any], spared: int) -> str:
    """The HTML of both languages; ``spared`` is how many of booklet.SPARED the back cover does without."""
    sides = [Side(one.article.language, one.labels.direction) for one in editions]
    pairs = Pairs(*sides)
    notices = [[part for name in _NOTICES for part in booklet.taken(text, name)] for text in texts]
    about = [booklet.taken(text, "about") for text in texts]
    inside = booklet.SPARED[:spared]

    def closing(names: Sequence[str]) -> str:
        found = [[part for name in names if name not in inside for one in parts for part in booklet.taken(one, name)] for parts in about]
        return booklet.markup(pairs.rows(*found))

    upper, lower = closing(_UPPER), closing(_LOWER)
    codes: list[Any] = [html.fragments_fromstring(booklet_cover.back(one)) for one in editions]
    for picture in (picture for part in codes[0] for picture in part.iter("img")):
        picture.set("src", _CODE)
    parts = {
        **booklet.words_of(shown), **_cover(editions, notices), "metadata": booklet.facts(editions[1])["metadata"],
        "title": " – ".join(escape(booklet_cover.plain(one.article.title)) for one in reversed(editions)),
        "notices": booklet.markup(pairs.rows(*notices)),
        "body": booklet.markup(pairs.rows(*([*text, *end] for text, end in zip(texts, about, strict=True)))),
        "upper": upper, "lower": (booklet.markup([pairs.pair(*codes)]) if any(codes) else "") + lower, "logo": booklet.logo(shown),
        **_draft(editions),
    }
    return string.Template(shown.theme.file("bilingual.html")).substitute(parts)


def _cover(editions: tuple[Edition, Edition], notices: Sequence[Sequence[Any]], composition: Composition = BILINGUAL) -> dict[str, str]:
    """The words of both covers below one drawing: both titles in the size that the longer needs."""
    families = [one.theme.families(one.article.language) for one in editions]
    words = [booklet_cover.words(one, booklet.sentences(found)) for one, found in zip(editions, notices, strict=True)]
    laid_out = [cover_layout.layout(said, family, composition) for said, family in zip(words, families, strict=True)]
    full = any(one.full for one in laid_out)
    height = min(one.picture for one in laid_out)
    size, line = min((one.size, one.line) for one in laid_out)
    card = height - 2 * _AROUND
    picture = (
        f"height: {card:g}mm; width: {card * _SHAPE:.2f}mm; margin-left: {-card * _SHAPE / 2:.2f}mm; "
        f"background-image: url('{fetch.media_url(booklet_cover.cover_picture(editions[1]))}')")
    band = f'<div class="band" style="height: {height:g}mm"></div><div class="picture" style="{escape(picture)}"></div>'
    cells = "".join(
        f'<div class="cell" {_side(one)}><h1 style="font-size: {size:g}pt; line-height: {line:g}pt">'
        f"{escape(booklet_cover.plain(one.article.title))}</h1>{booklet_cover.below(said)}</div>"
        for one, said in zip(editions, words, strict=True))
    running, other = (
        escape(booklet_cover.shortened(booklet_cover.plain(one.article.title), family, composition.foot / composition.unit))
        for one, family in zip(editions, families, strict=True))
    return {
        "cover": "cover full" if full else "cover", "picture": "" if full else band,
        "place": "" if full else f"top: {height:g}mm", "titles": f'<div class="pair">{cells}</div>', "running": running, "other": other,
        "languages": " – ".join(f"<span {_side(one)}>{escape(one.labels.name)}</span>" for one in editions),
    }


def _draft(editions: tuple[Edition, Edition]) -> dict[str, str]:
    """The mark of a draft in both languages, and its line in the second for the head of every page."""
    if not editions[1].draft:
        return {"draft": "", "mark": ""}
    marks = "".join(f'<p class="draft-mark {place}" {_side(one)}>{escape(one.labels(DRAFT))}</p>' for place, one in zip(
        ("first", "second"), editions, strict=True))
    return {"draft": escape(editions[1].labels(DRAFT)), "mark": marks}


def _side(edition: Edition) -> str:
    return f'lang="{escape(edition.article.language)}" dir="{edition.labels.direction}"'
