"""A finished booklet becomes sheets for the printer: two pages side by side, to be folded and stitched, or single pages with bleed.

A leaflet gets bleed and marks around its two sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netpub.publish import imposition
from netpub.publish.sheets import BLEED, MARGIN, MM, Book, Box, Sheet, save

# A sheet of A4 lying on its side, in millimetres: what an office printer takes when no marks are asked for.
_A4 = (297.0, 210.0)
_TOLERANCE = 2.0  # millimetres that two pages may be narrower than the sheet


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the printer wants: ``paper`` is the thickness of a sheet in millimetres, ``still`` the sheet that does not creep;
    ``marks`` asks for crop marks and bleed; ``single`` for pages one by one instead of sheets."""

    paper: float = 0.1
    still: str = imposition.OUTERMOST
    marks: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the booklet (from 1) stands: the side of a sheet (from 0) and the part of it that is the page's, in points."""

    page: int
    side: int
    window: Box


@dataclass(frozen=True, slots=True)
class Imposed:
    """A PDF for the printer, its number of pages, and where each page of the booklet went."""

    data: bytes
    pages: int
    places: tuple[Place, ...]


def impose(booklet: bytes, wishes: Wishes, *, right_to_left: bool = False) -> Imposed:
    """Return the sheets of a booklet (PDF bytes); the same booklet and wishes always give the same bytes."""
    book = Book(booklet)
    make = _singles(book, wishes) if wishes.single else _spreads(book, wishes, right_to_left)
    places = tuple(make)
    return Imposed(save(book, duplex=not wishes.single), len(book.pdf.pages), places)


def marked(leaflet: bytes, folds: Sequence[Sequence[float]]) -> Imposed:
    """Return the sides of a leaflet (PDF bytes) with bleed and crop marks on larger sheets, and marks outside the bleed where each side is
    folded (``folds``, in millimetres from its left)."""
    book, places = Book(leaflet), []
    for number, lines in enumerate(folds, 1):
        sheet, trim, bleed = _single(book, MARGIN * MM)
        book.place(sheet, number, trim.left, trim.bottom, bleed)
        sheet.crop_marks(trim)
        for line in lines:
            _fold_marks(sheet, trim.left + line * MM, trim)
        sheet.finish(trim, bleed)
        places.append(Place(number, number - 1, trim))
    return Imposed(save(book, duplex=True), len(book.pdf.pages), tuple(places))


def _spreads(book: Book, wishes: Wishes, right_to_left: bool) -> Iterator[Place]:
    width, height = book.size
    sides = imposition.sides(book.pages, right_to_left=right_to_left)
    margin, trim = _sheet(2 * width, height, wishes)
    fold = trim.left + width
    for number, side in enumerate(sides):
        sheet = Sheet(book.pdf, margin)
        inwards = imposition.creep(side.sheet, len(sides) // 2, wishes.paper, wishes.still) * MM
        over = BLEED * MM
        left = Box(trim.left, trim.bottom, width, height)
        right = Box(fold, trim.bottom, width, height)
        placed = (
            (side.left, left, trim.left + inwards, left.grown(over, over, 0, over)),
            (side.right, right, fold - inwards, right.grown(0, over, over, over)),
        )
        for page, half, x, window in placed:
            if page is not None:
                book.place(sheet, page, x, trim.bottom, window)
                yield Place(page, number, half)
        if wishes.marks:
            sheet.crop_marks(trim)
            _fold_marks(sheet, fold, trim)
        sheet.finish(trim, trim.grown(over, over, over, over) if wishes.marks else margin)


def _singles(book: Book, wishes: Wishes) -> Iterator[Place]:
    for number, page in enumerate(imposition.padded(book.pages)):
        sheet, trim, bleed = _single(book, (MARGIN if wishes.marks else BLEED) * MM)
        if page is not None:
            book.place(sheet, page, trim.left, trim.bottom, bleed)
            yield Place(page, number, trim)
        if wishes.marks:
            sheet.crop_marks(trim)
        sheet.finish(trim, bleed)


def _single(book: Book, edge: float) -> tuple[Sheet, Box, Box]:
    """A sheet for one page with an edge around it (points), what is left of it after cutting, and how far its colour goes."""
    width, height = book.size
    trim, over = Box(edge, edge, width, height), BLEED * MM
    return Sheet(book.pdf, Box(0, 0, width + 2 * edge, height + 2 * edge)), trim, trim.grown(over, over, over, over)


def _sheet(width: float, height: float, wishes: Wishes) -> tuple[Box, Box]:
    """The whole sheet, and what is left of it after cutting: two pages in the middle of A4, or with room for marks around."""
    if wishes.marks:
        edge = MARGIN * MM
        return Box(0, 0, width + 2 * edge, height + 2 * edge), Box(edge, edge, width, height)
    a4 = (_A4[0] * MM, _A4[1] * MM)
    near = 0 <= a4[0] - width <= _TOLERANCE * MM and abs(a4[1] - height) <= _TOLERANCE * MM
    sheet = (a4[0], height) if near else (width, height)
    return Box(0, 0, *sheet), Box((sheet[0] - width) / 2, 0, width, height)


def _fold_marks(sheet: Sheet, x: float, trim: Box) -> None:
    """Dashed lines outside the bleed where the sheet is folded."""
    _, bottom, _, top = trim.corners
    near, far = (BLEED + 1) * MM, (MARGIN - 1) * MM
    sheet.line(x, bottom - near, x, bottom - far, dashed=True)
    sheet.line(x, top + near, x, top + far, dashed=True)
