"""Saddle stitch as arithmetic: which pages stand side by side on which side of which sheet, and how far each sheet creeps.

Nothing here knows of files. Pages are numbered from 1, sheets from 0 (the outermost), lengths are millimetres.
"""

from dataclasses import dataclass

PAGES_A_SHEET = 4
OUTERMOST, INNERMOST = "outermost", "innermost"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: the pages on its left and right half as one looks at it (None is blank), and its sheet."""

    left: int | None
    right: int | None
    sheet: int


def padded(pages: int) -> tuple[int | None, ...]:
    """Return the pages of a book in reading order, with blanks (None) before the last one, so that sheets come out full.

    The last page is the back cover and must stay outside.
    """
    blanks = -pages % PAGES_A_SHEET
    return (*range(1, pages), *[None] * blanks, pages) if pages else ()


def sides(pages: int, *, right_to_left: bool = False) -> tuple[Side, ...]:
    """Return the sides of all sheets in the order of printing, front and back of each sheet in turn, the outermost first.

    Eight pages give (8, 1) (2, 7) (6, 3) (4, 5); a book that is read from right to left has each of these pairs turned round.
    """
    order = padded(pages)
    made = []
    for sheet in range(len(order) // PAGES_A_SHEET):
        first, last = 2 * sheet, len(order) - 1 - 2 * sheet
        for left, right in ((last, first), (first + 1, last - 1)):
            pair = (order[right], order[left]) if right_to_left else (order[left], order[right])
            made.append(Side(*pair, sheet))
    return tuple(made)


def creep(sheet: int, sheets: int, paper: float, still: str = OUTERMOST) -> float:
    """Return by how much the pages of a sheet move towards the spine; below 0 away from it.

    Folded into another, a sheet sticks out by what the paper around it takes up: twice its thickness for each sheet. ``still`` names
    the sheet that stays where it is.
    """
    around = sheet if still == OUTERMOST else sheet - (sheets - 1)
    return 2 * paper * around
