"""The leaflet: six panels on two sides, everything in its place, nothing cut."""

import ctypes
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from netpub.article import Article
from netpub.check import fidelity, folds
from netpub.check import pdf as check
from netpub.errors import ToolMissing
from netpub.findings import Unusable, Where
from netpub.publish import leaflet, pdf, theme
from netpub.publish.composition import LEAFLET
from netpub.publish.edition import Edition
from netpub.text.labels import Labels
from netpub.tools import verapdf

CASE = Path(__file__).parents[1] / "cases" / "publish" / "booklet" / "article.xml"
MM = 72 / 25.4


def shortened(**changes):
    """The booklet's article with a short text of its own, and with what ``changes`` says in it."""
    article = Article(CASE.read_bytes())
    root = article.copy_root()
    body = root.find("body")
    for child in list(body):
        body.remove(child)
    for tag in ("abstract", "floats-group"):
        for element in root.findall(f".//{tag}"):
            element.getparent().remove(element)
    for tag in ("glossary", "ref-list", "app-group", "fn-group"):
        for element in root.findall(f"back/{tag}"):
            element.getparent().remove(element)
    for number in range(changes.get("sections", 6)):
        section = body.makeelement("sec", {"id": f"s-{number}"})
        title, text = section.makeelement("title", {}), section.makeelement("p", {"id": f"p-{number}"})
        title.text, text.text = f"Section {number}", f"Sentence {number} begins. " + "Rest well and drink enough water. " * 9
        section.extend([title, text])
        body.append(section)
    link = body.makeelement("p", {"id": "p-link"})
    address = link.makeelement("ext-link", {"ext-link-type": "uri", "{http://www.w3.org/1999/xlink}href": "https://example.org/x"})
    address.text = "Linkword"
    link.append(address)
    body[-1].append(link)
    return Article.from_root(root)


def edition(article=None, **changes):
    article = article or shortened()
    facts = {"draft": False, "labels": Labels(article.language), **changes}
    return Edition(article=article, media={}, slug=article.slug, language="en", alternates=(), theme=theme.load(), **facts)


def made(one):
    return pdf.write(one, LEAFLET, leaflet.folded)


@pytest.fixture(scope="module")
def data():
    return made(edition()).data


