"""Six small pages become the two sides of a leaflet, to be folded twice: each page a panel, whose tags and links go with it."""

import io
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import pikepdf
from weasyprint.document import Page

from netpub.findings import Finding, Unusable, Where
from netpub.publish import folding, writing
from netpub.publish.composition import LEAFLET, Composition
from netpub.publish.edition import Edition
from netpub.publish.folding import Panel
from netpub.text.labels import Labels

_PIXEL = 96 / 25.4  # CSS pixels in a millimetre
# Where the sheet is folded: a short line from the edge on, in pixels and as red, green and blue.
_MARK = 3.5 * _PIXEL
_HAIR, _GREY = 0.5, (0.4, 0.4, 0.4)
_ONE = ("cover", "back")  # pages of which a leaflet has one each


def folds(labels: Labels) -> tuple[tuple[float, ...], ...]:
    """Return where a leaflet in a language is folded, on either side, in millimetres from the left."""
    return folding.folds(right_to_left=labels.direction == "rtl")


def folded(
    document: Any, laid_out: Callable[[str], Any], edition: Edition, composition: Composition = LEAFLET,
) -> tuple[Any, tuple[int, ...]]:
    """Return a rendered document of six pages or fewer as the two sides of a sheet, with lines for notes on panels that are left over;
    ``laid_out`` renders HTML.

    Raises Unusable with ``leaflet-overflow`` when the text needs more than six panels: nothing is cut and no type made smaller.
    """
    over = _too_much(document.pages)
    if over:
        words = sum(len(_words(page)) for page in over)
        raise Unusable(Finding("leaflet-overflow", Where(page=edition.slug, language=edition.language), str(words)))
    pages = writing.filled(document, laid_out, edition, composition)[0].pages
    places = folding.panels(right_to_left=edition.labels.direction == "rtl")
    ground = laid_out(_ground(edition)).pages[0]
    sides = [
        _Side(ground, [(pages[one.number], one) for one in places if one.side == side], folds(edition.labels)[side])
        for side in (folding.OUTSIDE, folding.INSIDE)
    ]
    return document.copy(sides), ()


def unmarked(sides: bytes) -> bytes:
    """Return the two sides of a leaflet (PDF bytes) without the marks of its folds, for sheets that have them outside the paper's edge."""
    with pikepdf.open(io.BytesIO(sides)) as pdf:
        for page in pdf.pages:
            drawn = list(pikepdf.parse_content_stream(page))
            # Nothing is drawn behind the marks (_Side.paint).
            begin = max(index for index, one in enumerate(drawn) if str(one.operator) == "BMC")
            end = max(index for index, one in enumerate(drawn) if str(one.operator) == "EMC")
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([*drawn[:begin], *drawn[end + 1:]]))
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def _too_much(pages: Iterable[Any]) -> list[Any]:
    """The pages that no panel is left for."""
    room = dict.fromkeys(_ONE, 1)
    inside, over = 6 - len(_ONE), []
    for page in pages:
        name = page._page_box.page_type.name  # noqa: SLF001  WeasyPrint offers no other way
        if name in room:
            room[name] -= 1
            left = room[name]
        else:
            inside -= 1
            left = inside
        if left < 0:
            over.append(page)
    return over


def _words(page: Any) -> list[str]:
    """The words of a page but for what stands in its margins."""
    roots = [box for box in page._page_box.children if box.is_for_root_element]  # noqa: SLF001
    texts = (box.text for root in roots for box in root.descendants() if hasattr(box, "text"))
    return " ".join(texts).split()


def _ground(edition: Edition) -> str:
    """An empty side of the sheet."""
    size = " ".join(f"{length:g}mm" for length in folding.SHEET)
    return (
        f'<!DOCTYPE html><html lang="{escape(edition.article.language)}" dir="{edition.labels.direction}"><head><meta charset="utf-8">'
        f"<title>{escape(edition.article.title)}</title><style>@page :first {{ size: {size}; margin: 0 }}</style></head>"
        "<body></body></html>")


class _Side(Page):  # type: ignore[misc]  # WeasyPrint has no types
    """One side of the sheet: pages in their places. The text stays where its page has it; drawing, links and anchors are moved."""

    def __init__(self, ground: Any, placed: list[tuple[Any, Panel]], folds: tuple[float, ...]) -> None:
        super().__init__(ground._page_box)  # noqa: SLF001
        self._placed = [(page, (panel.middle * _PIXEL) - page.width / 2) for page, panel in placed]
        self._folds = folds
        for page, right in self._placed:
            self.links += [(kind, target, (x + right, *rest), box) for kind, target, (x, *rest), box in page.links]
            self.bookmarks += [(level, label, (x + right, y), state) for level, label, (x, y), state in page.bookmarks]
            self.anchors.update({name: _moved(place, right) for name, place in page.anchors.items()})
        boxes = [page._page_box for page, _ in self._placed]  # noqa: SLF001
        self._page_box = ground._page_box.copy_with_children(boxes)  # noqa: SLF001  what tags are made of

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the panels, and marks where the sheet is folded."""
        for page, right in self._placed:
            with stream.stacked():
                stream.transform(e=right * scale)
                page.paint(stream, scale)
        with stream.stacked(), stream.artifact():
            stream.transform(a=scale, d=scale)
            self._marks(stream)

    def _marks(self, stream: Any) -> None:
        stream.set_line_width(_HAIR)
        stream.set_color_rgb(*_GREY, stroke=True)
        stream.set_dash([2, 2], 0)
        for fold in self._folds:
            for start, end in ((0, _MARK), (self.height - _MARK, self.height)):
                stream.move_to(fold * _PIXEL, start)
                stream.line_to(fold * _PIXEL, end)
                stream.stroke()


def _moved(place: tuple[float, ...], right: float) -> tuple[float, ...]:
    """An anchor: left, top, right and bottom of its box."""
    x, y, end, bottom = place
    return x + right, y, end + right, bottom
