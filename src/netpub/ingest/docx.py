"""A Word file -> Page: headings, lists and tables as the file's own styles and numbering say, tracked changes as if accepted.

Lines count paragraphs of the body from 1, those in tables and text boxes included; headers and footers of the pages have none.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.findings import Finding, Report, Unusable, Where
from netpub.ingest.docx_drawings import Drawings
from netpub.ingest.docx_lists import CAPTION, QUOTATION, Counters, Piece, captioned, nested, quoted
from netpub.ingest.docx_package import WordFile
from netpub.ingest.docx_styles import Numbering, Styles, W, child
from netpub.ingest.docx_tables import AROUND, read_table
from netpub.ingest.docx_words import MC, Words
from netpub.ingest.encoding import report_unreadable
from netpub.ingest.figures import Pictures
from netpub.ingest.html_words import language_tag
from netpub.ingest.inlines import Line
from netpub.page import Block, Fact, FactName, Heading, Metadata, Origin, Page, Paragraph, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEVELS = 6


def read_docx(slug: str, path: str, data: bytes, pictures: Pictures, report: Report) -> Page:
    """Return the page in a Word file; ``path`` is relative to the project. The pictures in it are taken into ``pictures``.

    Raises Unusable for a file that is no Word file, is damaged or unsafe, unpacks too large, or holds no word.
    """
    where = Where(path, page=slug)
    file = WordFile(data, where)
    reader = _Reader(file, where, pictures, report)
    blocks = [*reader.margins("HEADER", "header"), *reader.body(), *reader.margins("FOOTER", "footer")]
    runs = tuple(reader.words.runs)
    if not runs:
        raise Unusable(Finding("source-empty", where))
    for run in runs:
        report_unreadable(run.line, run.text, where, report)
    has_title = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    source = Source(slug, path, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), runs)
    return Page(source, _metadata(file, path, has_title=has_title), tuple(blocks), dropped=tuple(reader.words.dropped))


def _metadata(file: WordFile, path: str, *, has_title: bool) -> Metadata:
    """The document's language and, when no paragraph gives it, its title. Its author and dates are those of the file, not of the text."""
    values: list[tuple[FactName, str]] = [("language", language_tag(file.core_property("language")))]
    if not has_title:
        values.append(("title", file.core_property("title")))
    origin = Origin(path, 0, ("core-properties",))
    return Metadata(tuple((name, Fact(value, f"core property {name}: {value}", origin)) for name, value in values if value))


class _Reader:
    """Reads the blocks of one document."""

    def __init__(self, file: WordFile, where: Where, pictures: Pictures, report: Report) -> None:
        self._file, self._where = file, where
        self._styles = Styles(file.root("STYLES"))
        self._numbering = Numbering(file.root("NUMBERING"), self._styles)
        self._counters = Counters()
        self._carried: Line | None = None
        self._counting = True
        drawings = Drawings(pictures, self._blocks)
        self.words = Words(where, self._styles, report, lambda element: drawings.read(self.words, element))
        self.words.rels = file.main.rels
        self._add_notes()
        self._add_comments()
        # Under a title, first-level headings are sections; without one, the first of them is the title.
        self._shift = int(any(self._styles.is_title(child(paragraph, "pPr")) for paragraph in file.body.iter(W + "p")))

    def _add_notes(self) -> None:
        for kind in ("footnote", "endnote"):
            for part in self._file.parts(f"{kind.upper()}S"):
                for note in self._file.parsed(part).iterfind(W + kind):
                    if note.get(W + "type", "normal") == "normal":
                        self.words.notes[kind, note.get(W + "id", "")] = (note, part.rels)

    def _add_comments(self) -> None:
        comments = self._file.root("COMMENTS")
        for comment in () if comments is None else comments.iterfind(W + "comment"):
            paragraphs = ("".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in comment.iter(W + "p"))
            self.words.comments[comment.get(W + "id", "")] = " ".join(paragraphs).strip()

    def body(self) -> list[Block]:
        """Return the blocks of the document's body."""
        return self._blocks(self._file.body, ())

    def margins(self, kind: str, hint: str) -> list[Block]:
        """Return what stands in the headers or footers of pages, each text once."""
        blocks: list[Block] = []
        seen = set()
        outer, self._counting, self.words.number = (self.words.number, self.words.rels), False, 0
        for part in self._file.parts(kind):
            root = self._file.parsed(part)
            text = "".join(element.text or "" for element in root.iter(W + "t"))
            if text.strip() and text not in seen:
                seen.add(text)
                self.words.rels = part.rels
                blocks += self._blocks(root, (hint,))
        self._counting = True
        self.words.number, self.words.rels = outer
        return blocks

    def _blocks(self, container: Any, hints: tuple[str, ...]) -> list[Block]:
        """The blocks in a body, cell, text box or margin."""
        return captioned(quoted(nested(self._pieces(container, hints), self._counters)))

    def _pieces(self, container: Any, hints: tuple[str, ...]) -> Iterator[Piece]:
        for part in container.iterchildren(etree.Element):
            if part.tag == W + "p":
                yield self._paragraph(part, hints)
            elif part.tag == W + "tbl":
                origin = Origin(self._where.file, self.words.number + self._counting, (*hints, "table"))
                yield None, read_table(part, origin, lambda cell: self._blocks(cell, (*hints, "table", "cell")))
            elif part.tag in AROUND:
                yield from self._pieces(part, hints)
            elif part.tag == MC + "AlternateContent":
                for chosen in part.iterfind(MC + "Choice"):
                    yield from self._pieces(chosen, hints)
            elif part.tag == W + "altChunk":
                self.words.report(Finding("embedded-content", self.words.place(), "a document inside the document"))

    def _paragraph(self, paragraph: Any, around: tuple[str, ...]) -> Piece:
        """A paragraph's piece: its text first, then what is drawn in it."""
        words, properties = self.words, child(paragraph, "pPr")
        words.number += self._counting
        title, level = self._styles.is_title(properties), self._styles.heading_level(properties)
        origin = Origin(self._where.file, words.number, (*around, *self._hints(properties)))
        words.bold_means_strong = not title and not level
        line, self._carried = self._carried or Line(), None
        words.read(paragraph, line, origin.hints)
        later, words.later = words.later, []
        if child(properties, "rPr", "del") is not None:
            self._carried = line  # The end of the paragraph is deleted: its words belong to the next one.
            return None, later
        content = line.take()
        if not content:
            return None, later
        if title or level:
            return None, [Heading(1 if title else min(level + self._shift, _LEVELS), content, origin), *later]
        return self._numbering.item(properties), [Paragraph(content, origin), *later]

    def _hints(self, properties: Any) -> list[str]:
        """The name of a paragraph's style, and what the style makes of it in whatever language it is named."""
        style = self._styles.name(properties)
        hints = [f"style:{style}"] if style else []
        return hints + [CAPTION] * self._styles.is_caption(properties) + [QUOTATION] * self._styles.is_quote(properties)
