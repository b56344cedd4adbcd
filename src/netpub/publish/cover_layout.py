"""How the cover of a booklet shares its height: the words get what they need, the picture the rest, at most its own shape."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from netpub.publish import fonts
from netpub.publish.composition import POINT, Composition, Type

_RULE = 4.2  # millimetres that the rule before a notice takes from its width


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a cover, each without markup; ``notices`` are the sentences at its foot."""

    title: str
    subtitle: str = ""
    audience: str = ""
    notices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The height of the picture in millimetres, and size and line of the title in points; ``full`` says that the words need more
    than the page, so that there is no picture and they run on."""

    picture: float
    size: float
    line: float
    full: bool = False


def layout(words: Words, families: tuple[str, ...], composition: Composition) -> Layout:
    """Return the layout of a cover with these words in a theme's font families."""
    cover = composition.cover

    def height(text: str, weight: int, type_: Type, taken: float = 0.0) -> float:
        size, line = type_
        return _lines(text, weight, (composition.column - taken) / POINT / size, families) * line * POINT

    below = cover.foot + sum(height(text, 400, cover.notice, _RULE) + cover.between for text in words.notices)
    for text, weight, type_ in ((words.subtitle, 400, cover.subtitle), (words.audience, 700, cover.notice)):
        below += cover.between + height(text, weight, type_) if text else 0
    for size, line in cover.titles:
        picture = composition.page[1] - below - cover.above - height(words.title, 700, (size, line))
        if picture >= cover.least_picture:
            break
    return Layout(round(min(max(picture, 0.0), cover.picture), 2), size, line, full=picture < 0)


def _lines(text: str, weight: int, column: float, families: tuple[str, ...]) -> int:
    """How many lines a text takes: words one after another, a new line where the next does not fit; ``column`` in sizes of the type."""
    blank = fonts.width(" ", weight, families)
    lines, used = 1, 0.0
    for word in text.split():
        width = fonts.width(word, weight, families)
        if used and used + blank + width > column:
            lines, used = lines + 1, 0.0
        used += width + (blank if used else 0)
        lines, used = lines + math.floor(used / column), used % column
    return lines
