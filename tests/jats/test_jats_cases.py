"""Each folder of tests/cases/jats is a page (input.py) with the article and the findings that it must give."""

import runpy
from pathlib import Path

import pytest

from netpub.article import Article
from netpub.imprint import Imprint
from netpub.jats import article
from netpub.validate import grammar

CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "cases" / "jats").glob("*/input.py"))
IMPRINT = Imprint("house", "The house")


def crossed(case: Path) -> tuple[Article, list[str]]:
    given = runpy.run_path(str(case / "input.py"))
    findings = []
    made = article(given["page"], given.get("imprint", IMPRINT), "en-GB", findings.append)
    return made, [f"{finding.rule} {finding.where.file}:{finding.where.line} {finding.detail}".rstrip() for finding in findings]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_page_becomes_the_article_that_the_case_shows(case):
    made, findings = crossed(case)
    assert made.data.decode() == (case / "expected.xml").read_text(encoding="utf-8")
    expected = case / "findings.txt"
    assert findings == (expected.read_text(encoding="utf-8").splitlines() if expected.exists() else [])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_article_follows_the_grammar(case):
    findings = []
    grammar.check(crossed(case)[0], {}, findings.append)
    assert findings == []
