"""The style sheet of a booklet, ready for the renderer: the theme's, with its colours and fonts put in, and a draft's mark."""

import re
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS

from netpub.errors import ConfigError
from netpub.publish import fetch, fonts
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.theme import Theme

FILE = "booklet.css"
MARK = "booklet/draft.svg"
# The word behind the text of a draft (an interface message).
WATERMARK = "Draft"

# Signs that stand in no text, but that the style sheet writes: markers of lists, and numbers of items and pages.
GENERATED = "•–0123456789."
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
# A page of the booklet in millimetres, and how wide the word of a draft may be on its diagonal.
_WIDTH, _HEIGHT, _DIAGONAL = 148, 210, 190


def sheet(edition: Edition, families: tuple[str, ...]) -> CSS:
    """Return the style sheet of an edition, parsed; the fonts it names are loaded into this process's configuration.

    Raises ConfigError when the theme uses a variable that there is none of, or wants to read something from outside its folder.
    """
    text = edition.theme.file(FILE) + (_draft(edition) if edition.draft else "")
    return _parsed(_filled(text, edition.theme, families), edition.theme.folder, families)


def mark(edition: Edition) -> bytes:
    """Return the word that runs across every page of a draft, as an SVG in a colour that leaves the text in front of it clear."""
    word = edition.labels(WATERMARK)
    family, colour = edition.theme.families(edition.article.language)[0], edition.theme.colours["warm-tint"]
    size = min(48, round(_DIAGONAL / (0.62 * len(word))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"><text '
        f'transform="translate({_WIDTH // 2} {_HEIGHT // 2}) rotate(-54) translate(0 {size // 3})" text-anchor="middle" '
        f'font-family="{family}" font-size="{size}" font-weight="700" fill="{colour}">{word}</text></svg>'
    ).encode()


@lru_cache(maxsize=16)
def _parsed(text: str, folder: Path, families: tuple[str, ...]) -> CSS:
    fetcher = fetch.Fetcher(folder, fonts.files(families), {})
    try:
        return CSS(string=text, base_url=fetch.THEME, url_fetcher=fetcher, font_config=fonts.configuration(families))
    except fetch.Refused as refused:
        raise ConfigError(
            f"The theme wants to read {refused.url}.", f"Put the file into {folder.name} and let {FILE} refer to it by its name.") from None


def _filled(text: str, theme: Theme, families: tuple[str, ...]) -> str:
    """Put the values of variables in: rules for pages and fonts do not know those of a document."""
    values = {**theme.colours, "text": ", ".join(f'"{family}"' for family in families)}

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise ConfigError(f"{FILE} of the theme uses --{match[1]}.", f"Known variables: {', '.join(sorted(values))}.")
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
