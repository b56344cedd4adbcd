"""The file for the press: inks alone, what PDF/X-4 asks for, and the same bytes every time."""

import base64
import io
import warnings

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from press_profile import press_profile
from weasyprint import HTML

from netpub.check import press as check
from netpub.findings import Unusable, Where
from netpub.publish import press
from netpub.publish.inks import Inks

MM = 72 / 25.4


def png(mode, colour):
    stream = io.BytesIO()
    Image.new(mode, (20, 20), colour).save(stream, "PNG")
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()


PAGE = f"""
<html lang="en"><head><title>Colours &amp; inks</title><meta name="dcterms.created" content="2025-03-10">
<meta name="dcterms.modified" content="2026-09-14">
<style>@page {{ size: 100mm 140mm; margin: 10mm }} @page :first {{ background: #0b5c6b }}
h1 {{ color: #0b5c6b }} p {{ color: #16232e }} em {{ color: #454f58 }}
.ramp {{ height: 9mm; background: linear-gradient(to right, #b4441f, rgba(11, 92, 107, 0.2), #ffffff) }}
.round {{ height: 9mm; background: radial-gradient(circle, #b4441f, #e3f0f1) }}</style></head><body>
<h1>Title</h1><p>Body text <em>and muted</em></p><div class="ramp"></div><div class="round"></div>
<img src="{png("RGB", (180, 68, 31))}"><img src="{png("RGBA", (11, 92, 107, 128))}"><img src="{png("L", 128)}">
<svg width="40" height="40" viewBox="0 0 4 4"><defs><mask id="m"><rect width="2" height="4" fill="white"/></mask>
<linearGradient id="g"><stop offset="0" stop-color="#b4441f"/><stop offset="1" stop-color="#0b5c6b"/></linearGradient>
<pattern id="t" width="1" height="1" patternUnits="userSpaceOnUse"><circle r="0.4" fill="#117888"/></pattern></defs>
<rect width="4" height="4" fill="url(#g)" mask="url(#m)" opacity="0.7"/><rect width="2" height="2" fill="url(#t)" stroke="#808080"/></svg>
<p style="break-before: page">Two</p><p style="break-before: page">Three</p><p style="break-before: page">Four</p></body></html>
"""


def rendered(markup):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint lets go of its colour profile without closing the file
        return HTML(string=markup).write_pdf(pdf_variant="pdf/a-3a", custom_metadata=True)


@pytest.fixture(scope="module")
def booklet():
    return rendered(PAGE)


@pytest.fixture(scope="module")
def made(booklet):
    return press.write(booklet, press_profile())


@pytest.fixture
def opened(made):
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        yield pdf


def operators(pdf):
    """Every operator with its operands in the pages and all that they draw."""
    for item in (*(page.obj for page in pdf.pages), *pdf.objects):
        is_page = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Page
        is_drawn = isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == pikepdf.Name.Form or "/PatternType" in item)
        if is_page or is_drawn:
            yield from ((str(one.operator), list(one.operands)) for one in pikepdf.parse_content_stream(item))


def test_the_booklet_has_every_kind_of_colour_of_screens(booklet):
    """Otherwise the other tests would show nothing."""
    with pikepdf.open(io.BytesIO(booklet)) as pdf:
        assert {"rg", "RG"} <= {operator for operator, _ in operators(pdf)}
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image]
        assert pikepdf.Name.DeviceRGB in [image.ColorSpace for image in images]
        assert b"/ShadingType" in b"".join(item.unparse(resolved=True) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)) + pdf.pages[
            0].obj.Resources.unparse(resolved=True)


def test_no_colour_of_screens_is_left(opened, made):
    found = {operator for operator, _ in operators(opened)}
    assert not found & {"rg", "RG", "g", "G", "sc", "SC", "SCN"}
    assert {"k", "K"} <= found
    for item in opened.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image:
            assert item.ColorSpace in (pikepdf.Name.DeviceCMYK, pikepdf.Name.DeviceGray)
    assert b"DeviceRGB" not in b"".join(item.unparse(resolved=True) for item in opened.objects if not isinstance(item, pikepdf.Stream))
    findings = []
    check.compare(made.data, Where(), findings.append)
    assert findings == []


