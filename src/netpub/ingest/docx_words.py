"""The words of a Word paragraph: runs, links, fields, footnotes, what is deleted, struck through or hidden, what is drawn among them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from netpub.findings import Finding, Report, Where
from netpub.ingest.docx_styles import Styles, W, child, value
from netpub.ingest.docx_symbols import symbol
from netpub.ingest.html_words import link_target
from netpub.ingest.inlines import Line, Mark, Marks, marked
from netpub.page import Block, Dropped, Origin, Paragraph, Run, plain

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Elements around runs that change nothing about their words.
_AROUND = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "rubyBase"))
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")  # Their results are numbers of the Word layout, and no words.
_NAMED = 100
# Word cuts text into runs wherever it likes; one mark for all of them makes neighbours one element again.
_STRONG, _EMPHASIS, _SUB, _SUP = Mark("strong"), Mark("emphasis"), Mark("sub"), Mark("sup")


@dataclass(slots=True)
class _Field:
    """A field whose end has not come: its instruction is being read, then what it shows."""

    instruction: str = ""
    shows: bool = False
    mark: Mark | None = None

    @property
    def numbers_pages(self) -> bool:
        return self.shows and (self.instruction.split() or [""])[0] in _PAGE_FIELDS


class Words:
    """Reads the inline content of paragraphs, one after the other. ``runs`` and ``dropped`` grow; ``number`` is the paragraph's.

    ``draw`` is called for drawings and text boxes and returns the blocks that they make; they end up in ``later``.
    """

    def __init__(self, where: Where, styles: Styles, report: Report, draw: Callable[[Any], list[Block]]) -> None:
        self.where, self.report = where, report
        self._styles, self._draw = styles, draw
        self.runs: list[Run] = []
        self.dropped: list[Dropped] = []
        self.later: list[Block] = []
        self.number = 0
        self.rels: Mapping[str, Any] = {}
        self.notes: dict[tuple[str, str], tuple[Any, Mapping[str, Any]]] = {}
        self.comments: dict[str, str] = {}
        self.bold_means_strong = True
        self._fields: list[_Field] = []
        self._asides: dict[str, Line] = {}
        self._line = Line()
        self._readers: dict[str, Callable[[Any, Marks], None]] = {
            "t": lambda part, marks: self._text(part.text or "", marks),
            "sym": lambda part, marks: self._text(symbol(part.get(W + "font", ""), part.get(W + "char", "")), marks),
            "noBreakHyphen": lambda _, marks: self._line.put("\N{NON-BREAKING HYPHEN}", marks),
            **dict.fromkeys(("tab", "ptab"), lambda _, marks: self._line.blank(marks)),
            **dict.fromkeys(("br", "cr"), self._break),
            **dict.fromkeys(("fldChar", "instrText"), self._field),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            "commentReference": self._comment,
            **dict.fromkeys(("drawing", "pict", "object"), self._apart),
            "ruby": self._content,
            MC + "AlternateContent": lambda part, marks: self._alternative(part, self._parts, marks),
        }

    def place(self) -> Where:
        """Return the present paragraph's place."""
        return Where(self.where.file, self.number, self.where.page)

    def read(self, paragraph: Any, line: Line, hints: tuple[str, ...]) -> None:
        """Read a paragraph's words into ``line``; report and drop what is deleted, struck through or hidden."""
        self._line = line
        self._content(paragraph, ())
        for rule, aside in self._asides.items():
            content = aside.take()
            if content:
                self.dropped.append(Dropped(rule, Paragraph(content, Origin(self.where.file, self.number, hints))))
                self.report(Finding(rule, self.place(), plain(content)[:_NAMED]))
        self._asides = {}
        # A field without its end, in a damaged file, must not silence the paragraphs that follow.
        self._fields = [field for field in self._fields if field.shows and not field.numbers_pages]

    def run(self, text: str) -> int:
        """Note a run of source text in the present paragraph; returns its number."""
        self.runs.append(Run(self.number, text))
        return len(self.runs) - 1

    def _content(self, element: Any, marks: Marks) -> None:
        for part in element.iterchildren(etree.Element):
            if part.tag == W + "r":
                self._run(part, marks)
            elif part.tag == W + "hyperlink":
                self._content(part, self._linked(part, marks))
            elif part.tag == W + "fldSimple":
                self._simple_field(part, marks)
            elif part.tag in _AROUND:
                self._content(part, marks)
            elif part.tag == W + "del":
                self._deleted(part)
            elif part.tag == MC + "AlternateContent":
                self._alternative(part, self._content, marks)
            elif part.tag in (_MATH + "oMath", _MATH + "oMathPara"):
                self._formula(part, marks)

    def _linked(self, element: Any, marks: Marks) -> Marks:
        relation = self.rels.get(element.get(R + "id", ""))
        anchor = element.get(W + "anchor")
        target = str(relation.target_ref) if relation is not None and relation.is_external else f"#{anchor}" if anchor else ""
        target = link_target(target)
        return marked(marks, Mark("link", target)) if target else marks

    def _run(self, run: Any, marks: Marks) -> None:
        """Read one run, with its marks; what is struck through or hidden is kept apart."""
        properties = child(run, "rPr")
        character = self._styles.character
        if character(properties, "strike") or character(properties, "dstrike"):
            self._aside("struck-text", run, "t")
            return
        if character(properties, "vanish"):
            self._aside("hidden-text", run, "t")
            return
        if self.bold_means_strong and character(properties, "b"):
            marks = marked(marks, _STRONG)
        if character(properties, "i"):
            marks = marked(marks, _EMPHASIS)
        raised = value(properties, "vertAlign")
        if raised in ("superscript", "subscript"):
            marks = marked(marks, _SUP if raised == "superscript" else _SUB)
        self._parts(run, marks)

    def _parts(self, run: Any, marks: Marks) -> None:
        for part in run.iterchildren(etree.Element):
            read = self._readers.get(part.tag.removeprefix(W))
            if read is not None:
                read(part, marks)

    def _break(self, part: Any, _: Marks) -> None:
        if part.get(W + "type") in (None, "textWrapping"):
            self._line.line_break(())

    def _comment(self, part: Any, _: Marks) -> None:
        words = self.comments.get(part.get(W + "id", ""), "")
        self.report(Finding("word-comment", self.place(), words[:2 * _NAMED]))

    def _alternative(self, element: Any, read: Callable[[Any, Marks], None], marks: Marks) -> None:
        """Read what a recent Word shows; the fallback says the same for older programs."""
        chosen = element.find(MC + "Choice")
        chosen = element.find(MC + "Fallback") if chosen is None else chosen
        if chosen is not None:
            read(chosen, marks)

    def _text(self, raw: str, marks: Marks) -> None:
        if any(field.numbers_pages for field in self._fields) or not raw:
            return
        if not all(field.shows for field in self._fields):
            self._keep_apart("hidden-text", raw)  # Word shows no part of a field's instruction.
            return
        for field in self._fields:
            marks = marked(marks, field.mark) if field.mark else marks
        if raw.strip(" \t\n"):
            self._line.add(self.run(raw), raw, marks)
        else:
            self._line.blank(marks)

    def _field(self, part: Any, _: Marks) -> None:
        kind = part.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            field = self._fields[-1]
            field.shows = True
            target = link_target(_hyperlink(field.instruction))
            field.mark = Mark("link", target) if target else None
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields and part.tag == W + "instrText":
            self._fields[-1].instruction += part.text or ""

    def _simple_field(self, part: Any, marks: Marks) -> None:
        target = link_target(_hyperlink(part.get(W + "instr", "")))
        self._fields.append(_Field(part.get(W + "instr", ""), shows=True, mark=Mark("link", target) if target else None))
        self._content(part, marks)
        self._fields.pop()

    def _note(self, part: Any, marks: Marks) -> None:
        """Read a footnote or endnote where it is called; a note that is called twice, or calls itself, is read once."""
        kind = part.tag.removeprefix(W).removesuffix("Reference")
        found = self.notes.pop((kind, part.get(W + "id", "")), None)
        if found is None:
            return
        element, rels = found
        line, outer, self.rels, self._line = self._line, self.rels, rels, Line()
        for paragraph in element.iter(W + "p"):
            self._content(paragraph, ())
            self._line.line_break(())
        content = self._line.take()
        self._line, self.rels = line, outer
        if content:
            self._line.note(content, marks)

    def _deleted(self, element: Any) -> None:
        for run in element.iter(W + "r"):
            self._aside("tracked-deletion", run, "delText")

    def _aside(self, rule: str, run: Any, name: str) -> None:
        """Keep words that are no part of the text apart, until the paragraph ends."""
        for part in run.iterfind(W + name):
            self._keep_apart(rule, part.text or "")
        for part in run.iterchildren(W + "fldChar", W + "instrText"):
            self._field(part, ())

    def _keep_apart(self, rule: str, raw: str) -> None:
        if raw.strip():
            self._asides.setdefault(rule, Line()).add(self.run(raw), raw, ())

    def _formula(self, element: Any, marks: Marks) -> None:
        """Report a formula; its words are kept with what tells ½ from 12: the stroke of fractions, raised and lowered parts."""
        words = " ".join(part.text or "" for part in element.iter(_MATH + "t"))
        self.report(Finding("unrecognised-content", self.place(), f"a formula: {words[:_NAMED]}"))
        for part in element.iter(_MATH + "t", _MATH + "den"):
            if part.tag == _MATH + "den":
                self._line.put("/", marks)
                continue
            around = {parent.tag for parent in part.iterancestors()}
            raised = _SUP if _MATH + "sup" in around else _SUB if _MATH + "sub" in around else None
            self._text(part.text or "", marked(marks, raised) if raised else marks)

    def _apart(self, element: Any, _: Marks) -> None:
        """Read a drawing; text boxes hold paragraphs of their own, so this paragraph's state is put aside for them."""
        line, asides, fields, later = self._line, self._asides, self._fields, self.later
        self._asides, self._fields, self.later = {}, [], []
        later += self._draw(element)
        self._line, self._asides, self._fields, self.later = line, asides, fields, later


def _hyperlink(instruction: str) -> str:
    """Return the address in a HYPERLINK field's instruction, empty for other fields."""
    parts = instruction.split('"')
    return parts[1] if parts[0].strip() == "HYPERLINK" and len(parts) > 1 else ""
