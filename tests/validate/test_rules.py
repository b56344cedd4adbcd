"""Each folder of tests/cases/validate is a rule: ``trigger.toml`` changes the clean article so that it speaks, ``clean.toml`` so that it does not.

An edit replaces the element ``at`` an XPath by XML (``with``, empty to remove it), changes its ``text``, or sets attributes (``set``).
``expect`` lists rule, place and detail of every finding; a place is an XPath in the changed article or a key of ``places``.
"""

import re
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from netpub.article import Article
from netpub.findings import Severity, Where, catalogue
from netpub.validate import validate
from netpub.validate.limits import Limits

FOLDER = Path(__file__).parents[1] / "cases" / "validate"
CLEAN = FOLDER / "clean.xml"
RULES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
FILE = "source/sample/page.xml"
SOURCE = Path(__file__).parents[2] / "src" / "netpub" / "validate"


def changed(case: dict) -> Article:
    root = etree.parse(CLEAN).getroot()
    for edit in case.get("edit", []):
        (element,) = root.xpath(edit["at"])
        for name, value in edit.get("set", {}).items():
            element.set(name, value)
        if "text" in edit:
            element.text = edit["text"]
        if "with" in edit:
            replace(element, edit["with"])
    return Article.from_root(root)


def replace(element, xml: str) -> None:
    parent, place, tail = element.getparent(), element.getparent().index(element), element.tail
    wrapper = etree.fromstring(f'<x xmlns:xlink="http://www.w3.org/1999/xlink">{xml}</x>')
    parent.remove(element)
    new = list(wrapper)
    parent[place:place] = new
    if new:
        new[-1].tail = (new[-1].tail or "") + (tail or "")
    ahead = (wrapper.text or "") + ("" if new else tail or "")
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + ahead
    else:
        parent.text = (parent.text or "") + ahead


def reported(article: Article, case: dict) -> list[tuple[str, int, str]]:
    places = {key: Where(FILE, line) for key, line in case.get("places", {}).items()}
    findings = []
    validate(article, {"": Where(FILE), **places}, Limits(**case.get("limits", {})), findings.append)
    return [(finding.rule, finding.where.line, finding.detail) for finding in findings]


def expected(article: Article, case: dict) -> list[tuple[str, int, str]]:
    root, places = etree.fromstring(article.data), case.get("places", {})

    def line(place: str) -> int:
        return places[place] if place in places else root.xpath(place)[0].sourceline if place else 0

    return [(rule, line(place), detail) for rule, place, detail in case["expect"]]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_when_it_should_and_no_other_does(rule):
    case = tomllib.loads((FOLDER / rule / "trigger.toml").read_text(encoding="utf-8"))
    article = changed(case)
    assert sorted(reported(article, case)) == sorted(expected(article, case))
    assert rule in [entry[0] for entry in case["expect"]]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_silent_when_it_should_be(rule):
    case = tomllib.loads((FOLDER / rule / "clean.toml").read_text(encoding="utf-8"))
    assert reported(changed(case), case) == []


def test_the_clean_article_gives_silence():
    assert reported(Article(CLEAN.read_bytes()), {}) == []


def test_every_rule_has_its_cases():
    files = [*SOURCE.rglob("*.py"), SOURCE.parent / "references" / "oddities.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert sorted(set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code)) & set(catalogue())) == RULES


def test_what_blocks_a_release_is_an_error():
    weights = {rule: catalogue()[rule].severity for rule in RULES}
    assert weights["version-missing"] is Severity.INFO
    assert {weights[rule] for rule in ("key-points-missing", "topic-missing")} == {Severity.WARNING}
    required = ["title-missing", "no-author", "no-reviewer", "rights-unknown", "references-missing", "disclaimer-missing", "feedback-missing", "formats-missing"]
    assert {weights[rule] for rule in (*required, "published-date-missing", "review-date-missing", "next-review-missing")} == {Severity.ERROR}
