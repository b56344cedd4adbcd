"""Covers: a picture on every one, the same in every language, and room for words of any length."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from netpub.article import Article
from netpub.publish import booklet_cover, cover, cover_layout, fonts, theme
from netpub.publish.composition import BOOKLET, LARGE
from netpub.publish.cover_layout import Words
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

XML = (Path(__file__).resolve().parents[1] / "cases" / "publish" / "booklet" / "article.xml").read_text(encoding="utf-8")
COLOURS = theme.load().colours
LATIN = theme.load().families("en")
ROOM = BOOKLET.foot / BOOKLET.unit


def edition(xml: str, media: dict[str, bytes]) -> Edition:
    article = Article(xml.encode())
    return Edition(article, media, Labels(article.language), draft=False, slug=article.slug, language="en", alternates=(), theme=theme.load())


@given(st.text(min_size=1))
def test_a_composed_cover_is_a_drawing_without_words(name: str):
    root = etree.fromstring(cover.composed(name, COLOURS))
    assert root.get("viewBox") == "0 0 700 600"
    assert "".join(root.itertext()) == ""
    assert len(root) > 8
    assert {element.get("fill") for element in root} <= set(COLOURS.values())
    assert cover.composed(name, COLOURS) == cover.composed(name, COLOURS)


def test_publications_differ_and_languages_do_not():
    covers = {cover.composed(name, COLOURS) for name in ("pancreas", "bowel", "scan", "diet", "pain", "sleep")}
    assert len(covers) == 6


def test_a_composed_cover_follows_the_theme():
    other = {**COLOURS, "accent": "#004400"}
    assert b"#004400" in cover.composed("scan", other)
    assert b"#004400" not in cover.composed("scan", COLOURS)


def test_the_drawing_of_the_article_is_taken_when_it_is_there():
    meta = "<custom-meta><meta-name>cover</meta-name><meta-value>figures/own.svg</meta-value></custom-meta>"
    xml = XML.replace("<custom-meta-group>", f"<custom-meta-group>{meta}")
    assert booklet_cover.cover_picture(edition(xml, {"figures/own.svg": b"<svg/>"})) == "figures/own.svg"
    assert booklet_cover.cover_picture(edition(xml, {})) == booklet_cover.COVER
    assert booklet_cover.cover_picture(edition(XML, {"figures/own.svg": b"<svg/>"})) == booklet_cover.COVER


def test_a_short_title_leaves_the_upper_60_percent_to_the_picture():
    made = cover_layout.layout(Words("Having a scan", "What happens on the day", "Patients"), LATIN, BOOKLET)
    assert (made.picture, made.size) == (126.86, 27)


def test_a_long_title_takes_from_the_picture_and_then_gets_smaller():
    notice = ["This is a notice of some length, as a sample has it, and it takes more than one line of the cover."]
    longer = [cover_layout.layout(Words("Surgery for tumours " * count, "A subtitle", notices=notice), LATIN, BOOKLET) for count in range(1, 12)]
    assert [made.size for made in longer] == sorted((made.size for made in longer), reverse=True)
    assert longer[0].size == 27
    assert longer[-1].size < 27
    assert all(made.picture > 60 for made in longer)


@given(st.text(max_size=400), st.text(max_size=400))
def test_words_and_picture_share_the_page(title: str, subtitle: str):
    made = cover_layout.layout(Words(title, subtitle), LATIN, BOOKLET)
    assert 0 <= made.picture <= 126.86
    assert made.size >= 18
    assert cover_layout.layout(Words(title, subtitle), LATIN, LARGE).size >= 24


@pytest.mark.parametrize("composition", [BOOKLET, LARGE])
def test_a_title_that_no_cover_holds_takes_the_whole_page(composition):
    made = cover_layout.layout(Words("Surgery for tumours " * 130), LATIN, composition)
    assert (made.full, made.picture) == (True, 0)
    assert not cover_layout.layout(Words("Surgery for tumours " * 3), LATIN, composition).full


@pytest.mark.parametrize(("title", "foot"), [
    ("Having a scan", "Having a scan"),
    ("Surgery for pancreatic neuroendocrine tumours", "Surgery for pancreatic neuroendocrine tumours"),
    ("Surgery for pancreatic neuroendocrine tumours and what comes after", "Surgery for pancreatic neuroendocrine tumours…"),
    ("Surgery for pancreatic neuroendocrine, and for other rare tumours", "Surgery for pancreatic neuroendocrine, and for…"),
    ("Surgery for pancreatic neuroendocrine tumours, otherwise", "Surgery for pancreatic neuroendocrine tumours…"),
    ("Pneumonoultramicroscopicsilicovolcanoconioses", "Pneumonoultramicroscopicsilicovolcanoconioses"),
    ("W" * 60, "W" * 26 + "…"),
])
def test_the_foot_shows_the_title_cut_between_words(title: str, foot: str):
    assert booklet_cover.shortened(title, LATIN, ROOM) == foot


@given(st.text())
def test_the_foot_is_never_too_long(title: str):
    assert fonts.width(booklet_cover.shortened(title, LATIN, ROOM), 400, LATIN) * 12 / 72 * 25.4 <= 98
