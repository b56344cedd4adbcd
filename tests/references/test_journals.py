"""Identifiers with an ISSN in them."""

import pytest

from netpub.references import journals
from netpub.references.identifiers import is_issn


def test_a_pii_gives_its_issn_only_with_a_right_check_digit() -> None:
    assert list(journals.piis("https://example.org/pii/S0748798324000007 and S0748-7983(25)00106-4")) == [
        ("0748-7983", "S0748798324000007"), ("0748-7983", "S0748-7983(25)00106-4")]
    assert list(journals.piis("S0748798424000007")) == []


def test_every_issn_of_the_table_has_a_right_check_digit() -> None:
    assert all(map(is_issn, journals._table()))


@pytest.mark.parametrize(("text", "answer"), [
    ("A title. European Journal of Surgical Oncology, 2025.", True), ("A title. Eur J Surg Oncol. 2025;51(2):1-9.", True),
    ("Journal of Open Surgical Oncology, 2025.", False), ("Eur J Cancer. 2020.", False),
])
def test_a_journal_is_known_in_full_and_shortened(text: str, answer: bool) -> None:
    assert journals.mentions(text, "European Journal of Surgical Oncology") is answer
