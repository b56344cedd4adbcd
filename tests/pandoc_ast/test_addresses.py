"""Addresses in references: not a character is changed, and they break where a reader can put them together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpub.article import Article
from netpub.pandoc_ast import addresses
from netpub.pandoc_ast.context import Context
from netpub.reference import Bibliography
from netpub.text.labels import Labels

CONTEXT = Context.of(Article(b"<article xml:lang='en-GB'><front/></article>"), Labels("en-GB"), Bibliography())


def pieces(address: str) -> list[str]:
    words = addresses.link(address, "https://example.org/", CONTEXT)["c"][1]
    return [node["c"] if node["t"] == "Str" else node["c"][1][0]["c"] for node in words]


@pytest.mark.parametrize(("address", "expected"), [
    ("10.1097/MPA.0000000000001454", ["10.1097/MPA.0000000000001454"]),
    ("https://example.org/a-page", ["https://example.org/a-page"]),
    ("https://www.example.org/guidance/of-the-society", ["https://www.example.org/", "guidance/", "of-the-society"]),
    ("https://example.org/one-very-long-name-of-a-page.html", ["https://example.org/", "one-very-long-name-of-a-page", ".html"]),
    ("10.1093/oxfordhb/9780199988693.013.0001", ["10.1093/", "oxfordhb/", "9780199988693.013.0001"]),
])
def test_an_address_breaks_behind_a_slash_or_before_a_sign(address, expected):
    assert pieces(address) == expected


def test_a_short_doi_is_kept_whole_on_paper():
    assert addresses.link("10.1111/jne.13343", "https://doi.org/10.1111/jne.13343", CONTEXT)["c"][0][1] == ["doi"]


@given(st.text(st.characters(codec="ascii", exclude_characters=" \t\r\n<>\"", categories=["L", "N", "P", "S"]), min_size=1, max_size=200))
def test_no_character_is_lost_and_every_piece_fits_a_line(rest):
    address = f"https://example.org/{rest}"
    made = pieces(address)
    assert "".join(made) == address
    assert all(len(piece) <= 36 for piece in made)
