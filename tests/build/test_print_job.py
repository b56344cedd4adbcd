"""The print edition: what [print] says reaches the sheets, and a page whose text is not on them is found."""

import io

import pikepdf
import pypdfium2
import pytest

from netpub.build import formats, plan
from netpub.build.formats import EditionKey
from netpub.build.jobs import print as job
from netpub.check import sheets
from netpub.errors import ConfigError
from netpub.findings import Where
from netpub.settings import load

PROJECT = '[publisher]\nid = "x"\nname = "X"\n[languages.en]\nlocale = "en-GB"\n[languages.ar]\nlocale = "ar"\n'


def book(pages):
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(420, 595))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(f"BT /F 20 Tf 60 300 Td (Leaf {number}) Tj ET".encode())
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def project(tmp_path, more="", pages=("a",)):
    (tmp_path / "netpub.toml").write_text(PROJECT + more)
    for page in pages:
        (tmp_path / "source" / page).mkdir(parents=True)
        (tmp_path / "source" / page / "page.txt").write_text("words")
    return load(tmp_path)


def made(settings, language="en", pages=6):
    target = plan.edition(settings, EditionKey("a", language, "print"), True, [])
    assert target.inputs == {"pdf": settings.root / f"build/editions/{language}/a.pdf"}
    return job.run({"pdf": book(pages)}, **target.arguments), target.arguments["path"]


def first_words(data):
    return [page.get_textpage().get_text_range().split() for page in pypdfium2.PdfDocument(data)]


def test_sheets_are_made_and_checked(tmp_path):
    produced, path = made(project(tmp_path))
    assert path == "build/editions/en/a-print.pdf"
    assert produced.findings == ()
    assert produced.facts == {"pages": 4, "bytes": len(produced.files[path]), "verdicts": {"fidelity": "pass", "layout": "pass"}}


def test_what_the_printer_wants_reaches_the_sheets(tmp_path):
    produced, path = made(project(tmp_path, '[print]\ndelivery = "single"\nmarks = true\n'))
    assert first_words(produced.files[path]) == [["Leaf", "1"], ["Leaf", "2"], ["Leaf", "3"], ["Leaf", "4"], ["Leaf", "5"], [], [], ["Leaf", "6"]]
    with pikepdf.open(io.BytesIO(produced.files[path])) as pdf:
        page = pdf.pages[0]
        assert float(page.trimbox[0]) > float(page.bleedbox[0]) > float(page.mediabox[0])


def test_the_language_decides_which_way_sheets_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("netpub.text.labels._catalogue", lambda locale: None)
    settings = project(tmp_path)
    for language, left in (("en", "6"), ("ar", "1")):
        produced, path = made(settings, language)
        page = pypdfium2.PdfDocument(produced.files[path])[0]
        assert page.get_textpage().get_text_bounded(0, 0, page.get_size()[0] / 2, 595).split()[-1] == left


def test_a_page_that_is_not_in_its_place_is_reported():
    whole = book(3)
    places = {number: (number - 1, (0, 0, 420, 595)) for number in (1, 2, 3)}
    found = []
    sheets.compare(whole, whole, places, Where("x.pdf"), found.append)
    assert found == []
    sheets.compare(whole, whole, {1: places[1], 2: places[3]}, Where("x.pdf"), found.append)
    assert [(one.rule, one.detail) for one in found] == [
        ("text-lost", "“Leaf2 …” (page 2 of the booklet)"), ("text-lost", "“Leaf3 …” (page 3 of the booklet)")]


def test_two_publications_that_would_share_a_file_are_named(tmp_path):
    settings = project(tmp_path, pages=("x", "x-print"))
    with pytest.raises(ConfigError, match="“x” and “x-print” would both be published as x-print.pdf"):
        formats.refuse_shared_names(settings)
