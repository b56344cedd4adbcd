"""The page of downloads."""

import dataclasses

import pytest
from lxml import html as parser

from netpub.publish import index, theme

FILES = (("epub", "en/a b.epub", 15_310, None), ("html", "en/a b.html", 50_772, None), ("pdf", "en/a b.pdf", 1_234_567, 24))
ENTRY = index.Entry(
    "a b", "en", "en-GB", "Is 5 < 6 & more?", "For patients", "2025-03-01", "2026-09-14", "2029-09", "release", None, FILES)
ARABIC = dataclasses.replace(
    ENTRY, language="ar", locale="ar", title="جراحة", subtitle="", status="draft", next_review="", files=(("pdf", "ar/a b.pdf", 900, 1000),))


@pytest.fixture(scope="module")
def made(english_words):
    labels = {"en": english_words("en-GB"), "es": english_words("es-ES"), "ar": english_words("ar")}

    def make(*entries):
        return index.write(entries, labels, "Harbour & Co", theme.load())

    return make


@pytest.fixture(scope="module")
def tree(made):
    return parser.document_fromstring(made(ENTRY, ARABIC).decode())


def test_same_entries_same_bytes(made):
    assert made(ENTRY, ARABIC) == made(ENTRY, ARABIC)


def test_each_language_has_its_own_section_and_direction(tree):
    assert tree.get("lang") == "en-GB"
    sections = [(part.get("id"), part.get("lang"), part.get("dir"), part.xpath("string(h2)")) for part in tree.xpath("//main/section")]
    assert sections == [("en", "en-GB", "ltr", "English"), ("ar", "ar", "rtl", "العربية")]
    assert tree.xpath("//nav//a/@href") == ["#en", "#ar"]


def test_a_publication_with_its_files(tree):
    card = tree.xpath("//section[@id='en']//article")[0]
    assert card.xpath("string(h3/a)") == "Is 5 < 6 & more?"
    assert card.xpath("h3/a/@href") == ["en/a%20b.html"]
    assert [row.text_content() for row in card.xpath(".//ul/li")] == ["Web page51 kB", "Booklet (PDF)24 pages, 1.2 MB", "E-book (EPUB)15 kB"]
    assert card.xpath(".//time/@datetime") == ["2025-03-01", "2026-09-14", "2029-09"]
    assert card.xpath(".//ul//a/@href") == ["en/a%20b.html", "en/a%20b.pdf", "en/a%20b.epub"]


def test_drafts_are_marked_and_what_is_missing_is_not_said(tree):
    draft = tree.xpath("//section[@id='ar']//article")[0]
    assert draft.xpath("string(p[@class='status'])") == "Draft"
    assert not draft.xpath("h3/a | p[@class='subtitle']")
    assert "Next review" not in draft.text_content()
    assert not tree.xpath("//section[@id='en']//p[@class='status']")


def test_numbers_as_the_language_writes_them(made, english_words):
    entry = dataclasses.replace(ENTRY, language="es", locale="es-ES")
    assert "1,2 MB" in made(entry).decode()


def test_covers(made):
    png = b"\x89PNG\r\n\x1a\n"
    assert b'src="data:image/png;base64,' in made(dataclasses.replace(ENTRY, cover=png))
    assert b'src="data:image/svg+xml;base64,' in made(ENTRY)


def test_no_publication_yet(made):
    page = parser.document_fromstring(made().decode())
    assert page.xpath("string(//h1)") == "Publications"
    assert not page.xpath("//nav | //section")


def test_a_language_has_a_page_in_its_own_words(made, english_words):
    labels = {"en": english_words("en-GB"), "ar": english_words("ar")}
    page = parser.document_fromstring(index.write((ENTRY, ARABIC), labels, "Harbour & Co", theme.load(), "ar").decode())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert [part.get("id") for part in page.xpath("//main/section")] == ["ar"]
    assert page.xpath("//nav//a/@href") == ["../en/index.html", "../ar/index.html"]
    assert page.xpath("//nav//a[@aria-current='page']/@hreflang") == ["ar"]
    assert page.xpath("//article//ul//a/@href") == ["../ar/a%20b.pdf"]
    assert page.xpath("//link[@rel='alternate']/@href") == ["../feed.xml"]


def test_topics_have_shelves_of_their_own_where_they_hold_several(made):
    entries = [
        dataclasses.replace(ENTRY, slug=slug, topics=(topic,)) for slug, topic in (("a", "Bowel"), ("b", "Lung"), ("c", "Bowel"), ("d", "Lung"))]
    page = parser.document_fromstring(made(*entries).decode())
    assert [(shelf.xpath("string(h3)"), len(shelf.xpath(".//article/h4"))) for shelf in page.xpath("//div[@class='topic']")] == [
        ("Bowel", 2), ("Lung", 2)]
    alone = parser.document_fromstring(made(*entries[:2]).decode())
    assert alone.xpath("//article/p[@class='about']/text()") == ["Bowel", "Lung"]
    assert len(alone.xpath("//div[@class='topic']")) == 1


def test_a_translation_says_of_which_version_it_is(made):
    old = dataclasses.replace(ENTRY, source_version="3.2", current_version="3.4")
    same = dataclasses.replace(ENTRY, slug="b", source_version="3.4", current_version="3.4")
    said = [" ".join(article.text_content().split()) for article in parser.document_fromstring(made(old, same).decode()).iter("article")]
    assert "Translated from version 3.2; the current version is 3.4" in said[0]
    assert "Translated from version 3.4" in said[1]
    assert "current" not in said[1]
