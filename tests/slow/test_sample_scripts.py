"""The sample's page in Arabic and Chinese as it is printed: every number in its order, every line begun as the script asks, pages mirrored."""

import io
import re
from collections import Counter
from dataclasses import replace

import pikepdf
import pytest
from lxml import html
from netpub_project import sample_copy

from netpub import pandoc_ast
from netpub.article import Article
from netpub.build.jobs import media
from netpub.check import fidelity, layout, numbers_set, surface
from netpub.check import pdf as check
from netpub.findings import Where
from netpub.publish import booklet, pdf, theme
from netpub.publish.edition import Edition
from netpub.references import printing
from netpub.text.labels import Labels
from netpub.tools import pandoc

pytestmark = pytest.mark.slow

PAGE = "wound-care"
PRINTED = ("pdf", "large", "leaflet", "bilingual", "print")
ENDINGS = {"pdf": ".pdf"}
NUMBER = re.compile(r"\d+(?:[ .:–-]\d+)*(?: ?°C)?")
CLOSING, OPENING = "，。、；：！？）》」』”’…", "（《「『“‘"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = sample_copy(tmp_path_factory.mktemp("scripts"))
    asked = [part for name in PRINTED for part in ("-f", name)]
    made.said = made.build(PAGE, "-l", "ar", "-l", "zh-Hans", *asked)
    assert made.said.code == 0, made.said.err
    return made


def data(project, language, name):
    return (project.root / f"dist/{language}/{PAGE}{ENDINGS.get(name, f'-{name}.pdf')}").read_bytes()


def article(project, language):
    return Article((project.root / f"build/xml/{language}/{PAGE}.xml").read_bytes())


def rows(made, begin=0.0):
    """What stands in the rows of all pages, from a part of their width on."""
    with check.opened(made) as pages:
        lying = [surface.read(page) for page in pages]
    return [row for one in lying for row in numbers_set.rows(
        replace(one, texts=tuple(text for text in one.texts if text.box[2] > begin * one.trim[2])))]


def numbers(one):
    """The numbers that an article's paragraphs and titles hold, as people read them, without blanks."""
    blocks = [" ".join("".join(part.itertext()).split()) for part in one.root.iter("p", "title", "article-title")]
    return Counter("".join(found.split()) for block in blocks for found in NUMBER.findall(block))


@pytest.mark.parametrize("name", PRINTED)
def test_every_number_of_the_arabic_page_stands_from_left_to_right(project, name):
    wanted = numbers(article(project, "ar"))
    assert {"08000000000", "999", "38°C", "48", "7", "14"} <= wanted.keys()
    seen = rows(data(project, "ar", name), begin=0.5 if name == "bilingual" else 0.0)
    # Numbers alone in their row or beside letters, never a part of another number.
    found = Counter(part for row in seen for part in re.findall(r"(?<![\d.])\d+(?:[.:–-]\d+)*(?:°C)?", row))
    assert {number: found[number] for number in wanted if found[number] < wanted[number]} == {}


@pytest.mark.parametrize("name", PRINTED[:-1])
def test_phones_doses_and_ranges_of_the_arabic_page_are_in_order(project, name):
    assert [words for lying, blocks in check.read(data(project, "ar", name)) for words in numbers_set.turned(blocks, lying)] == []


def wrong(edition, document):
    """The rules that a booklet made of HTML breaks."""
    made, found, where = pdf.render(edition, document).data, [], Where("x.pdf", 0, PAGE, "ar")
    layout.lint(made, layout.BOOKLET, where, found.append)
    fidelity.compare(edition.article, check.text(made), where, found.append, edition.bibliography)
    return {finding.rule for finding in found}


def test_a_number_turned_round_on_the_arabic_page_is_found(project):
    one = article(project, "ar")
    edition = Edition(
        one, media.unpack((project.root / f"build/ingest/{PAGE}.media.zip").read_bytes()), Labels("ar"), draft=True, slug=PAGE,
        language="ar", alternates=(), theme=theme.load(), bibliography=printing.of_article(one, "ama", "short"))
    fragment = pandoc.convert(pandoc_ast.document(one, edition.labels, edition.bibliography), "html5", {}, {})
    document = booklet.document(edition, fragment)
    shown = html.document_fromstring(document)
    phones = [part for part in shown.iter("span") if "phone" in part.classes and part.text_content() == "0800 000 0000"]
    assert {part.get("dir") for part in phones} == {"ltr"}
    assert wrong(edition, document) == set()
    for phone in phones:
        del phone.attrib["dir"]
        # Where letters stand beside it, its place tells; alone on its line or in its link it is another number.
        assert wrong(edition, html.tostring(shown, encoding="unicode", doctype="<!DOCTYPE html>")) & {"number-turned", "text-lost"}
        phone.set("dir", "ltr")


@pytest.mark.parametrize("name", PRINTED[:-1])
def test_no_line_of_the_chinese_page_begins_with_a_closing_sign(project, name):
    blocks = [block for _, found in check.read(data(project, "zh-Hans", name)) for block in found]
    lines = [line.words.strip() for block in blocks for line in block if line.words.strip()]
    assert sum(len(block) > 1 for block in blocks) > 5, "some blocks have several lines"
    assert [line for line in lines if line[0] in CLOSING or line[-1] in OPENING] == []
    assert [line for line in lines if line.endswith(("-", "\u2010")) and not line.isascii()] == [], "nothing is hyphenated"


def test_arabic_sheets_and_leaflets_are_mirrored(project):
    """The cover is the left half of the first side, and it is opened to the right."""
    for name in ("print", "leaflet"):
        with check.opened(data(project, "ar", name)) as pages:
            lying = surface.read(pages[0])
        title = max((one for one in lying.texts if not one.aslant), key=lambda one: one.size)
        assert title.box[2] < (lying.trim[0] + lying.trim[2]) / 2
    for name in ("pdf", "large", "leaflet"):
        with pikepdf.open(io.BytesIO(data(project, "ar", name))) as document:
            assert document.Root.ViewerPreferences.Direction == "/R2L"
