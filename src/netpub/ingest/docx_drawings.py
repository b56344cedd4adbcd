"""What is drawn in a Word file: pictures with their alternative text, and text boxes."""

import posixpath
from collections.abc import Callable, Iterator
from typing import Any

from netpub.findings import Finding
from netpub.ingest.docx_styles import W
from netpub.ingest.docx_tables import boxed
from netpub.ingest.docx_words import R, Words
from netpub.ingest.figures import Pictures, Refused
from netpub.page import Block, Dropped, Figure, Origin, Range

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_V = "{urn:schemas-microsoft-com:vml}"
_DIAGRAMS = {"chart": "a chart", "diagram": "a SmartArt diagram"}

ReadBlocks = Callable[[Any, tuple[str, ...]], list[Block]]


class Drawings:
    """Reads drawings; ``read_blocks`` reads what stands in a text box."""

    def __init__(self, pictures: Pictures, read_blocks: ReadBlocks) -> None:
        self._pictures, self._read_blocks = pictures, read_blocks

    def read(self, words: Words, element: Any) -> list[Block]:
        """Return the figures and boxes in a ``w:drawing``, ``w:pict`` or ``w:object``; report what cannot be taken."""
        origin = Origin(words.where.file, words.number)
        if element.tag == W + "object":
            words.report(Finding("embedded-content", words.place(), "an object from another program"))
            return []
        blocks: list[Block] = []
        boxes = _outermost(element, W + "txbxContent")
        for text in boxes:
            blocks += boxed(self._read_blocks(text, ("text-box",)), origin)
        for picture in element.iter(_A + "blip", _V + "imagedata"):
            if not any(box in picture.iterancestors() for box in boxes):  # Those in a text box were read with it.
                blocks += self._figure(words, element, picture, origin)
        for data in element.iter(_A + "graphicData"):
            kind = _DIAGRAMS.get(posixpath.basename(data.get("uri", "")))
            if kind:
                self._refuse(words, Refused("figure-format", f"{kind} drawn in Word."), _figure(words, element, None, origin, ""))
        return blocks

    def _figure(self, words: Words, element: Any, picture: Any, origin: Origin) -> list[Block]:
        """Take a picture: its drawing (SVG) when it has one, else its pixels."""
        answer: str | Refused = Refused("figure-missing", "(no picture in the file)")
        for name in dict.fromkeys(_relations(picture)):
            if isinstance(answer, str):
                break
            answer = self._take(words, name)
            if isinstance(answer, Refused) and answer.rule == "figure-unsafe":
                words.report(Finding(answer.rule, words.place(), answer.detail))
        figure = _figure(words, element, picture, origin, answer if isinstance(answer, str) else "")
        if isinstance(answer, str):
            return [figure]
        self._refuse(words, answer, figure)
        return []

    def _take(self, words: Words, name: str) -> str | Refused:
        relation = words.rels.get(name)
        if relation is None:
            return Refused("figure-missing", "(no picture in the file)")
        if relation.is_external:
            return Refused("figure-external", str(relation.target_ref)[:200])
        part = relation.target_part
        return self._pictures.embed(posixpath.basename(str(part.partname)), part.blob)

    @staticmethod
    def _refuse(words: Words, why: Refused, figure: Figure) -> None:
        if why.rule != "figure-unsafe":
            words.report(Finding(why.rule, words.place(), why.detail))
        words.dropped.append(Dropped(why.rule, figure))


def _relations(picture: Any) -> Iterator[str]:
    """The relationships that may hold a picture, the best first: SVG before its fallback made of pixels."""
    for drawing in picture.iter(_SVG):
        yield drawing.get(R + "embed", "")
    for key in ("embed", "link", "id"):
        if picture.get(R + key):
            yield picture.get(R + key)


def _figure(words: Words, element: Any, picture: Any, origin: Origin, href: str) -> Figure:
    described = [*_around(picture), *element.iter(_WP + "docPr"), *element.iter(_V + "shape")]
    raw = next((text for part in described for key in ("descr", "alt", "title") if (text := part.get(key, "")).strip()), "")
    decorative = any(mark.get("val") in ("1", "true") for mark in element.iter(_DECORATIVE))
    at = Range(words.run(raw), 0, len(raw)) if raw else None
    return Figure(href, " ".join(raw.split()), (), origin, decorative, alt_at=at)


def _around(picture: Any) -> Iterator[Any]:
    """The properties of the one picture in a group of several."""
    if picture is not None:
        for holder in picture.iterancestors(_PIC + "pic"):
            yield from holder.iter(_PIC + "cNvPr")


def _outermost(element: Any, tag: str) -> list[Any]:
    """The elements of a kind in ``element`` that stand in no other of the kind there."""
    inside = list(element.iter(tag))
    return [found for found in inside if not any(around in inside for around in found.iterancestors(tag))]

