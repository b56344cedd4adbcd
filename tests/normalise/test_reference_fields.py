"""References as fields: what people correct in page.toml, and what an editor is told of them."""

from dataclasses import replace

import pytest

from netpub.errors import ConfigError
from netpub.normalise import corrections, normalise, reference_checks
from netpub.page import Citation, Fact, Metadata, Origin, Page, Source
from netpub.references import parse

HOWE = "Howe JR, Cardona K, et al. The surgical management of small bowel tumors. Pancreas. 2017;46(6):715-731. doi:10.1097/MPA.0000000000000846"
AMERICAN = "American Cancer Society. Surgery for tumours. https://www.cancer.org/surgery. Accessed September 14, 2026."


def page_of(*raws, **facts):
    citations = tuple(Citation(parse(raw, ""), Origin("page.txt", number)) for number, raw in enumerate(raws, 11))
    known = tuple((name.replace("_", "-"), Fact(value, "", Origin("page.txt", 1))) for name, value in facts.items())
    return Page(Source("x", "page.txt", "text/plain", "0", ()), Metadata(known), (), citations)


def corrected(text, *raws):
    found = []
    page = corrections.apply(page_of(*raws), corrections.load(text.encode(), "page.toml"), found.append)
    return page.references, [(one.rule, one.where.line, one.detail) for one in found]


def findings(page):
    found = []
    reference_checks.step(page, found.append)
    return [(one.rule, one.where.line, one.detail) for one in found if one.rule != "access-date-before-revision"]


def test_a_correction_changes_the_fields_it_names_and_no_others():
    before = {name: value for name, value in parse(HOWE, "").csl.items() if name != "id"}
    references, unmatched = corrected('[[reference]]\nstarts = "Howe JR"\nissue = "7"\ndate = "2017-08"\npages = "715–731"\n', AMERICAN, HOWE)
    assert unmatched == []
    assert references[0] == page_of(AMERICAN).references[0]
    assert dict(references[1].reference.csl) == {**before, "issue": "7", "issued": {"date-parts": [[2017, 8]]}}
    assert references[1].reference.raw == HOWE


def test_people_types_and_every_other_field():
    references, _ = corrected("""
[[reference]]
number = 1
type = "guideline"
authors = ["Roe, Jane", "Example Society", "et al"]
editors = ["Doe, J"]
title = "A title"
container = ""
accessed = 2026-09-14
doi = "10.1000/182"
pii = "S0748798324000007"
rest = "In press"
url = ""
language = "de"
""", HOWE)
    item = dict(references[0].reference.csl)
    assert item["type"] == "report"
    assert item["genre"] == "Guideline"
    assert item["author"] == [{"family": "Roe", "given": "Jane"}, {"literal": "Example Society"}]
    assert item["editor"] == [{"family": "Doe", "given": "J"}]
    assert "container-title" not in item
    assert "URL" not in item
    assert item["accessed"] == {"date-parts": [[2026, 9, 14]]}
    assert item["custom"] == {"et-al": True, "pii": "S0748798324000007", "remainder": ["In press"]}
    assert item["language"] == "de"


def test_words_that_get_a_field_are_printed_once():
    left = replace(parse(HOWE, ""), csl={**parse(HOWE, "").csl, "custom": {"remainder": ["The National Archives.", "In print"]}})
    page = replace(page_of(HOWE), references=(Citation(left, Origin("page.txt", 11)),))
    made = corrections.apply(page, corrections.load(b'[[reference]]\nnumber = 1\npublisher = "The National Archives"\n', "page.toml"), print)
    assert made.references[0].reference.csl["custom"] == {"remainder": ["In print"]}


def test_a_correction_outlives_an_edit_of_the_source():
    """It names a reference by its first words, so that one more before it and other words behind them do not matter."""
    text = '[[reference]]\nstarts = "Howe JR"\nissue = "7"\n'
    edited = HOWE.replace("tumors", "tumours")
    references, unmatched = corrected(text, AMERICAN, AMERICAN, edited)
    assert unmatched == []
    assert (references[2].reference.csl["issue"], references[2].reference.raw) == ("7", edited)