def places(data):
    """Side and middle, in millimetres from the left, of each text on the sheet."""
    found = []
    for side, page in enumerate(pypdfium2.PdfDocument(data)):
        surface = page.get_textpage()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            bounds = [ctypes.c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(item.raw, *bounds)
            left, bottom, right, top = (bound.value for bound in bounds)
            found.append((surface.get_text_bounded(left, bottom, right, top).strip(), side, (left + right) / 2 / MM))
    return found


def sizes(data):
    """The size in points of each text that is no raised sign."""
    for page in pypdfium2.PdfDocument(data):
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
            pdfium.FPDFTextObj_GetFontSize(item.raw, size)
            pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
            yield round(size.value * abs(matrix.a), 2)


def place(data, words):
    """Side and middle of the first text that has some words; pdfium gives those of a mirrored page in an order of its own."""
    wanted = set(words.split())
    return next((side, middle) for text, side, middle in places(data) if wanted <= set(text.split()))


def test_two_sides_of_a4_across(data):
    with pikepdf.open(io.BytesIO(data)) as opened:
        sizes = [[round(float(value) / MM) for value in page.trimbox] for page in opened.pages]
    assert sizes == [[0, 0, 297, 210]] * 2


def test_each_panel_is_in_its_place(data):
    title = edition().article.title.split()[0]
    side, middle = place(data, title)
    assert side == 0
    assert 197 < middle < 297, "the cover is on the right of the outside"
    side, middle = place(data, "Section 0")
    assert (side, middle < 97) == (0, True), "the text begins on the panel that is folded in"
    inside = [(side, middle) for text, side, middle in places(data) if text.startswith("Section") and side == 1]
    panels = [int(middle // 100) for _, middle in inside]
    assert panels == sorted(panels), "the text runs from the left to the right"
    assert place(data, "Next review")[0] == 0
    assert 97 < place(data, "Next review")[1] < 197, "the back is in the middle of the outside"


class Mirrored(Labels):
    """English words that run from right to left, so that no test waits for a font."""

    direction = "rtl"


def test_right_to_left_is_mirrored():
    words = Mirrored("en-GB")
    data = made(edition(labels=words)).data
    title = edition().article.title.split()[0]
    assert place(data, title)[1] < 100
    side, middle = place(data, "Section 0")
    assert (side, middle > 200) == (0, True)
    assert 100 < place(data, "Next review")[1] < 200
    findings = []
    folds.compare(data, leaflet.folds(words), Where(), findings.append)
    assert findings == []


def test_it_holds_the_whole_article_and_reads_in_order(data):
    findings = []
    fidelity.compare(edition().article, check.text(data), Where(), findings.append)
    assert findings == []
    with pikepdf.open(io.BytesIO(data)) as opened:
        sections = opened.Root.StructTreeRoot.K[0].K
        pages = [page.objgen for page in opened.pages]
        sides = [pages.index(_page(section).objgen) for section in sections]
    assert sides == [0, 0, 1, 1, 1, 0], "cover, what is folded in, three panels, and the back last"


def _page(element):
    while "/Pg" not in element:
        element = element.K[0]
    return element.Pg


def test_nothing_is_small_and_the_folds_are_clear(data):
    assert min(sizes(data)) >= 12
    findings = []
    folds.compare(data, leaflet.folds(Labels("en-GB")), Where(), findings.append)
    assert findings == []


def test_a_draft_keeps_its_folds_clear_and_bears_its_mark_on_every_panel():
    data = made(edition(draft=True)).data
    findings = []
    folds.compare(data, leaflet.folds(Labels("en-GB")), Where(), findings.append)
    assert findings == []
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    assert [text.count("not for release") for text in texts] == [3, 3]


def test_the_folds_are_marked_at_the_edges_of_the_sheet_alone(data):
    picture = pypdfium2.PdfDocument(data)[1].render(scale=4, grayscale=True).to_pil()
    for fold in (100, 200):
        x = round(fold * MM * 4)
        dark = [y for y in range(picture.height) if min(picture.getpixel((x + by, y)) for by in (-1, 0, 1)) < 200]
        assert dark
        assert all(min(y, picture.height - y) < 5 * MM * 4 for y in dark)


def test_links_lie_on_their_words(data):
    side, middle = place(data, "Linkword")
    with pikepdf.open(io.BytesIO(data)) as opened:
        links = [note for note in opened.pages[side].Annots if note.get("/A", {}).get("/URI") == "https://example.org/x"]
        left, _, right, _ = (float(value) / MM for value in links[0].Rect)
    assert left < middle < right


def test_too_much_text_is_refused_with_the_number_of_words():
    with pytest.raises(Unusable) as few:
        made(edition(shortened(sections=18)))
    with pytest.raises(Unusable) as many:
        made(edition(shortened(sections=20)))
    assert few.value.finding.rule == "leaflet-overflow"
    # Each section has 3 words and 9 sentences of 6.
    assert int(many.value.finding.detail) - int(few.value.finding.detail) == pytest.approx(2 * 59, abs=12)


def test_panels_that_are_left_over_have_lines_for_notes():
    data = made(edition(shortened(sections=1))).data
    assert place(data, Labels("en-GB")("Your own notes"))[0] == 1


@pytest.mark.slow
@pytest.mark.parametrize("draft", [False, True], ids=["release", "draft"])
def test_verapdf_agrees(draft, tmp_path):
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(made(edition(draft=draft)).data)
    try:
        verdicts = verapdf.validate(path)
    except ToolMissing:
        pytest.skip("veraPDF is not installed")
    assert [(verdict.outcome, verdict.messages) for verdict in verdicts] == [("pass", ())] * 2


def test_the_same_edition_gives_the_same_bytes(data):
    assert made(edition()).data == data
