"""Fonts in e-books: where the script needs them, and no more of them than that."""

import io
import zipfile

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from netpub.publish import epub
from netpub.tools import epubcheck, probe

MANIFEST = "{http://www.idpf.org/2007/opf}item"


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def arabic(web_edition):
    return epub.write(web_edition("publish/arabic.xml"))


def test_arabic_letters_come_with_the_book(arabic):
    book = files(arabic)
    fonts = {name: data for name, data in book.items() if name.startswith("EPUB/fonts/")}
    assert sorted(fonts) == ["EPUB/fonts/IBMPlexSansArabic-Bold.ttf", "EPUB/fonts/IBMPlexSansArabic-Regular.ttf"]
    words = "".join(text for name, data in book.items() if "/ch" in name for text in etree.fromstring(data).itertext())
    letters = {char for char in words if "\u0600" <= char <= "\u06ff"}
    for data in fonts.values():
        font = TTFont(io.BytesIO(data))
        assert {chr(code) for code in font.getBestCmap()} >= letters
        assert {"GSUB", "GPOS"} <= set(font.keys()), "what joins letters and places their marks"
        assert len(data) < 60_000
    sheet = book["EPUB/styles/stylesheet1.css"].decode()
    assert sheet.startswith("@font-face")
    assert 'body{font-family:"IBM Plex Sans Arabic",sans-serif}' in sheet
    listed = {item.get("href"): item.get("media-type") for item in etree.fromstring(book["EPUB/content.opf"]).iter(MANIFEST)}
    assert {f"EPUB/{name}" for name, kind in listed.items() if kind == "font/ttf"} == set(fonts)


def test_same_edition_same_fonts(web_edition, arabic):
    assert epub.write(web_edition("publish/arabic.xml")) == arabic


def test_english_readers_keep_the_letters_that_they_chose(web_edition):
    book = files(epub.write(web_edition()))
    assert not [name for name in book if "fonts/" in name]
    assert b"font-family" not in book["EPUB/styles/stylesheet1.css"]


def test_chinese_is_cut_down(web_edition):
    source = web_edition().article.data.replace(b'xml:lang="en-GB"', b'xml:lang="zh-Hans-CN"').replace(b"Begin with small meals.", "每天吃少量。".encode())
    book = files(epub.write(web_edition(source)))
    sizes = [len(data) for name, data in book.items() if name.startswith("EPUB/fonts/")]
    assert len(sizes) == 2
    assert max(sizes) < 400_000


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(arabic, tmp_path):
    if not probe.tool("epubcheck").version():
        pytest.skip("EPUBCheck is not installed")
    path = tmp_path / "book.epub"
    path.write_bytes(arabic)
    assert [one.messages for one in epubcheck.validate(path) if one.outcome != "pass"] == []
