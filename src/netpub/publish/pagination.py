"""How a booklet comes by its pages for handwriting: where folded sheets would have blank ones, they stand before its closing part.

How many there are is known when the text is laid out, and to lay out is what costs most. WeasyPrint 70 lays out a whole document or
none, although the pages before the closing part stay as they are; so netpub asks for those from there on alone. The same pages come of
it as of a whole layout with so many pages for handwriting, which a test checks.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.document
import weasyprint.layout
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.layout.block import block_level_page_break

from netpub.errors import InternalError

# The classes of the pages for handwriting, and of the part behind them. That begins a page when one stands before it.
NOTES, CLOSING = "writing", "closing"


@contextmanager
def folding(fold: int) -> Iterator[None]:
    """Lay out documents so that their number of pages is a multiple of ``fold``, as far as pages for handwriting can bring that about:
    ``fold`` - 1 of them stand in a document in front of its closing part, and as many remain as are needed, mostly fewer."""
    whole = weasyprint.document.layout_document

    def folded(html: Any, root: Any, context: Any) -> Iterator[Any]:
        ends = _Ends(root)
        return _folded(_Layout(html, root, context, whole), ends, fold) if ends.noted else whole(html, root, context)

    weasyprint.document.layout_document = folded
    try:
        yield
    finally:
        weasyprint.document.layout_document = whole


def _folded(layout: "_Layout", ends: "_Ends", fold: int) -> Iterator[Any]:
    """The pages with as many for handwriting as fill the last sheet; the closing part then begins a page, which may take up one of them.

    The back cover is one page and costs as much as three, so it is left out until the number of those before it is known.
    """
    ends.join(covered=False)
    pages = layout.pages()
    lacking = -(len(pages) + ends.covers) % fold
    if not lacking:
        ends.join()
        lacking = -len(layout.pages(max(len(pages) - 1, 0), moved=False)) % fold
    if not lacking:
        return layout.finished()
    first = ends.begin(pages)
    ends.part(lacking)
    over = len(layout.pages(first)) % fold
    if over:
        ends.part((lacking - over) % fold)
        over = len(layout.pages(first)) % fold
    if over:
        ends.join()
        layout.pages()
    return layout.finished()


class _Ends:
    """The boxes at the end of a document: pages for handwriting and, behind them, the closing part; ``noted`` says whether it has both,
    ``covers`` how many back covers stand behind what holds them."""

    def __init__(self, root: Any) -> None:
        parents = (box for box in root.descendants() if any(_is(child, NOTES) for child in getattr(box, "children", ())))
        self._parent: Any = next(parents, None)
        children = list(self._parent.children) if self._parent else []
        place = next((index for index, child in enumerate(children) if _is(child, NOTES)), 0)
        self._notes = [child for child in children[place:] if _is(child, NOTES)]
        self._before, self._after = children[:place], children[place + len(self._notes):]
        self.noted = bool(self._after) and _is(self._after[0], CLOSING)
        self._holder = next((box for box in (root, *root.descendants()) if self._parent in getattr(box, "children", ())), None)
        self._held = list(self._holder.children) if self._holder else []
        self._covered = self._held.index(self._parent) + 1 if self._held else 0
        self.covers = len(self._held) - self._covered
        heads = [*self._after[:1], *(child for child in self._after[0].children[:1] if child.element_tag == "h2")] if self.noted else []
        self._styled = [(box, box.style) for box in heads]

    def join(self, *, covered: bool = True) -> None:
        """Let the closing part follow the text; with ``covered`` the back cover stands behind them."""
        for box, style in self._styled:
            box.style = style
        self._parent.children = [*self._before, *self._after]
        self._cover(covered=covered)

    def _cover(self, *, covered: bool) -> None:
        if self._holder:
            self._holder.children = self._held if covered else self._held[:self._covered]

    def part(self, count: int) -> None:
        """Put so many pages for handwriting between the two; the closing part begins a page, without room above its title."""
        begins = (("break_before", "page"), ("margin_top", ZERO_PIXELS))
        for (box, style), (name, value) in zip(self._styled, begins, strict=False):
            box.style = style.copy()
            box.style[name] = value
        self._parent.children = [*self._before, *self._notes[:count], *self._after]
        self._cover(covered=True)

    def begin(self, pages: Sequence[Any]) -> int:
        """The index of the first of joined pages that may be another one when the two are parted."""
        closing = self._after[0]
        index, siblings = self._closing_on(pages)
        tied = bool(self._before) and block_level_page_break(self._before[-1], closing) != "auto"
        return max(index - 1, 0) if tied or siblings[0].element is closing.element else index

    def _closing_on(self, pages: Sequence[Any]) -> tuple[int, Sequence[Any]]:
        """The first page with a part of the closing part, and what stands beside that; looked for from the end, where it is near."""
        found: tuple[int, Sequence[Any]] | None = None
        for index in reversed(range(len(pages))):
            siblings = next((box.children for box in pages[index].descendants() if self._holds_closing(box)), None)
            if siblings is not None:
                found = index, siblings
            elif found:
                break
        if found is None:
            raise InternalError("A booklet has no page with its closing part.", "Please report the page that shows it.")
        return found

    def _holds_closing(self, box: Any) -> bool:
        element = self._after[0].element
        return box.element is self._parent.element and any(child.element is element for child in getattr(box, "children", ()))


class _Layout:
    """The layout of a document, of which some pages can be kept when it is done again."""

    def __init__(self, html: Any, root: Any, context: Any, whole: Callable[..., Iterator[Any]]) -> None:
        self._given, self._context, self._whole = (html, root, context), context, whole
        self._footnotes = list(context.footnotes)
        self._made: list[tuple[Any, Any]] = []  # pages, and what each holds before it gets its margins
        self._finishing: Iterator[Any] = iter(())

    def pages(self, first: int = 0, *, moved: bool = True) -> list[Any]:
        """Lay out the pages from ``first`` on, those before are kept; returns them all, as yet without margins. ``moved``: what stands on
        the others may have got another page."""
        kept, makers = self._made[:first], self._context.page_maker[:first + 1] if first else []
        self._context.footnotes = list(self._footnotes)
        self._context.string_set.clear()
        for page, children in kept:
            page.children = children
        make = weasyprint.layout.make_all_pages

        def made(context: Any, root: Any, html: Any, pages: list[Any]) -> list[Any]:
            again = bool(makers and not pages)
            if again:
                context.page_maker, pages = makers, [page for page, _ in kept]
                makers[-1][-1]["content_changed"] = True
            found = list(make(context, root, html, pages))
            if again and moved:
                self._name_pages(first)
            self._made = [(page, page.children) for page in found]
            return found

        weasyprint.layout.make_all_pages = made
        try:
            # All pages are laid out when the first one is asked for, and margins are drawn page by page.
            self._finishing = self._whole(*self._given)
            self._finishing = _again(next(self._finishing), self._finishing)
        finally:
            weasyprint.layout.make_all_pages = make
        return [page for page, _ in self._made]

    def _name_pages(self, first: int) -> None:
        """Have kept pages that name others, such as a list of contents, laid out with the numbers of now: those may have moved.

        WeasyPrint itself does not notice where the name of a place stands in an attribute.
        """
        for item in self._context.target_collector.counter_lookup_items.values():
            if item.page_maker_index is not None and item.page_maker_index < first:
                item.parse_again(item.cached_page_counter_values)
                self._context.page_maker[item.page_maker_index][-1]["content_changed"] = True

    def finished(self) -> Iterator[Any]:
        """The pages of the last layout with what stands in their margins."""
        return self._finishing


def _again(first: Any, rest: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from rest


def _is(box: Any, name: str) -> bool:
    """Whether a box is that of an element of a class."""
    return box.element is not None and box.element_tag == box.element.tag and name in (box.element.get("class") or "").split()
