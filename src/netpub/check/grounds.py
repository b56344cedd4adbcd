"""What lies beneath text, seen on the drawn page: the contrast of its colour with it, and pictures behind words (WCAG 1.4.3)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from netpub.check.surface import Box, Surface, Text, texts

_LEAST, _LEAST_LARGE = 4.5, 3.0  # WCAG 1.4.3, level AA
_LARGE = 18.0  # points
# Of the pixels beneath a text these parts may be anything: underlines, rules of tables, the rims of boxes.
_SPARED, _SPARED_RIMS = 0.34, 0.2
# Grounds that differ as much as this (contrast of their darkest and lightest colour) are pictures.
_PICTURE = 3.0
_SHOWN = 40
_PAPER = 0xFFFFFF
_LINEAR = 0.04045  # sRGB is linear up to here (IEC 61966-2-1)
# Beneath most texts lie few colours; a photograph's are brought down to fewer.
_MANY, _FEW = 512, 64


def seen(page: Any, lying: Surface) -> Iterator[tuple[str, str]]:
    """Yield rule and words for each text that cannot be told from its ground well enough, or lies over a picture.

    Where the colours of what lies there leave a doubt, the page is drawn at a pixel a point without the words that are to be read, which
    changes the page: read it before.
    """
    doubtful = [one for one in lying.texts if one.words.strip() and not one.aslant and not _is_clear(one, lying)]
    if not doubtful:
        return
    for item, one in zip(texts(page), lying.texts, strict=True):
        if not one.aslant:
            pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    drawn = page.render(scale=1).to_pil().convert("RGB")
    left, _, _, top = page.get_mediabox()
    for one in doubtful:
        colours = _beneath(drawn, one, left, top)
        if colours:
            yield from _judged(one, colours)


def _is_clear(one: Text, lying: Surface) -> bool:
    """Whether a text stands out from everything that has a part in its place, paper included, and none of that can be a picture. What is
    thin enough to spare, such as an underline, does not count."""
    colours, thin = {_PAPER}, 0.0
    for shape in lying.shapes:
        part = _part(shape.box, one.box)
        if part and (shape.colours is None or thin + part > _SPARED_RIMS):
            if shape.colours is None:
                return False
            colours.update(shape.colours)
        else:
            thin += part
    colours.update(other.colour for other in lying.texts if other.aslant and _part(other.box, one.box))
    own, lights = _luminance(_rgb(one.colour)), sorted(_luminance(_rgb(colour)) for colour in colours)
    stands_out = own <= lights[0] or own >= lights[-1]
    nearest = min(contrast(_rgb(one.colour), _rgb(colour)) for colour in colours)
    return stands_out and nearest >= _needed(one) and (lights[-1] + 0.05) / (lights[0] + 0.05) <= _PICTURE


def _part(box: Box, other: Box) -> float:
    """The part of the other box that a box covers, with a pixel more in height, since drawn lines blur."""
    wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
    whole = (other[2] - other[0]) * (other[3] - other[1])
    return wide * (high + 1) / whole if wide > 0 and high > 0 and whole > 0 else 0.0


def _needed(one: Text) -> float:
    return _LEAST_LARGE if one.size >= _LARGE else _LEAST


def _rgb(colour: int) -> tuple[int, int, int]:
    return (colour >> 16, colour >> 8 & 255, colour & 255)


def _judged(one: Text, colours: list[tuple[int, tuple[int, int, int]]]) -> Iterator[tuple[str, str]]:
    own = _rgb(one.colour)
    lowest = _least(sorted((contrast(own, colour), count) for count, colour in colours), _SPARED)
    words = " ".join(one.words.split())[:_SHOWN]
    least = _needed(one)
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
