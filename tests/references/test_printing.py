"""References as editions print them: complete, in the style and language, each way of failing ending in the source's own words."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.reference import Reference
from netpub.references import from_jats, jats, parse, printing, shown, styles, terms
from netpub.references.cited import edition, prepared

PEOPLE = [{"family": "Ñandú", "given": "AB"}, {"literal": "Qqorg"}]
DATES = {"issued": {"date-parts": [[2024, 8, 4]]}, "accessed": {"date-parts": [[2026, 9, 14]]}}
ITEMS = {
    "article-journal": {"title": "Zztitle", "container-title": "Zzjournal", "volume": "36", "issue": "9", "page": "715-731", "DOI": "10.1000/zz"},
    "book": {"title": "Zztitle", "edition": "8th ed.", "publisher": "Zzpress", "publisher-place": "Zzcity", "PMID": "123456"},
    "chapter": {"title": "Zztitle", "container-title": "Zzbook", "editor": [{"family": "Zzed", "given": "V"}, {"family": "Zzeditor", "given": "W"}],
                "edition": "Tenth edition", "publisher": "Zzpress", "chapter-number": "5", "page": "10-20"},
    "webpage": {"title": "Zztitle", "container-title": "Zzsite", "publisher": "Zzpress", "URL": "https://zz.org/zz", "version": "2.2024", "medium": "Internet"},
    "report": {"title": "Zztitle", "publisher": "Zzpress", "number": "ZZ89", "genre": "Guideline", "URL": "https://zz.org/zz", "version": "V3"},
    "thesis": {"title": "Zztitle", "publisher": "Zzpress", "genre": "Zzthesis"},
    "document": {"title": "Zztitle", "publisher": "Zzpress"},
}
# What no language translates: the names in the items above, and the names of numbers.
# What two languages write alike.
SAME = {"fr": {"in", "chap", "version"}, "de": {"in", "version", "august", "september"}, "pl": {"in"}}
INTERNATIONAL = {"doi", "pmid", "https", "org", "internet", "et", "al", "ab", "ñandú", "ed", "eds"}


def item(kind, **more):
    return {"type": kind, "author": PEOPLE, **DATES, **ITEMS[kind], "custom": {"et-al": True}, **more}


def entries(*items, style="ama", extent="full", locale="en-GB"):
    references = [Reference(f"r{number}", "raw", entry, 1.0) for number, entry in enumerate(items, 1)]
    return printing.bibliography(references, style, extent, locale)


def printed(one, **how):
    return printing.text(entries(one, **how)["r1"])


@pytest.mark.parametrize("style", styles.FILES)
@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
@pytest.mark.parametrize("extent", ["full", "short"])
def test_every_field_of_every_type_is_printed(style, kind, locale, extent):
    text = printed(item(kind), style=style, locale=locale, extent=extent)
    assert shown.missing(text, prepared(item(kind), extent, locale), style) == []


@pytest.mark.parametrize("style", styles.FILES)
@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("locale", ["es-ES", "es-MX", "fr-FR", "de", "pt-BR", "pl", "vi", "ar", "zh-Hans", "zh-Hant"])
def test_no_english_word_is_left_in_another_language(style, kind, locale):
    one = item(kind, **({"genre": "PhD thesis"} if kind == "thesis" else {}), **({"edition": "Revised ed."} if kind == "book" else {}))
    english, other = (set(re.findall(r"[^\W\d_]{2,}", printed(one, style=style, locale=tag).casefold())) for tag in ("en-GB", locale))
    # A word that both languages print is a name of the item, the same in both, or was not translated.
    same = INTERNATIONAL | SAME.get(locale[:2], set())
    assert [word for word in english & other if not word.startswith(("zz", "qq")) and word not in same] == []


def test_every_language_of_the_interface_has_words_for_references():
    languages = {path.parents[1].name for path in (Path(__file__).parents[2] / "locales").glob("*/LC_MESSAGES/netpub.po")}
    assert languages
    assert [language for language in sorted(languages) if terms.of(language) is terms.of("en")] == []


@pytest.mark.parametrize(("said", "locale", "expected"), [
    ("PhD thesis", "en-GB", "PhD thesis"), ("PhD thesis", "es-ES", "Tesis doctoral"), ("Tesis doctoral", "es-ES", "Tesis doctoral"),
    ("Tesis doctoral", "en-US", "Doctoral thesis"), ("Revised ed.", "fr", "éd. révisée"), ("Poster", "fr", "Poster"),
    ("Unpublished master's thesis", "ar", "رسالة ماجستير"), ("White Paper", "zh-TW", "白皮書"),
])
def test_kinds_of_works_are_said_in_the_language_of_the_edition(said, locale, expected):
    assert terms.kind(said, locale) == expected


@pytest.mark.parametrize(("locale", "style", "expected"), [
    ("fr-FR", "ama", "Consulté le 14 septembre 2026"), ("ar", "vancouver", "موجود في"), ("zh-Hans", "vancouver", "2026年9月14日"),
    ("es-ES", "vancouver", "citado 14 de septiembre de 2026"), ("vi", "vancouver", "trích dẫn 14"),
])
def test_labels_and_dates_are_those_of_the_language(locale, style, expected):
    assert expected in printed(item("webpage"), style=style, locale=locale)


@pytest.mark.parametrize(("style", "locale", "expected"), [
    ("ama", "en-GB", "Zzed V, Zzeditor W, eds. "),
    ("vancouver", "en-GB", "Zzed V, Zzeditor W, editors. "),
    ("ama", "es-ES", "cap 5"),
])
def test_faults_are_mended(style, locale, expected):
    assert expected in printed(item("chapter"), style=style, locale=locale)


def test_a_year_alone_is_a_number_in_chinese():
    one = {**item("article-journal"), "issued": {"date-parts": [[2024]]}}
    assert "Zzjournal. 2024;36(9)" in printed(one, style="vancouver", locale="zh-Hans")
    assert "网址: https" in printed(item("webpage"), style="vancouver", locale="zh-Hans")


def test_ama_as_the_manual_has_it():
    one = {**item("article-journal"), "author": [{"family": "Howe", "given": "JR"}, {"family": "Rooij", "given": "T", "non-dropping-particle": "de"}]}
    assert printed(one) == "Howe JR, de Rooij T, et al. Zztitle. Zzjournal. 2024;36(9):715-731. doi:10.1000/zz"


@pytest.mark.parametrize(("language", "locale", "marked"), [("fr", "en-GB", True), ("en", "es-ES", True), ("en", "en-GB", False)])
def test_a_title_in_another_language_keeps_the_mark_of_it(language, locale, marked):
    made = str(entries(item("chapter", language=language), locale=locale)["r1"])
    assert made.count(f"['lang', '{language}']") == 2 * marked  # its own title and that of the book


def test_the_short_list_names_the_work_and_no_more():
    text = printed(item("article-journal"), extent="short")
    assert text == "Ñandú AB, Qqorg, et al. Zztitle. Zzjournal. 2024. doi:10.1000/zz"


def test_words_without_a_field_are_printed_behind():
    assert printed(item("book", custom={"remainder": ["With drawings"]})).endswith("With drawings.")


def test_what_the_style_cannot_print_is_left_to_the_source():
    """Neither style prints translators: the entry would lose one."""
    assert entries(item("book", translator=[{"family": "Lost"}])) == {}


def test_unstructured_references_have_no_entry():
    assert printing.bibliography([Reference("r1", "raw")], "ama", "full", "en-GB") == {}


@pytest.mark.parametrize(("said", "number"), [
    ("8", "8"), ("8th ed.", "8"), ("Eighth edition", "8"), ("2nd", "2"), ("2.ª", "2.ª"), ("Revised ed.", "Revised ed.")])
def test_editions_become_numbers_where_they_are(said, number):
    assert edition(said) == number


@pytest.mark.parametrize("kind", [kind for kind in ITEMS if kind != "document"])
def test_fields_come_back_from_xml(kind):
    ref = etree.Element("ref", id="r1")
    ref.append(jats.element(Reference("r1", "raw", item(kind, language="en"), 1.0)))
    back = from_jats.reference(ref)
    assert {**back.csl, "id": ""} == {**item(kind, language="en"), "id": ""}
    assert back.raw == "raw"


@settings(deadline=None, max_examples=20)
@given(st.text(max_size=120))
def test_any_text_is_printed_or_left_to_the_source(text):
    reference = parse(f"Roe J. {text} Pancreas. 2017;46(6):715-731.", "r1")
    made = printing.bibliography([reference], "ama", "full", "es-ES")
    if made:
        assert shown.missing(printing.text(made["r1"]), prepared(reference.csl, "full", "es-ES"), "ama") == []
