"""The letters of right-to-left signs, put right before a PDF is written.

Readers of PDF turn the letters of a right-to-left line round one by one. A sign of several letters, such as lam and alef, must then hold
them turned round itself; WeasyPrint 70 writes them in their order, and “لا” is read as “ال” (Kozea/WeasyPrint#2841).
"""

import re
from typing import Any

import pydyf

_LETTER = re.compile("[\u0590-\u05ff\u0621-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MAPPED = re.compile(rb"(<[0-9a-f]{4}> <)([0-9a-f]*)>")


def complete(document: Any, pdf: pydyf.PDF) -> None:
    """Turn the letters of right-to-left signs in the fonts of a PDF."""
    names = {font.name for font in document.fonts.values() if any(_LETTER.search(text) for text in font.to_unicode.values())}
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("BaseFont") in names and "ToUnicode" in item:
            stream = pdf.objects[int(item["ToUnicode"].split()[0])]
            stream.stream = [_MAPPED.sub(_turned, line) for line in stream.stream]


def _turned(found: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(found[2].decode()).decode("utf-16-be")
    letters = text[::-1] if len(_LETTER.findall(text)) > 1 else text
    return found[1] + letters.encode("utf-16-be").hex().encode() + b">"
