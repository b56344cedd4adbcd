"""The words of one block while a reader meets them: white space collapsed, marks nested at the end, every character's place kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, groupby, takewhile
from typing import Literal

from netpub.page import Emphasis, Inline, Inlines, Language, Link, Note, Range, Strong, Sub, Sup, Text

# HTML's white space (HTML Standard, "ASCII whitespace"); a no-break space is a character like any other.
SPACE = " \t\n\f\r"
_SPACES = re.compile(r"[ \t\n\f\r]+")

_LANGUAGES = 3  # Languages inside one another; more make no sense and could nest without end.
Kind = Literal["strong", "emphasis", "sub", "sup", "link", "language"]
_ELEMENTS: dict[Kind, Callable[[str, Inlines], Inline]] = {
    "strong": lambda _, children: Strong(children),
    "emphasis": lambda _, children: Emphasis(children),
    "sub": lambda _, children: Sub(children),
    "sup": lambda _, children: Sup(children),
    "link": Link,
    "language": Language,
}


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An inline element around words, equal only to itself; ``value`` is a link's href or a language's tag."""

    kind: Kind
    value: str = ""


Marks = tuple[Mark, ...]


def marked(marks: Marks, mark: Mark) -> Marks:
    """Return ``marks`` with one more inside; strong inside strong and a link inside a link add nothing, so nesting stays bounded."""
    inner = [known for known in marks if known.kind == mark.kind]
    if inner and (mark.kind != "language" or inner[-1].value == mark.value or len(inner) == _LANGUAGES):
        return marks
    return (*marks, mark)


@dataclass(slots=True)
class _Leaf:
    marks: Marks
    text: str
    at: Range | None
    tail: int = 0  # How many characters of the range are the blank that ``text`` ends with.
    note: Note | None = None


class Line:
    """The inline content of one block."""

    def __init__(self) -> None:
        self._leaves: list[_Leaf] = []

    def __bool__(self) -> bool:
        """Whether there is more than white space."""
        return any(leaf.text.strip() for leaf in self._leaves)

    @property
    def ends_with_break(self) -> bool:
        """Whether nothing but white space, no-break spaces too, was met since the last line break."""
        blank = list(takewhile(lambda leaf: not leaf.text.strip(), reversed(self._leaves)))
        return any(leaf.text == "\n" for leaf in blank)

    def add(self, run: int, raw: str, marks: Marks) -> None:
        """Add the characters of a run, each stretch of white space as one blank; at the start and after a blank it vanishes."""
        start = 0
        if self._at_blank():
            start = len(raw) - len(raw.lstrip(SPACE))
        self._add(raw[start:], Range(run, start, len(raw)), marks)

    def add_lines(self, run: int, raw: str, marks: Marks) -> None:
        """Add the characters of a run whose line feeds are line breaks."""
        start = 0
        for number, part in enumerate(raw.split("\n")):
            if number:
                self.line_break(marks)
            if part.strip(SPACE):
                self._add(part, Range(run, start, start + len(part)), marks)
            start += len(part) + 1

    def put(self, text: str, marks: Marks) -> None:
        """Add characters that stand for markup and have no place in the source's text, such as quotation marks."""
        self._leaves.append(_Leaf(marks, text, None))

    def note(self, content: Inlines, marks: Marks) -> None:
        """Add a footnote at the place that calls it."""
        self._leaves.append(_Leaf(marks, "*", None, note=Note(content)))

    def blank(self, marks: Marks) -> None:
        """Add the white space between two elements; at the start and after a blank it vanishes."""
        if not self._at_blank():
            self._add(" ", None, marks)

    def line_break(self, marks: Marks) -> None:
        """Add a line break; at the start of a block it vanishes."""
        self._trim()
        if self._leaves:
            self._leaves.append(_Leaf(self._shared(marks), "\n", None))

    def take(self) -> Inlines:
        """Return the content without white space around it, and start anew."""
        if not self._leaves:
            return ()
        while self._leaves and not self._leaves[-1].text.strip():
            self._leaves.pop()
        self._trim()
        leaves, self._leaves = self._leaves, []
        return _nested(list(dropwhile(lambda leaf: not leaf.text.strip(), leaves)), 0)

    def _at_blank(self) -> bool:
        return not self._leaves or self._leaves[-1].text[-1] in " \n"

    def _add(self, raw: str, at: Range | None, marks: Marks) -> None:
        text = _SPACES.sub(" ", raw)
        if not text:
            return
        if text == " ":
            marks = self._shared(marks)
        self._leaves.append(_Leaf(marks, text, at, len(raw) - len(raw.rstrip(SPACE))))

    def _shared(self, marks: Marks) -> Marks:
        """The marks of a blank or line break: it opens no element and belongs to what it shares with the words before it."""
        before = self._leaves[-1].marks if self._leaves else ()
        return tuple(mark for mark, _ in takewhile(lambda pair: pair[0] is pair[1], zip(marks, before, strict=False)))

    def _trim(self) -> None:
        """Take blanks off the end."""
        while self._leaves and self._leaves[-1].text.endswith(" "):
            last = self._leaves.pop()
            if last.text != " ":
                at = last.at and replace(last.at, end=last.at.end - last.tail)
                self._leaves.append(_Leaf(last.marks, last.text[:-1], at))


def _nested(leaves: Sequence[_Leaf], depth: int) -> Inlines:
    """The leaves with their marks from ``depth`` inwards as elements; no deeper than ``marked`` lets marks become."""
    content: list[Inline] = []
    for mark, group in groupby(leaves, lambda leaf: leaf.marks[depth] if depth < len(leaf.marks) else None):
        if mark is None:
            content += [leaf.note or Text(leaf.text, leaf.at) for leaf in group]
        else:
            content.append(_ELEMENTS[mark.kind](mark.value, _nested(list(group), depth + 1)))
    return tuple(content)
