"""Marks before list items."""

import pytest

from netpub.text.markers import marker


@pytest.mark.parametrize(("line", "sign", "end", "weak"), [
    ("• rest", "•", 2, False), ("•rest", "•", 1, False), ("  · rest", "·", 4, False), ("- rest", "-", 2, True), ("o rest", "o", 2, True),
    ("3. rest", "1", 3, True), ("(12) rest", "1", 5, True), ("b) rest", "a", 3, True),
])
def test_a_mark(line: str, sign: str, end: int, weak: bool) -> None:
    found = marker(line)
    assert found is not None
    assert (found.sign, found.end, found.weak) == (sign, end, weak)


@pytest.mark.parametrize("line", ["rest", "2.5 mg", "2019. A year", "-5 °C", "other", "•", "- ", "a. m.", "10 mg"])
def test_no_mark(line: str) -> None:
    assert marker(line) is None


def test_numbers_count() -> None:
    found = marker("12. twelve")
    assert found is not None
    assert found.number == 12
