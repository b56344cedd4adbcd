"""What lies behind every page, such as the mark of a draft, drawn into a PDF once: WeasyPrint 70 draws it anew for each page.

A drawing becomes a form in the file (ISO 32000-1, 8.10), and the other pages show the same form: the file gets smaller, too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import draw
from weasyprint.images import SVGImage

_draw: Callable[[Any, Any, Any], None] = draw.draw_background_image


@contextmanager
def once() -> Iterator[None]:
    """Write a PDF in which drawings in the same place of several pages stand once."""
    forms: dict[Any, str] = {}

    def shown(stream: Any, layer: Any, style: Any) -> None:
        if not isinstance(layer.image, SVGImage) or layer.repeat != ("no-repeat", "no-repeat") or layer.unbounded or 0 in layer.size:
            _draw(stream, layer, style)
            return
        resources = stream._resources["XObject"]  # noqa: SLF001  WeasyPrint offers no other way
        place = (id(resources), layer.image, layer.size, layer.position, layer.positioning_area, tuple(stream.page_rectangle))
        if place in forms:
            _show(stream, layer.painting_area, forms[place])
        else:
            made = len(resources)  # the number of the form that is made next
            _draw(stream, layer, style)
            forms[place] = f"x{made}"

    draw.draw_background_image = shown
    try:
        yield
    finally:
        draw.draw_background_image = _draw


def _show(stream: Any, area: Any, form: str) -> None:
    with stream.artifact():
        stream.rectangle(*area)
        stream.clip()
        stream.end()
        stream.draw_x_object(form)
