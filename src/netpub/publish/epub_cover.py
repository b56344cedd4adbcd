"""The cover of an e-book as one SVG: the drawing above, title, subtitle, publisher and language below."""

import unicodedata
from html import escape
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.publish import cover
from netpub.publish.edition import DRAFT, Edition
from netpub.tools.pandoc import data_uri

WIDTH, HEIGHT = 1200, 1800
_DRAWING = 1060  # height of the drawing: about the upper 60 %
_MARGIN = 100
_FONTS = "Atkinson Hyperlegible, Verdana, sans-serif"
_SVG = "{http://www.w3.org/2000/svg}"


def svg(edition: Edition) -> bytes:
    """Return the cover of an edition; text wraps by an estimate of its width, since fonts differ from reader to reader."""
    colours, article, labels = edition.theme.colours, edition.article, edition.labels
    size, lines = _fitting(article.title)
    subtitle = _wrapped(article.text("front/article-meta/title-group/subtitle"), 44)
    place = _DRAWING + 70 + size
    parts = [_text(line, place + round(1.15 * size * row), size, colours["ink"], edition, bold=True) for row, line in enumerate(lines)]
    place += round(1.15 * size * (len(lines) - 1)) + 70
    parts += [_text(line, place + 56 * row, 44, colours["muted"], edition) for row, line in enumerate(subtitle)]
    foot = HEIGHT - 80
    parts.append(f'<path d="M{_MARGIN} {foot - 70}H{WIDTH - _MARGIN}" stroke="{colours["line"]}" stroke-width="3"/>')
    publisher = article.text("front/journal-meta/publisher/publisher-name")
    parts.append(_text(publisher, foot, min(38, 1400 // max(_columns(publisher), 1)), colours["accent"], edition, bold=True))
    parts.append(_text(labels.name, foot, 38, colours["ink"], edition, end=True))
    if edition.draft:
        parts.append(f'<path d="M0 {_DRAWING - 90}H{WIDTH}V{_DRAWING}H0Z" fill="{colours["warm-tint"]}"/>')
        parts.append(_text(labels(DRAFT), _DRAWING - 30, 44, colours["warm"], edition, bold=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><title>{escape(article.title)}</title>'
        f'<path fill="{colours["paper"]}" d="M0 0H{WIDTH}V{HEIGHT}H0Z"/><path fill="{colours["accent"]}" d="M0 0H{WIDTH}V{_DRAWING}H0Z"/>'
        f'{_drawing(edition)}{"".join(parts)}</svg>').encode()


def _drawing(edition: Edition) -> str:
    """The edition's own drawing, set into the cover, or the composed one."""
    href = edition.article.meta("cover")
    if href in edition.media and not href.lower().endswith(".svg"):
        return (f'<image width="{WIDTH}" height="{_DRAWING}" preserveAspectRatio="xMidYMid slice" '
                f'xlink:href="{data_uri(href, edition.media[href])}"/>')
    data = edition.media.get(href) or cover.composed(edition.slug, edition.theme.colours)
    root: Any = parse_xml(data)
    for title in [child for child in root if child.tag in (f"{_SVG}title", f"{_SVG}desc")]:
        root.remove(title)
    box = root.get("viewBox") or f"0 0 {root.get('width', WIDTH)} {root.get('height', _DRAWING)}"
    root.attrib.clear()
    for name, value in (("viewBox", box), ("width", WIDTH), ("height", _DRAWING), ("preserveAspectRatio", "xMidYMid slice")):
        root.set(name, str(value))
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _text(text: str, y: int, size: int, colour: str, edition: Edition, *, bold: bool = False, end: bool = False) -> str:
    """A line of text, at the side where its language begins or, with ``end``, at the other."""
    right_to_left = edition.labels.direction == "rtl"
    x = WIDTH - _MARGIN if right_to_left != end else _MARGIN
    marks = ' direction="rtl"' if right_to_left else ""
    marks += ' text-anchor="end"' if end else ""
    marks += ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-family="{_FONTS}" font-size="{size}" fill="{colour}"{marks}>{escape(text)}</text>'


def _fitting(title: str) -> tuple[int, list[str]]:
    """The largest size of type in which the title takes few lines, and its lines."""
    for size, most in ((92, 3), (78, 4), (64, 5)):
        lines = _wrapped(title, round(2 * (WIDTH - 2 * _MARGIN) / size * 0.9))
        if len(lines) <= most:
            return size, lines
    return 48, _wrapped(title, round(2 * (WIDTH - 2 * _MARGIN) / 48 * 0.9))


def _wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns; East Asian characters take two and may part anywhere."""
    lines = [""]
    for word in _words(text):
        if lines[-1] and _columns(lines[-1] + word.rstrip()) > columns:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines if line.strip()]


def _words(text: str) -> list[str]:
    made: list[str] = [""]
    for sign in text:
        if _wide(sign) or (made[-1] and (made[-1][-1] == " " or _wide(made[-1][-1]))):
            made.append("")
        made[-1] += sign
    return made


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _columns(text: str) -> int:
    return sum(2 if _wide(sign) else 1 for sign in text)
