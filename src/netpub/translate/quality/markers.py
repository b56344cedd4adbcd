"""Placeholders: each of the source exactly once, closed where it was opened; they may change their order.

Catalogues of other tools have other marks: ``%s``, ``{name}``, ``<b>``; they are compared as they stand.
"""

import re
from collections import Counter
from collections.abc import Iterator

from netpub.translate import placeholders
from netpub.translate.quality.side import VARIABLE, Pair, Problem

_TOKEN = re.compile(r"<(/?)([0-9]{1,4})(/?)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,200})?/?>|</?[0-9]{1,4}/?>")
_STRAY = re.compile(r"<(?!/?[0-9]{1,4}/?>)|&(?!(?:lt|gt|amp);)")


def check(pair: Pair) -> Iterator[Problem]:
    """Yield what is wrong with the placeholders of a translation."""
    slots = slots_of(pair.source.raw)
    if slots is None:
        yield from _differences(_TAG, pair)
    elif slots or "<" in pair.target.raw or "&" in pair.target.raw:
        try:
            placeholders.decode(pair.target.raw, slots)
        except placeholders.Broken as broken:
            yield "placeholder-broken", str(broken)
    yield from _differences(VARIABLE, pair)


def _differences(pattern: re.Pattern[str], pair: Pair) -> Iterator[Problem]:
    here, there = (Counter(pattern.findall(side.raw)) for side in (pair.source, pair.target))
    if here != there:
        parts = (("missing", here - there), ("not in the source", there - here))
        yield "placeholder-broken", "; ".join(f"{what}: {' '.join(sorted(part.elements()))}" for what, part in parts if part)


def slots_of(source: str) -> tuple[placeholders.Slot, ...] | None:
    """Return the placeholders that a text of netpub's own catalogues has; None for a text that is written in another way."""
    if _STRAY.search(source):
        return None
    slots: list[placeholders.Slot] = []
    opened = [0]
    for closing, digits, empty in _TOKEN.findall(source):
        number = int(digits)
        if closing:
            if empty or opened.pop() != number:
                return None
        elif number != len(slots) + 1:
            return None
        else:
            slots.append(placeholders.Slot(None, opened[-1], bool(empty)))
            opened += [] if empty else [number]
    return tuple(slots) if opened == [0] else None
