"""What looks like a reference and what does not."""

import pytest

from netpub.normalise import citation_shape as shape


@pytest.mark.parametrize("text", [
    "Example A, Sample B, et al. A title. J Made Up. 2020;12(3):4-9. doi:10.1000/x",
    "Example Agency. Drains: a guide. Accessed May 2, 2024. https://example.org/x",
    "Ejemplo A, Muestra B. Un título. Rev Inventada. 2019; 4(2): 10-20.",
    "Sample C. A chapter. In: Example D, ed. A book. 3rd ed. Sample City: Made Up Press; 2017.",
])
def test_references(text: str) -> None:
    assert shape.is_certain(text)


@pytest.mark.parametrize("text", [
    "In 2019 about 400 people had this operation. Most of them went home within a week. Few had problems.",
    "Call 0800 000 0000 or go to www.example.org for help.",
    "The operation takes 2 to 3 hours.",
    "To learn more about surgery, see Cancer Surgery.",
])
def test_text(text: str) -> None:
    assert not shape.is_certain(text)


@pytest.mark.parametrize(("text", "answer"), [
    ("Jane Example, MD, FRCPC", True), ("Clinical reviewer, consultant surgeon", True),
    ("Example Agency. What a drain is. 2020.", False), ("Example Agency. What a drain is.", False),
])
def test_entries_that_name_no_work(text: str, answer: bool) -> None:
    assert shape.is_no_work(text) is answer


MULTI = ["Example A, et al.", "A first title.", "J Made Up, 2020.", "https://example.org/1 Site", "Sample B.", "A second title.", "J Made Up, 2021."]


def test_groups_end_at_an_address_or_at_a_year_without_one() -> None:
    assert shape.groups(MULTI, [False] * 7) == [range(4), range(4, 7)]


def test_a_year_that_belongs_to_a_title_ends_no_group() -> None:
    lines = ["Example A.", "Recommendations 2019.", "J Made Up, 2020.", "https://example.org/1", "B C.", "A title.", "J, 2021.", "https://example.org/2"]
    assert shape.groups(lines, [False] * 8) == [range(4), range(4, 8)]


def test_empty_lines_part_groups() -> None:
    lines = ["Example A.", "A title from 1999.", "https://example.org/1", "Sample B.", "Another title."]
    assert shape.groups(lines, [True, False, False, True, False]) == [range(3)]


def test_single_lines_are_no_groups() -> None:
    assert shape.groups(["A B. One title. J Test. 2020;1(2):3-4.", "C D. Two titles. J Test. 2021;1(2):3-4."], [False, False]) == []


def test_the_common_length_says_where_the_first_trailing_group_begins() -> None:
    body = ["You can call us. We are here.", "Ask your team."]
    refs = ["Example A.", "A title.", "J, 2020.", "https://example.org/1", "Example B.", "A title.", "J, 2021.", "https://example.org/2"]
    assert shape.trailing_groups([*body, *refs]) == [range(2, 6), range(6, 10)]
    assert shape.trailing_groups([*refs, *body]) == []
