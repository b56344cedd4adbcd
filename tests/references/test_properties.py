"""What holds for every citation: no character is lost, and the same string gives the same reading."""

import re
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.references import parse, spans
from netpub.references.prepared import LONGEST

PIECES = st.sampled_from([
    "Hollis RT", "Vane PQ", "Orme, L. K.", "et al.", "and", "&", ", ", ". ", ": ", "; ", "(2019)", "2019", ";7(2):1-9", "Ann Imagin Surg", "In: ", "eds.",
    "“Rest on the ward,”", "Rest on the ward", "London: Inkwell Press", "doi:10.5555/abc.1", "https://example.org/a", "Accessed at ", " on May 4, 2024",
    "vol. 3, no. 4, pp. 5–9", "5th ed.", "Chapter 7: ", "[3] ", "PMID: 123456", "&amp;", "<i>", "</i>", "\n", "  ", "النوم", "睡眠", "World Sleep Organization",
    "Version 2.1", "[Internet]", "10/7/22", "ISBN 0-306-40615-2", "Ph.D. thesis", "\u200f", "—",
])
CITATIONS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=200))


@settings(deadline=None, max_examples=300)
@given(CITATIONS)
def test_the_pieces_joined_are_the_citation(raw: str) -> None:
    assert "".join(piece for _, piece in spans(raw)) == raw


@settings(deadline=None, max_examples=300)
@given(CITATIONS)
def test_every_character_is_in_a_field_a_mark_or_the_remainder(raw: str) -> None:
    found = parse(raw, "r1")
    assert found.raw == raw
    if not found.csl:
        return
    held = _letters(" ".join(_texts(found.csl)))
    for role, piece in spans(raw):
        if role in ("mark", "issued", "accessed", "edition") or not any(char.isalnum() for char in piece):
            continue
        for word in re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>|&\w+;", " ", piece)):
            assert _letters(word) in held, (role, word)


@settings(deadline=None, max_examples=100)
@given(CITATIONS)
def test_the_same_string_gives_the_same_reading(raw: str) -> None:
    assert parse(raw, "r1") == parse(raw, "r1")


def test_a_text_longer_than_any_citation_stays_unread() -> None:
    raw = "Hollis RT. Rest. " * (LONGEST // 17 + 1)
    assert parse(raw, "r1").csl == {}
    assert spans(raw) == [("remainder", raw)]


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [str(value)]
