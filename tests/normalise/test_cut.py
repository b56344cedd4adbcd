"""Cutting content keeps words, markup and places."""

from hypothesis import given
from hypothesis import strategies as st

from netpub.normalise.cut import cut, ranges, trimmed
from netpub.page import Inlines, Link, Range, Strong, Text, plain

CONTENT: Inlines = (
    Text("", Range(0, 0, 2)), Text("Take ", Range(0, 2, 7)), Strong((Text("5 mg", Range(1, 0, 4)), Link("x", (Text(" daily", Range(2, 0, 9)),)))),
    Text(".", Range(3, 0, 1)),
)
LENGTH = len(plain(CONTENT))


def test_a_piece_keeps_its_markup_and_its_place() -> None:
    assert cut(CONTENT, 7, 12) == (Strong((Text("mg", Range(1, 2, 4)), Link("x", (Text(" da", Range(2, 0, 3)),)))),)


@given(st.integers(0, LENGTH))
def test_two_pieces_hold_what_the_whole_held(at: int) -> None:
    left, right = cut(CONTENT, 0, at), cut(CONTENT, at)
    assert plain(left) + plain(right) == plain(CONTENT)
    assert _places((*left, *right)) == _places(CONTENT)


def _places(content: Inlines) -> set[tuple[int, int]]:
    return {(at.run, position) for at in ranges(content) for position in range(at.start, at.end)}


def test_blanks_at_the_ends_go_and_marks_stay() -> None:
    content = (Text("", Range(0, 0, 1)), Text("  word ", Range(0, 1, 8)))
    assert plain(trimmed(content)) == "word"
    assert Range(0, 0, 1) in ranges(trimmed(content))
    assert trimmed((Text("   ", Range(0, 0, 3)),)) == (Text("", Range(0, 0, 3)),)
