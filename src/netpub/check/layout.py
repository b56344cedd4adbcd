"""The layout of a finished PDF, read from the file itself: what readers cannot read, or a printer cuts off, is found.

The rules are those of clear and large print (UKAAF MS03, RNIB) and of printers; numbers that are our own choice say so.
"""

import itertools
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netpub.check import grounds, numbers_set
from netpub.check.pdf import LINE, Block, opened, read
from netpub.check.plain import PICTURE
from netpub.check.surface import POINTS_PER_INCH, Surface, Text
from netpub.findings import Finding, Report, Where

_INCH = 25.4
_TOLERANCE = 0.05  # points: sizes and places are rounded when a file is written
_SHOWN = 40  # characters that a finding quotes
_WIDE = ("W", "F")  # letters as wide as they are high (Unicode TR 11): the measure is not one of such scripts
# Headings may stand closer than what is read line by line: type beyond this part of the least.
_HEADING = 1.5
# Type beyond this part of the least begins something.
_TITLE = 1.15
# A page is looked at for emptiness against the fullest one; what covers nearly all of its height is its ground.
_GROUND = 0.9


@dataclass(frozen=True, slots=True)
class Limits:
    """What a composition must keep: the size of ``type`` and of ``raised`` signs in points; ``line`` in letters; ``leading`` as a part
    of the size; ``safe``, the distance of text from the cut in millimetres; ``resolution`` of pictures in pixels an inch; ``filled``,
    the part of a page that must not stay empty where text goes on, 0 when blank pages belong there; ``contrast``: colours are judged."""

    type: float = 12.0
    raised: float = 9.0
    line: int = 70
    leading: float = 1.2
    safe: float = 9.5
    resolution: float = 200.0
    filled: float = 0.25
    contrast: bool = True


# Stitched booklets: 3/8 in of safe zone, since paper creeps and is cut; single sheets: 5 mm (standards of printers, P4).
BOOKLET = Limits()
LARGE = Limits(type=16.0, raised=16.0, leading=1.3, safe=5.0)
# The panels of a leaflet: single sheets, a panel of which may be short.
LEAFLET = Limits(safe=5.0, filled=0.0)
# Two languages side by side, on sheets that any printer prints.
BILINGUAL = Limits(safe=5.0)
# Sheets for the printer hold the booklet's pages, which were judged already; what is new is where they stand, and blank pages belong.
SHEETS = Limits(safe=8.0, filled=0.0)
# A press prints pictures finer than a screen shows them (standards of printers, P7). Its colours were judged on the booklet: what inks
# look like is known to the printer's profile alone, not to what draws pages here.
PRESS = Limits(resolution=300.0, filled=0.0, contrast=False)
Sighted = tuple[str, int, str]  # rule, page, what was seen


def lint(data: bytes, limits: Limits, where: Where, report: Report) -> bool:
    """Report what the pages of a PDF do not keep, each rule once with all its pages; return whether no finding is an error."""
    found = sorted(dict.fromkeys(_sighted(data, limits, where.language)), key=lambda one: (one[0], one[1]))
    passed = True
    for rule in dict.fromkeys(one[0] for one in found):
        mine = [one for one in found if one[0] == rule]
        pages = list(dict.fromkeys(page for _, page, _ in mine))
        finding = Finding(rule, where, f"{_named(pages)}: {mine[0][2]}")
        passed = passed and finding.severity != "error"
        report(finding)
    return passed


def smallest_type(data: bytes) -> float:
    """Return the size in points of the smallest text on any page, drawings included; raised and lowered signs do not count.
    Infinite when there is no text."""
    return min((size for lying, _ in read(data) for size, raised, _ in _sizes(lying) if not raised), default=float("inf"))


def _sighted(data: bytes, limits: Limits, language: str) -> Iterator[Sighted]:
    filled: list[tuple[float, bool]] = []
    with opened(data) as pdf:
        for number, (page, (lying, lines)) in enumerate(zip(pdf, read(data), strict=True), 1):
            filled.append((_filled(lying, lines), _begins_anew(lines, limits)))
            seen = [*_type(lying, limits), *_places(lying, limits), *_pictures(lying, limits), *_lines(lines, limits)]
            seen += [("number-broken", words) for words in numbers_set.broken(lines, language)]
            seen += [("number-turned", words) for words in numbers_set.turned(lines, lying)]
            seen += grounds.seen(page, lying) if limits.contrast else []
            yield from ((rule, number, words) for rule, words in seen)
    yield from _empty(filled, limits)


