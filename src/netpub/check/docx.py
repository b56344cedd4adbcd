"""The text of a Word document, read back from the finished file: a line for each paragraph, notes where they are called."""

import io
import zipfile
from typing import Any

from netpub.article import parse_xml
from netpub.check.plain import PICTURE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARTS = ("word/document.xml", "word/footnotes.xml")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def text(data: bytes) -> str:
    """Return the text of a document with the words of its pictures, then that of its notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        there = set(package.namelist())
        lines = [_paragraph(entry) for part in _PARTS if part in there for entry in parse_xml(package.read(part)).iter(f"{_W}p")]
    return "\n".join([*(" ".join(line.split()) for line in lines if line.strip()), PICTURE])


def _paragraph(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == _DRAWN:
            parts.append(f"\n{PICTURE}{element.get('descr', '')}\n")
        else:
            parts.append(_SIGNS.get(element.tag, ""))
    return "".join(parts)
