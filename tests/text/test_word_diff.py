"""However two texts are compared: the operations rebuild both, and what they call equal is equal."""

from hypothesis import given
from hypothesis import strategies as st

from netpub.text import word_diff
from netpub.text.meaning import count_negations, turning


def rebuilt(operations, old, new):
    there, here = [], []
    for name, start, end, new_start, new_end in operations:
        there += old[start:end]
        here += new[new_start:new_end]
        if name == "equal":
            assert old[start:end] == new[new_start:new_end]
            assert start < end
        else:
            assert name == ("replace" if start < end and new_start < new_end else "delete" if start < end else "insert")
    return there, here


@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_operations_rebuild_both_sides(old, new):
    assert rebuilt(word_diff.operations(old, new), old, new) == (old, new)


@given(st.lists(st.integers(0, 400), min_size=300, max_size=700), st.lists(st.tuples(st.integers(0, 299), st.integers(0, 500)), max_size=30))
def test_long_texts_are_rebuilt_too(old, edits):
    new = list(old)
    for place, value in edits:
        new[place] = value
    made = word_diff.operations(old, new)
    assert rebuilt(made, old, new) == (old, new)
    if old != new:
        assert any(name != "equal" for name, *_ in made)


def test_a_long_text_with_few_changes_stays_equal_elsewhere():
    old = [f"word{number % 900}" for number in range(9000)]
    new = [*old[:4000], "other", *old[4001:]]
    made = word_diff.operations(old, new)
    assert [name for name, *_ in made] == ["equal", "replace", "equal"]


@given(st.text())
def test_tokens_lose_nothing(text):
    assert "".join(word_diff.tokens(text)) == text


@given(st.permutations(range(12)))
def test_rising_numbers_rise(numbers):
    run = [numbers[position] for position in word_diff.rising(numbers)]
    assert run == sorted(run)
    assert len(run) >= 12**0.5 - 1 or len(word_diff.rising(numbers[::-1])) >= 12**0.5 - 1


def test_negations_are_counted_in_their_language():
    assert count_negations("You cannot, don’t and must not. No pain.", "en-GB") == {"cannot": 1, "n't": 1, "not": 1, "no": 1}
    assert count_negations("No coma nada, nunca sin agua.", "es-ES") == {"no": 1, "nada": 1, "nunca": 1, "sin": 1}
    assert not count_negations("ne pas", "fr-FR")


def test_words_with_an_opposite_are_known():
    assert turning("Before", "en-GB")
    assert turning("después", "es")
    assert not turning("pancreas", "en")
