"""Defects of WeasyPrint that the booklet works around. When one of these tests fails, upstream has mended it: take the work-around out."""

import io
import logging
import re
from pathlib import Path

import fontpkg
import pikepdf
import pytest
from weasyprint import CSS, HTML, Attachment

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


@pytest.mark.parametrize("says", ["alt=''", "alt='' aria-hidden='true'", "alt='' role='presentation'"])
def test_pictures_without_words_are_figures(says: str):
    assert elements(made(f"<img {says} src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\">"), "/Figure")


def test_markup_within_a_link_becomes_a_link_that_is_tagged_as_none():
    assert len(links(made("<p><a href='#x'><b>words</b></a><p id=x>x"))) == 2


def test_a_blank_before_markup_may_end_a_line_too_early():
    words = "a wound may open again. Where the dressing is left on too long or is changed with hands unwashed at home, as many as {} of all people may get a fever."
    marked, plain = words.format("<b>15%</b>"), words.format("15%")
    assert any(_lines(marked, width) != _lines(plain, width) for width in range(306, 326))


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


ARABIC = Path(fontpkg.path("IBM Plex Sans Arabic", 400)).as_uri()
PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_two_files_of_one_family_become_one_font():
    """So letters of the one are drawn with the other's numbers: netpub.publish.fonts takes one file for each family and weight."""
    faces = (f"@font-face {{ font-family: Both; src: url('{url}'); unicode-range: {signs} }}" for url, signs in ((FONT, "U+0-FF"), (ARABIC, "U+600-6FF")))
    document = made(f"<style>{' '.join(faces)} body {{ font-family: Both }}</style><p>words <span lang=ar>سلام</span>")
    fonts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"]
    assert len(fonts) == 1


def test_pictures_are_smoothed_which_pdf_a_forbids():
    document = made(f"<img alt=x src='{PICTURE}'>")
    pictures = [item for item in document.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    assert any(item.get("/Interpolate") for item in pictures)


def test_a_link_over_several_lines_is_several_links():
    style = "<style>@page { size: 100px 400px; margin: 0 }</style>"
    assert len(links(made(f"{style}<p><a href='https://example.org/'>many words that break over the lines of a narrow page</a>"))) > 1


def test_pdf_ua_2_has_neither_the_numbering_of_lists_nor_elements_to_lead_to():
    document = made("<ul><li>a</ul><p><a href='#x'>words</a><p id=x>x", "pdf/ua-2")
    [listed], [link] = elements(document, "/L"), links(document)
    assert "ListNumbering" not in listed.get("/A", {})
    place = document.Root.Names.Dests.Names[1]
    assert str(link.Dest) == "x"
    assert place[0].get("/Type") == "/Page"


def test_pdf_x_4_names_no_press_has_black_of_three_colours_and_changes_from_run_to_run():
    """netpub.publish.press makes its own of the finished booklet."""
    document = made("<p>words", "pdf/x-4")
    assert "/OutputIntents" not in document.Root
    assert b"0 0 0 rg" in document.pages[0].Contents.read_bytes()
    one, other = (HTML(string="<title>T</title><p>words").write_pdf(pdf_variant="pdf/x-4") for _ in range(2))
    assert one != other


def test_crop_marks_have_three_colours_and_stand_in_the_bleed_which_ends_at_ten_points():
    """netpub.publish.sheets draws its own."""
    document = made("<style>@page { size: 100mm; bleed: 8mm; marks: crop }</style><p>words")
    [page] = document.pages
    trim, bleed, media = (float(box[0]) for box in (page.TrimBox, page.BleedBox, page.MediaBox))
    assert (trim - bleed, bleed > media) == (10, True)
    assert any(b"0 0 0 RG" in form.read_bytes() for form in page.Resources.XObject.values())


@pytest.mark.parametrize("rule", [
    "unicode-bidi: isolate", "line-break: strict", "writing-mode: vertical-rl", "hanging-punctuation: first", "text-spacing-trim: normal",
])
def test_a_rule_for_other_scripts_is_left_out(rule: str, caplog: pytest.LogCaptureFixture):
    """netpub isolates numbers by the markup's own ``dir``, and sets Chinese from left to right."""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        CSS(string=f"p {{ {rule} }}")
    assert any("Ignored" in record.getMessage() for record in caplog.records)


def test_the_columns_of_a_grid_are_counted_from_the_left():
    style = "<style>p { display: grid; grid-template-columns: 50px 150px; width: 200px }</style>"
    [page] = HTML(string=f"{STYLE}{style}<body dir=rtl><p><b>a</b><i>b</i>").render().pages
    first, second = (next(box.position_x for box in page._page_box.descendants() if box.element_tag == tag) for tag in ("b", "i"))
    assert first < second


def test_letters_of_a_drawing_are_not_joined():
    """The same two letters are drawn alike, though the first joins the second: netpub.publish.arabic_forms writes joined forms."""
    style = f"<style>@font-face {{ font-family: Arabic; src: url('{ARABIC}') }}</style>"
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 99 20'><text y='15' font-family='Arabic'>بب</text></svg>"
    assert len(_drawn(made(f"{style}<p style='font-family: Arabic' dir=rtl>بب"))) == 2
    assert len(_drawn(made(f"{style}{svg}"))) == 1


def _drawn(document: pikepdf.Pdf) -> set[bytes]:
    """The different signs that a file draws."""
    streams = [item.read_bytes() for item in document.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image"]
    return {sign for data in streams for shown in re.findall(rb"\[(.*?)\] ?TJ", data) for sign in re.findall(rb"<([0-9a-f]{4})>", shown)}
