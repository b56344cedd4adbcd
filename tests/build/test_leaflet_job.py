"""Leaflets in a build: made where a page asks for one, refused where its text does not fit, with everything else made all the same."""

import pikepdf
import pytest
from netpub_project import new_project

from netpub.build.formats import FORMATS

MM = 72 / 25.4
PAGE = "<html lang=en><title>Scan</title><h1>Your scan</h1><p>Last reviewed: 14 September 2026</p>{}</html>"
SENTENCE = "<p>Drink water before you come and bring the letter that we sent to you.</p>"


def test_a_leaflet_is_made_for_the_page_that_asks_and_judged(tmp_path):
    project = new_project(tmp_path, {"a/page.html": PAGE.format(SENTENCE * 5), "b/page.html": PAGE.format(SENTENCE * 5)})
    settings = tmp_path / "netpub.toml"
    settings.write_text(settings.read_text() + "[publications.a]\nleaflet = true\n")
    project.build("-f", "leaflet")
    [row] = project.manifest()
    assert (row["path"], row["pages"], row["status"]) == ("en/a-leaflet.pdf", 2, "draft")
    assert {row["verdicts"][name] for name in FORMATS["leaflet"].proves} == {"pass"}
    assert "Leaflet to fold (PDF)" in (tmp_path / "dist/index.html").read_text(encoding="utf-8")


def test_a_printing_house_gets_bleed_and_marks_outside_the_paper(tmp_path):
    project = new_project(tmp_path, {"a/page.html": PAGE.format(SENTENCE * 5)})
    settings = tmp_path / "netpub.toml"
    settings.write_text(settings.read_text() + "[publications.a]\nleaflet = true\n[print]\nmarks = true\n")
    project.build("-f", "leaflet-print")
    [row] = project.manifest()
    assert (row["path"], row["pages"], row["status"]) == ("en/a-leaflet-print.pdf", 2, "draft")
    assert row["verdicts"] == {"fidelity": "pass", "layout": "pass"}
    with pikepdf.open(tmp_path / "dist/en/a-leaflet-print.pdf") as pdf, pikepdf.open(tmp_path / "build/editions/en/a-leaflet.pdf") as leaflet:
        for page, folds in zip(pdf.pages, ((97, 197), (100, 200)), strict=True):
            trim, bleed = ([float(value) / MM for value in box] for box in (page.TrimBox, page.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((297, 210), abs=0.01)
            assert [abs(one - other) for one, other in zip(trim, bleed, strict=True)] == pytest.approx([3] * 4, abs=0.01)
            assert sorted({round(x / MM - trim[0], 1) for x, y in dashed(page) if not bleed[1] <= y / MM <= bleed[3]}) == list(folds)
            assert not [y for _, y in dashed(page) if bleed[1] <= y / MM <= bleed[3]]
        assert all(dashed(page) for page in leaflet.pages)
        assert not [form for page in pdf.pages for form in page.Resources.XObject.values() if dashed(form)]


def dashed(content):
    """Where dashed lines begin."""
    found, dash = [], False
    for one in pikepdf.parse_content_stream(content):
        operator = str(one.operator)
        dash = bool(one.operands[0]) if operator == "d" else dash and operator != "Q"
        if operator == "m" and dash:
            found.append(tuple(map(float, one.operands)))
    return found


def test_text_that_does_not_fit_is_an_error_with_its_number_and_stops_nothing_else(tmp_path):
    project = new_project(tmp_path, {"a/page.html": PAGE.format(SENTENCE * 100)})
    settings = tmp_path / "netpub.toml"
    settings.write_text(settings.read_text() + "[publications.a]\nleaflet = true\n")
    said = project.build("-f", "leaflet", "-f", "html")
    assert said.code == 1
    [line] = [line for line in said.err.splitlines() if "leaflet-overflow" in line]
    words = int(line.partition("six panels of a leaflet: ")[2].partition(" words")[0])
    assert 500 < words < 1100, "of 1400 words some six hundred have room"
    assert [one["path"] for one in project.manifest()] == ["en/a.html"]
    assert "held en/a-leaflet.pdf" in said.err
