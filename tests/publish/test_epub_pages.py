"""The pages of the printed booklet in the e-book: the same places, the same numbers, and nothing said when there are none."""

import io
import re
import zipfile

import pypdfium2
import pytest
from lxml import etree

from netpub.check import epub as read
from netpub.publish import epub, pdf
from netpub.publish.page_map import PageStart

H = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
META = ".//{http://www.idpf.org/2007/opf}meta"


class Book:
    def __init__(self, data):
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.package = etree.fromstring(self.files["EPUB/content.opf"])

    def root(self, name):
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def listed(self):
        return [(link.text, link.get("href")) for nav in self.root("nav.xhtml").iter(f"{H}nav") if nav.get(TYPE) == "page-list" for link in nav.iter(f"{H}a")]

    def said(self, name):
        return [meta.text for meta in self.package.iterfind(META) if meta.get("property") == name]


def letters(text):
    return "".join(filter(str.isalnum, text))


@pytest.fixture(scope="module")
def printed(web_edition):
    return pdf.write(web_edition(draft=False))


@pytest.fixture(scope="module")
def book(web_edition, printed):
    return Book(epub.write(web_edition(draft=False), printed.starts))


def test_every_numbered_page_with_text_is_listed_in_order(printed, book):
    numbers = [int(label) for label, _ in book.listed()]
    assert numbers == [number for number in range(2, printed.pages) if number not in printed.writing]


def test_a_break_stands_where_the_printed_page_begins(printed, book):
    pages = pypdfium2.PdfDocument(printed.data)
    for label, address in book.listed():
        name, _, id = address.partition("#")
        mark = book.root(name).xpath("//*[@id=$id]", id=id)[0]
        assert (mark.get(TYPE), mark.get("role"), mark.get("aria-label"), mark.text) == ("pagebreak", "doc-pagebreak", label, None)
        follows = letters("".join(mark.xpath("following::text()")))[:20]
        assert name == "nav.xhtml" or follows in letters(pages[int(label) - 1].get_textpage().get_text_bounded())[:100], label


def test_what_the_book_says_of_its_pages(book, web_edition):
    assert {"pageBreakMarkers", "pageNavigation"} <= set(book.said("schema:accessibilityFeature"))
    assert book.said("pageBreakSource") == book.package.xpath("//*[local-name()='source']/text()")
    assert book.said("pageBreakSource") == ["urn:isbn:9780000000002"]
    without = re.sub(rb"<isbn.*?</isbn>", b"", web_edition().article.data)
    for site, name in (("", "eating-after-surgery.pdf"), ("https://example.org/", "https://example.org/en/eating-after-surgery.pdf")):
        said = Book(epub.write(web_edition(without, site=site), [PageStart("3", "", 0)])).said("pageBreakSource")
        assert said == [f"{name} (Version 1.2)"]


@pytest.mark.parametrize("starts", [(), (PageStart("2", "toc", 0), PageStart("3", "an-id-of-another-text", 0))])
def test_a_book_without_all_pages_names_none(web_edition, starts):
    book = Book(epub.write(web_edition(), starts))
    assert book.listed() == []
    assert b"pagebreak" not in b"".join(book.files.values())
    assert not {"pageBreakMarkers", "pageNavigation"} & set(book.said("schema:accessibilityFeature"))
    assert book.said("pageBreakSource") == []


def test_breaks_change_no_word(web_edition, book):
    assert read.text(book.data) == read.text(epub.write(web_edition(draft=False)))


def test_a_break_never_stands_in_a_link_or_a_heading_or_between_the_items_of_a_list(web_edition):
    plain = Book(epub.write(web_edition()))
    names = [name for name in plain.files if name.startswith("EPUB/text/ch")]
    sections = [one.get("id") for name in names for one in etree.fromstring(plain.files[name]).iter(f"{H}section") if one.get("id")]
    for count in (1, 30, 77, 160):
        book = Book(epub.write(web_edition(), [PageStart(str(number), id, count) for number, id in enumerate(sections, 2)]))
        for name, root in ((name, etree.fromstring(book.files[name])) for name in names):
            for mark in root.xpath("//*[@role='doc-pagebreak']"):
                assert etree.QName(mark.getparent()).localname not in {"ul", "ol", "dl", "table", "tbody", "tr", "figure"}, name
                assert not mark.xpath("ancestor::*[contains(' a h1 h2 h3 h4 ', concat(' ', local-name(), ' '))]")


def test_same_booklet_same_book(web_edition, printed):
    assert epub.write(web_edition(draft=False), printed.starts) == epub.write(web_edition(draft=False), printed.starts)
