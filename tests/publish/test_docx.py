"""Word documents: the text whole, styles that carry the structure, pictures with their words, the draft's mark on every page."""

import io
import zipfile

import docx as word
import pytest
from lxml import etree
from PIL import Image

from netpub.check import docx as check
from netpub.check import fidelity
from netpub.findings import Where
from netpub.publish import docx, raster

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made(web_edition):
    return docx.write(web_edition())


@pytest.fixture(scope="module")
def opened(made):
    return word.Document(io.BytesIO(made))


def test_same_edition_same_bytes(web_edition, made):
    assert docx.write(web_edition()) == made


def test_every_word_of_the_article_is_there(web_edition, made):
    findings = []
    fidelity.compare(web_edition().article, check.text(made), Where(), findings.append)
    assert findings == []


def test_a_lost_sentence_is_noticed(web_edition, made):
    edition = web_edition()
    findings = []
    longest = max(check.text(made).split("\n"), key=len)
    fidelity.compare(edition.article, check.text(made).replace(longest, ""), Where(), findings.append)
    assert findings


def test_structure_is_in_styles(opened):
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert styles[0] == "Title"
    assert {"Heading 1", "Box Title", "Draft"} <= set(styles)
    assert all(row.find(f".//{W}tblHeader") is not None for row in (table.rows[0]._tr for table in opened.tables))


def test_pictures_are_pixels_with_their_words(made, web_edition):
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        document = etree.fromstring(package.read("word/document.xml"))
    words = {element.get("descr") for element in document.iter("{*}docPr")}
    expected = {" ".join(alt.text.split()) for alt in web_edition().article.root.iter("alt-text")}
    assert pictures
    assert all(name.endswith(".png") for name in pictures)
    assert expected & words


def test_properties_say_what_it_is(opened):
    properties = opened.core_properties
    assert properties.title.startswith("Draft: ")
    assert (properties.language, properties.content_status) == ("en-GB", "Draft")


def test_the_mark_of_a_draft_is_in_the_head_of_every_page_and_in_no_release(web_edition, opened):
    assert opened.sections[0].header.paragraphs[0].text == "Draft – not for release"
    release = word.Document(io.BytesIO(docx.write(web_edition(draft=False))))
    assert release.sections[0].header.is_linked_to_previous
    assert not any("not for release" in paragraph.text for paragraph in release.paragraphs)
    assert "PAGE" in release.sections[0].footer._element.xml


def test_right_to_left_pages_run_from_the_right(web_edition, english_words):
    xml = web_edition().article.data.replace(b'xml:lang="en-GB"', b'xml:lang="ar"', 1)
    with zipfile.ZipFile(io.BytesIO(docx.write(web_edition(xml, labels=english_words("ar"), language="ar", media={})))) as package:
        assert b"<w:bidi" in package.read("word/document.xml")


@pytest.mark.parametrize(("size", "proportion"), [('viewBox="0 0 4 3"', 0.75), ('width="200" height="50px"', 0.25), ("", 1)])
def test_a_drawing_keeps_its_proportion(web_edition, size, proportion):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="9" height="9" fill="#f00"/></svg>'.encode()
    picture = Image.open(io.BytesIO(raster.png("a b.svg", web_edition(media={"a b.svg": drawing}))))
    assert picture.width == raster.WIDTH
    assert picture.height == pytest.approx(raster.WIDTH * proportion, rel=0.01)
    assert picture.getpixel((5, 5)) == (255, 0, 0)
