"""Each thing that a press must not get, and each that a printer must have, is found when it is put into, or taken out of, a good file."""

import io

import pikepdf
import pytest
from press_profile import press_profile

from netpub.check import press as check
from netpub.findings import Where
from netpub.publish import press


def saved(pdf):
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def good():
    pdf = pikepdf.new()
    for _ in range(4):
        page = pdf.add_blank_page(page_size=(283, 397))
        page.obj.Contents = pdf.make_stream(b"0.05 0.36 0.42 rg 0 0 283 397 re f")
    return press.write(saved(pdf), press_profile()).data


def found(data):
    findings = []
    check.compare(data, Where("x.pdf"), findings.append)
    return [(finding.rule, finding.detail) for finding in findings]


def changed(data, change):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        return saved(pdf)


def content(text):
    def change(pdf):
        pdf.pages[1].obj.Contents = pdf.make_stream(text.encode())
    return change


def drawn(text):
    def change(pdf):
        form = pdf.make_stream(text.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        pdf.pages[1].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    return change


def resource(kind, make):
    def change(pdf):
        pdf.pages[1].obj.Resources = pikepdf.Dictionary({kind: pikepdf.Dictionary(A=make(pdf))})
    return change


def picture(space):
    return resource("/XObject", lambda pdf: pdf.make_stream(
        b"\0\0\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=space(pdf)))


def icc(pdf):
    return pikepdf.Array([pikepdf.Name.ICCBased, pdf.make_stream(b"", N=3)])


def test_a_good_file_is_silent(good):
    assert found(good) == []


@pytest.mark.parametrize(("change", "detail"), [
    (content("1 0 0 rg 0 0 9 9 re f"), "page 2: the operator rg"),
    (content("1 0 0 RG 0 0 9 9 re S"), "page 2: the operator RG"),
    (content("/A cs 1 0 0 scn 0 0 9 9 re f"), "page 2: the operator scn with three parts"),
    (content("BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"), "page 2: a picture: the colour space DeviceRGB"),
    (content("0.4 0.4 0.4 0.9 k BT (a) Tj ET"), "page 2: black type of four inks"),
    (drawn("1 0 0 rg 0 0 9 9 re f"), "a drawing: the operator rg"),
    (picture(lambda _: pikepdf.Name.DeviceRGB), "the colour space DeviceRGB"),
    (picture(icc), "a colour space with a profile of red, green and blue"),
    (resource("/ColorSpace", lambda _: pikepdf.Array([pikepdf.Name.CalRGB, pikepdf.Dictionary()])), "the colour space CalRGB"),
    (resource("/Shading", lambda _: pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB)), "the colour space DeviceRGB"),
])
def test_colours_of_screens(good, change, detail):
    assert found(changed(good, change)) == [("press-colour", detail)]


def without_profile(pdf):
    del pdf.Root.OutputIntents


def screen_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(press_profile(device=b"RGB "), N=4)


def without_version(pdf):
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")


def without_trapping(pdf):
    del pdf.docinfo["/Trapped"]


def script(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)


def without_trim(pdf):
    del pdf.pages[0].obj.TrimBox


def narrow_bleed(pdf):
    pdf.pages[0].obj.BleedBox = pdf.pages[0].obj.TrimBox


def wide_bleed(pdf):
    pdf.pages[0].obj.BleedBox = pikepdf.Array([-9, -9, 900, 900])


def note(pdf):
    pdf.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot)])


def loose_font(pdf):
    pdf.pages[0].obj.Resources.Font = pikepdf.Dictionary(F=pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/Loose"))))


@pytest.mark.parametrize(("change", "detail"), [
    (without_profile, "no output intent with a profile of four inks"), (screen_profile, "no output intent with a profile of four inks"),
    (without_version, "no word in its metadata that it is PDF/X-4"), (without_trapping, "no word on trapping"),
    (script, "OpenAction, which a press must not meet"), (without_trim, "page 1: it does not say where it is cut"),
    (narrow_bleed, "page 1: less than 3 mm of bleed"), (wide_bleed, "page 1: its bleed lies outside the sheet"),
    (note, "page 1: annotations"), (loose_font, "the font Loose is not embedded"),
])
def test_what_the_standard_asks_for(good, change, detail):
    assert found(changed(good, change)) == [("press-standard", detail)]
