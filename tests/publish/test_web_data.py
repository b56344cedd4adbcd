"""What a web page says of itself to search engines: only facts of the article, and nothing that could end the element it stands in."""

import json

import pytest
from lxml import html as parser

from netpub.publish import html, web_data


@pytest.fixture(scope="module")
def data(web_edition):
    page = parser.document_fromstring(html.write(web_edition(draft=False)).decode())
    return json.loads(page.xpath("string(//script[@type='application/ld+json'])"))


def test_the_facts_of_the_article(data):
    assert data["@type"] == "MedicalWebPage"
    assert (data["inLanguage"], data["lastReviewed"], data["creativeWorkStatus"]) == ("en-GB", "2026-03-29", "Published")
    assert all(reviewer.get("name") or reviewer.get("jobTitle") for reviewer in data["reviewedBy"])
    assert {entry["url"] for entry in data["workTranslation"]} == {"../es/eating-after-surgery.html", "../ar/eating-after-surgery.html"}
    assert all(entry["name"] for entry in data["citation"])


def test_nothing_is_said_of_what_is_not_known(web_edition, data):
    bare = b"""<article xml:lang="en"><front><article-meta><title-group><article-title>T</article-title></title-group>
    </article-meta></front></article>"""
    made = web_data.linked_data(web_edition(bare, alternates=()))
    assert set(made) == {"@context", "@type", "name", "inLanguage", "creativeWorkStatus"}


def test_a_translation_names_the_work_that_it_translates(web_edition):
    xml = b"""<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="es"><front><article-meta><related-article
    related-article-type="translation-of" xlink:href="https://example.org/x" xml:lang="en-GB"/></article-meta></front></article>"""
    made = web_data.linked_data(web_edition(xml, alternates=()))
    assert made["translationOfWork"] == {"@type": "MedicalWebPage", "url": "https://example.org/x", "inLanguage": "en-GB"}
    assert "workTranslation" not in made


def test_a_title_with_markup_does_not_end_the_element(web_edition):
    xml = b"""<article xml:lang="en"><front><article-meta><title-group><article-title>A &lt;/script&gt;&lt;b&gt; &amp; "B"</article-title>
    </title-group></article-meta></front><body><p>x</p></body></article>"""
    page = parser.document_fromstring(html.write(web_edition(xml)).decode())
    assert json.loads(page.xpath("string(//script)"))["name"] == 'A </script><b> & "B"'
    assert page.xpath("string(//meta[@property='og:title']/@content)") == 'A </script><b> & "B"'


def test_open_graph_writes_locales_with_a_low_line(web_edition):
    said = web_data.open_graph(web_edition())
    assert ("og:locale", "en_GB") in said
    assert ("og:locale:alternate", "es_ES") in said
