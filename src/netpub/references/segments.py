"""Where a title ends and its container begins: every boundary is a hypothesis, and the two sides say how good it is."""

import re
from dataclasses import dataclass
from itertools import pairwise

from netpub.references.prepared import TAKEN
from netpub.references.words import LINKING, SERIAL, UPPER, folded, listed

_SENTENCE = re.compile(
    rf"(?<=[^\s.])(?:(?<![\s(]{TAKEN})[.?!])[”\"’'»)]?[.,]?\s+(?=[“\"‘'«(\[]?(?:[{UPPER}\d\x1f]|eLife|mBio|npj"
    rf"|bioRxiv|medRxiv|arXiv|iScience))|{TAKEN}+[\s.,;:)]*")
_COMMA = re.compile(rf"[,;]\s+(?=(?:in:?\s)?[“\"(]?[{UPPER}])")
_LONE_AFTER_COMMA = re.compile(r",\s\w{1,5}\.?$")
_WORD = re.compile(r"[^\s,;:()]+")
_ABBREVIATED = listed(
    "vs st dr mr mrs prof no vol cf approx ca jr sr ed eds etc i.e e.g u.s u.k spp sp var subsp cv al fig inc"
)
_QUOTES = {"“": "”", "\"": "\"", "‘": "’", "«": "»", "„": "“", "'": "'"}
# How the names of sciences end, which are the names of serials too.
_SCIENCES = ("ology", "ologie", "ología", "ologia", "ography", "istry", "iatry", "onomy")
_LONG_SERIAL = 9
_LONGEST_SERIAL = 250
_WORST = -20.0
_COMMAS = 12
_HEADS = listed(
    "journal transactions proceedings proc ieee acm annals bulletin archives lecture revue zeitschrift international"
)


@dataclass(frozen=True, slots=True)
class Split:
    """A title in ``[start, end)`` and what follows it from ``rest`` on; how likely (only good for comparing)."""

    start: int
    end: int
    rest: int
    score: float = 0.0


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a region where sentences end; the stops stay with the sentence before."""
    cuts: list[tuple[int, int]] = []
    done = start
    for match in _SENTENCE.finditer(text, start, end):
        if match.group()[0] == TAKEN:
            if match.start() > done:
                cuts.append((done, match.start()))
            done = match.end()
        elif not _is_abbreviation(text, done, match.start()):
            cuts.append((done, match.start() + 1))
            done = match.end()
    if done < end:
        cuts.append((done, end))
    return [(first, last) for first, last in cuts if any(c.isalnum() for c in text[first:last])]


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the stop at ``stop`` belongs to the word before it."""
    if text[stop] != ".":
        return False
    word = text[max(start, stop - 12):stop].split()
    last = word[-1].lstrip("(“\"'[") if word else ""
    return folded(last) in _ABBREVIATED or (len(last) == 1 and last.isupper() and stop - start > 1 and not _ends_title(text, stop))


def _ends_title(text: str, stop: int) -> bool:
    """A capital before a stop ends a title when a word and not an initial or a small letter follows: "hepatitis B. Lancet"."""
    before = text[max(0, stop - 14):stop - 1].rstrip()
    return bool(before) and (before.split()[-1].islower() or before[-1].isdigit())


def quoted(text: str, start: int, end: int) -> Split | None:
    """Return a title in quotation marks that begins the region, else None."""
    while start < end and text[start] in " .,:;":
        start += 1
    if start >= end or (text[start] not in _QUOTES and text[start] != "`"):
        return None
    closing = _QUOTES.get(text[start], "''")
    best = -1
    position = text.find(closing, start + 1, end)
    while position != -1:
        before, behind = text[position - 1], text[position + 1:position + 4]
        if closing in "’'" and behind[:1].isalpha():
            position = text.find(closing, position + 1, end)
            continue
        if behind[:1] == " " and behind[1:2].islower() and behind[1:3] != "in" and before not in ",.?!":
            position = text.find(closing, position + 1, end)
            continue
        if behind.startswith(":") and before not in ",.?!":
            # „Some words“: and the rest of the title.
            position = text.find(closing, position + 1, end) if closing != "“" else -1
            continue
        best = position
        after = behind.lstrip()
        if before in ",.?!" or behind[:1] in (",", ".", "", TAKEN) or after[:1].isupper() or after.startswith(("in", "(")):
            break
        position = text.find(closing, position + 1, end)
    if best == -1:
        return None
    return Split(start + len(closing), best, best + len(closing))


