"""A citation string made ready for reading, and the record of which of its characters went where."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

# Longer strings are no citation; they are kept unread, so that no input costs more than a blink.
LONGEST = 20_000
# Stands for a character that is already read: no rule matches it.
TAKEN = "\x1f"

_MARKUP = re.compile(r"</?(?!https?:|ftp:|www\.)[a-zA-Z][^<>]{0,300}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_WHITE = re.compile(r"[\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x1f]")
_BREAK = re.compile("\n")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W_]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)
_LEFT = re.compile(rb"\x00+")
# What a role is called in the ledger; a number stands for it in the record.
ROLES = (
    "remainder", "mark", "label", "author", "editor", "translator", "title", "container-title", "collection-title", "edition", "version",
    "publisher", "publisher-place", "issued", "volume", "issue", "page", "DOI", "PMID", "PMCID", "pii", "ISBN", "ISSN", "URL", "accessed",
    "chapter-number", "genre", "medium", "number-of-pages", "number",
    "original-date",
)
_NUMBER = {role: number for number, role in enumerate(ROLES)}


@dataclass(slots=True)
class Prepared:
    """The text that the rules read, and the role of each of its characters.

    ``text`` loses characters to ``TAKEN`` as they are read; ``whole`` keeps them. ``origins`` says for each character where it stood
    in the raw string, or is empty when every character stands where it stood. ``breaks`` says where lines end.
    ``lower`` is the whole in small letters, for quick looks.
    """

    raw: str
    whole: str
    text: str
    origins: list[int]
    roles: bytearray
    lower: str
    breaks: tuple[int, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)

    def claim(self, start: int, end: int, role: str) -> None:
        """Record that the characters from ``start`` to ``end`` belong to ``role``."""
        if end > start:
            self.roles[start:end] = bytes((_NUMBER[role],)) * (end - start)

    def take(self, start: int, end: int, role: str) -> None:
        """Record a role and hide the characters from later rules."""
        self.claim(start, end, role)
        self.hide(start, end)

    def hide(self, start: int, end: int) -> None:
        """Hide characters from later rules."""
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def put(self, role: str, start: int, end: int) -> str:
        """Read a field from ``start`` to ``end``; the punctuation around it counts as marks. Returns its value."""
        start, end = trimmed(self.whole, start, end)
        self.claim(start, end, role)
        value = clean(self.whole[start:end])
        if value:
            self.fields[role] = value
        return value

    def left(self) -> list[tuple[int, int]]:
        """Return the bounds of what no rule read."""
        return [match.span() for match in _LEFT.finditer(self.roles)]

    def remainder(self) -> list[str]:
        """Return the pieces that no rule read, without bare punctuation, in their order."""
        pieces = (self.whole[match.start():match.end()] for match in _LEFT.finditer(self.roles))
        return [clean(piece).strip(" .,;:|–—-") for piece in pieces if _WORDS.search(piece)]

    def spans(self) -> list[tuple[str, str]]:
        """Return the raw string cut into (role, piece): the pieces joined are the raw string."""
        made: list[tuple[str, str]] = []
        start = 0
        for index in range(1, len(self.roles) + 1):
            if index == len(self.roles) or self.roles[index] != self.roles[start]:
                made.append((ROLES[self.roles[start]], self.raw[self._raw(start):self._raw(index)]))
                start = index
        return made

    def _raw(self, index: int) -> int:
        if not self.origins:
            return index
        return 0 if index == 0 else self.origins[index] if index < len(self.origins) else len(self.raw)


def prepare(raw: str) -> Prepared:
    """Make a raw string ready: remains of HTML and characters that nobody sees become blanks, line breaks too."""
    text = raw
    origins: list[int] = []
    if "<" in raw or "&" in raw:
        text, origins = _without_markup(raw)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text, origins = _composed(text, origins)
    breaks = tuple(match.start() for match in _BREAK.finditer(text)) if "\n" in text else ()
    text = _WHITE.sub(" ", text)
    return Prepared(raw, text, text, origins, bytearray(len(text)), text.lower(), breaks)


def _without_markup(raw: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in _MARKUP.finditer(raw):
        shown = html.unescape(match.group()) if match.group().startswith("&") else " "
        if len(shown) != 1:
            continue
        pieces += [raw[done:match.start()], shown]
        origins += [*range(done, match.start()), match.start()]
        done = match.end()
    if not pieces:
        return raw, []
    return "".join([*pieces, raw[done:]]), [*origins, *range(done, len(raw))]


def _composed(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Letters and the accents behind them as one character: no rule knows the accents alone."""
    pieces: list[str] = []
    placed: list[int] = []
    for match in _CLUSTER.finditer(text):
        made = unicodedata.normalize("NFC", match.group())
        pieces.append(made)
        first = origins[match.start()] if origins else match.start()
        placed += [first] * len(made)
    return "".join(pieces), placed


def clean(text: str) -> str:
    """Return text with single blanks and none at its ends or before its punctuation."""
    return _SPACES.sub(" ", text.replace(TAKEN, " ")).strip()


_OPENING = " ,;:.|\x1f–—"
_CLOSING = " ,;:|\x1f–—"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a field without the punctuation that only sets it off; an abbreviation keeps its stop elsewhere."""
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and (text[end - 1] in _CLOSING or text[end - 1] == "."):
        end -= 1
    return start, end
