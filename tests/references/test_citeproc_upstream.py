"""Faults of pandoc's citeproc and of the style files that netpub works around. A test that fails here says that one was mended
upstream: take the change out of netpub.references.styles or netpub.references.cited."""

import pytest

from netpub.references import printing, styles
from netpub.tools import pandoc

CHAPTER = {
    "type": "chapter", "author": [{"literal": "Society"}], "title": "A part", "container-title": "A book",
    "editor": [{"family": "Roe", "given": "V"}], "chapter-number": "5",
}


def upstream(item, style="ama", locale="en-US"):
    document = printing._document([{"id": "r1", **item}], locale)
    return printing.text(dict(printing._entries(pandoc.cite(document, styles.source(style).decode())))["r1"])


@pytest.mark.parametrize(("style", "fault"), [("ama", "In, ed.Roe V."), ("vancouver", "In, editorRoe V.")])
def test_a_label_without_a_name_element_comes_first(style, fault):
    assert fault in upstream(CHAPTER, style)


def test_initials_without_a_blank_lose_the_second():
    assert upstream({"type": "book", "title": "A book", "author": [{"family": "Yao", "given": "JC"}]}).startswith("Yao J.")


@pytest.mark.parametrize("style", styles.FILES)
def test_the_version_is_not_printed(style):
    assert "2.2024" not in upstream({"type": "report", "title": "A guideline", "version": "2.2024"}, style)


def test_the_word_for_chapter_stays_english():
    assert "chap 5" in upstream(CHAPTER, locale="es-ES")


def test_the_names_of_pubmed_stay_english():
    assert "PubMed PMID: 123" in upstream({"type": "book", "title": "A book", "PMID": "123"}, "vancouver", "es-ES")


def test_terms_that_the_locale_of_pandoc_has_in_english_alone():
    """Of the languages in terms.toml, Vietnamese lacks most."""
    page = {"type": "webpage", "title": "A page", "URL": "https://example.org/a", "accessed": {"date-parts": [[2024, 8, 4]]}}
    assert "[cited " in upstream(page, "vancouver", "vi")
    assert "Available at: " in upstream(page, "vancouver", "vi")
    assert "8th " in upstream({"type": "book", "title": "A book", "edition": "8"}, locale="vi")


def test_kinds_of_works_stay_as_the_source_has_them():
    assert "PhD thesis" in upstream({"type": "thesis", "title": "A title", "genre": "PhD thesis"}, locale="es-ES")


def test_an_article_without_volume_is_said_to_be_online():
    item = {"type": "article-journal", "title": "A title", "container-title": "Journal", "issued": {"date-parts": [[2024]]}}
    assert "Published online" in upstream(item)


def test_titles_get_capitals_that_the_source_has_not():
    assert upstream({"type": "book", "title": "the care of tumours"}).startswith("The Care of Tumours")


def test_the_styles_are_share_alike():
    """The package calls itself MIT; the notice in netpub.references.styles follows the files."""
    assert all(b"creativecommons.org/licenses/by-sa/3.0" in styles.source(name) for name in styles.FILES)
