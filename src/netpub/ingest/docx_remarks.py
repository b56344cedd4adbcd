"""What a reviewer wrote into a Word file: comments, and tracked changes in words, each with the place that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from netpub.findings import Where
from netpub.ingest.docx_changes import Paragraph, changes
from netpub.ingest.docx_package import WordFile
from netpub.ingest.docx_styles import W

COMMENT, CHANGE, FORMAT = "comment", "change", "format"
_WORDS = {W + "t", W + "delText"}
_NO_BOOKMARKS: tuple[str, ...] = ()
_STORIES = ("FOOTNOTES", "ENDNOTES", "HEADER", "FOOTER")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: ``kind`` (``COMMENT`` …), ``by`` whom (may be empty), its words, the words that it is ``on``; where it stands: the
    ``bookmarks`` around it, the innermost first, and the ``paragraph`` as it was before any change; both empty where it has no place."""

    kind: str
    by: str
    text: str
    on: str = ""
    bookmarks: tuple[str, ...] = ()
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: the ``properties`` that netpub gave it (empty in a foreign file), its remarks in the order of the text, and
    its ``paragraphs`` as they were before any tracked change, with the innermost bookmark of each."""

    properties: tuple[str, ...]
    remarks: tuple[Remark, ...]
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]


def read(data: bytes, name: str, *properties: str) -> Returned:
    """Return what was written into a Word file called ``name``; ``properties`` are the names of those that netpub gave it.

    Raises Unusable for a file that is no Word file, is damaged or unsafe, or unpacks too large.
    """
    file = WordFile(data, Where(name))
    story = _Story(file.body)
    comments = _comments(file)
    remarks = [remark for paragraph in story.paragraphs for remark in _in_paragraph(paragraph, story, comments)]
    for kind in _STORIES:
        for part in file.parts(kind):
            apart = _Story(file.parsed(part))
            remarks += [remark for paragraph in apart.paragraphs for remark in _in_paragraph(paragraph, apart, comments)]
    remarks += [Remark(COMMENT, by, text) for by, text in comments.values()]
    return Returned(tuple(file.custom_property(one) for one in properties), tuple(remarks), tuple(_before(story.paragraphs)))


def _comments(file: WordFile) -> dict[str, tuple[str, str]]:
    """Author and words of each comment that has words, by its id."""
    root = file.root("COMMENTS")
    found = {}
    for comment in () if root is None else root.iterfind(W + "comment"):
        lines = ("".join(part.text or "" for part in paragraph.iter(W + "t")).strip() for paragraph in comment.iter(W + "p"))
        text = "\n".join(line for line in lines if line)
        if text:
            found[comment.get(W + "id", "")] = (" ".join(comment.get(W + "author", "").split()), text)
    return found


@dataclass(slots=True)
class _Range:
    """What a comment is on: the number of the paragraph in which it begins, and words."""

    paragraph: int
    words: list[str] = field(default_factory=list)


class _Story:
    """The paragraphs of a body, note or margin in the order of the file, and where comments are."""

    def __init__(self, root: Any) -> None:
        self.paragraphs: list[Paragraph] = []
        self.ranges: dict[str, _Range] = {}
        self._open: dict[str, str] = {}  # names of bookmarks by their id, in the order in which they began
        self._ranging: set[str] = set()
        for element in root.iter(etree.Element):
            self._meet(element)

    def _meet(self, element: Any) -> None:
        tag = element.tag
        if tag == W + "p":
            self.paragraphs.append(Paragraph(element, len(self.paragraphs), list(self._open.values())))
        elif tag == W + "bookmarkStart":
            self._open[element.get(W + "id", "")] = element.get(W + "name", "")
            if self.paragraphs and _around(element) is self.paragraphs[-1].element and not self.paragraphs[-1].begun:
                self.paragraphs[-1].bookmarks.append(element.get(W + "name", ""))
        elif tag == W + "bookmarkEnd":
            self._open.pop(element.get(W + "id", ""), None)
        elif tag in (W + "commentRangeStart", W + "commentReference"):
            self.ranges.setdefault(element.get(W + "id", ""), _Range(max(len(self.paragraphs) - 1, 0)))
            if tag == W + "commentRangeStart":
                self._ranging.add(element.get(W + "id", ""))
        elif tag == W + "commentRangeEnd":
            self._ranging.discard(element.get(W + "id", ""))
        elif tag in _WORDS:
            self._say(element.text or "")

    def _say(self, words: str) -> None:
        if self.paragraphs and words.strip():
            self.paragraphs[-1].begun = True
        for id in self._ranging:
            self.ranges[id].words.append(words)


def _around(element: Any) -> Any:
    return next(element.iterancestors(W + "p"), None)


def _in_paragraph(paragraph: Paragraph, story: _Story, comments: dict[str, tuple[str, str]]) -> Iterator[Remark]:
    """The remarks about a paragraph; comments that have a place are taken out of ``comments``."""
    place = (tuple(reversed(paragraph.bookmarks)), paragraph.before)
    for id, range in story.ranges.items():
        if range.paragraph == paragraph.number and id in comments:
            by, text = comments.pop(id)
            yield Remark(COMMENT, by, text, " ".join("".join(range.words).split()), *place)
    following = next((one.after for one in story.paragraphs[paragraph.number + 1:] if one.after), "")
    joined = paragraph.number > 0 and story.paragraphs[paragraph.number - 1].ends_deleted
    for by, text, formal in changes(paragraph, following, joined=joined):
        yield Remark(FORMAT if formal else CHANGE, by, text, "", *place)


def _before(paragraphs: list[Paragraph]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs as they were: one that a reviewer cut in two is one, one that a reviewer added is none."""
    carried, bookmarks = "", _NO_BOOKMARKS
    for paragraph in paragraphs:
        carried, bookmarks = carried + paragraph.before, bookmarks or tuple(reversed(paragraph.bookmarks))
        if not paragraph.ends_inserted:
            if carried.strip():
                yield " ".join(carried.split()), bookmarks
            carried, bookmarks = "", _NO_BOOKMARKS
