"""Bad input on its way to e-books, web pages and the page of downloads: names that hold markup or other scripts, links to nowhere."""

import io
import json
import zipfile
from urllib.parse import unquote

import pytest
from lxml import etree
from netpub_project import TODAY, new_project
from tinyhtml5.parser import HTMLParser

TITLE = 'Is 5 < 6 & "more" </script><b>?'
# The slug of a page about surgery, in Arabic and in Chinese.
SLUG, OTHER = "胰腺-手术", "جراحة"
BODY = "<h2>At home</h2><p>Keep the wound dry. Call the ward if it bleeds.</p>"
PAGES = {
    f"{SLUG}/page.html": "<h1>Is 5 &lt; 6 &amp; &quot;more&quot; &lt;/script&gt;&lt;b&gt;?</h1>" + BODY,
    f"{OTHER}/page.html": (
        '<h1>Links</h1><h2 id="there">Somewhere</h2><p>Read <a href="#there">this part</a> and <a href="#nowhere">that part</a>, or '
        '<a href="other.html">another page</a>.</p>' + BODY),
    "picture/page.html": '<h1>A picture</h1><p>Look.</p><img src="figures/x.bmp" alt="The place of the wound">' + BODY,
    "picture/figures/x.bmp": b"BM" + bytes(200),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = new_project(tmp_path_factory.mktemp("bad") / "p", PAGES, "en,es")
    made.said = made.netpub("build", "--as-of", TODAY, "-f", "html", "-f", "epub")
    return made


def page(project, path):
    """A page of dist, which a strict parser has no complaint about."""
    data = (project.root / "dist" / path).read_bytes()
    reader = HTMLParser()
    reader.parse(data)
    assert reader.errors == []
    return etree.HTML(data.decode())


def book(project, slug):
    with zipfile.ZipFile(io.BytesIO((project.root / f"dist/en/{slug}.epub").read_bytes())) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".svg"))}


def test_a_title_with_markup_is_words_everywhere(project):
    made = page(project, f"en/{SLUG}.html")
    assert made.xpath("string(//h1)") == TITLE
    assert json.loads(made.xpath("string(//script)"))["name"] == TITLE
    assert made.xpath("//meta[@property='og:title']/@content") == [TITLE]
    assert page(project, "index.html").xpath("//h3//text()[contains(., '5 < 6')]") == [TITLE]
    files = book(project, SLUG)
    assert files["EPUB/content.opf"].xpath("string(//*[local-name()='title'])").endswith(TITLE)
    assert TITLE in files["EPUB/text/ch001.xhtml"].xpath("string(//*[local-name()='h1'])")
    etree.parse(project.root / "dist/feed.xml")


@pytest.mark.parametrize("slug", [SLUG, OTHER])
def test_a_name_in_another_script_is_found_under_its_address(project, slug):
    links = [link for link in page(project, "index.html").xpath("//a/@href") if slug in unquote(link)]
    assert {unquote(link) for link in links} == {f"en/{slug}.html", f"en/{slug}.epub"}
    assert all(link.isascii() for link in links)
    assert all((project.root / "dist" / unquote(link)).is_file() for link in links)


def test_a_link_to_nowhere_is_words(project):
    made = page(project, f"en/{OTHER}.html")
    assert "Read this part and that part, or another page." in made.xpath("string(//main)")
    ids = set(made.xpath("//@id"))
    assert {link for link in made.xpath("//a/@href") if link.startswith("#")} <= {f"#{id}" for id in ids}
    rules = {finding["rule"] for finding in project.findings(OTHER)}
    assert {"link-within-page", "relative-link"} <= rules
    for root in book(project, OTHER).values():
        assert not root.xpath("//@href[contains(., 'nowhere') or contains(., 'other.html')]")


def test_a_picture_that_no_reader_shows_is_named_and_nothing_asks_for_it(project):
    assert project.said.code == 1
    finding = next(finding for finding in project.findings("picture") if finding["rule"] == "figure-format")
    assert (finding["severity"], finding["file"]) == ("error", "source/picture/page.html")
    assert "x.bmp" in finding["what"]
    assert not page(project, "en/picture.html").xpath("//img[contains(@src, 'bmp')]")
    for root in book(project, "picture").values():
        assert not root.xpath("//@src[contains(., 'bmp')] | //@href[contains(., 'bmp')]")


def test_a_language_without_a_catalogue_is_held_and_nothing_leads_to_it(project):
    assert f"held es/{SLUG}: there is no catalogue locales/es/LC_MESSAGES/{SLUG}.po" in project.said.err
    assert {one["language"] for one in project.manifest()} == {"en"}
    assert not page(project, f"en/{SLUG}.html").xpath("//link[@hreflang] | //nav[@class='languages']")
    assert not list((project.root / "dist").glob("es/*"))


def test_two_editions_of_one_file_name_are_refused_before_any_work(tmp_path):
    text = "A page\n\nKeep the wound dry.\n"
    project = new_project(tmp_path / "p", {"a/page.txt": text, "a-large/page.txt": text})
    said = project.build("-f", "html")
    assert said.code == 2
    assert "“a” and “a-large” would both be published as a-large.pdf" in said.err
    assert not list(project.root.glob("dist/*"))
