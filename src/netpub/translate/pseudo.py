"""An article in no language, to try a layout with before anything is translated: accented, about a third longer, in square brackets.

A text without brackets or accents never went through a catalogue; one whose end is missing does not fit. Placeholders, numbers, doses,
phone numbers and addresses stay as they are.
"""

import re
from collections.abc import Iterator

from netpub.article import Article
from netpub.text.quantities import quantities
from netpub.translate import its, placeholders
from netpub.translate.segments import segments

_LONGER = 0.35  # a translation from English is often as much longer
_ACCENTS = str.maketrans("aeiouycnszdlrtgkAEIOUYCNSZDLRTG", "áéíóúýçñšžďłřţğķÁÉÍÓÚÝÇÑŠŽĎŁŘŢĞ")
_VOWELS = frozenset("áéíóúýÁÉÍÓÚÝ")
_AT_ONCE = 3  # of a vowel, at most
_SHORT = 3
_MARKUP = re.compile(r"(</?[0-9]{1,4}/?>|&(?:lt|gt|amp);)")
_WORD = re.compile(r"(\s+)")


def article(source: Article) -> Article:
    """Return the article with every text that would be translated in pseudo-words; its language is still the source's."""
    root = source.copy_root()
    for segment in list(segments(root, its.profile())):
        placeholders.fill(segment.element, placeholders.decode(text(segment.text), segment.slots), segment.slots)
    return Article.from_root(root)


def text(segment: str) -> str:
    """Return a segment's text in pseudo-words, its placeholders in their places; one without letters stays as it is."""
    made = _Maker()
    written = "".join(part if number % 2 else made.words(part) for number, part in enumerate(_MARKUP.split(segment)))
    return written if written == segment else f"[{written}]"


class _Maker:
    """Makes words longer and longer until the text is long enough."""

    def __init__(self) -> None:
        self._owed = 0.0

    def words(self, part: str) -> str:
        """Return a part of a text, without markup, in pseudo-words."""
        kept = {at for one in quantities(part) for at in range(one.start, one.end)}
        made, at, before = [], 0, ""
        for word in _WORD.split(part):
            behind_number = before[-1:].isdigit() and len(word) <= _SHORT  # "am", "pm", a unit
            stays = at in kept or behind_number or _is_address(word) or not word.strip()
            made.append(word if stays else "".join(self._letters(word)))
            self._owed += 0 if word.strip() else _LONGER
            at += len(word)
            before = word if word.strip() else before
        return "".join(made)

    def _letters(self, word: str) -> Iterator[str]:
        for letter in word.translate(_ACCENTS):
            self._owed += _LONGER
            more = min(int(self._owed), _AT_ONCE - 1) if letter in _VOWELS else 0
            self._owed -= more
            yield letter + letter.lower() * more


def _is_address(word: str) -> bool:
    inner = word.strip(".,;:!?()[]“”\"'")
    return "@" in inner or "/" in inner or "." in inner or any(character.isdigit() for character in inner)
