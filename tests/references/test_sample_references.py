"""The references of the sample pages, as a build reads them from our own sources: who, what, when, where, pinned field by field."""

from pathlib import Path

import pytest
from lxml import etree

from netpub.references import from_jats, printing
from netpub.references.cited import prepared
from netpub.references.shown import missing

JOURNAL, REPORT, WEB = "article-journal", "report", "webpage"
# Type, number of authors (those before "et al"), beginning of the title, year, volume, issue, pages, DOI.
PINNED = {
    "bowel-surgery": [
        (JOURNAL, 3, "European Neuroendocrine Tumor Society (ENETS) 2024", 2024, "36", "9", "e13423", "10.1111/jne.13423"),
        (JOURNAL, 3, "The surgical management of small bowel", 2017, "46", "6", "715-731", "10.1097/MPA.0000000000000846"),
        (JOURNAL, 3, "ENETS consensus guidelines update", 2016, "103", "2", "125-138", "10.1159/000443170"),
        (JOURNAL, 3, "European Neuroendocrine Tumor Society (ENETS) 2022", 2022, "34", "7", "e13146", "10.1111/jne.13146"),
        (JOURNAL, 3, "Gastroenteropancreatic neuroendocrine", 2020, "31", "7", "844-860", "10.1016/j.annonc.2020.03.304"),
        (JOURNAL, 3, "Differential diagnosis of diarrhoea", 2020, "26", "30", "4537-4556", "10.3748/wjg.v26.i30.4537"),
        (JOURNAL, 5, "Nutritional and vitamin status", 2019, "25", "10", "1171-1184", "10.3748/wjg.v25.i10.1171"),
        (JOURNAL, 3, "Follow-up recommendations", 2018, "4", "11", "1597-1604", "10.1001/jamaoncol.2018.2428"),
        (REPORT, 1, "Venous Thromboembolism in Over 16s", 2018, None, None, None, None),
        (WEB, 1, "Treatment for Small Bowel", None, None, None, None, None),
        (WEB, 1, "Neuroendocrine Cancer of the Small Bowel", None, None, None, None, None),
    ],
    "pancreas-surgery": [
        (JOURNAL, 3, "European Neuroendocrine Tumour Society (ENETS) 2023", 2023, "35", "12", "e13343", "10.1111/jne.13343"),
        (JOURNAL, 3, "European Neuroendocrine Tumor Society 2023", 2023, "35", "8", "e13318", "10.1111/jne.13318"),
        (JOURNAL, 3, "The North American Neuroendocrine Tumor Society", 2020, "49", "1", "1-33", "10.1097/MPA.0000000000001454"),
        (JOURNAL, 3, "ENETS consensus guidelines for the standards", 2017, "105", "3", "255-265", "10.1159/000464292"),
        (JOURNAL, 3, "Gastroenteropancreatic neuroendocrine", 2020, "31", "7", "844-860", "10.1016/j.annonc.2020.03.304"),
        (JOURNAL, 3, "Guidelines for perioperative care", 2020, "44", "7", "2056-2084", "10.1007/s00268-020-05462-w"),
        (JOURNAL, 3, "Minimally invasive versus open distal", 2019, "269", "1", "2-9", "10.1097/SLA.0000000000002979"),
        (JOURNAL, 3, "The 2016 update of the International", 2017, "161", "3", "584-591", "10.1016/j.surg.2016.11.014"),
        (JOURNAL, 6, "Review of guidelines for the prevention", 2011, "155", "3", "308-317", "10.1111/j.1365-2141.2011.08843.x"),
        (JOURNAL, 3, "Follow-up recommendations", 2018, "4", "11", "1597-1604", "10.1001/jamaoncol.2018.2428"),
        (REPORT, 1, "Venous thromboembolism in over 16s", 2018, None, None, None, None),
        (WEB, 1, "Pancreatic neuroendocrine tumors (islet cell tumors)", None, None, None, None, None),
        (WEB, 1, "Surgery for pancreatic neuroendocrine tumor", None, None, None, None, None),
    ],
    "after-surgery": [
        (JOURNAL, 3, "Consensus for the management of pancreatic exocrine", 2021, None, None, None, "10.1136/bmjgast-2021-000643"),
        (JOURNAL, 3, "Guidelines for perioperative care", 2020, None, None, None, "10.1007/s00268-020-05462-w"),
        (JOURNAL, 3, "Review of guidelines for the prevention", 2011, None, None, None, "10.1111/j.1365-2141.2011.08843.x"),
        (JOURNAL, 3, "European Neuroendocrine Tumor Society (ENETS) 2022", 2022, None, None, None, "10.1111/jne.13146"),
        (JOURNAL, 3, "Type 3c (pancreatogenic) diabetes mellitus", 2016, None, None, None, "10.1016/S2468-1253(16)30106-6"),
        (JOURNAL, 3, "Follow-up recommendations", 2018, None, None, None, "10.1001/jamaoncol.2018.2428"),
        (JOURNAL, 3, "Nutritional and vitamin status", 2019, None, None, None, "10.3748/wjg.v25.i10.1171"),
        (JOURNAL, 3, "Differential diagnosis of diarrhoea", 2020, None, None, None, "10.3748/wjg.v26.i30.4537"),
        (JOURNAL, 3, "ESPEN guidelines on nutrition", 2017, None, None, None, "10.1016/j.clnu.2016.07.015"),
        (JOURNAL, 3, "Comparison of pharmaceutical", 2017, None, None, None, "10.1001/jamaoncol.2016.6914"),
        (REPORT, 1, "Venous thromboembolism in over 16s", 2018, None, None, None, None),
        (WEB, 1, "Surgery and driving", None, None, None, None, None),
        (WEB, 1, "Diabetes and driving", None, None, None, None, None),
        (WEB, 1, "Equality Act 2010, chapter 15", 2010, None, None, None, None),
    ],
}


