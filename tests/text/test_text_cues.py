"""Cue words: what a quick look says of a text, the search for phrases confirms; accents and capitals do not count."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.text import cues

_PLACES = [
    (group, name) for group in ("date-labels", "people", "rights", "contact", "notices", "quantities")
    for name in sorted({name for table in cues.tables().values() for name in table.get(group, {})}) if name not in ("signs", "joiners", "conjunctions")]


@pytest.mark.parametrize(("group", "name"), _PLACES)
def test_a_text_with_a_phrase_may_hold_it(group: str, name: str) -> None:
    for phrase in cues.phrases(group, name):
        words = " ".join(token.split("|")[0] for token in phrase.split() if not token.startswith("["))
        for text in (words, f"“{words.upper()}”", unicodedata.normalize("NFD", f"– {words} –")):
            assert not cues.pattern(group, name).search(text) or cues.may_hold(text, (group, name))


def test_a_text_without_its_words_cannot_hold_a_phrase() -> None:
    assert not cues.may_hold("Drink “enough” – before and after.", ("date-labels", "revised"))


@settings(deadline=None)
@given(st.text())
def test_folding_takes_accents_off_and_nothing_else(text: str) -> None:
    bare = [part for part in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(part)]
    assert cues.fold(text) == "".join(bare)
