"""Which pictures are taken along, under which name, and which are not."""

import io

import pytest
from PIL import Image

from netpub.findings import Finding
from netpub.ingest import read
from netpub.ingest.figures import Pictures, Refused
from netpub.ingest.svg import svg_problem

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
SAFE = DRAWING.format("", '<g onclick2="no"/>').replace(' onclick2="no"', "").encode()


def raster(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (3, 2)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("attributes", "content"), [
    ("", "<path d='M0 0'/>"),
    ("", "<use href='#a'/><use xlink:href=' #b'/>"),
    ("", "<a href='https://example.org/'><text>link</text></a>"),
    ("", "<image href='data:image/png;base64,AAAA'/>"),
    ("style='fill:url(#g)'", "<style>.a { fill: url( \"#x\" ) }</style>"),
])
def test_a_plain_drawing_is_safe(attributes: str, content: str) -> None:
    assert svg_problem(DRAWING.format(attributes, content).encode()) == ("", "")


@pytest.mark.parametrize(("attributes", "content"), [
    ("", "<script>x()</script>"),
    ("", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
    ("onload='x()'", ""),
    ("", "<g ONCLICK='x()'/>"),
    ("", "<image href='https://example.org/a.png'/>"),
    ("", "<image xlink:href='file:///etc/passwd'/>"),
    ("", "<use href='other.svg#a'/>"),
    ("", "<image href='data:image/svg+xml,x'/>"),
    ("", "<a href='java&#10;script:x()'/>"),
    ("", "<set attributeName='href' to='javascript:x()'/>"),
    ("style='fill:url(https://example.org/x)'", ""),
    ("fill='URL(other.svg#x)'", ""),
    ("", "<style>@import 'x.css';</style>"),
    ("", r"<style>.a { background: u\72l(x) }</style>"),
    ("xml:base='https://example.org/'", ""),
])
def test_a_drawing_that_could_do_harm_is_not(attributes: str, content: str) -> None:
    rule, detail = svg_problem(DRAWING.format(attributes, content).encode())
    assert rule == "figure-unsafe"
    assert detail


@pytest.mark.parametrize("prologue", [
    '<!DOCTYPE svg [<!ENTITY a "aaaa">]>',
    '<!DOCTYPE svg SYSTEM "x.dtd" [<!ELEMENT svg ANY>]>',
    '<?xml-stylesheet href="x.css"?>',
])
def test_declarations_and_style_sheets_are_refused_in_any_encoding(prologue: str) -> None:
    drawing = prologue + SAFE.decode()
    assert svg_problem(drawing.encode())[0] == "figure-unsafe"
    assert svg_problem(('<?xml version="1.0" encoding="UTF-16"?>' + drawing).encode("utf-16"))[0] == "figure-unsafe"


def test_the_document_type_that_older_programs_write_is_let_pass() -> None:
    prologue = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert svg_problem(prologue + SAFE) == ("", "")


@pytest.mark.parametrize("data", [b"", b"<svg", b"<svg/>", b"<html/>", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 5000])
def test_what_is_no_drawing_is_named(data: bytes) -> None:
    assert svg_problem(data)[0] == "figure-format"


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP")])
def test_pictures_of_known_kinds_are_taken(name: str, kind: str) -> None:
    pictures = Pictures({name: raster(kind)})
    assert pictures.take(name) == f"figures/{name}"
    assert pictures.media == {f"figures/{name}": raster(kind)}


def test_a_picture_with_too_many_pixels_is_refused_unread() -> None:
    header = raster("PNG")
    wide = header[:16] + (60_000).to_bytes(4, "big") * 2 + header[24:]
    answer = Pictures({"a.png": wide}).take("a.png")
    assert isinstance(answer, Refused)
    assert answer.rule == "figure-format"


@pytest.mark.parametrize(("source", "href"), [
    ("figures/a.svg", "figures/a.svg"),
    (" ./figures/a.svg ", "figures/a.svg"),
    ("page/../figures/a.svg?v=3#x", "figures/a.svg"),
    ("figures\\a.svg", "figures/a.svg"),
    ("saved%20page/my%20photo%20%281%29.png", "figures/my-photo-1-.png"),
    ("saved page/100%.png", "figures/100-.png"),
])
def test_addresses_are_found_as_browsers_write_them(source: str, href: str) -> None:
    files = {"figures/a.svg": SAFE, "saved page/my photo (1).png": raster("PNG"), "saved page/100%.png": raster("PNG")}
    assert Pictures(files).take(source) == href


def test_two_pictures_of_one_name_stay_two() -> None:
    pictures = Pictures({"figures/a.svg": SAFE, "one/a.svg": SAFE, "two/a.svg": SAFE + b"\n"})
    first, second, third = (pictures.take(name) for name in ("figures/a.svg", "one/a.svg", "two/a.svg"))
    assert first == second == "figures/a.svg"
    assert isinstance(third, str)
    assert pictures.media == {"figures/a.svg": SAFE, third: SAFE + b"\n"}


def test_variants_for_languages_come_along_and_are_checked() -> None:
    unsafe = DRAWING.format("", "<script/>").encode()
    files = {
        "saved/a.svg": SAFE, "saved/a.es.svg": SAFE + b"\n", "saved/a.zh-Hans.svg": SAFE + b" ", "saved/a.large.png": b"", "saved/b.es.svg": SAFE,
        "saved/a.fr.svg": unsafe,
    }
    pictures = Pictures(files)
    assert pictures.media == {}
    pictures.take("saved/a.svg")
    assert sorted(pictures.media) == ["figures/a.es.svg", "figures/a.svg", "figures/a.zh-Hans.svg"]
    findings: list[Finding] = []
    pictures.name_unused("source/case", findings.append)
    assert [(finding.rule, finding.where.file) for finding in findings] == [("figure-unsafe", "source/case/saved/a.fr.svg")]


def test_no_address_outside_the_folder_is_looked_up() -> None:
    pictures = Pictures({"../secret.svg": SAFE, "/etc/x.svg": SAFE})
    for source in ("../secret.svg", "figures/../../secret.svg", "/etc/x.svg", "%2e%2e/secret.svg", "file:///etc/x.svg", "C:\\x.svg", "//h/x.svg"):
        answer = pictures.take(source)
        assert isinstance(answer, Refused)
        assert answer.rule == "figure-external"
    assert pictures.media == {}


def test_a_text_page_has_the_pictures_of_its_folder_though_it_can_show_none() -> None:
    files = {
        "figures/a.svg": SAFE, "figures/a.es.svg": SAFE + b"\n", "figures/b.png": raster("PNG"),
        "figures/bad.svg": DRAWING.format("", "<script/>").encode(), "figures/notes.txt": b"words", "other.svg": SAFE,
    }
    findings: list[Finding] = []
    made = read("case", "source/case/page.txt", b"A page\n\nWith words.\n", files, findings.append)
    assert made.media == {name: files[name] for name in ("figures/a.es.svg", "figures/a.svg", "figures/b.png")}
    assert [(finding.rule, finding.where.file) for finding in findings] == [("figure-unsafe", "source/case/figures/bad.svg")]
