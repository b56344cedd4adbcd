"""A sheet folded twice into three as arithmetic: which panel stands where on which side, and where the folds are.

Nothing here knows of files. Lengths are millimetres from the left edge of the side as one looks at it. The panel that is folded in is
3 mm narrower than the others, so that it lies flat.
"""

from dataclasses import dataclass

SHEET = (297.0, 210.0)  # A4 lying on its side
_WIDE, _NARROW = 100.0, 97.0
OUTSIDE, INSIDE = 0, 1
# The panels in the order of reading: what is seen first, what is folded in, the three inside, and the back.
COVER, FLAP, FIRST, SECOND, THIRD, BACK = range(6)


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its place in the order of reading, the side it is on, its left edge and its width."""

    number: int
    side: int
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where the middle of the panel is."""
        return self.left + self.width / 2


def panels(*, right_to_left: bool = False) -> tuple[Panel, ...]:
    """Return the six panels in the order of reading.

    Outside 97, 100 and 100 wide (folded in, back, cover), inside 100, 100 and 97; what is read from right to left is mirrored.
    """
    made = (*_side(OUTSIDE, (FLAP, BACK, COVER)), *_side(INSIDE, (FIRST, SECOND, THIRD)))
    turned = (Panel(one.number, one.side, SHEET[0] - one.left - one.width, one.width) for one in made)
    return tuple(sorted(turned if right_to_left else made, key=lambda one: one.number))


def folds(*, right_to_left: bool = False) -> tuple[tuple[float, ...], ...]:
    """Return where the sheet is folded, for the outside and for the inside."""
    made = panels(right_to_left=right_to_left)
    return tuple(tuple(sorted(one.left for one in made if one.side == side and one.left)) for side in (OUTSIDE, INSIDE))


def _side(side: int, numbers: tuple[int, ...]) -> list[Panel]:
    made, left = [], 0.0
    for number in numbers:
        width = _NARROW if number in (FLAP, THIRD) else _WIDE
        made.append(Panel(number, side, left, width))
        left += width
    return made
