"""How the cover of a booklet shares its height: the words get what they need, the picture the rest, at most its own shape."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from netpub.publish import fonts

_PAGE, _COLUMN, _PICTURE = 210.0, 116.0, 126.86  # millimetres; a picture of 148 by 126.86 fills the upper 60 %
_POINT = 25.4 / 72
# Type size and line in points: of titles, the largest that leaves the picture its least height; of subtitles; of notices.
_TITLES = ((27.0, 31.0), (22.0, 26.0), (18.0, 22.0))
_SUBTITLE, _NOTICE = (13.5, 19.0), (12.0, 16.0)
_LEAST_PICTURE = 104.0
# Space in millimetres: above the title, between the parts, and the line at the foot with the publisher and the language.
_ABOVE, _BETWEEN, _FOOT = 7.0, 3.0, 22.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The height of the picture in millimetres, and size and line of the title in points."""

    picture: float
    size: float
    line: float


def layout(title: str, subtitle: str, notices: Sequence[str], families: tuple[str, ...]) -> Layout:
    """Return the layout of a cover with these words in a theme's font families."""
    below = _FOOT + sum(_height(text, 400, _NOTICE, families) + _BETWEEN for text in notices)
    if subtitle:
        below += _BETWEEN + _height(subtitle, 400, _SUBTITLE, families)
    for size, line in _TITLES:
        picture = _PAGE - below - _ABOVE - _height(title, 700, (size, line), families)
        if picture >= _LEAST_PICTURE:
            break
    return Layout(round(min(max(picture, 0.0), _PICTURE), 2), size, line)


def _height(text: str, weight: int, type_: tuple[float, float], families: tuple[str, ...]) -> float:
    """The height of a text in the column, in millimetres."""
    size, line = type_
    return _lines(text, weight, size, families) * line * _POINT


def _lines(text: str, weight: int, size: float, families: tuple[str, ...]) -> int:
    """How many lines a text takes: words one after another, a new line where the next does not fit."""
    column = _COLUMN / _POINT / size
    blank = fonts.width(" ", weight, families)
    lines, used = 1, 0.0
    for word in text.split():
        width = fonts.width(word, weight, families)
        if used and used + blank + width > column:
            lines, used = lines + 1, 0.0
        used += width + (blank if used else 0)
        lines, used = lines + math.floor(used / column), used % column
    return lines
