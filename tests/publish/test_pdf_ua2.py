"""A booklet as PDF/UA-2: the same pages and the same text, in the structure of PDF 2.0."""

import io
from pathlib import Path

import pikepdf
import pytest

from netpub.article import Article
from netpub.check import pdf as check
from netpub.errors import ToolMissing
from netpub.publish import pdf, pdf_ua2, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels
from netpub.tools import verapdf

CASE = Path(__file__).resolve().parents[1] / "cases" / "publish" / "booklet"
NAMESPACE = "http://iso.org/pdf2/ssn"


@pytest.fixture(scope="module")
def booklet():
    article = Article((CASE / "article.xml").read_bytes())
    media = {"figures/tracer.svg": (CASE / "figures" / "tracer.svg").read_bytes()}
    return pdf.write(Edition(article, media, Labels(article.language), True, article.slug, "en", (), theme.load())).data


@pytest.fixture(scope="module")
def made(booklet):
    return pdf_ua2.write(booklet)


@pytest.fixture(scope="module")
def opened(made):
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield opened


def elements(holder):
    held = holder.get("/K")
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from elements(one)


def words(destination):
    """The identifier of the element that a destination leads to."""
    return str(destination[0].get("/ID", ""))


def test_the_text_is_that_of_the_booklet_in_its_order(booklet, made):
    assert check.text(made) == check.text(booklet)
    assert pdf_ua2.write(booklet) == made


def test_it_is_pdf_2_and_claims_what_it_keeps(made, opened):
    assert made.startswith(b"%PDF-2.0")
    packet = opened.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>" in packet
    assert b'pdfaid:part="4" pdfaid:rev="2020" pdfaid:conformance="F"' in packet
    assert b"pdfaExtension" not in packet
    assert b"HCI-0233" not in packet  # nothing but the claims changed
    assert b"Having a DOTATATE scan" in packet
    assert "/Info" not in opened.trailer


def test_elements_are_in_the_namespace_of_pdf_2_unless_it_has_them_no_longer(opened):
    for element in elements(opened.Root.StructTreeRoot):
        old = str(element.S) in ("/BlockQuote", "/Reference", "/Code", "/Quote")
        assert ("/NS" in element) != old, element.S
        assert old or str(element.NS.NS) == NAMESPACE
    kinds = {str(element.S) for element in elements(opened.Root.StructTreeRoot)}
    assert {"/FENote", "/Caption", "/H2", "/Reference"} <= kinds
    assert "/Note" not in kinds


def test_links_and_outlines_lead_to_elements(opened):
    assert "/Dests" not in opened.Root.Names
    inner = {str(note.Contents): note.Dest for page in opened.pages for note in page.obj.get("/Annots", []) if "/Dest" in note}
    assert words(inner["Getting ready"]) == "s-getting-ready"
    assert words(inner["the table above"]) == "t-b00001"
    assert all(isinstance(one[0], pikepdf.Dictionary) and one[0].Type == "/StructElem" for one in inner.values())
    entry, seen = opened.Root.Outlines.First.First, {}
    while entry is not None:
        seen[str(entry.Title)] = (str(entry.Dest[0].S), words(entry.Dest))
        entry = entry.get("/Next")
    assert seen["Getting ready"] == ("/H2", "s-getting-ready")


def test_captions_stand_in_their_figures_and_no_heading_in_a_heading(opened):
    for element in elements(opened.Root.StructTreeRoot):
        inside = [str(one.S) for one in elements(element)]
        if str(element.S).startswith("/H"):
            assert not any(kind.startswith("/H") for kind in inside)
        if str(element.S) == "/Caption":
            assert str(element.P.S) in ("/Figure", "/Table")


@pytest.mark.slow
def test_verapdf_says_that_it_is_both(made, tmp_path):
    file = tmp_path / "booklet.pdf"
    file.write_bytes(made)
    try:
        verdicts = verapdf.validate(file)
    except ToolMissing:
        pytest.skip("veraPDF is not installed")
    assert [(one.name, one.outcome, one.messages) for one in verdicts] == [("pdfua2", "pass", ()), ("pdfa4f", "pass", ())]
