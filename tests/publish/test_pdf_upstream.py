"""Defects of WeasyPrint that the booklet works around. When one of these tests fails, upstream has mended it: take the work-around out."""

import io
import logging
from pathlib import Path

import fontpkg
import pikepdf
import pytest
from weasyprint import HTML, Attachment

FONT = Path(fontpkg.path("Atkinson Hyperlegible", 400)).as_uri()
STYLE = f"<style>@font-face {{ font-family: Text; src: url('{FONT}') }} body {{ font-family: Text }}</style>"


def made(body: str, variant: str = "pdf/a-3a", **options: object) -> pikepdf.Pdf:
    data = HTML(string=f'<html lang="en"><title>T</title>{STYLE}<body>{body}').write_pdf(pdf_variant=variant, **options)
    return pikepdf.open(io.BytesIO(data))


def elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind]


def links(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in document.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]


pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def test_one_file_names_one_standard():
    assert b"pdfuaid" not in made("<p>x").Root.Metadata.read_bytes()


def test_links_are_described_by_their_address():
    document = made("<p><a href='https://example.org/'>words</a>")
    [link] = links(document)
    assert str(link.Contents) == "https://example.org/"


def test_header_cells_have_no_scope():
    document = made("<table><tr><th scope=row>a<td>b</table>")
    [cell] = elements(document, "/TH")
    assert "/Scope" not in cell.A


def test_pictures_without_words_are_figures():
    assert elements(made("<img alt='' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\">"), "/Figure")


def test_markup_within_a_link_becomes_a_link_that_is_tagged_as_none():
    assert len(links(made("<p><a href='#x'><b>words</b></a><p id=x>x"))) == 2


def test_a_blank_before_markup_may_end_a_line_too_early():
    words = "that may be a danger. When the operation is done in small hospitals or by doctors with less practice, as many as {} of all people may fall ill."
    marked, plain = words.format("<b>15%</b>"), words.format("15%")
    assert any(_lines(marked, width) != _lines(plain, width) for width in range(250, 450))


def _lines(words: str, width: int) -> list[str]:
    style = f"<style>@page {{ size: {width}px 800px; margin: 0 }} p {{ margin: 0 }} b {{ font-weight: 400 }}</style>"
    [page] = HTML(string=f"{STYLE}{style}<p>{words}").render().pages
    found = [box for box in page._page_box.descendants() if type(box).__name__ == "LineBox"]
    return ["".join(getattr(inner, "text", "") for inner in line.descendants()) for line in found]


def test_embedded_files_are_named_twice():
    assert len(made("<p>x", attachments=[Attachment(string=b"x", name="x.xml", relationship="Source")]).Root.AF) == 2


def test_a_page_number_within_a_link_makes_links_within_links():
    body = "<style>a::after { content: target-counter(attr(href), page) }</style><p><a href='#x'>words</a><p id=x>x"
    assert len(elements(made(body), "/Link")) > 1


def test_an_item_of_a_flexible_box_is_no_link():
    assert links(made("<p style='display: flex'><a href='#x'>words</a></p><p id=x>x")) == []


def test_what_is_placed_absolutely_sets_no_string():
    style = "<style>@page { font-family: Text; @bottom-left { content: string(t) } } div { position: absolute } h1 { string-set: t content() }</style>"
    pages = HTML(string=f"{STYLE}{style}<div><h1>Title</h1></div><p>x").render().pages
    assert "Title" not in [getattr(box, "text", "") for page in pages for box in _margins(page)]


def _margins(page: object) -> list[object]:
    boxes = [box for box in page._page_box.children if type(box).__name__ == "MarginBox"]
    return [inner for box in boxes for inner in box.descendants()]


def test_the_finisher_sees_what_it_needs_of_the_layout():
    """What netpub.publish.pdf_finish relies on, though WeasyPrint promises none of it."""
    seen = {}

    def finisher(document: object, pdf: object) -> None:
        boxes = [box for page in document.pages for box in page._page_box.descendants()]
        seen["links"] = [box for box in boxes if getattr(box, "link_annotation", None)]
        seen["cells"] = [box.mark["S"] for box in boxes if hasattr(box, "mark")]
        seen["packet"] = pdf.objects[int(pdf.catalog["Metadata"].split()[0])].stream

    made("<p><a href='#x'>words</a><table id=x><tr><th scope=row>a<td>b</table>", finisher=finisher)
    assert len(seen["links"]) == 1
    assert seen["cells"] == ["/TH", "/TD"]
    assert b"</rdf:RDF>" in b"\n".join(seen["packet"])


def test_a_drawing_that_asks_for_a_file_is_left_out_without_a_word_to_the_caller(caplog: pytest.LogCaptureFixture):
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///no/such' width='9' height='9'/></svg>"
    with caplog.at_level(logging.ERROR, "weasyprint"):
        assert made(f'<img alt="x" src="data:image/svg+xml,{svg}">').pages
    assert caplog.records


def test_the_language_of_a_part_is_left_out():
    document = made("<p lang='la'>a")
    [paragraph] = elements(document, "/P")
    assert "/Lang" not in paragraph


@pytest.mark.parametrize("body", [
    "<p>Words<span style='float: footnote'>a note</span>",
    "<p>Words<a role='doc-noteref' href='#n'>1</a><aside id='n' role='doc-footnote'>a note</aside>",
    "<p>Words<a epub:type='noteref' href='#n'>1</a><aside id='n' epub:type='footnote'>a note</aside>",
], ids=["css", "role", "epub"])
def test_notes_and_references_to_pages_are_tagged_as_anything_else(body: str):
    """In whichever way upstream begins to tag notes, or the calls of notes, one of these says so."""
    document = made(body)
    kinds = {str(item.S) for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"}
    assert kinds & {"/P", "/NonStruct"}
    assert not kinds & {"/Note", "/FENote", "/Reference"}


def test_lists_say_nothing_of_their_marks():
    document = made("<ol><li>a</ol><ul><li>b</ul>")
    assert len(elements(document, "/L")) == 2
    assert not [item for item in elements(document, "/L") if "ListNumbering" in item.get("/A", {})]


def test_blocks_in_an_item_stand_beside_its_mark():
    document = made("<ul><li><p>a</p><p>b</p></ul>")
    [item] = elements(document, "/LI")
    assert [str(kid.S) for kid in item.K] != ["/Lbl", "/LBody"]


def test_a_sign_of_two_arabic_letters_holds_them_in_their_order():
    """Readers turn the letters of a line round one by one: netpub.publish.pdf_letters turns those of one sign before that."""
    arabic = Path(fontpkg.path("IBM Plex Sans Arabic", 400)).as_uri()
    style = f"<style>@font-face {{ font-family: Arabic; src: url('{arabic}') }} body {{ font-family: Arabic }}</style>"
    document = made(f"{style}<p lang='ar' dir='rtl'>لا", "pdf/ua-1")
    maps = [item["/ToUnicode"].read_bytes() for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
    assert any(b"> <06440627>" in one for one in maps)
