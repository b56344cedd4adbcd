"""The words of two versions of a block, with what changed marked, and what sort of word it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

from netpub.review.blocks import Marks
from netpub.text import meaning
from netpub.text.numbers import spelled
from netpub.text.quantities import quantities
from netpub.text.word_diff import operations, tokens

Status = Literal["same", "added", "removed"]


class Flag(StrEnum):
    """Why a changed word needs a second look."""

    NUMBER = "number"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that were added, removed or are the same, with the inline elements around them."""

    status: Status
    text: str
    marks: Marks = ()
    flags: frozenset[Flag] = frozenset()


_Token = tuple[str, Marks]
_NOTHING: frozenset[Flag] = frozenset()


def whole(words: Sequence[tuple[str, Marks]], status: Status, language: str) -> tuple[Piece, ...]:
    """Return the words of a block that is there in one version only, or the same in both."""
    if status == "same":
        return tuple(Piece(status, text, marks) for text, marks in words)
    made = _tokens(words)
    return _joined([Piece(status, *token, flags) for token, flags in zip(made, _flags(made, language), strict=True)])


def texts(old: str, new: str, language: str) -> tuple[Piece, ...]:
    """Return the pieces of two plain texts."""
    return compare(((old, ()),), ((new, ()),), language)


def compare(old: Sequence[tuple[str, Marks]], new: Sequence[tuple[str, Marks]], language: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in order: what was removed before what was added in its place.

    Words that are the same and whose markup is not have the flag ``markup``. ``language`` is a BCP 47 tag.
    """
    before, after = _tokens(old), _tokens(new)
    flags, new_flags = _flags(before, language), _flags(after, language)
    pieces: list[Piece] = []
    for name, start, end, new_start, new_end in _tidied(before, after):
        if name == "equal":
            pieces += [
                Piece("same", text, marks, _NOTHING if marks == other else frozenset({Flag.MARKUP}))
                for (_, other), (text, marks) in zip(before[start:end], after[new_start:new_end], strict=True)]
        else:
            pieces += [Piece("removed", *before[at], flags[at]) for at in range(start, end)]
            pieces += [Piece("added", *after[at], new_flags[at]) for at in range(new_start, new_end)]
    return _joined(pieces)


def _tokens(words: Sequence[tuple[str, Marks]]) -> list[_Token]:
    return [(token, marks) for text, marks in words for token in tokens(text)]


def _tidied(old: Sequence[_Token], new: Sequence[_Token]) -> list[tuple[str, int, int, int, int]]:
    """The operations, without islands of blanks between two changes: they tear apart what is read as one."""
    found: list[tuple[str, int, int, int, int]] = []
    made = operations([text for text, _ in old], [text for text, _ in new])
    for index, (name, start, end, new_start, new_end) in enumerate(made):
        island = name == "equal" and 0 < index < len(made) - 1 and not "".join(text for text, _ in old[start:end]).strip()
        changed = island or name != "equal"
        if changed and found and found[-1][0] == "replace":
            found[-1] = ("replace", found[-1][1], end, found[-1][3], new_end)
        else:
            found.append(("replace" if changed else name, start, end, new_start, new_end))
    return found


def _flags(words: Sequence[_Token], language: str) -> list[frozenset[Flag]]:
    """What each token is, were it changed."""
    text = "".join(token for token, _ in words)
    measured = [(quantity.start, quantity.end) for quantity in quantities(text)]
    made, at, next_one = [], 0, 0
    for token, _ in words:
        while next_one < len(measured) and measured[next_one][1] <= at:
            next_one += 1
        inside = next_one < len(measured) and measured[next_one][0] <= at and bool(token.strip())
        made.append(_sorts(token, language, inside))
        at += len(token)
    return made


def _sorts(token: str, language: str, measured: bool) -> frozenset[Flag]:
    if not token.strip():
        return _NOTHING
    number = measured or any(character.isdigit() or character.isnumeric() for character in token) or bool(spelled(token, language))
    negation, opposite = bool(meaning.negation(token, language)), meaning.turning(token, language)
    chosen = ((Flag.NUMBER, number), (Flag.NEGATION, negation), (Flag.OPPOSITE, opposite))
    return frozenset(flag for flag, holds in chosen if holds)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one sort as one piece; a flag belongs to its word alone."""
    return tuple(
        Piece(status, "".join(piece.text for piece in group), marks, flags)
        for (status, marks, flags), group in groupby(pieces, lambda piece: (piece.status, piece.marks, piece.flags)))


def ends(text: str, most: int, *, head: bool = True, tail: bool = True) -> str:
    """Return the first and the last words of a long text, of ``most`` characters each; without ``head`` or ``tail`` those are left out."""
    if len(text) <= 2 * most:
        return text
    first, last = text[:most].rsplit(" ", 1)[0], text[-most:].split(" ", 1)[-1]
    return f"{first if head else ''} … {last if tail else ''}"
