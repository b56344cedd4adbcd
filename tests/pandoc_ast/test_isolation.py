"""Text that runs from right to left: what runs the other way in it stands in a span of its own, and no word is changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.isolation import isolated


def spans(text: str) -> list[str]:
    return [plain(node["c"][1]) for node in isolated(nodes.words(text)) if node["t"] == "Span"]


def plain(inlines: list) -> str:
    return "".join({"Space": " "}.get(node["t"]) or (node["c"] if node["t"] == "Str" else plain(node["c"][1])) for node in inlines)


@pytest.mark.parametrize(("text", "kept"), [
    ("خذ 500–1000 ملغ كل يوم", ["500–1000"]),
    ("خذ 5 mg مرتين.", ["5 mg"]),
    ("بنسبة 50%، لا أكثر", ["50%"]),
    ("اتصل على +44 20 7946 0018.", ["+44 20 7946 0018"]),
    ("من 5-10 أيام", ["5-10"]),
    ("بين 7 أيام و14 يوماً", []),
    ("بين 7 أيام و5–10 أيام", ["5–10"]),
    ("عند 1,200 مريض في الساعة 9:30.", []),
    ("على info@example.org.", ["info@example.org"]),
    ("© 2026 Harbour Cancer Information (sample)", ["© 2026 Harbour Cancer Information (sample)"]),
    ("مستند Word (نص)", []),
    ("الفحص (5–10 mg) اليوم", ["(5–10 mg)"]),
    ("HCI-0500", ["HCI-0500"]),
    ("38°C أو أكثر", ["38°C"]),
])
def test_what_a_line_would_turn_round_stands_alone(text: str, kept: list[str]) -> None:
    assert spans(text) == kept


def test_what_has_a_direction_is_left_alone() -> None:
    made = [nodes.span(nodes.words("5–10 mg"), dir="ltr"), nodes.link(nodes.words("a@b.org"), "mailto:a@b.org", dir="ltr")]
    assert isolated(made) == made


@settings(deadline=None)
@given(st.text(alphabet="اب 5–10%(),.a@+", max_size=40))
def test_no_word_is_changed(text: str) -> None:
    made = nodes.words(text)
    assert plain(isolated(made)) == plain(made)
