"""Marks that begin a list item in plain text: bullets, dashes, numbers, letters."""

import re
from dataclasses import dataclass
from typing import Literal

# Signs that are nothing but bullets; the weak ones are also a dash, a footnote sign or a Spanish word, so one alone proves nothing.
_STRONG = "•◦▪▫‣⁃∙●○■□➢✓✔·"
_WEAK = "-–—*+o"
_BULLET = re.compile(rf"\s*([{_STRONG}]|[{_WEAK}](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\s*\(?([a-zA-Z])\)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark at the start of a line: ``end`` is where the item's words begin; ``number`` is 0 for anything but a number."""

    kind: Literal["bullet", "number", "letter"]
    sign: str
    end: int
    number: int = 0

    @property
    def weak(self) -> bool:
        """True for a sign that proves a list only in company."""
        return self.kind != "bullet" or self.sign in _WEAK


def marker(line: str) -> Marker | None:
    """Return the list marker that the line begins with, None when it begins with none or holds nothing after it."""
    if found := _BULLET.match(line):
        return Marker("bullet", found[1], found.end())
    if found := _NUMBER.match(line):
        return Marker("number", "1", found.end(), int(found[1]))
    if found := _LETTER.match(line):
        return Marker("letter", "a", found.end())
    return None
