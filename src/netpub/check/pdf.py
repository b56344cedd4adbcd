"""What a PDF holds, read back from the finished file as a screen reader would: along its structure, not along its pages' surface.

Running feet, page numbers and the marks of drafts are no part of the structure, so they are no part of the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from netpub.check import surface
from netpub.check.directions import RIGHT_TO_LEFT, logical
from netpub.check.plain import PICTURE
from netpub.check.surface import Box, Surface, Text

# Structure types that run on within a line (ISO 32000-1, 14.8.4.4); WeasyPrint tags markup such as strong as NonStruct.
_INLINE = frozenset(("Span", "Link", "NonStruct", "Lbl", "Note", "Quote", "Code"))
# Where another place of the same text is (ISO 32000-1, 14.8.4.4.1): the edition's own words, such as “(see page 7)”, none of the article's.
_OWN = "Reference"
# Baselines further apart than this part of the type's size are two lines; nearer ones are raised or lowered signs.
LINE = 0.7
# Pdfium takes a hyphen at the end of a line for one that the typesetter put there. Editions are set without hyphenation: it is the text's.
_BROKEN = "\x02"


@dataclass(slots=True)
class Line:
    """A line of a block: its words, the baseline and size (points) of the text that it begins with, and where that stands; a picture
    has its words alone. ``marks`` are the marked content that it is made of."""

    words: str
    baseline: float = 0.0
    size: float = 0.0
    box: Box | None = None
    marks: list[int] = field(default_factory=list)


Block = list[Line]


def text(data: bytes, language: str = "") -> str:
    """Return the text of a tagged PDF in the order of its structure, a line for each block, with the words of its pictures; with
    ``language`` (BCP 47) that of the parts alone that say to be in this language."""
    found = [" ".join(line.words for line in block) for lines in _by_page(data, language) for block in lines]
    return "\n".join([*(" ".join(words.split()) for words in found if words.strip()), PICTURE])


@lru_cache(maxsize=1)
def read(data: bytes) -> tuple[tuple[Surface, list[Block]], ...]:
    """Return what lies on each page, and its blocks; those of the last file are kept, since text and layout are asked for in turn."""
    with opened(data) as pdf:
        seen = [(page, surface.read(page)) for page in pdf]
        return tuple((lying, blocks(page, lying)) for page, lying in seen)


def _by_page(data: bytes, language: str) -> list[list[Block]]:
    if not language:
        return [lines for _, lines in read(data)]
    with opened(data) as pdf:
        return [blocks(page, lying, language) for page, (lying, _) in zip(pdf, read(data), strict=True)]


def blocks(page: Any, lying: Surface, language: str = "") -> list[Block]:
    """Return the blocks of a page in the order of its structure, each line by line as they break on the page; with ``language`` those of
    the parts in it alone."""
    marked: dict[int, list[Text]] = {}
    for one in lying.texts:
        if one.mark >= 0:
            marked.setdefault(one.mark, []).append(one)
    if any(RIGHT_TO_LEFT.search(one.words) for one in lying.texts):
        lines = {mark: _in_order(texts) for mark, texts in marked.items()}
        turned = {mark for block in _blocks(page, lines, language) for mark in _marks(block)}
        marked = {mark: [_written(one) for one in texts] if mark in turned else texts for mark, texts in lines.items()}
    return _blocks(page, marked, language)


def _blocks(page: Any, marked: Mapping[int, list[Text]], language: str) -> list[Block]:
    found: list[Block] = [[]]
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        for part in _parts(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), language):
            _read(part, marked, found, [])
    pdfium.FPDF_StructTree_Close(tree)
    return [block for block in found if block]


def _parts(element: Any, language: str) -> Iterator[Any]:
    """An element, or with ``language`` the outermost elements in it that say to be in this language."""
    if not language or surface.string(pdfium.FPDF_StructElement_GetLang, element) == language:
        yield element
        return
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _parts(child, language)


def _marks(block: Block) -> set[int]:
    """The marked content of a block that runs from right to left, none of another's: a letter of it tells."""
    return {mark for line in block for mark in line.marks} if any(RIGHT_TO_LEFT.search(line.words) for line in block) else set()


def _written(one: Text) -> Text:
    return replace(one, words=logical(one.visual))


def _in_order(texts: list[Text]) -> list[Text]:
    """One text for each line, where letters and signs come from several fonts: they are painted from the left."""
    rows: list[list[Text]] = []
    for one in texts:
        if rows and abs(rows[-1][0].baseline - one.baseline) < LINE * one.size:
            rows[-1].append(one)
        else:
            rows.append([one])
    seen = ["".join(one.visual for one in sorted(row, key=lambda one: one.box[0])) for row in rows]
    # A vowel sign is a text of its own above the line: the longest text says where that stands.
    longest = [max(row, key=lambda one: len(one.visual)) for row in rows]
    return [replace(one, words=visual, visual=visual) for one, visual in zip(longest, seen, strict=True)]


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Open a PDF for as long as it is read."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()


def _read(element: Any, marked: Mapping[int, list[Text]], found: list[Block], last: list[Text]) -> None:
    """Add what an element of the structure holds to the blocks. ``last`` holds the text before, empty at the beginning of a block."""
    kind = surface.string(pdfium.FPDF_StructElement_GetType, element)
    if kind == "Figure":
        found += [[Line(f"{PICTURE}{surface.string(pdfium.FPDF_StructElement_GetAltText, element)}")], []]
        _captions(element, marked, found)
        return
    if kind == _OWN:
        return
    if kind not in _INLINE:
        last = []
        found.append([])
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _read(child, marked, found, last)
        else:
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            _append(marked.get(mark, ()), found[-1], last)
    if kind not in _INLINE:
        found.append([])


def _captions(figure: Any, marked: Mapping[int, list[Text]], found: list[Block]) -> None:
    """Read the caption of a figure, where that is a part of it; what is drawn in it is told by its words."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(figure)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(figure, index)
        if child and surface.string(pdfium.FPDF_StructElement_GetType, child) == "Caption":
            _read(child, marked, found, [])


def _append(texts: Iterable[Text], block: Block, last: list[Text]) -> None:
    """Go on with the last line. WeasyPrint leaves out the blank at which a line breaks, so a new line on the page brings one."""
    for one in texts:
        words = one.words.replace(_BROKEN, "-")
        broken = bool(last) and abs(one.baseline - last[-1].baseline) > LINE * min(one.size, last[-1].size)
        if broken or not block:
            block.append(Line(words, one.baseline, one.size, one.box, [one.mark]))
        else:
            block[-1].words += words
            block[-1].marks.append(one.mark)
        last[:] = [one]
