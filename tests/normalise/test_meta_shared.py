"""Real pages, where they are at hand: the facts that are known to stand in them."""

import json
import os
from pathlib import Path

import pytest

from netpub import ingest
from netpub.findings import Finding
from netpub.normalise import corrections, normalise
from netpub.page import Page

SHARED = Path(os.environ.get("NETPUB_SHARED") or Path(__file__).resolve().parents[2] / "../shared")
SEEDS = SHARED / "seeds"
NCI = SHARED / "data" / "nci"
INDEX = json.loads((NCI / "index.json").read_text(encoding="utf-8")) if (NCI / "index.json").is_file() else []


def read(path: Path) -> tuple[Page, list[Finding]]:
    findings: list[Finding] = []
    page = ingest.read("page", f"source/page/page{path.suffix}", path.read_bytes(), {}, findings.append).page
    return normalise(page, corrections.EMPTY, findings.append), findings


def facts(page: Page) -> dict[str, tuple[str, int]]:
    wanted = ("published", "last-review", "revised", "next-review", "license-type", "copyright-holder", "helpline")
    return {name: (fact.value, fact.origin.line) for name, fact in page.metadata.facts if name in wanted}


seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real pages are not at hand")


@seeds
def test_a_page_with_corporate_author_and_reviewing_society() -> None:
    page, _ = read(next(SEEDS.glob("000_*")))
    assert facts(page) == {"revised": ("2025-03-29", 53), "license-type": ("all-rights-reserved", 54), "helpline": ("1-800-227-2345", 5)}
    assert page.metadata.get("author").origin.line == 47
    assert page.metadata.value("author").endswith("content team")
    (reviewer,) = page.metadata.reviewers
    assert (reviewer.role, reviewer.origin.line, reviewer.name) == ("clinical-review", 47, "")
    assert reviewer.organisation.endswith("(ASCO)")


@seeds
def test_a_page_with_an_empty_review_date_and_a_named_reviewer() -> None:
    page, _ = read(next(SEEDS.glob("001_*")))
    known = facts(page)
    assert known["last-review"] == ("", 3)
    assert known["license-type"] == ("all-rights-reserved", 111)
    assert known["copyright-holder"][0].endswith("Cancer Society")
    assert not {"published", "revised", "next-review"} & set(known)
    (reviewer,) = page.metadata.reviewers
    assert (reviewer.role, reviewer.degrees, reviewer.origin.line) == ("clinical-review", "MD, FRCPC, FACP", 80)
    assert len(page.metadata.disclaimer) == 4
    assert len(page.references) == 12


@seeds
def test_a_page_that_says_nothing_of_itself() -> None:
    page, findings = read(next(SEEDS.glob("002_*")))
    assert facts(page) == {}
    assert not page.metadata.reviewers
    assert not page.metadata.disclaimer
    assert not any(finding.rule.startswith(("ambiguous", "conflicting", "reviewer")) for finding in findings)


@pytest.mark.skipif(not INDEX, reason="the real pages are not at hand")
@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["id"])
def test_posted_and_updated_dates(entry: dict[str, str]) -> None:
    page, findings = read(NCI / entry["file"])
    dates = (page.metadata.value("published") or None, page.metadata.value("revised") or None)
    assert dates == (entry["posted"], entry["updated"])
    assert not page.metadata.value("last-review")
    assert not any(finding.rule.startswith(("ambiguous-review", "conflicting", "reviewer")) for finding in findings)