def _named(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{' …' if len(pages) > 10 else ''}"  # noqa: PLR2004


def quoted(words: str) -> str:
    """Return the beginning of some words, as a finding shows them."""
    whole = " ".join(words.split())
    return f"“{whole[:_SHOWN]}{'…' if len(whole) > _SHOWN else ''}”"


def _sizes(lying: Surface) -> Iterator[tuple[float, bool, Text]]:
    """Each text with its size and whether it is raised or lowered beside larger text."""
    last: Text | None = None
    for one in lying.texts:
        beside = last is not None and one.size < last.size and _beside(one, last)
        if one.words.strip():
            yield one.size, beside, one
        if not beside:
            last = one


def _beside(one: Text, other: Text) -> bool:
    """Whether two texts stand side by side, neither above the other, on baselines that differ a little."""
    raised = 0 < abs(one.baseline - other.baseline) < LINE * other.size
    return raised and (one.box[0] >= other.box[2] - _TOLERANCE * one.size or one.box[2] <= other.box[0] + _TOLERANCE * one.size)


def _type(lying: Surface, limits: Limits) -> Iterator[tuple[str, str]]:
    for size, raised, one in _sizes(lying):
        if size < (limits.raised if raised else limits.type) - _TOLERANCE:
            yield "type-too-small", f"{quoted(one.words)} has {size:.1f} pt"
        if one.italic:
            yield "type-italic", quoted(one.words)


def _places(lying: Surface, limits: Limits) -> Iterator[tuple[str, str]]:
    left, bottom, right, top = lying.trim
    edge = limits.safe / _INCH * POINTS_PER_INCH - _TOLERANCE
    for one in lying.texts:
        if one.words.strip() and not one.aslant:
            near = min(one.box[0] - left, one.box[1] - bottom, right - one.box[2], top - one.box[3])
            if near < edge:
                yield "text-near-edge", f"{quoted(one.words)} lies {near / POINTS_PER_INCH * _INCH:.1f} mm from the edge"


def _pictures(lying: Surface, limits: Limits) -> Iterator[tuple[str, str]]:
    for shape in lying.shapes:
        if shape.resolution is not None and shape.resolution < limits.resolution:
            yield "picture-coarse", f"{shape.resolution:.0f} pixels an inch"


def _lines(found: Iterable[Block], limits: Limits) -> Iterator[tuple[str, str]]:
    """The median of lines that are full, since another follows; and lines that stand too close."""
    texts = [block for block in found if not block[0].words.startswith(PICTURE)]
    full = [line.words.strip() for block in texts for line in block[:-1]]
    lengths = [
        sum(not unicodedata.combining(char) for char in words)
        for words in full if not any(unicodedata.east_asian_width(char) in _WIDE for char in words)]
    if lengths and statistics.median(lengths) > limits.line:
        yield "line-too-long", f"{statistics.median(lengths):.0f} letters"
    for block in texts:
        for upper, lower in itertools.pairwise(block):
            apart, size = upper.baseline - lower.baseline, max(upper.size, lower.size)
            if size < _HEADING * limits.type and 0 < apart < limits.leading * size - _TOLERANCE:
                yield "lines-too-close", f"{quoted(lower.words)} stands {apart:.1f} pt below the line before it, in {size:.1f} pt"


def _filled(lying: Surface, found: Iterable[Block]) -> float:
    """How much of a page's height its text and shapes take, as a part; what covers the page as its ground does not count, nor do
    running feet, which are in no block."""
    _, bottom, _, top = lying.trim
    height = top - bottom
    boxes = [line.box for block in found for line in block if line.box]
    boxes += [shape.box for shape in lying.shapes if shape.box[3] - shape.box[1] < _GROUND * height]
    spans = _merged((max(box[1], bottom), min(box[3], top)) for box in boxes if box[3] > bottom and box[1] < top)
    return sum(high - low for low, high in spans) / height


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans, those that overlap or lie within half an inch of each other as one: the distance of blocks."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1] + POINTS_PER_INCH / 2:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _begins_anew(found: list[Block], limits: Limits) -> bool:
    """Whether a page begins with a heading, or with no text at all: the page before it may end anywhere."""
    first = next((line for block in found for line in block if line.box or line.words.startswith(PICTURE)), None)
    return first is None or first.size > limits.type * _TITLE


def _empty(filled: list[tuple[float, bool]], limits: Limits) -> Iterator[Sighted]:
    """Pages that hold nothing, or next to nothing although the text goes on behind them; the last page is a cover."""
    fullest = max((part for part, _ in filled), default=0.0)
    following = [*(anew for _, anew in filled[1:-1]), True, True][-len(filled):]
    for number, ((part, _), anew) in enumerate(zip(filled, following, strict=True), 1):
        if limits.filled and (part <= 0 or (part < limits.filled * fullest and not anew)):
            yield "page-empty", number, f"filled to {part / fullest if fullest else 0:.0%} of the fullest page"
