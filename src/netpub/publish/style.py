"""The style sheets of a composition, ready for the renderer: the theme's, with its colours and fonts put in, and a draft's mark."""

import math
import re
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS

from netpub.errors import ConfigError
from netpub.publish import arabic_forms, fetch, fonts
from netpub.publish.composition import BOOKLET, Composition
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.theme import Theme

MARK = "booklet/draft.svg"
# The word behind the text of a draft (an interface message).
WATERMARK = "Draft"

# Signs that stand in no text, but that the style sheet writes: markers of lists, and numbers of items and pages.
GENERATED = "•–0123456789."
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
# How much of its diagonal the word of a draft may take, and its greatest size as a part of the page's width.
_DIAGONAL, _LARGEST = 0.74, 0.32
_EDGE = 5  # millimetres
_MARGIN_BOX = re.compile(r"@(?:top|bottom)-(?:left|right) \{[^}]*\}")
_SIDES = {"left": "right", "right": "left"}
# What a style sheet with footnotes says somewhere.
_NOTES = ("footnote", "note(")


def sheets(edition: Edition, families: tuple[str, ...], composition: Composition = BOOKLET) -> list[CSS]:
    """Return the style sheets of an edition, parsed; the fonts they name are loaded into this process's configuration.

    Raises ConfigError when the theme uses a variable that there is none of, or wants to read something from outside its folder.
    """
    texts = {name: edition.theme.file(name) for name in composition.sheets}
    if edition.draft:
        texts[composition.sheets[-1]] += _draft(edition)
    if edition.labels.direction == "rtl":
        texts = {name: _mirrored(text) for name, text in texts.items()}
    return [_parsed(name, _filled(name, text, edition.theme, families), edition.theme.folder, families) for name, text in texts.items()]


def has_notes(edition: Edition, composition: Composition = BOOKLET) -> bool:
    """Say whether a style sheet of a composition sets footnotes (CSS GCPM 3)."""
    return any(mark in edition.theme.file(name) for name in composition.sheets for mark in _NOTES)


def _mirrored(text: str) -> str:
    """Turn the heads and feet of pages round for a script that runs from right to left; CSS has only left and right for them."""
    def other(match: re.Match[str]) -> str:
        return _SIDES[match[0]]

    return _MARGIN_BOX.sub(lambda box: re.sub(r"\b(?:left|right)\b", other, box[0]), text)


def mark(edition: Edition, composition: Composition = BOOKLET) -> bytes:
    """Return the word that runs across every page of a draft, as an SVG in a colour that leaves the text in front of it clear."""
    word = edition.labels(WATERMARK)
    width, height = composition.page
    family = ", ".join(f"'{one}'" for one in edition.theme.families(edition.article.language))
    colour = edition.theme.colours["warm-tint"]
    turned = int(math.degrees(math.atan2(height, width)))
    size = min(round(_LARGEST * width), round(_DIAGONAL * math.hypot(width, height) / (0.62 * len(word))))
    # A narrow page shows the whole word, too, and leaves its edges clear.
    size = min(size, int((width - 2 * _EDGE) / (0.62 * len(word) * math.cos(math.radians(turned)) + math.sin(math.radians(turned)))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"><text '
        f'transform="translate({width / 2:g} {height / 2:g}) rotate(-{turned}) translate(0 {size // 3})" text-anchor="middle" '
        f'font-family="{family}" font-size="{size}" font-weight="700" fill="{colour}">{arabic_forms.drawn(word)}</text></svg>'
    ).encode()


@lru_cache(maxsize=32)
def _parsed(name: str, text: str, folder: Path, families: tuple[str, ...]) -> CSS:
    fetcher = fetch.Fetcher(folder, fonts.files(families), {})
    try:
        return CSS(string=text, base_url=fetch.THEME, url_fetcher=fetcher, font_config=fonts.configuration(families))
    except fetch.Refused as refused:
        raise ConfigError(
            f"{name} of the theme wants to read {refused.url}.",
            f"Put the file into {folder.name} and let {name} refer to it by its name.") from None


def _filled(name: str, text: str, theme: Theme, families: tuple[str, ...]) -> str:
    """Put the values of variables in: rules for pages and fonts do not know those of a document."""
    values = {**theme.colours, "text": ", ".join(f'"{family}"' for family in families)}

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise ConfigError(f"{name} of the theme uses --{match[1]}.", f"Known variables: {', '.join(sorted(values))}.")
        return values[match[1]]

    return _VARIABLE.sub(value, text) + fonts.css(families, lambda face: fetch.font_url(face.path))


def _draft(edition: Edition) -> str:
    line = edition.labels(DRAFT).replace("\\", "").replace('"', "”")
    url = fetch.media_url(MARK)
    return f"""
@page {{ background: url("{url}") center / contain no-repeat; @top-left {{ content: "{line}" }} }}
@page cover {{ @top-left {{ content: none }} }}
@page back {{ background: url("{url}") center / contain no-repeat var(--tint); @top-left {{ content: none }} }}
"""
