"""Whether a file for the press keeps PDF/X-4: no colour of screens left anywhere in it, black type of one ink, and what a printer needs.

Written apart from what makes such files (publish.press), and from the finished file alone: no free validator knows PDF/X.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from netpub.findings import Finding, Report, Where

_BLEED = 3.0 * 72 / 25.4 - 0.01  # points
_INKS, _RGB_PARTS = 4, 3
_OPERATORS = frozenset(("rg", "RG"))
_SPACES = frozenset(("/DeviceRGB", "/RGB", "/CalRGB", "/Lab"))
# Type that is this black and has this much of the other inks as well is black of four inks.
_BLACK, _COLOURED = 0.7, 0.6
_SHOWN = frozenset(("Tj", "TJ", "'", '"'))
_VERSION = b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
_FORBIDDEN = ("/JavaScript", "/AA", "/OpenAction", "/AcroForm", "/Encrypt")


def compare(data: bytes, where: Where, report: Report) -> None:
    """Report ``press-colour`` for colours that are not inks, and ``press-standard`` for what a PDF/X-4 must have or must not have."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for detail in dict.fromkeys(_colours(pdf)):
            report(Finding("press-colour", where, detail))
        for detail in _lacking(pdf):
            report(Finding("press-standard", where, detail))


def _colours(pdf: Any) -> Iterator[str]:
    for item in pdf.objects:
        yield from _in_object(item)
    for number, page in enumerate(pdf.pages, 1):
        yield from _in_object(page.obj)
        yield from (f"page {number}: {seen}" for seen in _in_content(page))


def _in_object(item: Any, depth: int = 0) -> Iterator[str]:
    """What one object says of colour, with what lies directly in it."""
    if isinstance(item, pikepdf.Name) and str(item) in _SPACES:
        yield f"the colour space {str(item).removeprefix('/')}"
    elif isinstance(item, pikepdf.Array):
        if len(item) == 2 and str(item[0]) == "/ICCBased" and item[1].get("/N") == _RGB_PARTS:  # noqa: PLR2004
            yield "a colour space with a profile of red, green and blue"
        yield from (seen for one in item if not _apart(one) for seen in _in_object(one, depth + 1))
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        yield from (seen for key, one in item.items() if key != "/Parent" and not _apart(one) for seen in _in_object(one, depth + 1))
        drawn = isinstance(item, pikepdf.Stream) and (str(item.get("/Subtype", "")) == "/Form" or item.get("/PatternType") == 1)
        if drawn and not depth:
            yield from (f"a drawing: {seen}" for seen in _in_content(item))


def _apart(item: Any) -> bool:
    return bool(getattr(item, "is_indirect", False))


def _in_content(stream: Any) -> Iterator[str]:
    """What a content stream does with colours: operators of red, green and blue, pictures within it, and black type of four inks."""
    black, kept = False, []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator in _OPERATORS:
            yield f"the operator {operator}"
        elif operator == "INLINE IMAGE":
            yield from (f"a picture: {seen}" for operand in instruction.operands for seen in _inline(operand))
        elif operator in ("sc", "scn", "SC", "SCN") and len(instruction.operands) == _RGB_PARTS:
            yield f"the operator {operator} with three parts"
        elif operator == "k":
            *others, key = (float(value) for value in instruction.operands)
            black = key >= _BLACK and sum(others) >= _COLOURED
        elif operator == "q":
            kept.append(black)
        elif operator == "Q" and kept:
            black = kept.pop()
        elif operator in _SHOWN and black:
            yield "black type of four inks"


def _inline(operand: Any) -> Iterator[str]:
    space = str(getattr(operand, "colorspace", "") or "")
    if space in _SPACES:
        yield f"the colour space {space.removeprefix('/')}"


def _lacking(pdf: Any) -> Iterator[str]:
    """What PDF/X-4 asks for and the file lacks, or has and must not have (ISO 15930-7, 6)."""
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if str(one.get("/S", "")) == "/GTS_PDFX"]
    profile = intents[0].get("/DestOutputProfile") if len(intents) == 1 else None
    if profile is None or profile.get("/N") != _INKS or profile.read_bytes()[16:20] != b"CMYK":
        yield "no output intent with a profile of four inks"
    metadata = pdf.Root.get("/Metadata")
    if metadata is None or _VERSION not in metadata.read_bytes():
        yield "no word in its metadata that it is PDF/X-4"
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "no word on trapping"
    for key in _FORBIDDEN:
        if key in pdf.Root or key in pdf.trailer:
            yield f"{key.removeprefix('/')}, which a press must not meet"
    for number, page in enumerate(pdf.pages, 1):
        yield from (f"page {number}: {what}" for what in _of_page(page))
    for item in pdf.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and str(item.get("/Type", "")) == "/FontDescriptor"
        if is_font and not any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"the font {str(item.get('/FontName', '')).removeprefix('/')} is not embedded"


def _of_page(page: Any) -> Iterator[str]:
    media, bleed, trim = ([float(value) for value in page.obj.get(name, page.mediabox)] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if "/TrimBox" not in page.obj:
        yield "it does not say where it is cut"
    elif any(inner - outer < _BLEED for inner, outer in zip(trim[:2], bleed[:2], strict=True)) or any(
            outer - inner < _BLEED for inner, outer in zip(trim[2:], bleed[2:], strict=True)):
        yield "less than 3 mm of bleed"
    if any(inner < outer for inner, outer in zip(bleed[:2], media[:2], strict=True)) or any(
            inner > outer for inner, outer in zip(bleed[2:], media[2:], strict=True)):
        yield "its bleed lies outside the sheet"
    if page.obj.get("/Annots"):
        yield "annotations"
