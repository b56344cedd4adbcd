"""Numbers as they are set: phone numbers, doses and dates that a line break divides."""

import re
from collections.abc import Iterable, Iterator

from netpub.check.pdf import Block
from netpub.text import dates
from netpub.text.quantities import Kind, quantities

_DIGIT = re.compile(r"\d")
_WHOLE = (Kind.PHONE, Kind.DOSE, Kind.RANGE, Kind.PERCENTAGE)


def broken(blocks: Iterable[Block], language: str) -> Iterator[str]:
    """Yield each phone number, dose, range, percentage and date that stands on two lines (UKAAF: single pieces of information are
    not divided), with the break shown as a stroke."""
    for block in blocks:
        if len(block) > 1 and any(_DIGIT.search(line.words) for line in block):
            yield from _broken(block, language)


def _broken(block: Block, language: str) -> Iterator[str]:
    text, breaks = "", []
    for line in block:
        text = text.rstrip()
        if text:
            breaks.append(len(text))
            text += " "
        text += line.words.lstrip()
    spans = [(one.start, one.end) for one in quantities(text) if one.kind in _WHOLE]
    spans += [(one.start, one.end) for one in dates.parse(text, language)]
    for start, end in spans:
        inside = next((place for place in breaks if start < place < end), 0)
        if inside:
            yield f"“{text[start:inside]} | {text[inside:end].strip()}”"

