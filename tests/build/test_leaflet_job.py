"""Leaflets in a build: made where a page asks for one, refused where its text does not fit, with everything else made all the same."""

from netpub_project import new_project

from netpub.build.formats import FORMATS

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
