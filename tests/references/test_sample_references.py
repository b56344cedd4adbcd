"""The references of the sample pages, read from our own sources: who, what, when, where, pinned field by field."""

from pathlib import Path

import pytest

from netpub.references import parse

LINES = (Path(__file__).parents[2] / "source/bowel-surgery/page.txt").read_text(encoding="utf-8").splitlines()
CITED = [line.strip(" •") for line in LINES if line.startswith("  •") and "https://" in line]
# Number of authors, beginning of the title, year, volume, pages, DOI.
PINNED = [
    (3, "European Neuroendocrine Tumor Society (ENETS) 2024", 2024, "36", "e13423", "10.1111/jne.13423"),
    (3, "The surgical management of small bowel", 2017, "46", "715-731", "10.1097/MPA.0000000000000846"),
    (3, "ENETS consensus guidelines update", 2016, "103", "125-138", "10.1159/000443170"),
    (3, "European Neuroendocrine Tumor Society (ENETS) 2022", 2022, "34", "e13146", "10.1111/jne.13146"),
    (3, "Gastroenteropancreatic neuroendocrine", 2020, "31", "844-860", "10.1016/j.annonc.2020.03.304"),
    (3, "Differential diagnosis of diarrhoea", 2020, "26", "4537-4556", "10.3748/wjg.v26.i30.4537"),
    (5, "Nutritional and vitamin status", 2019, "25", "1171-1184", "10.3748/wjg.v25.i10.1171"),
    (3, "Follow-up recommendations", 2018, "4", "1597-1604", "10.1001/jamaoncol.2018.2428"),
    (1, "Venous Thromboembolism in Over 16s", 2018, None, None, None),
    (1, "Treatment for Small Bowel", None, None, None, None),
    (1, "Neuroendocrine Cancer of the Small Bowel", None, None, None, None),
]


@pytest.mark.parametrize(("raw", "pinned"), list(zip(CITED, PINNED, strict=True)), ids=lambda value: None)
def test_a_sample_reference_keeps_its_fields(raw, pinned):
    item = parse(raw, "r1").csl
    year = item["issued"]["date-parts"][0][0] if "issued" in item else None
    authors, begins, *rest = pinned
    assert len(item["author"]) == authors
    assert item["title"].startswith(begins)
    assert [year, item.get("volume"), item.get("page"), item.get("DOI")] == rest
