"""Numbers as they are set: phone numbers, doses and dates that a line break divides, or that
right-to-left text turned round."""

import re
from collections.abc import Iterable, Iterator

from netpub.check import directions
from netpub.check.pdf import LINE, Block
from netpub.check.surface import Surface, Text
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



def turned(blocks: Iterable[Block], lying: Surface) -> Iterator[str]:
    """Yield each phone number, dose and range of a page with right-to-left text whose parts do not stand in their order from left to
    right: 2345-227-800-1 for 1-800-227-2345. Parts in letters that run from right to left have their own order."""
    if not any(directions.RIGHT_TO_LEFT.search(one.words) for one in lying.texts):
        return
    seen = "\n".join(rows(lying))
    for block in blocks:
        text = " ".join(line.words for line in block)
        for one in quantities(text):
            parts = directions.RIGHT_TO_LEFT.split(text[one.start:one.end])
            yield from (f"“{part.strip()}”" for part in parts if _DIGIT.search(part) and "".join(part.split()) not in seen)


def rows(lying: Surface) -> list[str]:
    """Return the signs of a page from left to right, row by row, without blanks."""
    found: list[list[Text]] = []
    for one in sorted((one for one in lying.texts if not one.aslant), key=lambda one: -one.baseline):
        if found and abs(found[-1][0].baseline - one.baseline) < LINE * one.size / 2:
            found[-1].append(one)
        else:
            found.append([one])
    return ["".join("".join(one.visual.split()) for one in sorted(row, key=lambda one: one.box[0])) for row in found]
