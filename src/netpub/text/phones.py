"""Phone numbers in running text, by their form in the numbering plans that netpub's readers use, or by the word before them."""

import re
from collections.abc import Iterator
from functools import cache

from netpub.text import cues

_SEPARATOR = r"[ \u00a0\u202f.\-‐‑–]"
_CANDIDATE = re.compile(rf"\(?\+?\d+(?:\)\d*)?(?:{_SEPARATOR}?\(\d{{1,4}}\)\d*)?(?:{_SEPARATOR}\d+)*")
_GROUP = re.compile(r"\d+")
_NO_PHONE = re.compile(r"\d{1,2}[.\-]\d{1,2}[.\-]\d{4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|0[.,]")
# National forms that no other number has: digits in each group, and how they begin.
_FORMS = (
    ((3, 3, 4), ""), ((1, 3, 3, 4), "1"),  # North America: 800-227-2345, 1-800-227-2345
    ((4, 3, 3), "1800"), ((4, 3, 3), "1300"), ((4, 2, 2, 2), "1300"), ((4, 2, 2, 2), "1800"),  # Australia
)
_SHORT = range(3, 7)  # digits of emergency and service numbers
_LONG = range(7, 16)  # E.164: no number has more than fifteen digits
_WITH_ZERO = range(9, 12)  # digits of a national number that begins with its trunk prefix 0
_WINDOW = 40


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each phone number, in order."""
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if match[0].startswith("(") and ")" not in match[0]:
            start += 1
        if not _glued(text, start, match.end()):
            end = _end(text[start:match.end()], text[max(start - _WINDOW, 0):start])
            if end > 0:
                yield start, start + end


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the digits are part of a word, an address, a decimal or a percentage."""
    before, after = text[max(start - 1, 0):start], text[end:end + 1]
    return before.isalnum() or (before != "" and before in "/@#_=-.,") or after.isalnum() or (after != "" and after in "%@_/")


def _end(candidate: str, before: str) -> int:
    """Return where the phone number at the start of a candidate ends, -1 when there is none."""
    groups = [(len(group[0]), group.end()) for group in _GROUP.finditer(candidate)]
    sizes = tuple(size for size, _ in groups)
    digits = sum(sizes)
    if digits in _SHORT:
        return len(candidate) if _called(before, close=True) else -1
    if candidate.startswith(("+", "(+")):
        return len(candidate) if digits in _LONG else -1
    if _NO_PHONE.match(candidate):
        return -1
    if candidate.startswith(("0", "(0")):
        return _national(groups)
    bare = candidate.lstrip("(")
    if any(sizes == form and bare.startswith(begin) for form, begin in _FORMS):
        return len(candidate)
    return len(candidate) if digits in _LONG and len(sizes) > 1 and _called(before) else -1


def _national(groups: list[tuple[int, int]]) -> int:
    """The end of a number that begins with 0, in groups of two digits or more; what follows it is another number."""
    digits, end = 0, -1
    for size, stop in groups:
        if digits + size not in range(_WITH_ZERO.stop) or (size == 1 and digits):
            break
        digits, end = digits + size, stop
    return end if digits in _WITH_ZERO else -1


def _called(before: str, close: bool = False) -> bool:
    """Whether words announce a phone number; ``close``: with nothing between them and the number."""
    ends = [match.end() for match in _cue().finditer(before)]
    return bool(ends) and not (close and before[ends[-1]:].strip(" \u00a0:.("))


@cache
def _cue() -> re.Pattern[str]:
    return cues.pattern("quantities", "call")