def test_black_type_is_black_alone(opened):
    inks = [tuple(round(float(part), 3) for part in operands) for operator, operands in operators(opened) if operator == "k"]
    assert (0, 0, 0, 1) in inks
    assert any(key and not any(rest) and key < 1 for *rest, key in inks), "muted type is less black, not more inks"
    assert any(sum(1 for part in ink if part > 0.1) > 2 for ink in inks), "the accent is a colour"


def test_pictures_keep_their_pixels_and_their_transparency(opened):
    pictures = [item for item in opened.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image]
    coloured = [item for item in pictures if item.ColorSpace == pikepdf.Name.DeviceCMYK]
    assert len(coloured) == 2
    assert sum("/SMask" in item for item in coloured) == 1
    inks = Inks(press_profile())
    wanted = {inks.picture(Image.new("RGB", (20, 20), colour)) for colour in ((180, 68, 31), (11, 92, 107))}
    assert {item.read_bytes() for item in coloured} == wanted


def test_it_looks_as_the_booklet_does(made, booklet):
    """Pdfium has its own idea of inks, so only what is light and dark, and where, is compared."""
    before = pypdfium2.PdfDocument(booklet)[0].render(grayscale=True).to_pil()
    after = pypdfium2.PdfDocument(made.data)[0]
    left, bottom, right, top = after.get_trimbox()
    edge = (left, bottom, after.get_width() - right, after.get_height() - top)
    after = after.render(grayscale=True, crop=edge).to_pil().resize(before.size)
    small = [picture.resize((20, 28)).tobytes() for picture in (before, after)]
    assert max(abs(one - other) for one, other in zip(*small, strict=True)) < 60


def test_it_says_that_it_is_pdf_x_4_and_for_which_press(opened):
    [intent] = opened.Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == (pikepdf.Name.GTS_PDFX, "Test press")
    assert intent.DestOutputProfile.read_bytes() == press_profile()
    assert intent.DestOutputProfile.N == 4
    assert opened.pdf_version == "1.6"
    with opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["dc:title"] == "Colours & inks"
        assert (xmp["xmp:CreateDate"], xmp["xmp:ModifyDate"]) == ("2025-03-10T00:00:00Z", "2026-09-14T00:00:00Z")
        assert xmp["xmpMM:DocumentID"].startswith("urn:uuid:")
    assert opened.docinfo["/Trapped"] == pikepdf.Name("/False")
    assert str(opened.docinfo["/ModDate"]) == "D:20260914000000Z"


def test_pages_one_by_one_with_bleed_and_marks(opened):
    assert len(opened.pages) == 4
    for page in opened.pages:
        trim, bleed = ([float(value) / MM for value in box] for box in (page.trimbox, page.bleedbox))
        assert (trim[2] - trim[0], trim[3] - trim[1]) == (pytest.approx(100, abs=0.1), pytest.approx(140, abs=0.1))
        assert [abs(one - other) for one, other in zip(trim, bleed, strict=True)] == pytest.approx([3] * 4, abs=0.01)
        assert "/Annots" not in page.obj


def test_the_same_bytes_and_others_for_another_press(booklet, made):
    assert press.write(booklet, press_profile()).data == made.data
    assert press.write(booklet, press_profile("Another press")).data != made.data


def test_a_booklet_without_dates_gets_one_that_no_clock_gave():
    data = press.write(rendered("<html lang=en><title>T</title>x"), press_profile()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:19800101000000Z"


@pytest.mark.parametrize("profile", [b"no profile", press_profile(tables=()), press_profile(tables=("B2A0",)), press_profile(device=b"RGB ")])
def test_a_profile_that_cannot_be_used(profile):
    with pytest.raises(Unusable) as refused:
        Inks(profile).type((0.1, 0.1, 0.1))
    assert refused.value.finding.rule == "press-profile"


def test_greys_are_black_alone_and_white_is_no_ink():
    inks = Inks(press_profile())
    assert inks.drawn((1.0, 1.0, 1.0)) == inks.type((1.0, 1.0, 1.0)) == (0, 0, 0, 0)
    assert inks.drawn((0.5, 0.5, 0.5))[:3] == (0, 0, 0)
    assert inks.drawn((0.0, 0.0, 0.0)) == (0, 0, 0, 1)
    blacks = [inks.drawn((grey / 10,) * 3)[3] for grey in range(11)]
    assert blacks == sorted(blacks, reverse=True)
