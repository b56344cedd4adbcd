"""Files for the press: made where the project names a profile, from the booklet, and held when a colour of screens is left."""

import io
import json

import pikepdf
import pytest
from netpub_project import TODAY, new_project
from press_profile import press_profile

from netpub.build import formats, plan
from netpub.build.formats import EditionKey
from netpub.build.jobs import press as job
from netpub.errors import ConfigError
from netpub.settings import load

KEY = EditionKey("a", "en", "press")


def project(tmp_path, icc=None):
    made = new_project(tmp_path, {"a/page.txt": "words"})
    if icc:
        (tmp_path / "printer.icc").write_bytes(icc)
        settings = tmp_path / "netpub.toml"
        settings.write_text(settings.read_text() + '[print]\nicc = "printer.icc"\n')
    return made


def booklet(content=b"1 0 0 rg 0 0 400 600 re f"):
    pdf = pikepdf.new()
    for _ in range(4):
        page = pdf.add_blank_page(page_size=(420, 595))
        page.obj.Contents = pdf.make_stream(content)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def made(settings, data, profile):
    target = plan.edition(settings, KEY, True, [])
    return job.run({"pdf": data, "icc": profile}, **target.arguments)


def test_a_profile_asks_for_the_file(tmp_path):
    for folder, icc, there in (("with", press_profile(), True), ("without", None, False)):
        settings = load(project(tmp_path / folder, icc).root)
        keys = formats.keys(settings, settings.publications, ["en"])
        assert (KEY in keys) == there


def test_it_is_made_of_the_booklet_and_the_profile_and_judged(tmp_path):
    settings = load(project(tmp_path, press_profile()).root)
    target = plan.edition(settings, KEY, True, [])
    assert target.inputs == {"pdf": tmp_path / "build/editions/en/a.pdf", "icc": tmp_path / "printer.icc"}
    produced = made(settings, booklet(), press_profile())
    assert produced.findings == ()
    [data] = produced.files.values()
    assert produced.facts == {"pages": 4, "bytes": len(data), "verdicts": {"fidelity": "pass", "inks": "pass", "layout": "pass"}}
    assert KEY.path == "en/a-press.pdf"


def test_a_colour_of_screens_that_is_left_fails(tmp_path):
    """Shadings over a mesh are of no kind that netpub can turn into inks."""
    settings = load(project(tmp_path, press_profile()).root)
    with pikepdf.open(io.BytesIO(booklet(b"/A sh"))) as pdf:
        mesh = pdf.make_stream(
            b"", ShadingType=4, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerCoordinate=8, BitsPerComponent=8, BitsPerFlag=8,
            Decode=[0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
        pdf.pages[1].obj.Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(A=mesh))
        stream = io.BytesIO()
        pdf.save(stream)
    produced = made(settings, stream.getvalue(), press_profile())
    assert produced.facts["verdicts"] == {"fidelity": "pass", "inks": "fail", "layout": "pass"}
    assert [(one.rule, one.detail, one.where.page) for one in produced.findings] == [("press-colour", "the colour space DeviceRGB", "a")]


def test_a_picture_that_is_too_coarse_for_a_press_is_named(tmp_path):
    """An inch of 250 pixels: fine enough on a screen, not for a press."""
    settings = load(project(tmp_path, press_profile()).root)
    with pikepdf.open(io.BytesIO(booklet(b"q 72 0 0 72 100 100 cm /P Do Q"))) as pdf:
        picture = pdf.make_stream(
            bytes(250 * 250 * 3), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=250, Height=250, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB)
        pdf.pages[1].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        stream = io.BytesIO()
        pdf.save(stream)
    produced = made(settings, stream.getvalue(), press_profile())
    assert [(one.rule, one.detail) for one in produced.findings] == [("picture-coarse", "page 2: 250 pixels an inch")]
    assert produced.facts["verdicts"]["layout"] == "pass"  # it is a warning


def test_a_profile_without_tables_makes_nothing_and_is_named(tmp_path):
    settings = load(project(tmp_path, press_profile()).root)
    produced = made(settings, booklet(), press_profile(tables=()))
    assert produced.files == {}
    assert [(one.rule, one.where.file) for one in produced.findings] == [("press-profile", "printer.icc")]


@pytest.mark.parametrize(("icc", "said"), [
    (b"words", "no colour profile"), (press_profile(device=b"RGB "), "another device"), (press_profile(kind=b"mntr"), "another device"),
])
def test_a_profile_of_another_kind_is_refused_at_once(tmp_path, icc, said):
    with pytest.raises(ConfigError, match=f"icc in .print. is “printer.icc”.*{said}"):
        load(project(tmp_path, icc).root)


def test_asking_for_a_format_that_nothing_has_is_answered(tmp_path):
    for name, way in (("press", "[print] icc"), ("leaflet", "leaflet = true")):
        said = project(tmp_path / name).build("-f", name)
        assert said.code == 2
        assert f"No publication of this project has the format “{name}”" in said.err
        assert way in said.err


def test_a_project_gets_its_file_for_the_press(tmp_path):
    page = b"<html lang=en><title>Scan</title><h1>Scan</h1><p>Last reviewed: 14 September 2026</p><p>Drink water.</p></html>"
    there = new_project(tmp_path, {"a/page.html": page})
    (tmp_path / "printer.icc").write_bytes(press_profile())
    settings = tmp_path / "netpub.toml"
    settings.write_text(settings.read_text() + '[print]\nicc = "printer.icc"\n')
    there.build("-f", "press", "-f", "pdf")
    rows = {one["format"]: one for one in json.loads((tmp_path / "dist/manifest.json").read_text())["publications"]}
    assert rows["press"]["path"] == "en/a-press.pdf"
    assert rows["press"]["verdicts"] == {"fidelity": "pass", "inks": "pass", "layout": "pass"}
    assert rows["press"]["status"] == "draft"
    (tmp_path / "printer.icc").write_bytes(press_profile("Another press"))
    said = there.netpub("build", "--as-of", TODAY, "-f", "press", "-v")
    assert "press:en:a: file printer.icc changed" in said.err
