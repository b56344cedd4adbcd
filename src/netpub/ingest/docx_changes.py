"""Tracked changes of a Word paragraph in words (ISO/IEC 29500-1, 17.13.5): what to delete, insert or replace, where it is cut or joined."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from netpub.ingest.docx_styles import W, child

_INSERTED, _DELETED = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_SPACES = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_FORMAL = tuple(W + name for name in (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
    "numberingChange"))
_CELLS = {W + "cellIns": "Insert this cell", W + "cellDel": "Delete this cell", W + "cellMerge": "Merge this cell"}
_CONTEXT = 40  # characters that say where something is inserted


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one status: ``same``, ``ins``, ``del``, or ``both`` (inserted and deleted again), with who changed them."""

    status: str
    by: str
    text: str


@dataclass
class Paragraph:
    """A paragraph with its number in the story and the bookmarks around it, outermost first; ``begun`` when words of it were met."""

    element: Any
    number: int
    bookmarks: list[str]
    begun: bool = False

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words, neighbours of the same status and person as one."""
        made: list[Piece] = []
        for piece in _pieces(self.element):
            if made and (made[-1].status, made[-1].by) == (piece.status, piece.by):
                made[-1] = Piece(piece.status, piece.by, made[-1].text + piece.text)
            else:
                made.append(piece)
        return tuple(made)

    @property
    def before(self) -> str:
        """Its words without any tracked change."""
        return "".join(piece.text for piece in self.pieces if piece.status in ("same", "del"))

    @property
    def after(self) -> str:
        """Its words with all tracked changes."""
        return "".join(piece.text for piece in self.pieces if piece.status in ("same", "ins"))

    @property
    def ends_deleted(self) -> bool:
        """Whether its end is deleted, so that the next paragraph joins it."""
        return self._mark(_DELETED) is not None

    @property
    def ends_inserted(self) -> bool:
        """Whether its end is inserted: somebody cut a paragraph in two, or added one."""
        return self._mark(_INSERTED) is not None

    def _mark(self, names: tuple[str, ...]) -> Any:
        properties = child(self.element, "pPr", "rPr")
        return None if properties is None else next((part for part in properties if part.tag in names), None)

    def marked_by(self) -> str:
        """Return who deleted or inserted its end."""
        return _by(self._mark((*_DELETED, *_INSERTED)))


def changes(paragraph: Paragraph, following: str, *, joined: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield who changed what, in words, and whether it is the form alone. ``following`` are the words of the next paragraph; ``joined``
    says that the end of the paragraph before is deleted."""
    found = list(_grouped(paragraph, joined=joined))
    yield from ((by, text, False) for by, text in found)
    if paragraph.ends_deleted:
        beginning = f", which begins “{_beginning(following)}”" if following.strip() else ""
        yield paragraph.marked_by(), f"Join this paragraph with the next one{beginning}.", False
    elif paragraph.ends_inserted and paragraph.before.strip():
        yield paragraph.marked_by(), f"Begin a new paragraph after “{_end(paragraph.after)}”.", False
    yield from _around(paragraph.element)
    for by in dict.fromkeys(_by(part) for part in paragraph.element.iter(*_FORMAL)):
        yield by, f"The look was changed in “{paragraph.after.strip()[:_CONTEXT * 2]}”.", True


def _grouped(paragraph: Paragraph, *, joined: bool) -> Iterator[tuple[str, str]]:
    """Neighbouring deletions and insertions of one person as one change."""
    pieces = paragraph.pieces
    at = 0
    while at < len(pieces):
        if pieces[at].status == "same":
            at += 1
            continue
        end = at
        while end < len(pieces) and pieces[end].status != "same" and pieces[end].by == pieces[at].by:
            end += 1
        old = " ".join("".join(piece.text for piece in pieces[at:end] if piece.status == "del").split())
        new = " ".join("".join(piece.text for piece in pieces[at:end] if piece.status == "ins").split())
        context = "".join(piece.text for piece in pieces[:at] if piece.status != "del").strip()
        told = _told(old, new, context)
        if told:
            yield pieces[at].by, f"{'This goes on from the block before. ' if joined and at == 0 else ''}{told}"
        at = end


def _beginning(text: str) -> str:
    """The first words of a text."""
    text = text.strip()
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rpartition(" ")[0] or text[:_CONTEXT]


def _end(text: str) -> str:
    """The last words of a text."""
    text = text.strip()
    return text if len(text) <= _CONTEXT else text[-_CONTEXT:].partition(" ")[2] or text[-_CONTEXT:]


def _told(old: str, new: str, context: str) -> str:
    if old and new:
        return f"Change “{old}” to “{new}”."
    if old:
        return f"Delete “{old}”."
    if new:
        return f"Insert “{new}” {f'after “{_end(context)}”' if context else 'at the beginning'}."
    return ""


def _around(element: Any) -> Iterator[tuple[str, str, bool]]:
    """Rows and cells of tables that were inserted or deleted, told at the first paragraph in them."""
    cell = next((one for one in element.iterancestors(W + "tc")), None)
    if cell is None or next(cell.iter(W + "p"), None) is not element:
        return
    for mark in child(cell, "tcPr") if child(cell, "tcPr") is not None else ():
        if mark.tag in _CELLS:
            yield _by(mark), f"{_CELLS[mark.tag]}.", False
    row = cell.getparent()
    if row is not None and row.tag == W + "tr" and next(row.iter(W + "tc"), None) is cell and child(row, "trPr") is not None:
        words = " | ".join("".join(part.itertext()).strip() for part in row.iter(W + "tc"))
        for mark in child(row, "trPr"):
            if mark.tag in (W + "ins", W + "del"):
                yield _by(mark), f"{'Insert' if mark.tag == W + 'ins' else 'Delete'} the row “{words}”.", False


def _pieces(paragraph: Any) -> Iterator[Piece]:
    """The words of a paragraph in order, without those of paragraphs in text boxes."""
    for part in paragraph.iter(W + "t", W + "delText", *_SPACES):
        if next(part.iterancestors(W + "p"), None) is not paragraph or part.getparent().tag != W + "r":
            continue
        text = _SPACES.get(part.tag) or part.text or ""
        holders = list(_holders(part, paragraph))
        kinds = {"del" if holder.tag in _DELETED else "ins" for holder in holders}
        yield Piece("both" if len(kinds) > 1 else next(iter(kinds), "same"), _by(holders[0] if holders else None), text)


def _holders(part: Any, paragraph: Any) -> Iterator[Any]:
    """The changes that words stand in, the innermost first."""
    for element in part.iterancestors(etree.Element):
        if element is paragraph:
            break
        if element.tag in (*_INSERTED, *_DELETED):
            yield element


def _by(element: Any) -> str:
    return "" if element is None else " ".join(element.get(W + "author", "").split())
