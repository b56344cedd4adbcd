"""Pictures of the dashboard: bars of reviews by their day, and of pages by their state. SVG that takes its colours from the page.

Each has a title and a description for those who do not see it, and the page gives the same numbers as a table.
"""

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from babel.dates import format_skeleton

from netpub.text.labels import Labels

_WIDTH, _LEFT, _BARS, _BOTTOM = 680, 40, 160, 46
_MOST, _NAMED = 24, 8  # bars, and names below them
_UNITS = {1: "yMMM", 3: "yQQQ", 12: "y"}  # months of a bar, and how CLDR names them
_ROW, _NAME, _BESIDE = 34, 130, 60
_LEAST = 24  # a share of a bar that is narrower than this holds no number


def periods(days: Iterable[str], as_of: str, labels: Labels) -> list[tuple[str, int]]:
    """Return how many of some days (ISO dates) fall into each month from the day ``as_of`` to the last of them, under the month's name;
    into each quarter or year where there would be too many bars. The first entry is of those that are over, the last one holds what is
    later still."""
    today = datetime.date.fromisoformat(as_of)
    coming = [datetime.date.fromisoformat(day) for day in days]
    ahead = [day for day in coming if day >= today]
    months = next((length for length in _UNITS if _ahead(ahead, today, length) < _MOST), max(_UNITS))
    made = [0] * (min(_ahead(ahead, today, months), _MOST - 1) + 1)
    for day in ahead:
        made[min(_ahead([day], today, months), _MOST - 1)] += 1
    starts = [_start(_period(today, months) + number, months) for number in range(len(made))]
    names = [str(format_skeleton(_UNITS[months], start, locale=labels.cldr)) for start in starts]
    return [(labels("Overdue"), len(coming) - len(ahead)), *zip(names, made, strict=True)]


def _ahead(days: Sequence[datetime.date], today: datetime.date, months: int) -> int:
    """How many periods the last of some days is ahead."""
    return _period(max(days, default=today), months) - _period(today, months)


def _period(day: datetime.date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _start(period: int, months: int) -> datetime.date:
    year, month = divmod(period * months, 12)
    return datetime.date(year, month + 1, 1)


def timeline(bars: Sequence[tuple[str, int]], title: str, description: str) -> str:
    """Return a picture of bars side by side with their numbers; the first one is what is over."""
    most = max((count for _, count in bars), default=0) or 1
    step = (_WIDTH - _LEFT) / len(bars)
    every = math.ceil((len(bars) - 1) / _NAMED)
    parts = [f'<path class="axis" d="M{_LEFT - 8} {_BARS + 20}H{_WIDTH}"/>']
    for number, (name, count) in enumerate(bars):
        x, height = _LEFT + number * step, _BARS * count / most
        middle, top = x + step / 2 - 2, _BARS + 20 - height
        if count:
            kind = "over" if number == 0 else "due"
            parts.append(f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{step - 4:.1f}" height="{height:.1f}" rx="3"/>')
            parts.append(f'<text x="{middle:.1f}" y="{top - 5:.1f}" text-anchor="middle">{count}</text>')
        if number == 0 or (number - 1) % every == 0:
            # The first name stands lower, or it would touch the next where bars are many.
            lower = 16 if number == 0 else 0
            parts.append(f'<text class="name" x="{middle:.1f}" y="{_BARS + 38 + lower}" text-anchor="middle">{escape(name)}</text>')
    return _picture("timeline", _BARS + 20 + _BOTTOM, title, description, parts)


def shares(bars: Sequence[tuple[str, Mapping[str, int]]], kinds: Mapping[str, str], title: str, description: str) -> str:
    """Return a picture of one bar for each language, parted by kind; ``kinds`` gives the class of each in the order of the bar."""
    return _picture("shares", len(bars) * _ROW + 4, title, description, _shares(bars, kinds))


def _shares(bars: Sequence[tuple[str, Mapping[str, int]]], kinds: Mapping[str, str]) -> Iterator[str]:
    for number, (name, counts) in enumerate(bars):
        y, total, x = number * _ROW + 4, sum(counts.values()) or 1, float(_NAME)
        yield f'<text class="name" x="0" y="{y + 18}">{escape(name)}</text>'
        for kind, style in kinds.items():
            width = (_WIDTH - _NAME - _BESIDE) * counts.get(kind, 0) / total
            if width:
                yield f'<rect class="{style}" x="{x:.1f}" y="{y}" width="{max(width - 2, 1):.1f}" height="26" rx="3"/>'
                if width >= _LEAST:
                    yield f'<text class="on {style}" x="{x + width / 2 - 1:.1f}" y="{y + 18}" text-anchor="middle">{counts[kind]}</text>'
            x += width
        yield f'<text class="name" x="{_WIDTH}" y="{y + 18}" text-anchor="end">{sum(counts.values())}</text>'


def _picture(id: str, height: float, title: str, description: str, parts: Iterable[str]) -> str:
    return (
        f'<svg role="img" aria-labelledby="{id}-title {id}-text" viewBox="0 0 {_WIDTH} {height:.0f}">'
        f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-text">{escape(description)}</desc>{"".join(parts)}</svg>')
