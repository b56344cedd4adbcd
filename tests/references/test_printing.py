"""References as editions print them: complete, in the style and language, each way of failing ending in the source's own words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.reference import Reference
from netpub.references import from_jats, jats, parse, printing, shown, styles
from netpub.references.cited import edition, prepared
from netpub.text.labels import Labels

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
INTERNATIONAL = {"doi", "pmid", "https", "org", "internet", "et", "al", "ab", "ñandú", "ed", "eds"}


def item(kind, **more):
    return {"type": kind, "author": PEOPLE, **DATES, **ITEMS[kind], "custom": {"et-al": True}, **more}


def entries(*items, style="ama", extent="full", locale="en-GB"):
    references = [Reference(f"r{number}", "raw", entry, 1.0) for number, entry in enumerate(items, 1)]
    return printing.bibliography(references, style, extent, Labels(locale))


def printed(one, **how):
    return printing.text(entries(one, **how)["r1"])


@pytest.mark.parametrize("style", styles.FILES)
@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
@pytest.mark.parametrize("extent", ["full", "short"])
def test_every_field_of_every_type_is_printed(style, kind, locale, extent):
    text = printed(item(kind), style=style, locale=locale, extent=extent)
    assert shown.missing(text, prepared(item(kind), extent, "et al"), style) == []


@pytest.mark.parametrize("style", styles.FILES)
@pytest.mark.parametrize("kind", ITEMS)
def test_no_english_word_is_left_in_spanish(style, kind):
    english, spanish = (set(re.findall(r"[^\W\d_]{2,}", printed(item(kind), style=style, locale=locale).casefold())) for locale in ("en-GB", "es-ES"))
    # A word that both languages print is a name of the item, the same in both, or was not translated.
    assert [word for word in english & spanish if not word.startswith(("zz", "qq")) and word not in INTERNATIONAL] == []


@pytest.mark.parametrize(("style", "locale", "expected"), [
    ("ama", "en-GB", "Zzed V, Zzeditor W, eds. "),
    ("vancouver", "en-GB", "Zzed V, Zzeditor W, editors. "),
    ("ama", "es-ES", "cap 5"),
])
def test_faults_are_mended(style, locale, expected):
    assert expected in printed(item("chapter"), style=style, locale=locale)


def test_ama_as_the_manual_has_it():
    one = {**item("article-journal"), "author": [{"family": "Howe", "given": "JR"}, {"family": "Rooij", "given": "T", "non-dropping-particle": "de"}]}
    assert printed(one) == "Howe JR, de Rooij T, et al. Zztitle. Zzjournal. 2024;36(9):715-731. doi:10.1000/zz"


def test_a_title_keeps_its_language():
    assert '["lang", "fr"]' in str(entries(item("book", language="fr"))["r1"]).replace("'", '"')


def test_the_short_list_names_the_work_and_no_more():
    text = printed(item("article-journal"), extent="short")
    assert text == "Ñandú AB, Qqorg, et al. Zztitle. Zzjournal. 2024. doi:10.1000/zz"


def test_words_without_a_field_are_printed_behind():
    assert printed(item("book", custom={"remainder": ["With drawings"]})).endswith("With drawings.")


def test_what_the_style_cannot_print_is_left_to_the_source():
    """Neither style prints translators: the entry would lose one."""
    assert entries(item("book", translator=[{"family": "Lost"}])) == {}


def test_unstructured_references_have_no_entry():
    assert printing.bibliography([Reference("r1", "raw")], "ama", "full", Labels("en-GB")) == {}


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
    made = printing.bibliography([reference], "ama", "full", Labels("es-ES"))
    if made:
        assert shown.missing(printing.text(made["r1"]), prepared(reference.csl, "full", "et al"), "ama") == []
