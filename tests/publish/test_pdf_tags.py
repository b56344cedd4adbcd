"""What the booklet's structure says beyond what WeasyPrint writes (netpub.publish.pdf_tags), and the code on the back cover."""

import io
from dataclasses import replace

import pikepdf
import pytest
import segno
from lxml import etree, html

from netpub.publish import booklet, code, pdf
from netpub.publish.composition import BOOKLET, LARGE, Composition

SITE = "https://example.org/leaflets/"
ADDRESS = f"{SITE}en/eating-after-surgery.html"
SVG = "{http://www.w3.org/2000/svg}"
TEXT = """<p>Some words, <span lang="la">in situ</span>, and <a href="https://example.org/a"><b>more</b> words</a>.</p>
<ul><li><p>one</p><p>two</p></li></ul><ol type="a"><li>three</li></ol><dl><dt>four</dt><dd>five</dd></dl>
<table><thead><tr><th></th><th>Head</th></tr></thead><tbody><tr><th scope="row">Row</th><td>cell</td></tr></tbody></table>
<h2 id="place">A place</h2><p>It is <a href="#place">here</a>.<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
<section role="doc-endnotes"><ol><li><span id="fn1">A note.</span><a href="#fnref1" role="doc-backlink">↩</a></li></ol></section>"""


@pytest.fixture(scope="module", params=[BOOKLET, LARGE], ids=["booklet", "large"])
def document(request, web_edition):
    composition: Composition = request.param
    edition = web_edition(draft=False)
    return pikepdf.open(io.BytesIO(pdf.render(edition, booklet.document(edition, TEXT.encode(), composition), composition).data))


def elements(document: pikepdf.Pdf, kind: str = "") -> list[pikepdf.Object]:
    found = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"]
    return [item for item in found if str(item.S) == kind or not kind]


def test_a_part_has_its_language(document):
    assert "la" in [str(item.Lang) for item in elements(document) if "/Lang" in item]


def test_a_note_is_one_with_an_identifier(document):
    [note] = elements(document, "/Note")
    assert str(note.ID) == "fn1"


def test_a_reference_to_a_page_is_one(document):
    assert len(elements(document, "/Reference")) == 2  # to the place, and back to the text


def test_lists_say_how_they_are_marked(document):
    numberings = [str(item.A.ListNumbering) for item in elements(document, "/L")]
    assert all(item.A.O == "/List" for item in elements(document, "/L"))
    assert {"/Disc", "/Decimal", "/None"} <= set(numberings)


def test_an_item_holds_a_mark_and_a_body(document):
    kinds = [[str(kid.S) for kid in item.K] for item in elements(document, "/LI")]
    assert ["/Lbl", "/LBody"] in kinds
    assert not [found for found in kinds if found not in (["/Lbl", "/LBody"], ["/LBody"])]
    for item in elements(document, "/LI"):
        assert all(kid.P.objgen == item.objgen for kid in item.K)


def test_header_cells_head_a_row_or_a_column(document):
    assert sorted(str(item.A.Scope) for item in elements(document, "/TH")) == ["/Column", "/Column", "/Row"]


def test_links_are_described_by_all_their_words(document):
    described = [str(note.Contents) for page in document.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert described.count("more words") == 2
    assert "here" in described


def test_the_code_leads_to_the_web_page_of_the_edition(web_edition):
    assert code.address(web_edition(site=SITE)) == ADDRESS
    assert code.address(replace(web_edition(site=SITE), language="es")) == ADDRESS.replace("/en/", "/es/")


def test_without_a_site_the_code_leads_to_the_source_or_there_is_none(web_edition):
    element = web_edition().article.root.find("front/article-meta/self-uri")
    xml = web_edition().article.data
    own = element.get("{http://www.w3.org/1999/xlink}href")
    assert code.address(web_edition(xml)) == own
    assert own.startswith("https://")
    assert code.address(web_edition(xml.replace(own.encode(), own.replace("https:", "http:").encode()))) == ""


def test_the_drawn_code_is_that_of_the_address():
    """Read the drawing back, module by module: runs of dark modules are strokes of a path, one row after the other."""
    root = etree.fromstring(code.drawn(ADDRESS, "#102030", "#ffffff"))
    expected = [bytes(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    size = len(expected) + 8
    assert root.get("viewBox") == f"0 0 {size} {size}"
    *_, strokes = root.iter(f"{SVG}path")
    assert strokes.get("stroke") == "#102030"
    assert _modules(strokes.get("d"), size) == [bytes(size)] * 4 + [bytes(4) + row + bytes(4) for row in expected] + [bytes(size)] * 4


def _modules(path: str, size: int) -> list[bytes]:
    """The modules that a path of ``M``, ``m`` and ``h`` covers."""
    rows, x, y = [bytearray(size) for _ in range(size)], 0.0, 0.0
    for step in path.replace("M", " M").replace("m", " m").replace("h", " h").split(" h"):
        length, _, move = step.strip().replace("M", "m").partition("m")
        if length.strip():
            for column in range(int(x), int(x) + int(length)):
                rows[int(y)][column] = 1
            x += int(length)
        if move:
            across, down = map(float, move.replace("-", " -").split())
            x, y = x + across, y + down
    return [bytes(row) for row in rows]


def test_the_back_cover_shows_the_code_and_its_address(web_edition):
    shown = html.fromstring(booklet.document(web_edition(site=SITE), b"<p>x</p>", BOOKLET))
    [link] = shown.xpath("//section[@class='back']//div[@class='code']//a")
    assert (link.get("href"), link.text) == (ADDRESS, ADDRESS)
    assert shown.xpath("//div[@class='code']/img/@alt") == ["QR code"]
