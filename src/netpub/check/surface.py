"""What lies on the pages of a finished PDF: every text, picture and shape with its place, drawings and sheets of pages included."""

import ctypes
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from netpub.check import directions

POINTS_PER_INCH = 72
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top in points
_WHOLE: Matrix = (1, 0, 0, 1, 0, 0)
_LINE = 512  # bytes, more than most texts take: asking for their number first takes as long again
# Text that leans by more than this part of its size lies neither level nor upright: a mark behind the page, not to be read.
_SLANT = 0.05
_WHITE = 0xFFFFFF
_ITALIC = 1 << 6  # ISO 32000-1, 9.8.2: flags of a font


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text in one font and colour (``0xRRGGBB``), in points; ``mark`` is its marked content, -1 when there is none.

    ``visual`` are its signs from left to right, which differ from ``words`` where text runs from right to left.
    ``aslant``: it is neither level nor upright, as marks behind a page are. ``italic`` is said by its font.
    """

    words: str
    box: Box
    baseline: float
    size: float
    colour: int
    mark: int
    aslant: bool
    italic: bool
    visual: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture or a path. ``resolution`` is that of a picture in pixels an inch, None for a path. ``colours`` are those that a path is
    painted in (``0xRRGGBB``), None where they cannot be told: pictures, patterns, shadings, and what lets through what lies below."""

    box: Box
    resolution: float | None
    colours: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Surface:
    """The texts and shapes of a page in the order in which they are painted; ``trim`` is the page after cutting."""

    texts: tuple[Text, ...]
    shapes: tuple[Shape, ...]
    trim: Box


def read(page: Any) -> Surface:
    """Return what lies on a page (pypdfium2)."""
    texts: list[Text] = []
    places: list[int] = []
    shapes: list[Shape] = []
    words = page.get_textpage()
    for item, matrix, mark in _items(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _WHOLE, -1):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(item, words, matrix, mark))
            places.append(directions.address(item))
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING):
            resolution = _resolution(item, matrix) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None
            shapes.append(Shape(_box(item, matrix), resolution, _painted(item) if kind == pdfium.FPDF_PAGEOBJ_PATH else None))
    if any(directions.RIGHT_TO_LEFT.search(one.words) for one in texts):
        texts = _placed(texts, places, directions.signs(words))
    words.close()
    return Surface(tuple(texts), tuple(shapes), page.get_trimbox())


def texts(page: Any) -> list[Any]:
    """Return the text objects of a page, one for each of the texts that ``read`` returns; they live as long as the page."""
    found = _items(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _WHOLE, -1)
    return [item for item, _, _ in found if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT]


def _placed(texts: list[Text], places: list[int], signs: Mapping[int, str]) -> list[Text]:
    """Texts with their words read by where their signs stand; ``places`` are where pdfium keeps them."""
    visual = [(one, signs.get(place, "")) for one, place in zip(texts, places, strict=True)]
    return [
        replace(one, words=directions.logical(seen) if directions.RIGHT_TO_LEFT.search(seen) else seen, visual=seen)
        for one, seen in visual]


def string(read: Callable[[Any, Any, int], int], item: Any) -> str:
    """Return what one of pdfium's functions writes as UTF-16 with a zero at its end; it writes nothing where the buffer is too small."""
    buffer = ctypes.create_string_buffer(_LINE)
    length = read(item, buffer, _LINE)
    if length > _LINE:
        buffer = ctypes.create_string_buffer(length)
        read(item, buffer, length)
    return buffer.raw[:max(length, 2) - 2].decode("utf-16-le", "replace")


def _items(
    holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], around: Matrix, above: int,
) -> Iterator[tuple[Any, Matrix, int]]:
    """Every object of a page or of a form on it, with the matrix of what holds it and its marked content."""
    for index in range(count(holder)):
        item = get(holder, index)
        own = pdfium.FPDFPageObj_GetMarkedContentID(item)
        mark = own if own >= 0 else above
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            inside = _times(_matrix(item), around)
            yield from _items(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inside, mark)
        else:
            yield item, around, mark


def _text(item: Any, page: Any, around: Matrix, mark: int) -> Text:
    def words(one: Any, buffer: Any, length: int) -> int:
        return int(pdfium.FPDFTextObj_GetText(one, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length))

    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    matrix = _times(_matrix(item), around)
    across, up = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
    aslant = min(abs(matrix[0]), abs(matrix[1])) > _SLANT * across
    shown = string(words, item)
    return Text(
        shown, _box(item, around), matrix[5], size.value * math.sqrt(across * up), _colour(item), mark, aslant, _is_italic(item),
        visual=shown)


def _is_italic(item: Any) -> bool:
    font = pdfium.FPDFTextObj_GetFont(item)
    angle = ctypes.c_int()
    leans = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
    return leans or bool(pdfium.FPDFFont_GetFlags(font) & _ITALIC)


def _colour(item: Any, read: Callable[..., Any] = pdfium.FPDFPageObj_GetFillColor) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    read(item, red, green, blue, alpha)
    return red.value << 16 | green.value << 8 | blue.value


def _painted(item: Any) -> tuple[int, ...] | None:
    """The colours of a path; None where they cannot be told. Pdfium says white of a pattern, too."""
    fills, strokes = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPageObj_HasTransparency(item) or not pdfium.FPDFPath_GetDrawMode(item, fills, strokes):
        return None
    found = [_colour(item)] if fills.value else []
    found += [_colour(item, pdfium.FPDFPageObj_GetStrokeColor)] if strokes.value else []
    return None if _WHITE in found else tuple(found)


def _resolution(item: Any, around: Matrix) -> float:
    """The pixels of a picture for each inch of its longer way, the lower of the two directions."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, wide, high)
    matrix = _times(_matrix(item), around)
    across, up = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
    return min(wide.value / across, high.value / up) * POINTS_PER_INCH if across and up else math.inf


def _box(item: Any, around: Matrix) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    if around is _WHOLE:
        return (left, bottom, right, top)
    a, b, c, d, e, f = around
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    return (min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners))


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does one and then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
