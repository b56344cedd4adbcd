"""Text that runs from right to left, read by where its signs stand: a PDF has only glyphs and places, and readers of it guess."""

import ctypes
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import combining

import pypdfium2.raw as pdfium

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")
# What runs from left to right between such words (Unicode TR 9): numbers with the signs that belong to them there, and Latin words.
_NUMBER = r"\d+(?:[.,:/٫٬]\d+)*"
_LATIN = rf"[^\W\d{_RIGHT}]+(?:[ .,:/@&–-]{{1,2}}[^\W{_RIGHT}]+)*"
_LEFT_TO_RIGHT = re.compile(f"{_LATIN}|{_NUMBER}")
_SIGNS = " \u00a0.,;:!?،؛؟…()[]{}«»"
_HIGH = 12  # points: how far above or below its letter a mark may stand


class Sign(NamedTuple):
    """A letter, where it stands in points, its rank in the order that pdfium reads in, the address of its text, and where it begins and
    ends from left to right; of the letters of one sign each has its part."""

    x: float
    y: float
    rank: int
    letter: str
    item: int
    left: float
    right: float


def signs(words: Any) -> Mapping[int, str]:
    """Return what stands in each text of a page from left to right, by the address of the text object; ``words`` is its text page."""
    letters: list[Sign] = []
    marks: list[Sign] = []
    for index in range(pdfium.FPDFText_CountChars(words)):
        item = pdfium.FPDFText_GetTextObject(words, index)
        if item and not pdfium.FPDFText_IsGenerated(words, index):
            letter = chr(pdfium.FPDFText_GetUnicode(words, index))
            (marks if combining(letter) else letters).append(_sign(words, index, letter, address(item)))
    found: dict[int, list[tuple[float, int, str]]] = {}
    for one in letters:
        # The letters of one sign have one place; pdfium gives them in the order of reading.
        rank = -2 * one.rank if RIGHT_TO_LEFT.match(one.letter) else 2 * one.rank
        found.setdefault(one.item, []).append((one.x, rank, one.letter))
    bases = _parted([one for one in letters if RIGHT_TO_LEFT.match(one.letter)])
    for mark in marks:
        base = min((one for one in bases if abs(one.y - mark.y) < _HIGH), key=lambda one: _apart(one, mark), default=mark)
        found.setdefault(base.item, []).append((base.x, -2 * base.rank - 1, mark.letter))
    return {item: "".join(letter for _, _, letter in sorted(one)) for item, one in found.items()}


def _sign(words: Any, index: int, letter: str, item: int) -> Sign:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words, index, x, y)
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(words, index, box)
    return Sign(x.value, y.value, index, letter, item, box.left, box.right)


def _parted(letters: Sequence[Sign]) -> list[Sign]:
    """Letters, those of one sign each with its part of it from the right: a mark stands over one of them."""
    parted: list[Sign] = []
    for _, group in groupby(letters, key=lambda one: (one.item, one.x, one.y)):
        sign = list(group)
        width = (sign[0].right - sign[0].left) / len(sign)
        parted += [one._replace(left=one.right - (place + 1) * width, right=one.right - place * width) for place, one in enumerate(sign)]
    return parted


def _apart(letter: Sign, mark: Sign) -> tuple[float, float]:
    """How far the middle of a mark lies from a letter, and from its middle."""
    middle = (mark.left + mark.right) / 2
    return max(letter.left - middle, middle - letter.right, 0.0), abs((letter.left + letter.right) / 2 - middle)


def address(item: Any) -> int:
    """Return where pdfium keeps an object."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def logical(visual: str) -> str:
    """Return words of a block that runs from right to left as they are written, from their signs as they stand from left to right."""
    if not RIGHT_TO_LEFT.search(visual):
        return _turned(visual)
    return _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], visual[::-1])


def _turned(visual: str) -> str:
    """Words without a letter from right to left: a number or address keeps its order, the signs that end a sentence stand left of it."""
    rest = visual.lstrip(_SIGNS)
    return rest + visual[:len(visual) - len(rest)][::-1]
