"""Everything in a PDF that has a colour, as inks: pages, drawings, patterns, shadings, pictures and the groups of transparency."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from netpub.publish import press_content
from netpub.publish.inks import Colour, Inks, grey
from netpub.publish.press_content import Painter, number, parts_of

_CMYK, _GREY = pikepdf.Name.DeviceCMYK, pikepdf.Name.DeviceGray
_RGB = 3


def convert(pdf: Any, inks: Inks) -> None:
    """Change every colour of an open PDF to inks, in place; what is of an unknown kind stays as it is (check.press finds it)."""
    def in_inks(colour: Colour, is_type: bool) -> Colour:
        return inks.type(colour) if is_type else inks.drawn(colour)

    def in_grey(colour: Colour, is_type: bool) -> Colour:
        del is_type
        return (grey(colour),)

    named: set[str] = set()
    reached = list(_reached(pdf.Root))
    for item, masked in reached:
        _change(pdf, item, in_grey if masked else in_inks, _GREY if masked else _CMYK, named)
        if _is(item, "/Subtype", "/Image") and not masked:
            _picture(item, inks)
    for item, _ in reached:
        if isinstance(item.get("/ColorSpace"), pikepdf.Dictionary):
            for name in item.ColorSpace.keys() - named:
                del item.ColorSpace[name]


def _reached(root: Any) -> Iterator[tuple[Any, bool]]:
    """Every dictionary and stream that can be reached, and whether it is part of a soft mask, whose colours mean opacity."""
    waiting, seen = [(root, False)], set()
    while waiting:
        item, masked = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            continue
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, pikepdf.Array):
            waiting += [(one, masked) for one in item]
            continue
        yield item, masked
        inner = masked or _is(item, "/S", "/Luminosity")
        waiting += [(value, inner) for key, value in item.items() if key != "/Parent"]


def _is(item: Any, key: str, value: str) -> bool:
    return str(item.get(key, "")) == value


def _change(pdf: Any, item: Any, paint: Painter, space: Any, named: set[str]) -> None:
    if _is(item, "/Type", "/Page") and "/Contents" in item:
        item.Contents = pdf.make_stream(press_content.painted(item, item.get("/Resources"), paint, named))
    elif isinstance(item, pikepdf.Stream) and (_is(item, "/Subtype", "/Form") or item.get("/PatternType") == 1):
        item.write(press_content.painted(item, item.get("/Resources"), paint, named))
    elif _is(item, "/Subtype", "/Type3"):
        for glyph in item.get("/CharProcs", {}).values():
            glyph.write(press_content.painted(glyph, item.get("/Resources"), paint, named))
    if "/ShadingType" in item:
        _shading(item, paint, space)
    if _is(item, "/S", "/Transparency") and parts_of(item.get("/CS")):
        item.CS = space

def _shading(item: Any, paint: Painter, space: Any) -> None:
    """The ends of a shading's stretches, as inks; between two of them the inks change as the colours did."""
    if parts_of(item.ColorSpace) != _RGB or not isinstance(item.get("/Function"), pikepdf.Dictionary) or not _can(item.Function):
        return
    _function(item.Function, paint)
    item.ColorSpace = space
    if "/Background" in item:
        item.Background = _inks(item.Background, paint)


def _can(function: Any) -> bool:
    """Whether a function is made of stretches between two colours (ISO 32000-1, 7.10.3 and 7.10.4)."""
    if function.FunctionType == 3:  # noqa: PLR2004  stitching
        return all(isinstance(part, pikepdf.Dictionary) and _can(part) for part in function.Functions)
    return bool(function.FunctionType == 2 and len(function.get("/C0", [])) == len(function.get("/C1", [])) == _RGB)  # noqa: PLR2004


def _function(function: Any, paint: Painter) -> None:
    if "/Functions" in function:
        for part in function.Functions:
            if len(part.get("/C0", [])) in (0, _RGB):  # two stretches may share one
                _function(part, paint)
    else:
        function.C0, function.C1 = _inks(function.C0, paint), _inks(function.C1, paint)
    if "/Range" in function:
        del function.Range


def _inks(values: Any, paint: Painter) -> Any:
    made = paint(tuple(map(float, values)), False)  # noqa: FBT003  a painter takes no names
    return pikepdf.Array([number(part) for part in made])


def _picture(item: Any, inks: Inks) -> None:
    """The pixels of a picture; one in grey is black ink as it stands, and a stencil has no colour."""
    space = item.get("/ColorSpace")
    indexed = isinstance(space, pikepdf.Array) and str(space[0]) == "/Indexed" and parts_of(space[1]) == _RGB
    if item.get("/ImageMask", False) or (parts_of(space) != _RGB and not indexed):
        return
    pixels = inks.picture(pikepdf.PdfImage(item).as_pil_image().convert("RGB"))
    for key in ("/Decode", "/DecodeParms", "/Filter", "/Intent"):
        if key in item:
            del item[key]
    item.write(pixels)
    item.ColorSpace, item.BitsPerComponent = _CMYK, 8
