"""What the signs of a font mean: a font says itself which letters a sign of several letters, or of a letter's place in its word, is."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

_SINGLE, _LIGATURE, _EXTENSION = 1, 4, 7  # kinds of substitution (OpenType, GSUB)


@cache
def meanings(path: Path) -> Mapping[int, str]:
    """Return the letters that each sign of a font file stands for, by its number: those of its code, else those of the signs that the font
    puts it in the place of. A sign that stands for different letters is left out."""
    with TTFont(str(path), lazy=True) as font:
        known = {name: unicodedata.normalize("NFKC", chr(code)) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
        rules = list(_rules(font)) if "GSUB" in font else []
        coded, disputed = frozenset(known), set()
        found = True
        while found:
            found = False
            for signs, made in rules:
                if made in coded or made in disputed or not all(sign in known for sign in signs):
                    continue
                letters = unicodedata.normalize("NFC", "".join(known[sign] for sign in signs))
                if made not in known:
                    known[made], found = letters, True
                elif known[made] != letters:
                    disputed.add(made)
        return {font.getGlyphID(name): letters for name, letters in known.items() if name not in disputed}


def _rules(font: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The signs that a font puts another in the place of, and that one."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.LookupType == _EXTENSION else table
            if inner.LookupType == _SINGLE:
                yield from (((sign,), made) for sign, made in inner.mapping.items())
            elif inner.LookupType == _LIGATURE:
                yield from (((first, *one.Component), one.LigGlyph) for first, made in inner.ligatures.items() for one in made)
