"""The text of an edition, laid out so that passages are found in it fast, and only as whole words."""

from collections.abc import Iterable
from itertools import accumulate

from netpub.check.passages import Passage
from netpub.check.plain import folded

_KEY = 16          # characters that a place is looked up by
_CALL = 6          # what the call of a note may take: a number, perhaps in brackets


class Haystack:
    """An edition's text without blanks, with the places where words begin."""

    def __init__(self, text: str) -> None:
        words = folded(text).split()
        self.text = "".join(words)
        self._starts = frozenset(accumulate((len(word) for word in words), initial=0))

    def places(self, passages: Iterable[Passage]) -> dict[str, list[int]]:
        """Return every place where one of the passages may begin, by its first characters; short passages are left out."""
        found: dict[str, list[int]] = {key: [] for key in map(key_of, passages) if key}
        for start in sorted(self._starts):
            key = self.text[start:start + _KEY]
            if key in found:
                found[key].append(start)
        return found

    def end(self, passage: Passage, start: int) -> int:
        """Return where a passage that begins at ``start`` ends, -1 when it does not stand there whole."""
        place = start
        for index, piece in enumerate(passage.pieces):
            if index and not self.text.startswith(piece, place):
                place = self.text.find(piece, place, place + _CALL + len(piece))
            if place < 0 or not self.text.startswith(piece, place):
                return -1
            place += len(piece)
        called = passage.note_last and any(self._apart(place + length) for length in range(1, _CALL))
        return place if self._apart(start) and (called or self._apart(place)) else -1

    def find(self, passage: Passage, low: int, high: int) -> tuple[int, int]:
        """Return start and end of the first place between ``low`` and ``high`` that holds the passage, else (-1, -1)."""
        start = self.text.find(passage.pieces[0], low, high)
        while start >= 0:
            end = self.end(passage, start)
            if 0 <= end <= high:
                return start, end
            start = self.text.find(passage.pieces[0], start + 1, high)
        return -1, -1

    def _apart(self, place: int) -> bool:
        """Whether a word may begin or end here."""
        if place in self._starts or place >= len(self.text):
            return True
        return not (self.text[place - 1].isalnum() and self.text[place].isalnum())


def key_of(passage: Passage) -> str:
    """Return the characters that a passage is looked up by, empty for one that is too short."""
    return passage.pieces[0][:_KEY] if len(passage.pieces[0]) >= _KEY else ""
