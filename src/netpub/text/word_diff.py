"""What changed between two texts, word by word: words, numbers, signs and blanks are compared one by one.

Long texts are cut at words that both have once, in the same order (patience diff), so that time stays in proportion to their length.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Operation = tuple[Literal["equal", "replace", "delete", "insert"], int, int, int, int]

# Written without blanks between words: each character counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"\s|[{_UNSPACED}]|\d+(?:[.,:/]\d+)*(?!\w)|[^\W{_UNSPACED}]+(?:['’ʼ][^\W{_UNSPACED}]+)*|[^\w\s]|\w")
# Up to this many comparisons difflib is exact and quick enough.
_EXACT = 60_000


def tokens(text: str) -> list[str]:
    """Return the words, numbers, signs and blanks of a text; joined they are the text again."""
    return _TOKEN.findall(text)


def operations(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Operation]:
    """Return how ``old`` becomes ``new``: (what, old start, old end, new start, new end) in order, as difflib has it; every element of
    both is in exactly one of them, and ``equal`` stands between elements that are equal."""
    found: list[tuple[bool, int, int, int, int]] = []
    for operation in _compared(old, 0, len(old), new, 0, len(new)):
        _append(found, operation)
    return [(_name(*operation), *operation[1:]) for operation in found]


def _append(found: list[tuple[bool, int, int, int, int]], operation: tuple[bool, int, int, int, int]) -> None:
    """Add an operation; neighbours of one sort become one."""
    if found and found[-1][0] == operation[0]:
        same, start, _, new_start, _ = found.pop()
        operation = (same, start, operation[2], new_start, operation[4])
    found.append(operation)


def _name(same: bool, start: int, end: int, new_start: int, new_end: int) -> Literal["equal", "replace", "delete", "insert"]:
    if same:
        return "equal"
    return "replace" if end > start and new_end > new_start else "delete" if end > start else "insert"


def _compared(
    old: Sequence[Hashable], start: int, end: int, new: Sequence[Hashable], new_start: int, new_end: int,
) -> Iterator[tuple[bool, int, int, int, int]]:
    """The parts of two stretches: what they begin and end with alike, and between those cut at anchors. Nests as deep as anchors do."""
    head = _alike(old, new, start, new_start, min(end - start, new_end - new_start), 1)
    tail = _alike(old, new, end - 1, new_end - 1, min(end - start, new_end - new_start) - head, -1)
    if head:
        yield True, start, start + head, new_start, new_start + head
    yield from _middle(old, start + head, end - tail, new, new_start + head, new_end - tail)
    if tail:
        yield True, end - tail, end, new_end - tail, new_end


def _alike(old: Sequence[Hashable], new: Sequence[Hashable], at: int, new_at: int, most: int, step: int) -> int:
    count = 0
    while count < most and old[at + count * step] == new[new_at + count * step]:
        count += 1
    return count


def _middle(
    old: Sequence[Hashable], start: int, end: int, new: Sequence[Hashable], new_start: int, new_end: int,
) -> Iterator[tuple[bool, int, int, int, int]]:
    size, new_size = end - start, new_end - new_start
    if not size and not new_size:
        return
    if size * new_size <= _EXACT:
        matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
        for name, first, last, new_first, new_last in matcher.get_opcodes():
            yield name == "equal", start + first, start + last, new_start + new_first, new_start + new_last
        return
    anchors = _anchors(old, start, end, new, new_start, new_end)
    if not anchors:
        yield False, start, end, new_start, new_end
        return
    for position, new_position in [*anchors, (end, new_end)]:
        yield from _compared(old, start, position, new, new_start, new_position)
        start, new_start = position, new_position


def _anchors(old: Sequence[Hashable], start: int, end: int, new: Sequence[Hashable], new_start: int, new_end: int) -> list[tuple[int, int]]:
    """Places of elements that both stretches have exactly once, in the same order in both."""
    count, new_count = Counter(old[start:end]), Counter(new[new_start:new_end])
    places = {new[at]: at for at in range(new_start, new_end) if new_count[new[at]] == 1}
    pairs = [(at, places[old[at]]) for at in range(start, end) if count[old[at]] == 1 and old[at] in places]
    kept = rising([new_at for _, new_at in pairs])
    return [pairs[index] for index in kept]


def rising(numbers: Sequence[int]) -> list[int]:
    """Return the positions of a longest run of rising numbers (they need not be neighbours); the numbers must all differ."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        tails[place:place + 1] = [number]
        ends[place:place + 1] = [position]
    run: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        run.append(position)
        position = before[position]
    return run[::-1]
