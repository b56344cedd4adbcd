"""Placeholders without the article that they stand for: a catalogue's own texts say what a translation of them must hold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from netpub.translate import placeholders
from netpub.translate.placeholders import Slot

_DIGITS = 4
_SPACE = re.compile(r"[ \t\r\n]+")


class Kind(Enum):
    """What a piece of a text is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: plain words without escapes, or a placeholder with its number."""

    kind: Kind
    text: str = ""
    number: int = 0


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text as a catalogue holds it. A ``<`` or ``&`` that nobody escaped is taken for itself."""
    for match in placeholders.TOKEN.finditer(text):
        if match["number"] is None:
            yield Piece(Kind.TEXT, placeholders.words(match[0]))
        else:
            kind = Kind.EMPTY if match["empty"] else Kind.CLOSE if match["close"] else Kind.OPEN
            yield Piece(kind, "", int(match["number"]))


def written(found: Iterable[Piece]) -> str:
    """Return pieces as a text of a catalogue; runs of white space, which tools wrap as they like, become a space."""
    parts = []
    for piece in found:
        match piece.kind:
            case Kind.TEXT:
                parts.append(placeholders.escape(piece.text))
            case Kind.OPEN:
                parts.append(f"<{piece.number}>")
            case Kind.CLOSE:
                parts.append(f"</{piece.number}>")
            case Kind.EMPTY:
                parts.append(f"<{piece.number}/>")
    return plain("".join(parts))


def plain(text: str) -> str:
    """Return a text with single spaces, so that texts that a reader could not tell apart are the same."""
    return _SPACE.sub(" ", text).strip(" ")


def same(one: str, other: str) -> bool:
    """Say whether two texts of a catalogue are the same for a reader, however they are escaped and spaced."""
    return one == other or written(pieces(one)) == written(pieces(other))


def number(id: str | None) -> int:
    """Return the number of a placeholder from the id that a tool left it; 0, which no placeholder has, for what is none."""
    return int(id) if id and id.isascii() and id.isdigit() and len(id) <= _DIGITS else 0


def numbers(text: str) -> set[tuple[Kind, int]]:
    """Return which placeholders stand in a text."""
    return {(piece.kind, piece.number) for piece in pieces(text) if piece.kind is not Kind.TEXT}


def slots(text: str) -> tuple[Slot, ...]:
    """Return the placeholders of a text by number from 1, as ``placeholders.decode`` asks for them, without their elements."""
    found: dict[int, Slot] = {}
    around = [0]
    for piece in pieces(text):
        if piece.kind is Kind.CLOSE:
            if len(around) > 1:
                around.pop()
        elif piece.kind is not Kind.TEXT:
            found[piece.number] = Slot(None, around[-1], piece.kind is Kind.EMPTY)
            if piece.kind is Kind.OPEN:
                around.append(piece.number)
    return tuple(found[number] for number in sorted(found))


def problems(source: str, target: str) -> list[str]:
    """Return what is wrong with the placeholders of a translation, in words; nothing when they are those of the source."""
    try:
        placeholders.decode(target, slots(source))
    except placeholders.Broken as broken:
        return broken.problems
    return []
