"""What lies beneath text, seen on the drawn page: the contrast of its colour with it, and pictures behind words (WCAG 1.4.3)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from netpub.check.surface import Surface, Text, texts

_LEAST, _LEAST_LARGE = 4.5, 3.0  # WCAG 1.4.3, level AA
_LARGE = 18.0  # points
# Of the pixels beneath a text these parts may be anything: underlines, rules of tables, the rims of boxes.
_SPARED, _SPARED_RIMS = 0.34, 0.2
# Grounds that differ as much as this (contrast of their darkest and lightest colour) are pictures.
_PICTURE = 3.0
_SHOWN = 40
_LINEAR = 0.04045  # sRGB is linear up to here (IEC 61966-2-1)
# Beneath most texts lie few colours; a photograph's are brought down to fewer.
_MANY, _FEW = 512, 64


def seen(page: Any, lying: Surface) -> Iterator[tuple[str, str]]:
    """Yield rule and words for each text that cannot be told from its ground well enough, or lies over a picture.

    The page is drawn at a pixel a point without the words that are to be read, which changes the page: read it before.
    """
    read = [one for one in lying.texts if one.words.strip() and not one.aslant]
    if not read:
        return
    for item, one in zip(texts(page), lying.texts, strict=True):
        if not one.aslant:
            pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    drawn = page.render(scale=1).to_pil().convert("RGB")
    left, _, _, top = page.get_mediabox()
    for one in read:
        colours = _beneath(drawn, one, left, top)
        if colours:
            yield from _judged(one, colours)


def _judged(one: Text, colours: list[tuple[int, tuple[int, int, int]]]) -> Iterator[tuple[str, str]]:
    own = (one.colour >> 16, one.colour >> 8 & 255, one.colour & 255)
    lowest = _least(sorted((contrast(own, colour), count) for count, colour in colours), _SPARED)
    words = " ".join(one.words.split())[:_SHOWN]
    least = _LEAST_LARGE if one.size >= _LARGE else _LEAST
    if lowest < least:
        yield "contrast-low", f"“{words}” has {lowest:.1f} : 1, and needs {least:g} : 1"
    lights = sorted((_luminance(colour), count) for count, colour in colours)
    if (_least(lights[::-1], _SPARED_RIMS) + 0.05) / (_least(lights, _SPARED_RIMS) + 0.05) > _PICTURE:
        yield "text-over-picture", f"“{words}”"


def _least(values: list[tuple[float, int]], spared: float) -> float:
    """The first of sorted values, each with the number of its pixels, when a part of all pixels is left out before it."""
    whole, counted = sum(count for _, count in values), 0
    for value, count in values:
        counted += count
        if counted > spared * whole:
            return value
    return values[-1][0]


def _beneath(drawn: Any, one: Text, left: float, top: float) -> list[tuple[int, tuple[int, int, int]]]:
    """The colours beneath a text with the number of their pixels; none where it lies outside the page."""
    width, height = drawn.size
    box = (
        max(int(one.box[0] - left), 0), max(int(top - one.box[3]), 0),
        min(int(one.box[2] - left) + 1, width), min(int(top - one.box[1]) + 1, height))
    if box[0] >= box[2] or box[1] >= box[3]:
        return []
    part = drawn.crop(box)
    found = part.getcolors(_MANY) or part.quantize(_FEW).convert("RGB").getcolors()
    return found or []


@lru_cache(maxsize=4096)
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours of 0 to 255, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: tuple[int, int, int]) -> float:
    linear = [value / 255 / 12.92 if value / 255 <= _LINEAR else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
