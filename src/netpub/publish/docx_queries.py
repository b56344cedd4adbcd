"""Queries to a reviewer as comments of a Word file: each on the block that it is about, one about the whole text on its title."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from netpub.publish import docx_finish

AUTHOR, _INITIALS = "netpub", "np"
_DIGITS = 12


def added(package: bytes, queries: Sequence[tuple[str, str]]) -> bytes:
    """Return a Word file with comments by ``AUTHOR``; ``queries`` are pairs of a block's id (a bookmark; empty for the whole) and words."""
    if not queries:
        return package
    document = Document(io.BytesIO(package))
    for block, words in queries:
        runs = _runs(document, block)
        if runs:
            document.add_comment(runs, text=words, author=AUTHOR, initials=_INITIALS)
    for comment in document.part._comments_part.element.iter(qn("w:comment")):  # noqa: SLF001  python-docx shows comments without dates only
        comment.attrib.pop(qn("w:date"), None)  # the same packet is the same bytes on every day
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as written:
        return docx_finish.archive({name: written.read(name) for name in written.namelist()})


def mark(words: str) -> str:
    """Return by which a query is known when the file comes back."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:_DIGITS]


def _runs(document: Any, block: str) -> list[Run]:
    """The runs of the paragraph that a block begins with; those of the first one with words when the block has no place of its own."""
    begun, first = False, None
    for element in document.element.body.iter(qn("w:bookmarkStart"), qn("w:p")):
        if element.tag == qn("w:p"):
            place = element
        elif not (block and element.get(qn("w:name")) == block):
            continue
        else:
            begun, place = True, next(element.iterancestors(qn("w:p")), None)
        runs = [Run(run, Paragraph(place, document)) for run in place.iter(qn("w:r"))] if place is not None else []
        if begun and any(run.text.strip() for run in runs):
            return runs
        first = first or (runs if any(run.text.strip() for run in runs) else None)
    return first or []
