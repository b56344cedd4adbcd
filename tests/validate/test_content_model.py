from io import StringIO

import pytest
from lxml import etree

from netpub.validate.content_model import Misplaced, Missing, faults, model


def declared(content: str):
    names = "".join(f"<!ELEMENT {name} EMPTY>" for name in "abcdef")
    dtd = etree.DTD(StringIO(f"<!ELEMENT x {content}>{names}"))
    return model(next(element.content for element in dtd.iterelements() if element.name == "x"))


@pytest.mark.parametrize(("content", "children", "expected"), [
    ("(a, b?, c*)", "a", []),
    ("(a, b?, c*)", "abccc", []),
    ("(a, b?, c*)", "", [Missing(0, ("a",))]),
    ("(a, b?, c*)", "bc", [Missing(0, ("a",))]),
    ("(a, b?, c*)", "acb", [Misplaced(2, ("c",))]),
    ("(a, b?, c*)", "aacd", [Misplaced(1, ("b", "c")), Misplaced(3, ("c",))]),
    ("((a | b)+, c)", "ab", [Missing(2, ("a", "b", "c"))]),
    ("((a | b)+, c)", "c", [Missing(0, ("a", "b"))]),
    ("((a, b) | c)", "d", [Misplaced(0, ("a", "c")), Missing(1, ("a", "c"))]),
    ("((a?, b)?, c)", "abc", []),
    ("((a?, b)?, c)", "ac", [Missing(1, ("b",))]),
    ("(a, (b, (c, d)?)?, e)", "abce", [Missing(3, ("d",))]),
    ("EMPTY", "a", [Misplaced(0, ())]),
])
def test_departures_from_a_model_are_found_one_by_one(content, children, expected):
    assert list(faults(declared(content), list(children))) == expected


def test_long_rows_take_time_in_proportion():
    assert list(faults(declared("((a | b | c)*, d*)"), ["a", "b", "c"] * 20000 + ["d"] * 20000)) == []
