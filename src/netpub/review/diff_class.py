"""Is a change editorial or clinical? What touches a number, a negation, a reference's facts or whole blocks is never editorial."""

from collections.abc import Sequence
from typing import Literal

from netpub.review import diff_words
from netpub.review.diff import Change, Diff, Kind
from netpub.review.diff_words import Flag, Piece

_GRAVE = frozenset((Flag.NUMBER, Flag.NEGATION, Flag.OPPOSITE))
_WORDS = {
    Flag.NUMBER: "a number or dose changed", Flag.NEGATION: "a negation changed", Flag.OPPOSITE: "a word that turns the meaning changed"}
# More words than this, added or removed in a row, are a statement.
_STATEMENT = 4
# Facts that say nothing about treatment: a change of them alone is editorial.
_EDITORIAL_FACTS = (
    "pub-date", "event", "contrib", "permissions", "journal-id", "journal-title-group", "issn", "isbn", "publisher", "article-id",
    "kwd-group", "article-categories", "article",
)
_COVER = "custom-meta[cover]"  # a drawing that decorates


def classify(diff: Diff) -> Literal["editorial", "clinical"]:
    """Return the least class that a change has. A person may call an editorial change clinical; never the other way round."""
    return "clinical" if any(reason(change) for change in diff.changes) else "editorial"


def reason(change: Change) -> str:
    """Return why a change counts as clinical, in words; empty when it is editorial."""
    block = change.block
    if block.kind in ("fact", "article"):
        drawing = change.fields and all(_COVER in field.name for field in change.fields)
        return "" if drawing or block.key.startswith(_EDITORIAL_FACTS) else "a fact about the text changed"
    if block.kind == "ref":
        named = [field.name for field in change.fields if field.name not in ("comment[raw]", "label", "text")]
        return f"a reference changed ({', '.join(named)})" if named else ""
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        return f"a block was {change.kind}" if block.text.strip() or block.fields else ""
    if change.kind is Kind.STRUCTURE:
        return "what holds a block changed"
    if change.moved and any(name.startswith(("list list-type=order", "tr", "td", "th", "boxed-text")) for name in block.within):
        return "the order of steps, rows or boxes changed"
    return _reason_of_words(change)


def _reason_of_words(change: Change) -> str:
    if change.fields:
        return f"a picture or a property changed ({', '.join(field.name for field in change.fields)})"
    return _reason_of_pieces(change.pieces)


def reason_between(old: str, new: str, language: str) -> str:
    """Return why the change from one text without markup to another counts as clinical; ``language`` is a BCP 47 tag."""
    return _reason_of_pieces(diff_words.texts(old, new, language))


def _reason_of_pieces(pieces: Sequence[Piece]) -> str:
    grave = sorted({flag for piece in pieces for flag in piece.flags} & _GRAVE)
    if grave:
        return _WORDS[Flag.NUMBER if Flag.NUMBER in grave else grave[0]]
    runs = [piece.text.split() for piece in pieces if piece.status != "same"]
    if any(len(run) > _STATEMENT for run in runs):
        return "a statement was added, removed or replaced"
    return ""
