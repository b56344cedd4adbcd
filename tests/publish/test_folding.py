"""Where the panels of a folded sheet are, in millimetres."""

import pytest

from netpub.publish import folding
from netpub.publish.folding import BACK, COVER, FIRST, FLAP, INSIDE, OUTSIDE, SECOND, SHEET, THIRD

BOTH = pytest.mark.parametrize("right_to_left", [False, True])


def seen(side, **direction):
    """The panels of a side from left to right: number, left edge and width."""
    made = sorted((one for one in folding.panels(**direction) if one.side == side), key=lambda one: one.left)
    return [(one.number, one.left, one.width) for one in made]


def test_the_outside_has_the_flap_the_back_and_the_cover():
    assert seen(OUTSIDE) == [(FLAP, 0, 97), (BACK, 97, 100), (COVER, 197, 100)]


def test_the_inside_is_read_from_the_left_and_ends_behind_the_flap():
    assert seen(INSIDE) == [(FIRST, 0, 100), (SECOND, 100, 100), (THIRD, 200, 97)]


def test_what_is_read_from_right_to_left_is_mirrored():
    assert seen(OUTSIDE, right_to_left=True) == [(COVER, 0, 100), (BACK, 100, 100), (FLAP, 200, 97)]
    assert seen(INSIDE, right_to_left=True) == [(THIRD, 0, 97), (SECOND, 97, 100), (FIRST, 197, 100)]


def test_the_folds():
    assert folding.folds() == ((97, 197), (100, 200))
    assert folding.folds(right_to_left=True) == ((100, 200), (97, 197))


@BOTH
def test_the_panels_fill_both_sides_and_stand_in_the_order_of_reading(right_to_left):
    panels = folding.panels(right_to_left=right_to_left)
    assert [one.number for one in panels] == [COVER, FLAP, FIRST, SECOND, THIRD, BACK]
    for side in (OUTSIDE, INSIDE):
        edges = [edge for _, left, width in seen(side, right_to_left=right_to_left) for edge in (left, left + width)]
        assert edges == sorted(edges)
        assert (edges[0], edges[1], edges[3], edges[5]) == (0, edges[2], edges[4], SHEET[0])


@BOTH
def test_printed_on_both_sides_the_folds_meet_and_the_flap_backs_the_third_panel(right_to_left):
    outside, inside = folding.folds(right_to_left=right_to_left)
    assert sorted(SHEET[0] - fold for fold in outside) == sorted(inside)
    by_number = {one.number: one for one in folding.panels(right_to_left=right_to_left)}
    for front, behind in ((FLAP, THIRD), (BACK, SECOND), (COVER, FIRST)):
        assert by_number[front].width == by_number[behind].width
        assert by_number[front].middle == pytest.approx(SHEET[0] - by_number[behind].middle)
