"""The letters of right-to-left signs, put right before a PDF is written.

Readers of PDF turn the letters of a right-to-left line round one by one. A sign of several letters, such as lam and alef, must then hold
them turned round itself; WeasyPrint 70 writes them in their order, and “لا” is read as “ال” (Kozea/WeasyPrint#2841).

It also takes what a sign means from the first word that has it. Where a vowel sign stands within a sign of several letters, one of the two
gets the letters of both and the other none: from “تغيّر” on, “غير” is read without its last two letters. The font knows better.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import pydyf

from netpub.publish import faces, font_letters

_LETTER = re.compile("[\u0590-\u05ff\u0621-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Letters, and the signs over and under them.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d6-\u06ed\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MAPPED = re.compile(rb"(<([0-9a-f]{4})> <)([0-9a-f]*)>")


def complete(document: Any, pdf: pydyf.PDF) -> None:
    """Turn the letters of right-to-left signs in the fonts of a PDF."""
    fonts = {font.name: font for font in document.fonts.values() if any(_LETTER.search(text) for text in font.to_unicode.values())}
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("BaseFont") in fonts and "ToUnicode" in item:
            font = fonts[item["BaseFont"]]
            meant = partial(_turned, font_letters.meanings(faces.path(font.family, font.weight)))
            stream = pdf.objects[int(item["ToUnicode"].split()[0])]
            stream.stream = [_MAPPED.sub(meant, line) for line in stream.stream]


def _turned(meanings: Mapping[int, str], found: re.Match[bytes]) -> bytes:
    written = bytes.fromhex(found[3].decode()).decode("utf-16-be")
    known = meanings.get(int(found[2], 16), "")
    text = known if _RIGHT_TO_LEFT.search(known) else written
    letters = text[::-1] if len(_LETTER.findall(text)) > 1 else text
    return found[1] + letters.encode("utf-16-be").hex().encode() + b">"
