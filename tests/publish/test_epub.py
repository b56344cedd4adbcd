"""E-books: what pandoc leaves out is there, and what the book says of itself is true."""

import io
import re
import zipfile

import pytest
from lxml import etree

from netpub.errors import ToolMissing
from netpub.publish import epub
from netpub.tools import ace, epubcheck

NAMES = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/", "h": "http://www.w3.org/1999/xhtml",
         "epub": "http://www.idpf.org/2007/ops"}


class Book:
    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.package = self.read("EPUB/content.opf")

    def read(self, name):
        return etree.fromstring(self.archive.read(name))

    def chapters(self):
        return {name: self.read(name) for name in self.archive.namelist() if "/ch" in name}

    def meta(self, name):
        return [entry.text for entry in self.package.iterfind(f".//o:meta[@property='{name}']", NAMES)]


@pytest.fixture(scope="module")
def book(web_edition):
    return Book(epub.write(web_edition()))


@pytest.fixture(scope="module")
def arabic(web_edition):
    return Book(epub.write(web_edition("publish/arabic.xml")))


def test_same_edition_same_bytes_whatever_the_clock(web_edition, monkeypatch):
    first = epub.write(web_edition())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setattr("time.time", lambda: 1.9e9)
    assert epub.write(web_edition()) == first


