"""Reading a line that speaks of rights: who holds them, since when, and what they allow."""

import re
from dataclasses import dataclass

from netpub.normalise.cut import cut
from netpub.normalise.licences import PERMISSION, RESERVED, SHORT_NAME, Licence, open_licence
from netpub.normalise.lines import Line
from netpub.normalise.segments import LONGEST, Span, segments, words_start
from netpub.page import Inlines
from netpub.text import cues

# A longer part of a line is prose that mentions rights.
_LINE = 600
# A part this short that names a licence is there for its sake.
_NAME = 80
_SIGN = re.compile(r"(?:©|\(c\))\s{0,3}", re.IGNORECASE)
_YEARS = re.compile(r"[\s,]{0,4}((?:19|20)\d\d)(?:\s?[-–—/,]\s?((?:19|20)?\d\d)(?!\d))*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# The stop after an initial ends no sentence.
_SENTENCE = re.compile(r"(?<=\w\w)[.!?]\s{1,4}(?=\w)")


@dataclass(frozen=True, slots=True)
class Rights:
    """What one part of a line, ``text[span]``, says of rights. ``holder`` and ``year`` are empty when it does not name them."""

    words: str
    span: Span
    statement: bool = False
    holder: str = ""
    year: str = ""
    licence: Licence | None = None


def rights_in(line: Line) -> list[Rights]:
    """Return what the parts of a line say of the page's rights, in order. A line about a picture says nothing of the page."""
    text = line.text
    folded = text.lower()
    if len(text) > LONGEST or not any(sign in folded for sign in cues.phrases("rights", "signs")):
        return []
    if cues.end_of("rights", "pictures", text.lstrip()) >= 0:
        return []
    found = (_rights(line, text, span) for span in segments(text) if span[1] - span[0] <= _LINE)
    return [rights for rights in found if rights]


def _rights(line: Line, text: str, span: Span) -> Rights | None:
    start = words_start(text, span)
    words = " ".join(text[start:span[1]].split())
    name = _behind_sign(words)
    licence = _licence(words, cut(line.content, *span), statement=name >= 0)
    if name < 0:
        return Rights(words, span, licence=licence) if licence else None
    return stated(words, span, licence)


def stated(words: str, span: Span = (0, 0), licence: Licence | None = None) -> Rights:
    """Return what a copyright statement says; words that are none say no holder and no year."""
    name = _behind_sign(words)
    known = {"holder": _holder(words[name:]), "year": _year(words)} if name >= 0 else {}
    return Rights(words, span, statement=True, licence=licence, **known)


def _behind_sign(words: str) -> int:
    """Where the year or the holder begins in a copyright statement; -1 for words that are none. "Copyright" alone needs a year."""
    reserved = max(cues.end_of("rights", "reserved", words), 0)
    start = len(words) - len(words[reserved:].lstrip(" .,;:"))
    worded = cues.end_of("rights", "statement", words, start)
    start = len(words) - len(words[max(worded, start):].lstrip(" :"))
    if sign := _SIGN.match(words, start):
        return sign.end()
    return start if worded >= 0 and _YEARS.match(words, start) else -1


def _year(words: str) -> str:
    """The latest year that the statement names at its beginning or end."""
    years = _YEAR.findall(_SENTENCE.split(words[max(_behind_sign(words), 0):])[0])
    return max(years, default="")


def _holder(words: str) -> str:
    """The holder: what stands between the years and the end of the sentence or the licence."""
    if years := _YEARS.match(words):
        words = words[years.end():]
    licence = (cues.pattern("rights", name).search(words) for name in ("reserved", "licensed", "creative-commons"))
    words = words[:min((match.start() for match in (*licence, SHORT_NAME.search(words)) if match), default=None)]
    words = _SENTENCE.split(words)[0].strip(" ,.;:-–—")
    words = re.sub(r"[\s,]{1,4}(?:(?:19|20)\d\d[\s,–-]{0,3}){1,9}$", "", words)
    joiner = cues.end_of("rights", "joiners", words)
    return words[max(joiner, 0):].strip(" ,.;:-–—")


def _licence(words: str, content: Inlines, *, statement: bool) -> Licence | None:
    """The licence that words grant or refuse; "reproduced with permission" counts only in a sentence about the page."""
    granted = open_licence(words, content)
    if granted and (statement or cues.pattern("rights", "licensed").search(words) or len(words) <= _NAME):
        return granted
    restricted = cues.pattern("rights", "restricted").search(words) and cues.pattern("rights", "reproduction").search(words)
    if restricted or cues.pattern("rights", "reserved").search(words):
        return Licence(RESERVED)
    permitted = cues.pattern("rights", "permission").search(words)
    if permitted and (statement or cues.end_of("rights", "subjects", words) >= 0):
        return Licence(PERMISSION)
    return None
