"""What each HTML element does where it starts and ends. Furniture is not told from text here: everything that is shown becomes blocks."""

from collections.abc import Callable
from typing import Any

from netpub.findings import Finding
from netpub.ingest import html_words as words
from netpub.ingest.frames import (
    BoxFrame,
    DefinitionListFrame,
    DroppedFrame,
    FigureCaptionFrame,
    FigureFrame,
    Frame,
    ItemFrame,
    LaterFrame,
    ListFrame,
    MeaningFrame,
    NoteFrame,
    QuoteFrame,
    TermFrame,
)
from netpub.ingest.html_pictures import drawing, embedded, image
from netpub.ingest.html_walk import Walk
from netpub.ingest.place import Place, inside
from netpub.ingest.tables import CaptionFrame, CellFrame, RowFrame, TableFrame, scope, span

Handler = Callable[[Walk, Any], None]


def start(walk: Walk, element: Any) -> None:
    """An element starts: it becomes the present place, ends the block before it when it is a block, and opens its frame."""
    walk.line = max(walk.line, element.sourceline or 0)
    around = walk.place
    if around.drawing and element.tag in words.BLOCKS:
        _leave_drawing(around)
    walk.place = inside(around, element, len(walk.frames))
    unseen = walk.place.tag in words.SKIPPED and not (walk.place.tag == "noscript" and words.shown_without_scripts(element))
    walk.place.skipped, walk.place.drawing = around.skipped or unseen, around.drawing
    if not walk.place.skipped:
        _open(walk, element)
    walk.text(element.text)


def _leave_drawing(place: Place) -> None:
    """A block inside a drawing ends the drawing (HTML Standard, "foreign content"): its end tag is missing, and text follows."""
    around: Place | None = place
    while around is not None and around.drawing:
        around.skipped = around.drawing = False
        around = around.up


def _open(walk: Walk, element: Any) -> None:
    place, tag = walk.place, walk.place.tag
    if tag in words.BLOCKS or place.level:
        _start_block(walk, element)
    if place.struck:
        walk.push(DroppedFrame(walk.origin(), rule="struck-text"))
    elif place.hidden and (tag not in words.BLOCKS or walk.top.heading):
        walk.push(LaterFrame(walk.origin()))
    if place.up is not None and place.up.tag == "mfrac" and element.getprevious() is not None:
        walk.top.line.put("/", place.marks)
    handler = _HANDLERS.get(tag)
    if handler:
        handler(walk, element)


def end(walk: Walk, element: Any) -> None:
    """An element ends: its block and its frames end with it."""
    place = walk.place
    assert place.up is not None
    if not place.skipped:
        if place.tag == "q":
            walk.top.line.put("”", place.marks)
        if place.tag in words.BLOCKS:
            _end_block(walk)
        walk.close_frames(place.frames)
        if place.level:
            walk.flush()
            walk.top.heading = 0
    walk.place = place.up
    walk.text(element.tail)


def _start_block(walk: Walk, element: Any) -> None:
    frame, level, tag = walk.top, walk.place.level, walk.place.tag
    if tag != "li":
        walk.end_implied_list()
    if frame.heading and not level and not (tag in words.AFTER_HEADING and frame.line):
        frame.line.blank(walk.place.marks)  # Blocks inside a heading are parts of it.
        return
    walk.flush()
    walk.top.heading = level
    kind = words.box_kind(element.get("class", ""), element.get("role", "")) if tag in _BOXES else None
    if kind:
        walk.push(BoxFrame(walk.origin(), kind=kind), container=True)


def _end_block(walk: Walk) -> None:
    if walk.top.heading:
        walk.top.line.blank(walk.place.marks)
    else:
        walk.flush()


def _list(walk: Walk, element: Any) -> None:
    declared = words.style(element.get("style", ""))
    plain = "none" in (declared.get("list-style", "") + " " + declared.get("list-style-type", "")).split()
    numbered = element.tag.lower() == "ol"
    # An order of its own (start="5", type="a") is kept as a hint: the text may refer to it.
    hints = [f"{name}:{element.get(name)}" for name in ("start", "type") if numbered and element.get(name)]
    frame = ListFrame(walk.origin(*hints), kind="simple" if plain else "order" if numbered else "bullet")
    walk.push(frame, container=True)


