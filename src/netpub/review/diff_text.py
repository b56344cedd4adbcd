"""A comparison in plain lines for a terminal: ``[-removed-]{+added+}``, with colours where there are colours."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from netpub.review import diff_class, diff_fields, diff_words
from netpub.review.diff import Change, Diff, Kind
from netpub.review.diff_words import Piece


class Style(Protocol):
    """Colours words: ``kind`` is ``removed``, ``added`` or ``head``; ``grave`` words need a second look."""

    def __call__(self, words: str, kind: str, *, grave: bool) -> str:
        """Return the words with their colours."""


_SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_AROUND = 60  # characters of what is the same, on either side of a change
_WORDS = {
    Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.CHANGED: "reworded", Kind.STRUCTURE: "moved into or out of what holds it",
    Kind.SAME: "",
}


def lines(diff: Diff, style: Style) -> Iterator[str]:
    """Yield the lines of a comparison, grouped by section; ``style`` colours words."""
    section = None
    for change in diff.changes:
        if change.block.section != section:
            section = change.block.section
            yield ""
            yield style(section or "Front matter", "head", grave=False)
        yield from _change(change, style)


def _change(change: Change, style: Style) -> Iterator[str]:
    happened = ", ".join(word for word in ("moved" if change.moved else "", _WORDS[change.kind]) if word)
    name = diff_fields.name(change) if change.block.kind in ("fact", "article", "ref") else change.block.key
    reason = diff_class.reason(change)
    yield f"  {name}: {happened}" + (f" – {reason}" if reason and reason != happened else "")
    if change.pieces:
        yield f"    {_words(change.pieces, style)}"
    for label, field in diff_fields.shown(change):
        yield f"    {label}: {_words(field.pieces, style)}"


def _words(pieces: Sequence[Piece], style: Style) -> str:
    made = []
    for number, piece in enumerate(pieces):
        if piece.status == "same":
            made.append(_same(piece.text, first=not number, last=number == len(pieces) - 1))
        else:
            # One pair of signs around neighbours, which differ in their colours alone.
            before, after = _SIGNS[piece.status]
            opens = not number or pieces[number - 1].status != piece.status
            closes = number == len(pieces) - 1 or pieces[number + 1].status != piece.status
            made.append(style(f"{before * opens}{piece.text}{after * closes}", piece.status, grave=bool(piece.flags)))
    return "".join(made).replace("\ufffc", "")


def _same(text: str, *, first: bool, last: bool) -> str:
    """Words around a change, the middle of long ones left out."""
    return text if first and last else diff_words.ends(text, _AROUND, head=not first, tail=not last)
