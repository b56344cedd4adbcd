"""Fonts in an e-book, for scripts that a reading system may not have: those of the theme, cut down to the characters of the text."""

import io
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from netpub.publish import faces
from netpub.publish.edition import Edition
from netpub.text.scripts import script_of

# Every reading system can show these; there readers keep the letters that they chose.
_EVERYWHERE = ("Latn", "Grek", "Cyrl")
# Core media types of EPUB 3.3 (3.2).
MEDIA_TYPES = {".otf": "font/otf", ".ttf": "font/ttf"}


def embedded(edition: Edition, text: str) -> tuple[dict[str, bytes], str]:
    """Return font files by name and the style sheet's rules for them; nothing for a script that every reading system has.

    The theme's families for Latin letters are left out: reading systems have those. The same text gives the same bytes.
    Raises ToolMissing when a font is not installed.
    """
    if script_of(edition.article.language) in _EVERYWHERE:
        return {}, ""
    common = {family for script in _EVERYWHERE for family in edition.theme.fonts.get(script, ())}
    families = [family for family in edition.theme.families(edition.article.language) if family not in common]
    files, rules = {}, []
    for family in families:
        for weight in faces.WEIGHTS:
            path = faces.path(family, weight)
            files[path.name] = _subset(path, text)
            rules.append(f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:normal;src:url("../fonts/{path.name}")}}')
    names = ",".join(f'"{family}"' for family in families)
    return files, "\n".join([*rules, f"body{{font-family:{names},sans-serif}}", ""]) if families else ""


def _subset(path: Path, text: str) -> bytes:
    """A font with the characters of a text and all that joins and places them."""
    options = Options(layout_features=["*"], hinting=False, notdef_outline=True)
    options.drop_tables += ["meta"]  # says for which languages a font was drawn; nobody knows how to cut it down
    with TTFont(str(path), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=unicodedata.normalize("NFC", text) + text)
        subsetter.subset(font)
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
