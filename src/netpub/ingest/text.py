"""A web page flattened to plain text -> Page: lines become paragraphs and underlined headings; list items stay lines.

Whether a short line is a heading, or a line with a bullet a list item, needs the page as a whole: normalisation decides that.
The reader tells it what only the file shows, as hints of each block: ``line`` (one line of the file), ``blank-before``,
``blank-after``, ``indent:N`` (columns).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from netpub.findings import Finding, Report, Unusable, Where
from netpub.ingest import text_tables
from netpub.ingest.encoding import decode, report_unreadable
from netpub.page import Block, Dropped, Heading, Inlines, Metadata, Origin, Page, Paragraph, Range, Run, Source, Text, Unrecognised
from netpub.text.markers import marker

MEDIA_TYPE = "text/plain"
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|\^{3,})\s*")
# Rows of other signs are rules between paragraphs as often as underlines: these are as long as what they underline.
_PLAIN_UNDERLINE = re.compile(r"\s*[=-]+\s*")
_NEARLY = 2
_RULE = re.compile(r"[\s\-_=*~#.·•—–]+")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
# A file is hard-wrapped when its widest line lies in this range and its paragraphs fill most of the width.
_WRAP_WIDTHS = range(40, 101)
_WRAPPED_LINES = 2
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words: its ``run``, whether an empty line stands before and after it, and its indent in columns."""

    run: int
    number: int
    text: str
    blank_before: bool
    blank_after: bool

    @property
    def indent(self) -> int:
        expanded = self.text.expandtabs(_TAB)
        return len(expanded) - len(expanded.lstrip())

    def content(self, start: int = 0) -> Text:
        """The words from ``start`` on, without blanks around them."""
        begin = start + len(self.text[start:]) - len(self.text[start:].lstrip())
        end = len(self.text.rstrip())
        return Text(self.text[begin:end], Range(self.run, begin, end))

    def mark(self, end: int | None = None) -> Text:
        """Characters that the structure stands for, such as an underline: no text, but a place in the source."""
        return Text("", Range(self.run, 0, len(self.text) if end is None else end))


def read_text(slug: str, path: str, data: bytes, report: Report) -> Page:
    """Return the page in a plain text file; ``path`` is relative to the project.

    Raises Unusable (``source-empty``) when there is no word in it.
    """
    where = Where(path, page=slug)
    text = decode(data, where, report)
    report_unreadable(1, text, where, report)
    lines = _lines(text.split("\n"))
    if not lines:
        raise Unusable(Finding("source-empty", where))
    blocks, dropped = _blocks(lines, where, report)
    runs = tuple(Run(line.number, line.text) for line in lines)
    source = Source(slug, path, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), runs)
    return Page(source, Metadata(), blocks, dropped=dropped)


def _lines(texts: list[str]) -> list[_Line]:
    padded = ["", *texts, ""]
    filled = [number for number, text in enumerate(padded) if text.strip()]
    return [
        _Line(run, number, padded[number], not padded[number - 1].strip(), not padded[number + 1].strip())
        for run, number in enumerate(filled)
    ]


def _blocks(lines: list[_Line], where: Where, report: Report) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    done = 0
    for start, end, rows in text_tables.find(lines):
        _add_text(lines[done:start], blocks, dropped, where, report)
        blocks.append(text_tables.table(where.file, lines[start:end], rows))
        done = end
    _add_text(lines[done:], blocks, dropped, where, report)
    return tuple(blocks), tuple(dropped)


def _add_text(lines: list[_Line], blocks: list[Block], dropped: list[Dropped], where: Where, report: Report) -> None:
    """Add what lines without a table are, and name those that may be one."""
    for number in text_tables.doubtful(lines):
        report(Finding("doubtful-table", replace(where, line=lines[number].number), " ".join(lines[number].text.split())))
    width = max((len(line.text) for line in lines), default=0)
    for group in _groups(lines, width if _wrapped(lines, width) else 0):
        first = group[0]
        if len(group) == 1 and _RULE.fullmatch(first.text):
            content = (first.content(),)
            dropped.append(Dropped("separator", Unrecognised(content, Origin(where.file, first.number))))
        else:
            blocks.append(_block(where.file, group))


def _block(path: str, group: list[_Line]) -> Block:
    first, last = group[0], group[-1]
    if last is not first and _UNDERLINE.fullmatch(last.text):
        level = 1 if "=" in last.text else 2 if "-" in last.text else 3
        return Heading(level, (first.content(), last.mark()), Origin(path, first.number, ("underlined",)))
    if hashes := _HASHES.match(first.text):
        content = (first.mark(hashes.end()), first.content(hashes.end()))
        return Heading(len(hashes[1]), content, Origin(path, first.number, ("hashes",)))
    hints = ("line",) * (len(group) == 1) + ("blank-before",) * first.blank_before + ("blank-after",) * last.blank_after
    hints += (f"indent:{first.indent}",) if first.indent else ()
    return Paragraph(_joined(group), Origin(path, first.number, hints))


def _joined(group: list[_Line]) -> Inlines:
    """The words of wrapped lines, with a blank for each line break."""
    parts: list[Text] = [group[0].content()]
    for line in group[1:]:
        parts += [Text(" "), line.content()]
    return tuple(parts)


def _wrapped(lines: list[_Line], width: int) -> bool:
    """True when an editor or mail program broke the lines: short ones only, and lines inside paragraphs reach nearly as far as any."""
    inner = [line for line in lines if not line.blank_after]
    full = [line for line in inner if len(line.text) >= 0.75 * width]
    return width in _WRAP_WIDTHS and len(full) >= _WRAPPED_LINES and len(full) >= 0.6 * len(inner)


def _groups(lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Yield the lines that make one block each; ``width`` is where the file breaks its lines, 0 when it does not."""
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _underlines(line: str, above: str) -> bool:
    if not _UNDERLINE.fullmatch(line):
        return False
    return bool(_PLAIN_UNDERLINE.fullmatch(line)) or abs(len(line.strip()) - len(above.strip())) <= _NEARLY


def _continues(group: list[_Line], line: _Line, width: int) -> bool:
    previous = group[-1]
    if line.blank_before or _RULE.fullmatch(previous.text) or _HASHES.match(line.text) or _HASHES.match(previous.text):
        return False
    if _RULE.fullmatch(line.text):
        return len(group) == 1 and _underlines(line.text, previous.text) and not marker(previous.text)
    if marker(line.text):
        return False
    item = marker(group[0].text)
    if item and line.indent >= item.end:
        return True
    # A line broken by hand stops where the next word would still have fitted.
    return width > 0 and len(previous.text.rstrip()) + 1 + len(line.text.split()[0]) > width - 5
