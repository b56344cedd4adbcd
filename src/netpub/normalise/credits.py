"""Reading a line that says who wrote and who reviewed a page: "Written by the … team, with medical review by …"."""

import re
from dataclasses import dataclass
from typing import Literal

from netpub.normalise.names import Party, parties
from netpub.text import cues
from netpub.text.dates import parse

Cue = Literal["written-by", "made-by", "clinical-review", "lay-review", "accessibility-review", "review"]
_CUES: tuple[Cue, ...] = ("written-by", "made-by", "clinical-review", "lay-review", "accessibility-review", "review")
_NAMED = (*(("people", cue) for cue in _CUES), ("date-labels", "last-review"))
_LINE = 400
_STOP = re.compile(r"(?<!\w)([^\W\d_]{2,40}|[^\W\d_]+\))[.!?]\s{1,9}(?=[^\W\d_a-z])")
# Blanks and marks at the end of names; a full stop behind a blank is left of a date, that of "M.D." is not.
_LOOSE = re.compile(r"(?:[\s,;]|(?<=\s)\.){1,99}$")
_SPACE = re.compile(r"[\s:–—-]*")


@dataclass(frozen=True, slots=True)
class Credit:
    """One statement of a line at ``text[start:end]``: its cue, its words, and who is named.

    ``named`` is the part that names them; ``parties`` is empty when it was not understood.
    """

    cue: Cue
    start: int
    end: int
    words: str
    named: str
    parties: tuple[Party, ...]


def credits_in(text: str, language: str) -> list[Credit]:
    """Return what the line says of authors and reviewers, in order; nothing when it does not begin with such a statement.

    The statements touch; prose behind the last one is not covered.
    """
    if len(text) > _LINE or text.lstrip()[:1].islower():
        return []
    if not cues.may_hold(text, *_NAMED):
        return []
    first = _SPACE.match(text, max(0, cues.end_of("people", "subjects", text))).end()  # type: ignore[union-attr]
    if not _begins(text, first):
        return []
    masked = _without_dates(text, language)
    found = _cues(masked)
    if not found or found[0][1] != first:
        return []
    starts = [0, *(start for _, start, _ in found[1:]), _end_of_credits(masked, found[-1][2])]
    credits: list[Credit] = []
    about = first > 0
    for number, (cue, _, end) in enumerate(found):
        credit = _credit(masked, cue, starts[number], end, starts[number + 1], about=about)
        about = about or bool(credit.parties)
        credits.append(credit)
    return credits


def _begins(text: str, start: int) -> bool:
    """Whether a statement can begin here: with a cue, or with a review date, which may stand inside a cue."""
    return cues.begins(text, start, *_NAMED)


def _end_of_credits(text: str, start: int) -> int:
    """Where the sentence of the last statement ends; a full stop after "Dr" or an initial ends none."""
    for match in _STOP.finditer(text, start):
        if not cues.is_phrase("people", "titles", match[1]):
            return match.end()
    return len(text)


def _without_dates(text: str, language: str) -> str:
    """The text with blanks in place of dates, so that "reviewed on 3 May 2025 by" reads like "reviewed by"."""
    for date in parse(text, language, years=True):
        text = text[:date.start] + " " * (date.end - date.start) + text[date.end:]
    return text


def _cues(text: str) -> list[tuple[Cue, int, int]]:
    """Each cue with its place; of two that overlap the one that begins first, or else the longer one."""
    starts = ((cue, match.start()) for cue in _CUES for match in cues.pattern("people", cue).finditer(text))
    matches = sorted((start, -cues.end_of("people", cue, text, start), cue) for cue, start in starts)
    found: list[tuple[Cue, int, int]] = []
    for start, end, cue in matches:
        if not found or start >= found[-1][2]:
            found.append((cue, start, -end))
    return found


def _credit(text: str, cue: Cue, start: int, names: int, end: int, *, about: bool) -> Credit:
    stop = _before_joiners(text, names, end)
    found = parties(text, names, stop)
    if not about and not all(_credible(cue, party) for party in found):
        found = []
    return Credit(cue, start, end, " ".join(text[start:end].split()), _named(text[names:stop]), tuple(found))


def _credible(cue: Cue, party: Party) -> bool:
    """Whether a line that does not begin with the page as its subject speaks of the page all the same.

    "Checked by a nurse" may stand in a list of what will happen; "Checked by a clinical reviewer" and "Checked by Jane Roe, RN" do not.
    """
    if party.role:
        return cues.pattern("people", "reviewers").search(party.words) is not None
    if cue == "made-by":
        return cues.pattern("people", "teams").search(party.organisation) is not None
    return party.proper


def _named(words: str) -> str:
    """The words without the full stop of their sentence; that of "M.D." stays."""
    words = words.strip(" \t\n\xa0:")
    last = words.split()[-1:] or [""]
    return words.removesuffix(".") if last[0].count(".") == 1 else words


def _before_joiners(text: str, start: int, end: int) -> int:
    """Where names end that words such as "and" or "with" link to the next statement."""
    while True:
        bare = _LOOSE.sub("", text[start:end])
        word = re.search(r"\S+(?:\s\S+){0,2}$", bare)
        joined = [place for place in _word_starts(word) if cues.is_phrase("people", "joiners", bare[place:])]
        if not joined:
            return start + len(bare)
        end = start + joined[0]


def _word_starts(tail: re.Match[str] | None) -> list[int]:
    return [tail.start() + match.start() for match in re.finditer(r"\S+", tail[0])] if tail else []
