"""The text of an edition, laid out so that passages are found in it fast, and only as whole words."""

from collections.abc import Iterable
from itertools import accumulate

from netpub.check.passages import Passage
from netpub.check.plain import normalised

_KEY = 16          # characters that a place is looked up by
_CALL = 6          # what the call of a note may take: a number, perhaps in brackets
_PIECE = 15        # a passage that a page break interrupts goes on with at least so many characters ...
_APART = 600       # ... within so many; between them stand a foot line, a head of a table
_INTERRUPTIONS = 4


class Haystack:
    """An edition's text without blanks, with the places where words begin."""

    def __init__(self, text: str) -> None:
        words = normalised(text).split()
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

    def find_interrupted(self, passage: Passage, low: int, high: int) -> tuple[int, int]:
        """Like ``find`` for a passage that something of the page stands in: all of it, in order, in few pieces that are not small."""
        whole = "".join(passage.pieces)
        start = self.text.find(whole[:_PIECE], low, high) if len(whole) > 2 * _PIECE else -1
        while start >= 0:
            end = self._continued(whole, start, high) if self._apart(start) else -1
            if end >= 0:
                return start, end
            start = self.text.find(whole[:_PIECE], start + 1, high)
        return -1, -1

    def _continued(self, whole: str, place: int, high: int) -> int:
        done = 0
        for _ in range(_INTERRUPTIONS + 1):
            length = self._common(whole, done, place)
            done, place = done + length, place + length
            if done == len(whole):
                return place if place <= high else -1
            # The interruption may begin with the signs that the passage goes on with: go back to where a word begins.
            while length > 0 and not self._apart(place):
                length, done, place = length - 1, done - 1, place - 1
            following = self.text.find(whole[done:done + _PIECE], place, min(place + _APART, high))
            if following < 0 or length < 1:
                return -1
            place = following
        return -1

    def _common(self, whole: str, done: int, place: int) -> int:
        length = 0
        limit = min(len(whole) - done, len(self.text) - place)
        while length < limit and whole[done + length] == self.text[place + length]:
            length += 1
        return length

    def _apart(self, place: int) -> bool:
        """Whether a word may begin or end here."""
        if place in self._starts or place >= len(self.text):
            return True
        return not (self.text[place - 1].isalnum() and self.text[place].isalnum())


def key_of(passage: Passage) -> str:
    """Return the characters that a passage is looked up by, empty for one that is too short."""
    return passage.pieces[0][:_KEY] if len(passage.pieces[0]) >= _KEY else ""
