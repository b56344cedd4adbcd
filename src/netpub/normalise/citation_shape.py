"""What a reference looks like: a line that is one, lines that are one together, and a name that is none."""

import re
from collections.abc import Sequence
from itertools import pairwise

_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d[a-z]?(?![\w/-])|\bn\.d\.|\bs\.\s?f\.")
_LINK = re.compile(r"https?://|\bwww\.|\bdoi:|\b10\.\d{4,9}/", re.IGNORECASE)
_ACCESS = re.compile(
    r"\b(?:accessed|retrieved|available (?:at|from)|cited|consultad[oa]|accedido|disponible en|recuperado)\b", re.IGNORECASE)
_AUTHOR = re.compile(r"[^\W\d_][\w'’-]+,? (?:[A-Z]\.?[ -]?){1,3}(?:[,.;&]|$| y | and )|\bet al\b|\by cols?\b")
_VOLUME = re.compile(r"\d{1,5} ?\(\d{1,5}[^)]{0,12}\) ?:|[;:] ?\d{1,5} ?(?:\(|:)|\b\d{1,6} ?[-–] ?\d{1,6}\.?$|: ?e\d{3}")
_PUBLISHER = re.compile(r"\b\d+(?:st|nd|rd|th|[.ªº]{1,2}) ed|\beds?\.|: [A-Z][\w &.’'-]{2,60}[;,:] ?(?:19|20)\d\d|\bPress\b|\bIn: |\bEn: ")
_NUMBER = re.compile(r"^\W?\d{1,3}[.)]\s")
_BREAK = re.compile(r"[.?!] +(?=[\w(«“\"])")
_LINK_LINE = re.compile(r"\s*(?:https?://|www\.|doi:)", re.IGNORECASE)
_ENDS_WITH_YEAR = re.compile(r"(?:^|[.,;(]\s?)(?:19|20)\d\d[a-z]?(?:;[\d():–-]{1,30})?\)?\.?\s*$")
_DEGREES = re.compile(r"(?:^|[,\s])(?:MD|PhD|MBBS|MBChB|FRCPC?|FRCS|FACP|FACS|DO|RN|BSc|MSc|MPH|DNP|NP|MRCP|DM|Dr|Prof|Dra|Lic)\b")

# A reference has one of the first; with the others they say how sure it is.
_NEEDED, _FURTHER = (_YEAR, _LINK), (_ACCESS, _AUTHOR, _VOLUME, _PUBLISHER)
_CERTAIN = 3
_LIKELY = 2
_LONGEST_LINE = 300
_MOST_LINES = 6


def weight(text: str) -> int:
    """Return how many marks of a reference a line shows; 0 for a line with neither a year nor an address."""
    found = sum(mark.search(text) is not None for mark in _NEEDED)
    return found and found + sum(mark.search(text) is not None for mark in _FURTHER) + (len(_BREAK.findall(text)) > 1)


def is_certain(text: str) -> bool:
    """Say whether a line is a reference wherever it stands."""
    return weight(text) >= _CERTAIN and not _LINK_LINE.match(text)


def is_likely(text: str) -> bool:
    """Say whether a line is a reference when it stands among references."""
    marks = weight(text)
    return marks >= _LIKELY or (marks > 0 and _BREAK.search(text) is not None)


def is_no_work(text: str) -> bool:
    """Say whether an entry of a reference list names no work: a reviewer with degrees or a role, say."""
    if any(mark.search(text) for mark in _NEEDED):
        return False
    return not _BREAK.search(_NUMBER.sub("", text)) or _DEGREES.search(text) is not None


def groups(lines: Sequence[str], apart: Sequence[bool]) -> list[range]:
    """Return the lines that are one reference each when references run over several lines (authors, title, journal and year, address).

    ``apart`` says of each line whether an empty line stands before it. Lines after the last whole reference are in no group. Empty when
    the lines have another shape.
    """
    if not _several_lines(lines):
        return []
    starts = [number for number, first in enumerate(apart) if first or number == 0]
    if len(starts) > 1 and len(lines) >= _LIKELY * len(starts):
        found = [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    else:
        found = _by_last_line(lines)
    return [group for group in found if _is_group([lines[number] for number in group])]


def _is_group(lines: Sequence[str]) -> bool:
    return len(lines) <= _MOST_LINES and (any(map(weight, lines)) if len(lines) > 1 else is_likely(lines[0]))


def _several_lines(lines: Sequence[str]) -> bool:
    links = sum(_LINK_LINE.match(line) is not None for line in lines)
    whole = sum(is_certain(line) for line in lines)
    last = sum(_is_last(lines, number) for number in range(len(lines)))
    return len(lines) > 1 and whole * 2 < len(lines) and (links > 1 or last > 0) and all(len(line) <= _LONGEST_LINE for line in lines)


def _is_last(lines: Sequence[str], number: int) -> bool:
    """Whether a reference ends at a line: its address, or its year when no address follows."""
    if _LINK_LINE.match(lines[number]):
        return True
    follows = number + 1 < len(lines) and _LINK_LINE.match(lines[number + 1])
    return _ENDS_WITH_YEAR.search(lines[number]) is not None and not follows


def _by_last_line(lines: Sequence[str]) -> list[range]:
    found: list[range] = []
    start = 0
    for number in range(len(lines)):
        if _is_last(lines, number):
            found.append(range(start, number + 1))
            start = number + 1
    return found


def trailing_groups(lines: Sequence[str]) -> list[range]:
    """Return the references of several lines that end a page without a heading; at least two, of as many lines each, with an address.

    The number of lines of all but the first says where the first begins.
    """
    ends = [number for number, line in enumerate(lines) if _LINK_LINE.match(line)]
    sizes = [after - before for before, after in pairwise(ends)]
    while sizes and (max(sizes) > _MOST_LINES or min(sizes) < _LIKELY):
        ends, sizes = ends[1:], sizes[1:]
    if not sizes or ends[-1] < len(lines) - 1:
        return []
    first = max(set(sizes), key=lambda size: (sizes.count(size), -size))
    bounds = [ends[0] - first, *ends]
    return [range(before + 1, after + 1) for before, after in zip(bounds, ends, strict=False) if before >= -1]
