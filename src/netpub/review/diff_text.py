"""A comparison in plain lines for a terminal: ``[-removed-]{+added+}``, with colours where there are colours."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from netpub.review import diff_class, diff_fields
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
    return "".join(_piece(piece, style, number, len(pieces)) for number, piece in enumerate(pieces)).replace("\ufffc", "")


def _piece(piece: Piece, style: Style, number: int, count: int) -> str:
    if piece.status != "same":
        before, after = _SIGNS[piece.status]
        return style(f"{before}{piece.text}{after}", piece.status, grave=bool(piece.flags))
    if count == 1 or len(piece.text) <= 2 * _AROUND:
        return piece.text
    start = piece.text[:_AROUND] if number else ""
    end = piece.text[-_AROUND:] if number < count - 1 else ""
    return f"{start} … {end}"
