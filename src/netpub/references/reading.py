"""What was read of one citation, and what the readers of its parts share."""

import re
from dataclasses import dataclass, field

from netpub.references.imprint import Imprint
from netpub.references.locator import Item, Run
from netpub.references.people import Makers
from netpub.references.prepared import TAKEN, Prepared
from netpub.references.words import UPPER

_IN = re.compile(
    rf"(?:(?<=[.?!,;”\"’')\x1f])\s?|(?<=[.?!,;”\"’')\x1f]\s))(?:In|in|IN|Dans|dans|En|Em)\s?:?\s(?=[\s.,]*[{UPPER}“\"\x1f\d])"
    rf"|(?<=\d)\sin:?\s(?=[{UPPER}])|\b(?:I[Nn]|in|E[nm]|Dans)\s?:\s?")
# A run with this score is hardly anything but a locator.
STRONG = 7.0


@dataclass(slots=True)
class Reading:
    """What was read of one citation, before it becomes a CSL item."""

    prepared: Prepared
    makers: Makers
    locator: dict[str, Item] = field(default_factory=dict)
    run: Run | None = None
    imprint: Imprint | None = None
    chapter: bool = False
    strong_runs: int = 0
    split: float = 0.0


def content_end(text: str, begin: int) -> int:
    """Return where the last letter or digit of a text ends."""
    end = len(text)
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return end


def chapter_mark(reading: Reading, begin: int, end: int) -> re.Match[str] | None:
    """Return the "In" before a book; the last one wins only when editors follow it, for titles may hold the word."""
    text = reading.prepared.text
    for match in _IN.finditer(text, begin + 1, end):
        if match.start() - begin < 3:  # noqa: PLR2004 - a title has letters
            continue
        word = match.group().strip(" .,;")
        if word[0].islower() and not _small_in_counts(reading, match, word):
            continue
        return match
    return None


def _small_in_counts(reading: Reading, match: re.Match[str], word: str) -> bool:
    """A small "in" is a mark behind a comma or a quotation mark, where editors are known or what follows is already read."""
    text = reading.prepared.text
    if word.endswith(":"):
        return True
    behind = text[max(0, match.start() - 1):match.start() + 1].strip(" ") in (",", "”", "\"", "’", "'", ".", TAKEN)
    book = "editor" in reading.makers.people or reading.imprint is not None or text[match.end():match.end() + 1] == TAKEN
    return behind and book
