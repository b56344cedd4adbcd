"""The references of the pages that the project began with, field by field; the pages are no part of the repository: skipped where absent."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from netpub.references import parse

SHARED = Path(os.environ.get("NETPUB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

# Where a reference begins, its lines, its type, families or words of the body, year, and facts that name no sentence of it.
Facts = tuple[int, str, int, str, str, int, dict[str, str]]
REFERENCES: list[Facts] = [
    (0, "American Joint Committee", 1, "chapter", "American Joint Committee on Cancer", 2017,
     {"edition": "8", "publisher": "Springer", "publisher-place": "New York, NY", "container-title": "AJCC Cancer Staging Manual"}),
    (0, "National Cancer Institute. Phys", 1, "webpage", "National Cancer Institute", 2022,
     {"container-title": "Physician Data Query (PDQ)", "accessed": "2024-8-4"}),
    (0, "National Comprehensive", 1, "report", "National Comprehensive Cancer Network", 0, {"version": "2.2024", "accessed": "2024-8-4"}),
    (0, "Schneider DF", 1, "chapter", "Schneider Mazeh Lubner Jaume Chen", 2014,
     {"editor": "Niederhuber Armitage Dorshow Kastan Tepper", "chapter-number": "71", "edition": "5", "publisher": "Elsevier",
      "publisher-place": "Philadelphia, Pa"}),
    (0, "Yao JC, Evans", 1, "chapter", "Yao Evans", 2015,
     {"editor": "DeVita Lawrence Rosenberg", "chapter-number": "85", "edition": "10", "publisher": "Lippincott Williams & Wilkins",
      "publisher-place": "Philadelphia, Pa"}),
    (1, "Cancer Research UK. Treat", 1, "webpage", "Cancer Research UK", 2021, {"URL": "https://www.cancerresearchuk.org/"}),
    (1, "Canadian Neuroendocrine Tumour Society (CNETS). Neu", 1, "webpage", "Canadian Neuroendocrine Tumour Society (CNETS)", 2020,
     {"version": "3", "URL": "https://cnets.ca/"}),
    (1, "Foster D", 1, "chapter", "Foster Norton", 2023,
     {"editor": "DeVita Lawrence Rosenberg", "chapter-number": "58", "edition": "12", "publisher": "Wolters Kluwer",
      "publisher-place": "Philadelphia, PA", "medium": "Kindle version"}),
    (1, "Macmillan Cancer Support. Neu", 1, "webpage", "Macmillan Cancer Support", 2022, {"URL": "https://www.macmillan.org.uk/"}),
    (1, "National Comprehensive Cancer Network. NCCN Cl", 1, "report", "National Comprehensive Cancer Network", 2024, {"version": "2.2024"}),
    (1, "National Comprehensive Cancer Network. NCCN Gu", 1, "report", "National Comprehensive Cancer Network", 2022, {}),
    (1, "Neuroendocrine Cancer UK. Neu", 1, "webpage", "Neuroendocrine Cancer UK", 2023, {"URL": "https://www.neuroendocrinecancer.org.uk/"}),
    (1, "Pavel M", 1, "article-journal", "Pavel Öberg Falconi", 2020,
     {"container-title": "Annals of Oncology", "volume": "31", "issue": "7", "page": "844-860"}),
    (1, "PDQ Adult Treatment Editorial Board. G", 1, "webpage", "PDQ Adult Treatment Editorial Board", 2024,
     {"publisher": "National Cancer Institute", "publisher-place": "Bethesda, MD"}),
    (1, "PDQ Adult Treatment Editorial Board. P", 1, "webpage", "PDQ Adult Treatment Editorial Board", 2024,
     {"publisher": "National Cancer Institute", "publisher-place": "Bethesda, MD"}),
    (1, "Singh S", 1, "article-journal", "Singh Asa Dey", 2016, {"container-title": "Cancer Treatment Reviews", "volume": "47", "page": "32-45"}),
    (1, "Sultana Q", 1, "article-journal", "Sultana Kar Verma", 2023,
     {"container-title": "Journal of Clinical Medicine", "volume": "12", "issue": "15", "page": "5138"}),
    (2, "Sugawara T", 4, "article-journal", "Sugawara Rodriguez Franco", 2023, {"container-title": "JAMA Network Open"}),
    (2, "Xia T", 4, "article-journal", "Xia Li Liu Jiao", 2025, {"container-title": "PLOS ONE", "DOI": "10.1371/journal.pone.0319906"}),
    (2, "Chen J", 4, "article-journal", "Chen Yang Liu Kan", 2021,
     {"container-title": "World Journal of Surgical Oncology", "DOI": "10.1186/s12957-020-02115-z"}),
    (2, "Catalano G", 4, "article-journal", "Catalano Alaimo Pawlik", 2025, {"container-title": "J Cancer Metastasis Treat"}),
    (2, "Goto E", 4, "article-journal", "Goto Aokage Nomura", 2025, {"container-title": "Surgery Today", "DOI": "10.1007/s00595-025-03077-z"}),
    (2, "Bowden M", 4, "article-journal", "Bowden Tervo", 2025, {"container-title": "European Journal of Surgical Oncology"}),
    (2, "Li J-S", 4, "article-journal", "Li Yang Huang Zhao Chen", 2025,
     {"container-title": "Frontiers in Endocrinology", "DOI": "10.3389/fendo.2025.1601185"}),
    (2, "Smith E", 4, "article-journal", "Smith", 2025, {"container-title": "Annals of Surgical Oncology", "DOI": "10.1245/s10434-025-17819-3"}),
    (2, "Journal of Open", 4, "article-journal", "Journal of Open Gastrointestinal Surgery", 2024,
     {"container-title": "Journal of Open Gastrointestinal Surgery"}),
    (2, "Journal of Endo", 4, "article-journal", "Journal of Endocrinology & Surgery", 2024, {}),
]


def _names(people: list[dict[str, str]]) -> str:
    return " ".join(person.get("literal") or person["family"] for person in people)


def _shown(item: Any, field: str) -> str:
    if field == "editor":
        return _names(item.get("editor", []))
    if field == "accessed":
        return "-".join(map(str, item["accessed"]["date-parts"][0]))
    return str(item.get(field, ""))


@pytest.mark.skipif(len(SEEDS) != 3, reason="the pages are not here")
@pytest.mark.parametrize("facts", REFERENCES, ids=lambda facts: facts[1])
def test_fields(facts: Facts) -> None:
    page, beginning, lines, kind, makers, year, fields = facts
    found = re.search(rf"(?m)^[ •]*({re.escape(beginning)}.*(?:\n.*){{{lines - 1}}})", SEEDS[page].read_text("utf-8"))
    assert found is not None
    item = parse(found[1].rstrip('"\n'), "r1").csl
    assert item["type"] == kind
    assert _names(item["author"]) == makers
    assert item.get("issued", {"date-parts": [[0]]})["date-parts"][0][0] == year
    assert {field: _shown(item, field) for field in fields} == fields
    words = item["title"].split()
    assert item["title"] in " ".join(found[1].split())
    assert len(words) > 2
    assert not item["title"].endswith(".")
