"""Where the printed pages of a booklet begin in its text, so that an e-book can name the same pages (EPUB Accessibility 1.1, 4.2.2).

A place is told by the last id that the text has before it and the letters and digits between the two. Blanks, signs, line breaks and
what style sheets add differ from format to format; letters do not.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from netpub.article import OLDER

# The list of contents, which every format makes itself, stands at this id.
CONTENTS = "toc"
_NUMBER = re.compile(r"\d+")
# Words that print has in another place than a book, by class: on the cover and its back; only one of the two: page numbers behind links,
# the mark of a draft, pages for handwriting.
ELSEWHERE = frozenset((
    "contact", "draft", "facts", "feedback", "formats", "language-assistance", OLDER, "rights", "sample-notice", "see", "writing"))


@dataclass(frozen=True, slots=True)
class PageStart:
    """``label`` is the number as it is printed; ``id`` that of the last place that the text names before the page begins, empty at the
    beginning of the text; ``letters`` counts letters and digits from there."""

    label: str
    id: str
    letters: int


def starts(document: Any, left_out: Collection[int] = ()) -> tuple[PageStart, ...]:
    """Return where the numbered pages of a rendered document (WeasyPrint) begin; ``left_out`` are the numbers of pages without text."""
    reader, found = _Reader(), []
    for number, page in enumerate(document.pages, 1):
        box = page._page_box  # noqa: SLF001  WeasyPrint offers no other way
        label, front = _label(box, number), _has_class(box.children[0], "front")
        start = None if front else reader.read(box.children[0])
        if label and number not in left_out and (front or start):
            found.append(PageStart(label, *((CONTENTS, 0) if front else start or ("", 0))))
    return tuple(found)


def letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


class _Reader:
    """Reads the boxes of one page after the other in the order of the text."""

    def __init__(self) -> None:
        self._id, self._count = "", 0
        self._bare = False  # whether nothing stands between where the id is on this page and here
        self._ids: set[str] = set()
        self._headers: set[Any] = set()

    def read(self, box: Any) -> tuple[str, int] | None:
        """Return the place at which the text of a page begins; None for a page that shows none."""
        self._bare = False
        return next(iter([place for part in self._parts(box) if (place := self._counted(part))]), None)

    def _counted(self, box: Any) -> tuple[str, int] | None:
        """Take in a box; returns where it begins when it shows something."""
        id = box.element.get("id") if box.element is not None else None
        if id and id not in self._ids:
            self._ids.add(id)
            # Of those that begin together the outermost is the place.
            if not self._bare:
                self._id, self._count, self._bare = id, 0, True
        place, text = (self._id, self._count), getattr(box, "text", "")
        self._count += letters(text)
        if self._count == place[1] and not hasattr(box, "replacement"):
            return None
        self._bare = False
        return place

    def _parts(self, box: Any) -> Iterator[Any]:
        """A box and those in it, without what print adds and the heads of tables that it repeats."""
        if "::" in (box.element_tag or "") or ELSEWHERE & _classes(box):
            return
        if getattr(box, "is_header", False) and box.element is not None:
            if box.element in self._headers:
                return
            self._headers.add(box.element)
        yield box
        for child in getattr(box, "children", ()):
            yield from self._parts(child)


def _label(page: Any, number: int) -> str:
    """The page's number as one of its margins shows it; empty for a page that shows none, such as a cover."""
    shown = (found[0] for margin in page.children[1:] if getattr(margin, "at_keyword", "") for found in _NUMBER.finditer(_text(margin)))
    return next((text for text in shown if int(text) == number), "")


def _text(box: Any) -> str:
    return getattr(box, "text", "") + "".join(_text(child) for child in getattr(box, "children", ()))


def _has_class(box: Any, name: str) -> bool:
    return name in _classes(box) or any(_has_class(child, name) for child in getattr(box, "children", ()))


def _classes(box: Any) -> set[str]:
    return set((box.element.get("class") or "").split()) if box.element is not None else set()
