"""What a PDF holds, read back from the finished file as a screen reader would: along its structure, not along its pages' surface.

Running feet, page numbers and the marks of drafts are no part of the structure, so they are no part of the text.
"""

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from netpub.check.plain import PICTURE

# Structure types that run on within a line (ISO 32000-1, 14.8.4.4); WeasyPrint tags markup such as strong as NonStruct.
_INLINE = frozenset(("Span", "Link", "NonStruct", "Lbl", "Note", "Quote", "Code"))
# Where another place of the same text is (ISO 32000-1, 14.8.4.4.1): the edition's own words, such as “(see page 7)”, none of the article's.
_OWN = "Reference"
# Baselines further apart than this part of the type's size are two lines; nearer ones are raised or lowered signs.
_LINE = 0.7
# Pdfium takes a hyphen at the end of a line for one that the typesetter put there. Editions are set without hyphenation: it is the text's.
_BROKEN = "\x02"


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of text in one font: its baseline and its size, in points."""

    text: str
    baseline: float
    size: float


def text(data: bytes) -> str:
    """Return the text of a tagged PDF in the order of its structure, a line for each block, with the words of its pictures."""
    lines: list[str] = []
    with _opened(data) as pdf:
        for page in pdf:
            runs = _marked(page)
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                _read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), runs, lines, [])
            pdfium.FPDF_StructTree_Close(tree)
    return "\n".join([*(" ".join(line.split()) for line in lines if line.strip()), PICTURE])


def pages(data: bytes) -> int:
    """Return the number of pages."""
    with _opened(data) as pdf:
        return len(pdf)


def smallest_type(data: bytes) -> float:
    """Return the size in points of the smallest text on any page, drawings included; raised and lowered signs do not count."""
    sizes = []
    with _opened(data) as pdf:
        for page in pdf:
            last = _Run("", 0, 0)
            for item, scale in _texts(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 1):
                run = _run(item, "", scale)
                if run.size < last.size and 0 < abs(run.baseline - last.baseline) < _LINE * last.size:
                    continue
                sizes.append(run.size)
                last = run
    return min(sizes, default=math.inf)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()


def _read(element: Any, runs: Mapping[int, list[_Run]], lines: list[str], last: list[_Run]) -> None:
    """Add what an element of the structure holds to the lines. ``last`` holds the run before, empty at the beginning of a block."""
    kind = _string(pdfium.FPDF_StructElement_GetType, element)
    if kind == "Figure":
        lines += [f"{PICTURE}{_string(pdfium.FPDF_StructElement_GetAltText, element)}", ""]
        return
    if kind == _OWN:
        return
    if kind not in _INLINE:
        last = []
        lines.append("")
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _read(child, runs, lines, last)
        else:
            _append(runs.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index), ()), lines, last)
    if kind not in _INLINE:
        lines.append("")


def _append(runs: Iterable[_Run], lines: list[str], last: list[_Run]) -> None:
    """Go on with the last line. WeasyPrint leaves out the blank at which a line breaks, so a new line on the page brings one."""
    for run in runs:
        broken = bool(last) and abs(run.baseline - last[-1].baseline) > _LINE * min(run.size, last[-1].size)
        lines[-1] += f" {run.text}" if broken else run.text
        last[:] = [run]


def _marked(page: Any) -> dict[int, list[_Run]]:
    """The text of a page by its marked content, as the structure refers to it; text without a mark is none of it."""
    found: dict[int, list[_Run]] = {}
    surface = page.get_textpage()

    def words(item: Any, buffer: Any, length: int) -> int:
        return int(pdfium.FPDFTextObj_GetText(item, surface, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length))

    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if mark >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            found.setdefault(mark, []).append(_run(item, _string(words, item).replace(_BROKEN, "-"), 1))
    surface.close()
    return found


def _texts(holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], scale: float) -> Iterator[tuple[Any, float]]:
    """Every text of a page or of a drawing on it, with the scale that it is drawn at."""
    for index in range(count(holder)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item, scale
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _texts(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, scale * _scale(_matrix(item)))


def _run(item: Any, words: str, scale: float) -> _Run:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    matrix = _matrix(item)
    return _Run(words, matrix.f, size.value * _scale(matrix) * scale)


def _matrix(item: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _scale(matrix: Any) -> float:
    return math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def _string(read: Callable[[Any, Any, int], int], item: Any) -> str:
    """What one of pdfium's functions writes as UTF-16 with a zero at its end; asked first for the number of bytes."""
    length = read(item, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    read(item, buffer, length)
    return buffer.raw[:max(length, 2) - 2].decode("utf-16-le")
