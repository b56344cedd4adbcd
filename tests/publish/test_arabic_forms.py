"""Arabic letters in the forms that stand beside each other, from left to right; other scripts as they are."""

import unicodedata

import pytest

from netpub.publish.arabic_forms import drawn


@pytest.mark.parametrize(("word", "forms"), [
    ("مسودة", ["ISOLATED", "ISOLATED", "FINAL", "MEDIAL", "INITIAL"]),  # nothing joins a و or د before it
    ("دار", ["ISOLATED", "ISOLATED", "ISOLATED"]),
    ("سبب", ["FINAL", "MEDIAL", "INITIAL"]),
])
def test_letters_join_their_neighbours(word: str, forms: list[str]) -> None:
    made = drawn(word)
    assert unicodedata.normalize("NFKC", made) == word[::-1]
    assert [unicodedata.name(sign).split()[-2] for sign in made] == forms


@pytest.mark.parametrize("word", ["Draft", "草稿", "Borrador", ""])
def test_other_scripts_stay(word: str) -> None:
    assert drawn(word) == word
