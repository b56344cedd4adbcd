"""netpub review diff shows, on the terminal, as a web page and on paper, what changed since an approval."""

import pytest
from lxml import html
from netpub_project import TODAY, new_project

from netpub.check import pdf as pdf_text

PAGE = """<html lang="en"><head><title>Pills</title></head><body><main><h1>Pills</h1><h2>How to take them</h2>
<p>Take 5 mg with food each morning of the week.</p><p>Do not drive while you feel dizzy after the pills.</p></main></body></html>"""
SIGN = ("review", "approve", "pills", "--by", "Dr Example", "--credentials", "MD", "--as-of", TODAY, "--role")


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A project whose only page was approved and then changed in a dose and a negation."""
    project = new_project(tmp_path_factory.mktemp("project"), {"pills/page.html": PAGE})
    for role in ("clinical", "lay", "accessibility"):
        said = project.netpub(*SIGN, role)
        assert said.code == 0, said.err
    page = project.root / "source/pills/page.html"
    page.write_text(PAGE.replace("5 mg", "50 mg").replace("Do not drive", "Do drive"), encoding="utf-8")
    return project


def test_the_terminal_marks_the_words(changed):
    said = changed.netpub("review", "diff", "pills", "--as-of", TODAY)
    assert said.code == 0
    assert "[-5-]{+50+} mg" in said.out
    assert "[-not" in said.out
    assert "-][-" not in said.out, "neighbours stand in one pair of signs"
    assert "clinical change" in said.out
    assert "How to take them" in said.out


def test_web_page_and_paper_say_the_same(changed, tmp_path):
    said = changed.netpub("review", "diff", "pills", "1.0", "--as-of", TODAY, "--html", str(tmp_path / "d.html"), "--pdf", str(tmp_path / "d.pdf"))
    assert said.code == 0, said.err
    page = html.fromstring((tmp_path / "d.html").read_bytes())
    removed = [element.text_content().strip() for element in page.iter("span") if "removed" in element.get("class", "").split()]
    assert [words for words in removed if words] == ["5", "not", "5", "not"]  # in the list of what to look at, and in the text
    said_aloud = " ".join(page.text_content().split())
    assert "removed: 5 end of removal added: 50 end of addition mg" in said_aloud
    paper = pdf_text.text((tmp_path / "d.pdf").read_bytes())
    assert "Look at these first" in paper
    assert "A negation changed" in paper


def test_an_unknown_version_is_named_with_those_there_are(changed):
    said = changed.netpub("review", "diff", "pills", "7.0", "--as-of", TODAY)
    assert (said.code, "1.0" in said.err) == (2, True)


def test_nothing_changed_is_said(changed, tmp_path):
    page = changed.root / "source/pills/page.html"
    now = page.read_text(encoding="utf-8")
    page.write_text(PAGE, encoding="utf-8")
    said = changed.netpub("review", "diff", "pills", "--as-of", TODAY)
    page.write_text(now, encoding="utf-8")
    assert "nothing changed" in said.out