def title_and_serial(text: str, start: int, end: int) -> Split:
    """Return the best division of ``text[start:end]`` into a title and the serial that follows it; ``rest`` is ``end`` without a serial."""
    candidates = [Split(start, end, end, _alone(text[start:end]))]
    parts = sentences(text, start, end)
    for (_, last), (first, _) in pairwise(parts):
        candidates += [_scored(text, Split(start, last, first), end, 0.0)]
    stop = parts[-2][0] if len(parts) > 1 else start
    commas = list(_COMMA.finditer(text, stop, end))[-_COMMAS:]
    candidates += [_scored(text, Split(start, match.start(), match.end()), end, -3.0) for match in commas]
    return max(candidates, key=lambda split: (split.score, split.end))


def _alone(text: str) -> float:
    """How likely the whole region is a title without a container."""
    del text
    return -4.0


def _scored(text: str, split: Split, end: int, base: float) -> Split:
    if end - split.rest > _LONGEST_SERIAL:
        return Split(split.start, split.end, split.rest, _WORST)
    score = base + serial_likeness(text[split.rest:end]) + _title_end(text[split.start:split.end])
    return Split(split.start, split.end, split.rest, score)


def serial_likeness(text: str) -> float:
    """How much a text looks like the title of a serial: few words, capitals or abbreviations, the words that serials use."""
    words = [word for word in _WORD.findall(text) if word[0].isalpha() or word[0] == "&"]
    if not words:
        return -6.0
    bare = [folded(word) for word in words]
    known = sum(1 for word in bare if word in SERIAL or word.endswith(_SCIENCES))
    small = sum(word[0].islower() and low not in LINKING and low not in SERIAL for word, low in zip(words, bare, strict=True))
    score = 2.0 * known / len(words) + min(known, 3) * 0.4 - 1.0 * small
    if bare[0] in _HEADS:
        score += 0.8
    if len(words) > _LONG_SERIAL:
        score -= 0.4 * (len(words) - _LONG_SERIAL)
    if any(mark in text for mark in ("? ", "! ", "“", "\"")):
        score -= 2
    inner = text.count(". ")
    stopped = sum(word.endswith(".") for word in words)
    if inner and stopped < len(words) / 2:
        score -= 1.5 * inner
    if text.count(":") and known < len(words) / 2:
        score -= 0.7
    if words[0][0].islower() and words[0] not in ("eLife", "mBio", "npj", "bioRxiv", "medRxiv", "arXiv", "iScience"):
        score -= 1.5
    return float(score)


def _title_end(text: str) -> float:
    """How likely a title ends here: not after an abbreviation or a lone capital word that belongs to the serial's title."""
    words = _WORD.findall(text[-120:])
    if not words:
        return -6.0
    tail = text.rfind(". ", 0, len(text) - 1)
    last = text[tail + 2:] if tail >= 0 else ""
    score = 0.0
    if _LONE_AFTER_COMMA.search(text[-10:]) and folded(words[-1]) in SERIAL:
        score -= 2.5
    if len(_WORD.findall(text)) < 2:  # noqa: PLR2004 - one word is seldom a title
        score -= 1.0
    if last:
        pieces = _WORD.findall(last)
        score -= 0.3
        if len(pieces) <= 2 and all(folded(piece) in SERIAL or len(folded(piece)) <= 3 for piece in pieces):  # noqa: PLR2004
            score -= 2.5
    return score