def test_a_text_that_could_not_be_read_gets_fields():
    references, _ = corrected('[[reference]]\nnumber = 1\ntype = "book"\ntitle = "A leaflet"\n', "?? 12 !!")
    assert dict(references[0].reference.csl) == {"type": "book", "title": "A leaflet"}
    assert references[0].reference.confidence == 1.0


@pytest.mark.parametrize("entry", ['starts = "Howe  PQ"', "number = 2"])
def test_a_correction_that_fits_nothing_is_reported_at_its_line(entry):
    references, unmatched = corrected(f"# corrections\n[[reference]]\n{entry}\nvolume = \"1\"\n", HOWE)
    assert references == page_of(HOWE).references
    assert [(rule, line) for rule, line, _ in unmatched] == [("correction-unmatched", 2)]


@pytest.mark.parametrize(("text", "line", "message", "remedy"), [
    ('[[reference]]\nstarts = "a"\nvolum = "1"\n', 3, "unknown key “volum” in [reference]", "Did you mean “volume”?"),
    ("[[reference]]\nvolume = \"1\"\n", 1, "does not say which reference", "starts ="),
    ("[[reference]]\nstarts = \"a\"\nnumber = 1\n", 3, "does not say which reference", "starts ="),
    ("[[reference]]\nnumber = true\n", 2, "does not say which reference", "number = 3"),
    ("[[reference]]\nnumber = 1\nvolume = 5\n", 3, "“volume” in [[reference]] cannot be read", 'volume = "…"'),
    ("[[reference]]\nnumber = 1\nauthors = \"Roe J\"\n", 3, "“authors” in [[reference]] cannot be read", "list of names"),
    ("[[reference]]\nnumber = 1\ntype = \"jornal\"\n", 3, "“type” in [[reference]] cannot be read", "journal, book"),
    ("[[reference]]\nnumber = 1\ndate = \"2026-02-30\"\n", 3, "“date” in [[reference]] cannot be read", "2026-09"),
])
def test_what_cannot_be_used_is_named_with_its_line(text, line, message, remedy):
    with pytest.raises(ConfigError) as caught:
        corrections.load(text.encode(), "page.toml")
    assert caught.value.message.startswith(f"page.toml:{line}: ")
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_good_references_are_not_spoken_of():
    assert findings(page_of(HOWE, AMERICAN, revised="2026-09-14")) == []


@pytest.mark.parametrize(("raw", "rule", "detail"), [
    ("12345 !!", "reference-unstructured", "12345 !!"),
    ("Journal of Open Surgery. Outcomes of surgery for tumours. Journal of Open Surgery, 2024.", "journal-as-author", "Journal of Open Surgery"),
    (AMERICAN.replace("14, 2026", "15, 2026"), "access-date-after-review", "2026-09-15, after 2026-09-14"),
    (HOWE.replace("2017;", "2027;"), "reference-from-future", "2027, after 2026-09-14"),
])
def test_what_an_editor_is_told(raw, rule, detail):
    assert (rule, 11, detail) in findings(page_of(raw, revised="2026-09-14"))


def test_words_without_a_field_are_named():
    page = corrections.apply(page_of(HOWE), corrections.load(b'[[reference]]\nnumber = 1\nrest = "With drawings"\n', "page.toml"), lambda _: None)
    assert findings(page) == [("reference-rest", 11, "With drawings")]


def test_a_work_named_twice_is_reported_at_the_second():
    assert findings(page_of(HOWE, AMERICAN, HOWE.replace("et al. ", ""))) == [("reference-repeated", 13, "line 11")]


def test_a_corrected_reference_is_no_longer_spoken_of():
    page = page_of("12345 !!")
    fixes = corrections.load(b'[[reference]]\nnumber = 1\ntype = "book"\ntitle = "Numbers"\n', "page.toml")
    found = []
    normalise(page, fixes, found.append)
    assert [one for one in found if one.rule.startswith("reference")] == []
