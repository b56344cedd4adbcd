"""Web pages: one file that says what the article says, in the right language and direction, and asks for nothing else."""

import re

import pytest
from lxml import html as parser
from tinyhtml5.parser import HTMLParser

from netpub.publish import html

TITLE = "Eating after surgery on the pancreas"


@pytest.fixture(scope="module")
def page(web_edition):
    return html.write(web_edition())


@pytest.fixture(scope="module")
def tree(page):
    return parser.document_fromstring(page.decode())


def test_same_edition_same_bytes(web_edition, page):
    assert html.write(web_edition()) == page


def test_parses_as_html_without_an_error(page):
    reader = HTMLParser()
    reader.parse(page)
    assert reader.errors == []


def test_no_id_occurs_twice_and_every_link_within_the_page_arrives(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//a/@href") if target.startswith("#")} <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


def test_asks_for_nothing_else(page, tree):
    """Whatever a browser fetches by itself is inside the file."""
    fetched = tree.xpath("//@src | //link[@rel!='alternate']/@href | //object/@data | //@srcset | //@poster | //@action")
    assert fetched
    assert all(address.startswith("data:image/") for address in fetched)
    assert not tree.xpath("//script[not(@type='application/ld+json')] | //iframe | //@onclick | //@onload")
    assert not re.search(rb"@import|url\(", page)


def test_landmarks_title_and_language(tree):
    assert tree.get("lang") == "en-GB"
    assert tree.get("dir") == "ltr"
    assert [heading.text_content() for heading in tree.iter("h1")] == [TITLE]
    assert len(tree.xpath("//main")) == len(tree.xpath("//header")) == len(tree.xpath("//footer")) == 1
    assert tree.xpath("//body/*[1]/@href") == ["#main"]
    assert tree.xpath("//nav/@aria-label | //nav/@aria-labelledby") == ["Languages", "contents"]
    assert len(tree.xpath("//time[@datetime='2026-03-29']")) == 1


def test_contents_lead_to_every_section(tree):
    assert tree.xpath("//nav[@class='toc']//a/@href") == [f"#{id}" for id in tree.xpath("//main//section[h2]/@id")]


def test_language_switch(tree):
    others = tree.xpath("//nav[@class='languages']//a")
    assert [(link.get("href"), link.get("hreflang"), link.get("lang"), link.text) for link in others] == [
        ("../es/eating-after-surgery.html", "es-ES", "es-ES", "Español"), ("../ar/eating-after-surgery.html", "ar", "ar", "العربية")]
    assert tree.xpath("//link[@rel='alternate']/@hreflang") == ["es-ES", "ar"]
    assert tree.xpath("//*[@aria-current]/text()") == ["English"]


def test_no_other_language_no_switch(web_edition):
    assert b'<nav class="languages"' not in html.write(web_edition(alternates=()))


def test_draft_is_marked_and_a_release_is_not(web_edition, tree):
    assert tree.xpath("string(//div[@class='draft'])") == "Draft – not for release"
    assert tree.xpath("//meta[@name='netpub:status']/@content") == ["draft"]
    assert tree.xpath("string(//title)").startswith("Draft: ")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    release = html.write(web_edition(draft=False)).decode()
    assert 'content="release"' in release
    assert "Draft" not in release
    assert "noindex" not in release


def test_right_to_left(web_edition):
    tree = parser.document_fromstring(html.write(web_edition("publish/arabic.xml")).decode())
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.xpath("//span[contains(@class, 'phone')]/@dir") == ["ltr", "ltr"]
    assert tree.xpath("//span[@class='nowrap']/@dir") == ["ltr"]


def test_wide_tables_scroll_by_keyboard(tree):
    table = tree.xpath("//div[@class='table']")[0]
    assert (table.get("tabindex"), table.get("role"), table.get("aria-label")) == ("0", "region", "When to take the capsules")


def test_pictures_speak(tree):
    assert tree.xpath("//main//img/@alt") == ["Drawing of the belly: the pancreas lies across it, behind the stomach.", ""]


@pytest.mark.parametrize("media", [{}, {"figures/pancreas.svg": b""}])
def test_a_picture_that_is_not_there_says_what_it_shows(web_edition, media):
    xml = web_edition().article.data.replace(b"figures/pancreas.svg", b"figures/pancreas.tiff")
    tree = parser.document_fromstring(html.write(web_edition(xml, media=media)).decode())
    assert tree.xpath("string(//*[@class='missing-picture'])").startswith("Drawing of the belly")


def test_a_page_without_a_drawing_has_a_composed_cover(web_edition):
    with_drawing, without = (html.write(web_edition(media=media)) for media in (web_edition().media, {}))
    cover = re.compile(rb'<img src="(data:image/svg\+xml;base64,[^"]+)" alt="">')
    assert cover.findall(with_drawing) != cover.findall(without) != []


def test_signs_of_markup_in_names_are_text(web_edition):
    xml = web_edition().article.data.replace(TITLE.encode(), b'Is 5 &lt; 6 &amp; "so"? &lt;script&gt;$title')
    tree = parser.document_fromstring(html.write(web_edition(xml, slug="胰腺 & <b>")).decode())
    assert tree.xpath("string(//h1)") == 'Is 5 < 6 & "so"? <script>$title'
    assert not tree.xpath("//script[not(@type='application/ld+json')]")
    assert tree.xpath("//nav[@class='languages']//a/@href")[0] == "../es/%E8%83%B0%E8%85%BA%20%26%20%3Cb%3E.html"


def test_what_is_not_known_is_not_said(web_edition):
    page = html.write(web_edition("pandoc_ast/nothing-known/input.xml", alternates=())).decode()
    for words in ("Last reviewed", "Next review", "Published", "Version", "On this page", "©"):
        assert words not in page


def test_two_thousand_words_stay_light(web_edition, page):
    words = " ".join(f"word{number}" for number in range(2000))
    xml = web_edition().article.data.replace(b"Some people have a sore mouth.", words.encode())
    assert len(html.write(web_edition(xml, media={}))) < 120_000


NAMES = ("figures/leaf.svg", "figures/pancreas.svg", "figures/plate.svg", "style.css")


def test_pictures_and_styles_in_files_beside_the_page(web_edition):
    data, files = html.parted(web_edition())
    assert sorted(files) == [f"eating-after-surgery.files/{name}" for name in NAMES]
    tree = parser.document_fromstring(data.decode())
    named = {*tree.xpath("//@src"), *re.findall(r'@import "([^"]+)"', tree.xpath("string(//style)"))}
    assert named == set(files)
    assert b"data:image" not in data
    assert html.parted(web_edition()) == (data, files)


def test_a_page_of_2000_words_is_light(web_edition):
    """Under 120 kB, its pictures and all that it says to machines with it; there are no fonts in it."""
    words = "Begin with small meals."
    more = "</p><p>".join(["Eat slowly, sit upright, and stop when you feel full or sick after your meal."] * 140)
    data = html.write(web_edition(web_edition().article.data.replace(words.encode(), f"{words} {more}".encode(), 1)))
    assert len(parser.document_fromstring(data.decode()).find(".//main").text_content().split()) > 2000
    assert b"font-face" not in data
    assert len(data) < 120_000
