"""netpub check beyond pages: the project's look, dates that are still to come, and a version that stayed where the text moved on."""

import re

import pytest
from netpub_project import ROOT, TODAY, new_project

CLEAN = (ROOT / "tests/cases/validate/clean.xml").read_text(encoding="utf-8").replace("eating-after-surgery</article-id>", "eating</article-id>").replace('xml:lang="en-GB"', 'xml:lang="en"')
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
ROLES = ("clinical", "lay", "accessibility")


@pytest.fixture
def project(tmp_path):
    pictures = {f"eating/figures/{name}.svg": PICTURE for name in ("pancreas", "leaf", "plate")}
    return new_project(tmp_path / "p", {"eating/page.xml": CLEAN, **pictures})


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_the_look_of_a_project_is_judged_with_its_pages(project):
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + '[theme]\naccent = "#e0e0e0"\n')
    said = project.netpub("check", "--as-of", TODAY)
    assert said.code == 2
    assert re.search(r"\[theme\] accent on paper has a contrast of 1\.3", said.err)


def test_a_review_on_a_day_to_come_is_an_error_at_its_line_and_closes_the_gate(project):
    said = project.netpub("check", "--as-of", "2026-03-28")
    line = line_of(CLEAN, '<date iso-8601-date="2026-03-29">')
    assert said.code == 1
    assert f"source/eating/page.xml:{line}: error: A date that should be past lies in the future: last-review 2026-03-29" in said.out
    assert project.netpub("check", "--as-of", TODAY).code == 0
    assert project.netpub("build", "-f", "html", "--as-of", "2026-03-28").code == 1
    assert {"date-in-future"} <= {reason for one in project.manifest() for reason in one["reasons"]}


def test_a_changed_text_asks_for_another_version(project):
    page = project.root / "source/eating/page.xml"
    for role in ROLES:
        assert project.netpub("review", "approve", "eating", "--role", role, "--by", role, "--as-of", TODAY, "-q").code == 0
    page.write_text(CLEAN.replace("Begin with small meals.", "Begin with very small meals."), encoding="utf-8")
    found = [one for one in project.findings() if one["rule"] == "version-not-raised"]
    assert [(one["file"], one["line"]) for one in found] == [("source/eating/page.xml", line_of(CLEAN, "<article-version"))]
    assert "1.2, approved was 1.2" in found[0]["what"]
    page.write_text(page.read_text().replace(">1.2</article-version>", ">1.3</article-version>"), encoding="utf-8")
    assert not [one for one in project.findings() if one["rule"] == "version-not-raised"]
