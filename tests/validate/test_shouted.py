"""Capitals: a block without small letters is shouted only where its letters are capitals."""

import pytest

from netpub.validate.rules.readability import is_shouted


@pytest.mark.parametrize(("text", "shouted"), [
    ("EATING CAN HURT AT FIRST.", True), ("NO ONE CAN", False), ("اتصل بنا فوراً إذا بلغت 38 °C أو أكثر.", False),
    ("如果体温达到 38 °C 或更高， 请立即给我们打电话。", False),
])
def test_capitals(text: str, shouted: bool) -> None:
    assert is_shouted(text) == shouted