@pytest.mark.parametrize("slug", PINNED)
def test_the_references_of_a_sample_page_keep_their_fields(slug, sample):
    found = from_jats.references(sample(slug, "en"))
    assert len(found) == len(PINNED[slug])
    for reference, (kind, authors, begins, *rest) in zip(found, PINNED[slug], strict=True):
        item = reference.csl
        year = item["issued"]["date-parts"][0][0] if "issued" in item else None
        assert (item["type"], len(item["author"]), item["title"][:len(begins)]) == (kind, authors, begins)
        assert [year, *(item.get(name) for name in ("volume", "issue", "page", "DOI"))] == rest
        assert item.get("DOI") or (item["URL"] and ("accessed" in item or "issued" in item))
        assert "remainder" not in item.get("custom", {})


@pytest.mark.parametrize("slug", PINNED)
@pytest.mark.parametrize("style", ["ama", "vancouver"])
def test_each_is_printed_in_both_styles_and_languages_with_all_that_it_says(slug, style, sample):
    for language in ("en", "es"):
        article = sample(slug, language)
        entries = printing.of_article(article, style, "full").entries
        for reference in from_jats.references(article):
            item = prepared(reference.csl, "full", article.language)
            assert missing(printing.text(entries[reference.id]), item, style) == []


@pytest.mark.parametrize("slug", PINNED)
def test_titles_of_translated_pages_name_their_language(slug, sample):
    assert {reference.csl.get("language") for reference in from_jats.references(sample(slug, "en"))} == {None}
    assert {reference.csl.get("language") for reference in from_jats.references(sample(slug, "es"))} == {"en"}


@pytest.mark.parametrize("slug", PINNED)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sample_with_its_fields_is_valid_jats(slug, language, sample, shared: Path):
    grammar = etree.DTD(str(shared / "data/jats-dtd/1.3/JATS-journalpublishing1-3.dtd"))
    assert grammar.validate(sample(slug, language).root), grammar.error_log