def _item(walk: Walk, _: Any) -> None:
    if not isinstance(walk.top, ListFrame):
        if not walk.push(ListFrame(walk.origin(), implied=True), container=True):
            return
        walk.place.frames += 1  # The list stays open for the items that follow.
    walk.push(ItemFrame(walk.origin()))


def _inside(around: type[Frame], opened: type[Frame]) -> Handler:
    """A handler for an element that means something only in its own kind of frame; elsewhere it is a block like any other."""

    def handle(walk: Walk, _: Any) -> None:
        if isinstance(walk.top, around):
            walk.push(opened(walk.origin()))
    return handle


def _container(opened: type[Frame]) -> Handler:
    """A handler for an element that may stand anywhere and counts as a level of nesting."""

    def handle(walk: Walk, _: Any) -> None:
        walk.push(opened(walk.origin()), container=True)
    return handle


def _table(walk: Walk, element: Any) -> None:
    layout = element.get("role", "").lower() in ("presentation", "none")
    walk.push(TableFrame(walk.origin(), layout=layout), container=True)


def _table_part(walk: Walk, _: Any) -> None:
    if isinstance(walk.top, TableFrame):
        walk.top.part = "head" if walk.place.tag == "thead" else "foot" if walk.place.tag == "tfoot" else "body"


def _row(walk: Walk, _: Any) -> None:
    if isinstance(walk.top, TableFrame):
        walk.push(RowFrame(walk.origin()))


def _cell(walk: Walk, element: Any) -> None:
    if not isinstance(walk.top, RowFrame):
        if not isinstance(walk.top, TableFrame):
            return
        walk.push(RowFrame(walk.origin()))  # A cell without its row (libxml2 adds none) makes a row of its own.
    walk.push(CellFrame(
        walk.origin(), header=walk.place.tag == "th", scope=scope(element.get("scope") or element.get("role", "")),
        colspan=span(element.get("colspan")), rowspan=span(element.get("rowspan"))))


def _line_break(walk: Walk, _: Any) -> None:
    frame = walk.top
    if frame.line.ends_with_break and not frame.heading:
        walk.flush()  # Two line breaks in a row part paragraphs in pages that have no p.
    else:
        frame.line.line_break(walk.place.marks)


def _quotation(walk: Walk, _: Any) -> None:
    walk.end_implied_list()
    walk.begin(walk.line)
    walk.top.line.put("“", walk.place.marks)  # Browsers show the marks of a q element.


def _note(walk: Walk, element: Any) -> None:
    """Open a footnote, and count lines from where it stands in the file."""
    line = element.get("line", "")
    frame = NoteFrame(walk.origin(), marks=walk.place.marks, back=walk.line)
    if walk.push(frame, container=True) and line.isascii() and line.isdigit() and len(line) <= _LINE_DIGITS:
        walk.line = int(line)


def _formula(walk: Walk, element: Any) -> None:
    """Report a formula; its words are kept with what tells ½ from 12: the stroke of fractions, raised and lowered parts."""
    detail = " ".join(" ".join(element.itertext()).split())[:100]
    walk.report(Finding("unrecognised-content", walk.at(walk.line), f"a formula: {detail}"))


_LINE_DIGITS = 7
_BOXES = frozenset(("div", "aside", "section"))
_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(words.LISTS, _list),
    "li": _item,
    "dl": _container(DefinitionListFrame),
    "dt": _inside(DefinitionListFrame, TermFrame),
    "dd": _inside(DefinitionListFrame, MeaningFrame),
    "blockquote": _container(QuoteFrame),
    "figure": _inside(Frame, FigureFrame),
    "figcaption": _inside(FigureFrame, FigureCaptionFrame),
    "table": _table,
    "caption": _inside(TableFrame, CaptionFrame),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _table_part),
    "tr": _row,
    **dict.fromkeys(("td", "th"), _cell),
    "br": _line_break,
    "q": _quotation,
    words.NOTE: _note,
    "img": image,
    "svg": drawing,
    "math": _formula,
    **dict.fromkeys(words.EMBEDDED, embedded),
}
