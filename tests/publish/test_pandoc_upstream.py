"""Defects of pandoc that netpub works around. A test that fails here says that pandoc has mended one: take the work-around out.

The list is that of pandoc 3.9; the numbers R are those of the reader's losses that made us write our own way from JATS.
"""

import io
import json
import zipfile

import pytest

from netpub.tools import pandoc, process


def from_jats(body, front="", back=""):
    """What pandoc's own JATS reader makes of an article: its document as an object."""
    title = "<title-group><article-title>Title</article-title></title-group>"
    xml = f"""<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>{title}{front}</article-meta></front>
        <body>{body}</body><back>{back}</back></article>"""
    done = process.run([str(pandoc.path()), "-f", "jats", "-t", "json"], stdin=xml.encode())
    assert done.code == 0
    return json.loads(done.stdout)


@pytest.mark.parametrize(("defect", "body", "lost"), [
    ("R8: languages", '<p xml:lang="es">x</p>', '"es"'),
    ("R8: ids of paragraphs", '<p id="p-1">x</p>', "p-1"),
    ("R8: kinds of sections", '<sec sec-type="emergency"><title>t</title><p>x</p></sec>', "emergency"),
    ("R12: boxes", '<boxed-text id="b-1" content-type="when-to-call"><p>x</p></boxed-text>', "b-1"),
    ("R13: labels of figures", '<fig id="f"><label>Figure 7</label><graphic xlink:href="a.svg"/></fig>', '"7"'),
    ("R14: scope", '<table-wrap><table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table></table-wrap>', "scope"),
    ("R14: labels of tables", "<table-wrap><label>Table 7</label><table><tbody><tr><td>b</td></tr></tbody></table></table-wrap>", '"7"'),
    ("R16: targets of addresses", '<p><uri xlink:href="https://example.org/">x</uri></p>', "example.org"),
])
def test_the_jats_reader_drops(defect, body, lost):
    assert lost not in json.dumps(from_jats(body)), defect


@pytest.mark.parametrize(("defect", "front", "lost"), [
    ("R1: organisations as authors", '<contrib-group><contrib contrib-type="author"><collab>Sample Team</collab></contrib></contrib-group>', "Sample"),
    ("R7: dates of review", '<pub-history><event event-type="last-review"><date iso-8601-date="2026-03-29"><year>2026</year></date></event></pub-history>', "2026"),
])
def test_the_jats_reader_drops_from_the_front(defect, front, lost):
    assert lost not in json.dumps(from_jats("<p>x</p>", front)), defect


def test_the_jats_reader_drops_what_the_source_printed_of_a_reference():
    """R5."""
    back = '<ref-list><ref id="r1"><mixed-citation>Sample Society 2024</mixed-citation></ref></ref-list>'
    assert "Society" not in json.dumps(from_jats("<p>x</p>", back=back))


@pytest.fixture(scope="module")
def book():
    """An EPUB as pandoc writes it by itself, in a language that runs right to left, with a picture that has no words."""
    picture = [{"t": "Plain", "c": [{"t": "Image", "c": [["", [], []], [], ["a.svg", ""]]}]}]
    text = {"pandoc-api-version": [1, 23, 1], "blocks": [{"t": "Header", "c": [1, ["h", [], []], [{"t": "Str", "c": "Chapter"}]]}, *picture], "meta": {
        name: {"t": "MetaString", "c": value} for name, value in (("title", "Title"), ("lang", "ar"), ("dir", "rtl"), ("identifier", "urn:x"))}}
    default = process.run([str(pandoc.path()), "-D", "epub3"]).stdout.decode()
    template = default.replace("$styles.citations.html()$", "")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    archive = zipfile.ZipFile(io.BytesIO(pandoc.convert(text, "epub3", {"template": template}, {"a.svg": svg})))
    return {name.removeprefix("EPUB/"): archive.read(name).decode() for name in archive.namelist()}


def test_chapters_are_named_after_their_files(book):
    assert "<title>ch001.xhtml</title>" in book["text/ch001.xhtml"]


def test_no_direction(book):
    assert "rtl" not in book["text/ch001.xhtml"] + book["nav.xhtml"]
    assert "page-progression-direction" not in book["content.opf"]


def test_landmarks_are_english_and_lack_the_body(book):
    assert "Title Page" in book["nav.xhtml"]
    assert "bodymatter" not in book["nav.xhtml"]


def test_accessibility_is_claimed_and_not_computed(book):
    assert ">alternativeText<" in book["content.opf"]
    assert ">visual<" not in book["content.opf"]


def test_html_of_a_picture_without_words_has_no_alt():
    """A screen reader would read the file's name; nodes.image sets the attribute by itself."""
    text = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [
        {"t": "Plain", "c": [{"t": "Image", "c": [["", [], []], [], ["a.svg", ""]]}]}]}
    assert b"alt" not in pandoc.convert(text, "html5", {}, {"a.svg": b""})
