"""What a project has translated before: texts with their translations, from all of its catalogues in a language.

A text is taken from memory only where it is the very same and was translated in one way. Everything else is offered to the translator
in a comment, and never published.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz import fuzz, process

# From this likeness (per cent, by edit distance) on a text is worth a translator's look.
LIKE = 75
_PLACEHOLDER = re.compile(r"</?[0-9]{1,4}/?>")
# So many comparisons of texts at most for one catalogue: seconds, however large it is.
_MOST = 20_000_000


@dataclass(frozen=True, slots=True)
class Remembered:
    """A text, its translation, and the page that it stands on."""

    source: str
    translation: str
    page: str


class Memory(Protocol):
    """Translations of one language."""

    def exact(self, text: str) -> Sequence[Remembered]:
        """Return the translations of a text, in the order of pages."""

    def sources(self) -> Sequence[str]:
        """Return the texts that there are translations of, each once, sorted."""


class Entries:
    """A memory of what is given."""

    def __init__(self, entries: Iterable[Remembered] = ()) -> None:
        self._entries: dict[str, list[Remembered]] = {}
        for entry in sorted(entries, key=lambda one: (one.page, one.translation)):
            self._entries.setdefault(entry.source, []).append(entry)

    def exact(self, text: str) -> Sequence[Remembered]:
        """Return the translations of a text, in the order of pages."""
        return self._entries.get(text, ())

    def sources(self) -> Sequence[str]:
        """Return the texts that there are translations of, each once, sorted."""
        return sorted(self._entries)


def of_catalogue(catalogue: Any, page: str) -> Iterator[Remembered]:
    """Yield what a catalogue (of polib) remembers: what a translator wrote, whole, and nobody doubts, obsolete entries included."""
    for entry in catalogue:
        usable = not entry.fuzzy and not entry.msgid_plural and entry.msgstr.strip()
        if usable and sorted(_PLACEHOLDER.findall(entry.msgid)) == sorted(_PLACEHOLDER.findall(entry.msgstr)):
            yield Remembered(entry.msgid, entry.msgstr, page)


def likeness(one: str, other: str) -> int:
    """Return how like two texts are, in per cent of their characters (edit distance)."""
    return int(fuzz.ratio(one, other))


class Nearest:
    """The search for texts like others among a number of them; it stops finding any when that would take too long."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._left = _MOST

    def find(self, text: str, most: int, least: int = LIKE) -> list[tuple[str, int]]:
        """Return up to ``most`` texts like one, the likest first, with their likeness in per cent; never the text itself."""
        self._left -= len(self._texts)
        if self._left < 0:
            return []
        # An index goes with each, and equal ones keep the order of the texts.
        found = process.extract(text, self._texts, scorer=fuzz.ratio, limit=most + 1, score_cutoff=least)
        return [(other, int(likeness)) for other, likeness, _ in found if other != text][:most]


NOTHING: Memory = Entries()
