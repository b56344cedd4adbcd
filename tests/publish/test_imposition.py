"""Saddle stitch: every page once, in its place, and sheets that creep evenly."""

import pytest

from netpub.publish import imposition


def test_eight_pages():
    pairs = [(side.left, side.right) for side in imposition.sides(8)]
    assert pairs == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert [(side.left, side.right) for side in imposition.sides(8, right_to_left=True)] == [(1, 8), (7, 2), (3, 6), (5, 4)]


@pytest.mark.parametrize("pages", range(4, 97))
def test_every_page_stands_once_and_reads_on_when_folded(pages):
    sides = imposition.sides(pages)
    placed = [page for side in sides for page in (side.left, side.right)]
    assert sorted(page for page in placed if page) == list(range(1, pages + 1))
    assert placed.count(None) == -pages % 4
    fronts, backs = sides[::2], sides[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front.right, back.left)]
    last = [page for front, back in zip(reversed(fronts), reversed(backs), strict=True) for page in (back.right, front.left)]
    assert (*first, *last) == imposition.padded(pages)
    assert sides[0].left == pages
    mirrored = imposition.sides(pages, right_to_left=True)
    assert [(side.right, side.left, side.sheet) for side in mirrored] == [(side.left, side.right, side.sheet) for side in sides]


@pytest.mark.parametrize(("still", "moves"), [("outermost", [0, 0.2, 0.4, 0.6]), ("innermost", [-0.6, -0.4, -0.2, 0])])
def test_sheets_creep_evenly_from_the_one_that_stays(still, moves):
    assert [imposition.creep(sheet, 4, 0.1, still) for sheet in range(4)] == pytest.approx(moves)
