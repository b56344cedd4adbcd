"""Cutting inline content in pieces without losing where each piece came from."""

from collections.abc import Iterable
from dataclasses import replace

from netpub.page import Inline, Inlines, Range, Text, plain, texts


def cut(content: Inlines, start: int, end: int | None = None) -> Inlines:
    """Return the characters ``start`` to ``end`` of the content with their markup.

    Pieces that touch hold together every character of the source that the whole held: a mark without text (a bullet, say) goes to
    the piece that begins at it, or to the last.
    """
    total = len(plain(content))
    return _cut(content, start, total if end is None else end, total)


def _cut(content: Inlines, start: int, end: int, total: int) -> Inlines:
    parts: list[Inline] = []
    position = 0
    for part in content:
        length = len(plain((part,)))
        low, high = max(start - position, 0), min(end - position, length)
        if low < high or (length == 0 and (start <= position < end or position == end == total)):
            parts.append(_part(part, low, high, length))
        position += length
    return tuple(parts)


def _part(part: Inline, low: int, high: int, length: int) -> Inline:
    if low <= 0 and high >= length:
        return part
    if isinstance(part, Text):
        return Text(part.text[low:high], _part_of(part, low, high))
    return replace(part, children=_cut(part.children, low, high, length))


def _part_of(text: Text, low: int, high: int) -> Range | None:
    """The source of some characters of a text; a text may be shorter than its source, and what it lacks belongs to its end."""
    if text.at is None:
        return None
    limit = text.at.end
    end = limit if high >= len(text.text) else min(text.at.start + high, limit)
    return Range(text.at.run, min(text.at.start + low, limit), end)


def trimmed(content: Inlines) -> Inlines:
    """Return the content without blanks at its ends."""
    words = plain(content)
    body = words.strip()
    if body == words:
        return content
    start = len(words) - len(words.lstrip())
    edges = cut(content, 0, start) + cut(content, start + len(body))
    return (*marks(edges), *cut(content, start, start + len(body))) if body else marks(content)


def marks(content: Inlines) -> tuple[Text, ...]:
    """Return the content as marks: no text, but every place in the source, for what the structure says from now on."""
    return tuple(Text("", at) for at in ranges(content))


def ranges(content: Inlines) -> tuple[Range, ...]:
    """Return where the content came from, in order."""
    return tuple(text.at for text in texts(content) if text.at is not None)


def positions(content: Inlines, offset: int) -> Range | None:
    """Return the place in the source of the character at ``offset``, None for one that no source has."""
    found = ranges(cut(content, offset, offset + 1))
    return found[0] if found else None


def joined(parts: Iterable[Inlines], glue: str) -> Inlines:
    """Return the parts as one content with ``glue`` between them."""
    result: list[Inline] = []
    for part in parts:
        if result:
            result.append(Text(glue))
        result.extend(part)
    return tuple(result)
