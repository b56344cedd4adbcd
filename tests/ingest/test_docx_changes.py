"""Tracked changes of Word in words: what ISO/IEC 29500-1 (17.13.5) allows in one paragraph and over two."""

import pytest
from lxml import etree

from netpub.ingest.docx_changes import Paragraph, changes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(inner, marks="", number=0):
    xml = f'<w:p xmlns:w="{W}"><w:pPr><w:rPr>{marks}</w:rPr></w:pPr>{inner}</w:p>'
    return Paragraph(etree.fromstring(xml), number, [])


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text, by="A", tag="ins"):
    return f'<w:{tag} w:author="{by}">{run(text)}</w:{tag}>'


def dele(text, by="A", tag="del"):
    return f'<w:{tag} w:author="{by}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:{tag}>'


def told(one, following="", joined=False):
    return [(by, text) for by, text, _ in changes(one, following, joined=joined)]


@pytest.mark.parametrize(("inner", "expected"), [
    (run("Take 5 mg."), []),
    (run("Take ") + dele("5") + ins("50") + run(" mg."), [("A", "Change “5” to “50”.")]),
    (run("Take ") + ins("50") + dele("5") + run(" mg."), [("A", "Change “5” to “50”.")]),
    (run("Take ") + dele("5", "A") + ins("50", "B") + run(" mg."), [("A", "Delete “5”."), ("B", "Insert “50” after “Take”.")]),
    (ins("Never ") + run("take it."), [("A", "Insert “Never” at the beginning.")]),
    (run("It ") + f'<w:del w:author="B">{ins("was never")}</w:del>' + run("ended."), []),  # inserted and deleted again
    (run("One ") + dele("two ", tag="moveFrom") + run("three ") + ins("two", tag="moveTo"),
     [("A", "Delete “two”."), ("A", "Insert “two” after “One three”.")]),
])
def test_changes_within_a_paragraph(inner, expected):
    assert told(paragraph(inner)) == expected


def test_a_deletion_over_two_paragraphs_is_told_at_both():
    first = paragraph(run("Keep this. ") + dele("Not that."), '<w:del w:author="A"/>')
    second = paragraph(dele("Nor this. ") + run("But this."), number=1)
    assert told(first, second.after) == [("A", "Delete “Not that.”."), ("A", "Join this paragraph with the next one, which begins “But this.”.")]
    assert told(second, joined=first.ends_deleted) == [("A", "This goes on from the block before. Delete “Nor this.”.")]


def test_a_paragraph_cut_in_two_and_one_that_is_new():
    assert told(paragraph(run("The first half. "), '<w:ins w:author="A"/>')) == [("A", "Begin a new paragraph after “The first half.”.")]
    assert told(paragraph(ins("Wholly new."), '<w:ins w:author="A"/>')) == [("A", "Insert “Wholly new.” at the beginning.")]


def test_a_changed_look_is_formal():
    one = paragraph('<w:r><w:rPr><w:b/><w:rPrChange w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>Bold now.</w:t></w:r>')
    assert list(changes(one, "", joined=False)) == [("A", "The look was changed in “Bold now.”.", True)]


def test_rows_and_cells_that_come_and_go():
    xml = (f'<w:tbl xmlns:w="{W}"><w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc><w:tcPr><w:cellIns w:author="B"/></w:tcPr>'
           f'<w:p>{run("5 mg")}</w:p></w:tc><w:tc><w:p>{run("daily")}</w:p></w:tc></w:tr></w:tbl>')
    first, second = (Paragraph(element, 0, []) for element in etree.fromstring(xml).iter(f"{{{W}}}p"))
    assert told(first) == [("B", "Insert this cell."), ("A", "Delete the row “5 mg | daily”.")]
    assert told(second) == []
