"""Whether sheets for the printer hold the booklet that they were made of: the text of each page, in the place where that page stands."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2

from netpub.check import numbers_set, surface
from netpub.check.directions import RIGHT_TO_LEFT
from netpub.check.plain import folded, joined
from netpub.findings import Finding, Report, Where

# Where a page of the booklet stands: number of the sheet's side (from 0), and left, bottom, right and top in points.
Place = tuple[int, Sequence[float]]
_NUMBER = re.compile(r"\d+")
_SHOWN = 60  # characters of a lost page's text that a finding quotes


def compare(booklet: bytes, sheets: bytes, places: Mapping[int, Place], where: Where, report: Report) -> None:
    """Report ``text-lost`` for each page of a booklet whose text does not stand whole, and alone, in its place on the sheets, and
    ``number-turned`` for each number of a page in a right-to-left script that does not stand there from left to right as in the booklet.

    ``places`` gives the place of each page by its number (from 1). Text counts by its characters: a page that was turned is read back
    in another order.
    """
    with _opened(booklet) as pages, _opened(sheets) as sides:
        for number, page in enumerate(pages, 1):
            wanted = _text(page)
            found = _text(sides[places[number][0]], places[number][1]) if number in places else ""
            if Counter(wanted) != Counter(found):
                report(Finding("text-lost", where, f"“{wanted[:_SHOWN]} …” (page {number} of the booklet)"))
            elif RIGHT_TO_LEFT.search(wanted):
                lost = _numbers(page, page.get_trimbox()) - _numbers(sides[places[number][0]], places[number][1])
                for row in sorted(lost):
                    report(Finding("number-turned", where, f"“{row}” (page {number} of the booklet)"))


def _numbers(page: Any, box: Sequence[float]) -> Counter[str]:
    """The numbers of each row within a box, from left to right."""
    left, bottom, right, top = box
    lying = surface.read(page)
    inside = [one for one in lying.texts if left <= (one.box[0] + one.box[2]) / 2 <= right and bottom <= one.baseline <= top]
    rows = (" ".join(_NUMBER.findall(row)) for row in numbers_set.rows(replace(lying, texts=tuple(inside))))
    return Counter(filter(None, rows))


def _text(page: Any, box: Sequence[float] | None = None) -> str:
    surface = page.get_textpage()
    try:
        return joined(folded(surface.get_text_bounded(*(box or page.get_trimbox()))))
    finally:
        surface.close()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()
