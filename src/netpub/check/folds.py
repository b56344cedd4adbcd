"""Whether the folds of a leaflet are clear: nothing that is to be read stands on one or close beside it, measured in the finished file."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from netpub.check.pdf import opened
from netpub.findings import Finding, Report, Where

CLEAR = 5.0  # millimetres on either side of a fold
_MM = 72 / 25.4
_SHOWN = 60  # characters of a text that a finding quotes


def compare(leaflet: bytes, folds: Sequence[Sequence[float]], where: Where, report: Report) -> None:
    """Report ``leaflet-fold`` for text and pictures that come nearer to a fold than ``CLEAR``; ``folds`` are those of each page, in
    millimetres from its left edge.

    What is no part of the text, such as colour behind it, may lie on a fold.
    """
    with opened(leaflet) as pages:
        for number, (page, lines) in enumerate(zip(pages, folds, strict=True), 1):
            for words, left, right in _shown(page):
                near = next((line for line in lines if left < line + CLEAR and right > line - CLEAR), None)
                if near is not None:
                    report(Finding("leaflet-fold", where, f"{words} (side {number}, the fold {near:g} mm from the left)"))


def _shown(page: Any) -> Iterator[tuple[str, float, float]]:
    """What a page's structure shows: words, left and right edge in millimetres; a picture has no words of its own."""
    surface = page.get_textpage()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetMarkedContentID(item) >= 0:
            left, bottom, right, top = _bounds(item)
            is_text = pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT
            words = " ".join(surface.get_text_bounded(left, bottom, right, top).split()) if is_text else ""
            yield f"“{words[:_SHOWN]}”" if words else "a picture", left / _MM, right / _MM
    surface.close()


def _bounds(item: Any) -> list[float]:
    """Left, bottom, right and top in points."""
    values = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *values)
    return [value.value for value in values]