def test_container(book):
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type, book.archive.read("mimetype")) == ("mimetype", zipfile.ZIP_STORED, b"application/epub+zip")
    assert {entry.date_time for entry in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_identifier_follows_the_text_the_language_and_the_page(web_edition):
    def identifier(**changes):
        return Book(epub.write(web_edition(**changes))).package.findtext(".//dc:identifier", namespaces=NAMES)

    own = identifier()
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", own)
    other = web_edition().article.data.replace(b"Begin with small meals.", b"Begin with large meals.")
    assert len({own, identifier(slug="other"), identifier(language="fr"), identifier(source=other)}) == 4


def test_dates_are_the_articles(book):
    assert book.meta("dcterms:modified") == ["2026-03-01T00:00:00Z"]
    assert book.package.findtext(".//dc:date", namespaces=NAMES) == "2024-08-04"


def test_metadata(book):
    said = {etree.QName(entry).localname: entry.text for entry in book.package.iterfind(".//dc:*", NAMES)}
    assert said["language"] == "en-GB"
    assert said["publisher"] == "Harbour Cancer Information (sample)"
    assert said["creator"] == "Harbour information team"
    assert said["rights"].startswith("© 2026")
    assert not book.package.xpath("//*[local-name()='meta'][contains(@property, 'conformsTo') or contains(@property, 'certifiedBy')]")


def test_accessibility_follows_the_content(book, web_edition):
    """E1 to E3: nothing is claimed that does not hold."""
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert "alternativeText" in book.meta("schema:accessibilityFeature")
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert "Every picture is described" in book.meta("schema:accessibilitySummary")[0]
    without = Book(epub.write(web_edition(media={})))
    assert without.meta("schema:accessMode") == ["textual"]
    assert "alternativeText" not in without.meta("schema:accessibilityFeature")
    assert "icture" not in without.meta("schema:accessibilitySummary")[0]


def test_a_picture_without_words_is_not_called_described(web_edition):
    xml = re.sub(rb"<alt-text>.*?</alt-text>", b"", web_edition().article.data)
    book = Book(epub.write(web_edition(xml)))
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")
    assert book.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "Some pictures are not described" in book.meta("schema:accessibilitySummary")[0]


def test_a_picture_that_may_move_is_not_called_harmless(web_edition):
    moving = {**web_edition().media, "figures/pancreas.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><animate/></svg>'}
    assert Book(epub.write(web_edition(media=moving))).meta("schema:accessibilityHazard") == ["unknown"]


def test_parts_in_another_language_say_so_in_html_and_in_xml(book):
    parts = [part for root in book.chapters().values() for part in root.xpath("//h:span[@lang]", namespaces=NAMES)]
    assert parts
    assert [part.get("{http://www.w3.org/XML/1998/namespace}lang") for part in parts] == [part.get("lang") for part in parts]


def test_every_chapter_has_the_title_of_its_heading_and_the_language(book):
    """E7, E8."""
    titles = []
    for name, root in book.chapters().items():
        assert (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("dir")) == ("en-GB", "en-GB", "ltr"), name
        titles.append(root.findtext(".//h:title", namespaces=NAMES))
        assert titles[-1] == " ".join(root.xpath("string(//h:h1)", namespaces=NAMES).split())
        assert len(root.xpath("//h:h1", namespaces=NAMES)) == 1
    assert titles[0] == "Eating after surgery on the pancreas"
    assert len(titles) == len(set(titles)) > 5


def test_two_chapters_of_one_name_have_two_titles(web_edition):
    xml = web_edition().article.data.replace(b"Where the pancreas is</title>", b"What you can eat</title>")
    titles = [root.findtext(".//h:title", namespaces=NAMES) for root in Book(epub.write(web_edition(xml))).chapters().values()]
    assert {"What you can eat", "What you can eat (2)"} <= set(titles)


def test_right_to_left(arabic):
    """E9."""
    assert all(root.get("dir") == "rtl" for root in arabic.chapters().values())
    assert arabic.read("EPUB/nav.xhtml").get("dir") == "rtl"
    assert arabic.package.find(".//o:spine", NAMES).get("page-progression-direction") == "rtl"


def test_pages_turn_forward_otherwise(book):
    assert book.package.find(".//o:spine", NAMES).get("page-progression-direction") is None


def test_landmarks(book):
    kinds = book.read("EPUB/nav.xhtml").xpath("//h:nav[@epub:type='landmarks']//h:a/@epub:type", namespaces=NAMES)
    assert kinds == ["cover", "toc", "bodymatter", "glossary", "endnotes", "bibliography"]


def test_draft_is_marked_where_one_looks(book, web_edition):
    marks = [root.xpath("count(//h:div[@class='draft'])", namespaces=NAMES) for root in book.chapters().values()]
    assert set(marks) == {1}
    assert "Draft – not for release" in book.archive.read("EPUB/media/cover.svg").decode()
    assert book.package.findtext(".//dc:title", namespaces=NAMES).startswith("Draft: ")
    assert book.package.findtext(".//dc:type", namespaces=NAMES) == "draft"
    release = Book(epub.write(web_edition(draft=False)))
    assert not any(b"Draft" in release.archive.read(name) for name in release.archive.namelist() if not name.endswith(".css"))


def test_cover(book, arabic):
    assert book.package.xpath("//o:item[@properties='cover-image']/@href", namespaces=NAMES) == ["media/cover.svg"]
    cover = book.read("EPUB/media/cover.svg")
    words = cover.xpath("//*[local-name()='text']/text()")
    assert "".join(words).replace(" ", "").startswith("Eatingaftersurgeryonthepancreas")
    assert "English" in words
    assert book.read("EPUB/text/cover.xhtml").xpath("//h:img/@alt", namespaces=NAMES) == ["Eating after surgery on the pancreas"]
    assert set(arabic.read("EPUB/media/cover.svg").xpath("//*[local-name()='text']/@direction")) == {"rtl"}


@pytest.mark.parametrize("title", ["Pneumonoultramicroscopicsilicovolcanoconiosis and other words that are long enough to fill a cover " * 2, "胰腺手术后的饮食" * 5, "A"])
def test_no_word_of_a_long_title_leaves_the_cover(web_edition, title):
    xml = web_edition().article.data.replace(b"Eating after surgery on the pancreas", title.encode())
    cover = Book(epub.write(web_edition(xml))).read("EPUB/media/cover.svg")
    lines = [entry for entry in cover.xpath("//*[local-name()='text']") if entry.get("font-weight")]
    assert title.replace(" ", "") in "".join(entry.text for entry in lines).replace(" ", "")
    assert all(int(entry.get("y")) < 1800 for entry in lines)


def test_style_sheet_leaves_colour_and_size_of_text_to_the_reader(book):
    sheet = book.archive.read("EPUB/styles/stylesheet1.css").decode()
    assert not re.search(r"[{;]\s*(color|background(-color)?)\s*:", sheet)
    assert not re.search(r"font-size:\s*[\d.]+(px|pt|cm|mm|rem)", sheet)


def test_pictures_that_are_not_there_speak(web_edition):
    chapters = Book(epub.write(web_edition(media={}))).chapters().values()
    assert any("Drawing of the belly" in root.xpath("string(//h:span[@class='missing-picture'])", namespaces=NAMES) for root in chapters)


EDITIONS = ["pandoc_ast/whole/input.xml", "pandoc_ast/nothing-known/input.xml", "pandoc_ast/tables/input.xml", "pandoc_ast/inlines/input.xml",
            "pandoc_ast/notes/input.xml", "pandoc_ast/references/input.xml", "pandoc_ast/blocks/input.xml", "pandoc_ast/back/input.xml", "publish/arabic.xml"]


@pytest.mark.slow
@pytest.mark.parametrize("validate", [epubcheck.validate, ace.validate], ids=["epubcheck", "ace"])
@pytest.mark.parametrize("source", EDITIONS)
def test_validators_have_nothing_to_say(web_edition, tmp_path, source, validate):
    path = tmp_path / "book.epub"
    path.write_bytes(epub.write(web_edition(source)))
    try:
        verdicts = validate(path)
    except ToolMissing as error:
        pytest.skip(str(error))
    assert [(one.name, one.messages) for one in verdicts if one.outcome != "pass"] == []
