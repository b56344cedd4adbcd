"""Entries in text that runs right to left: each runs as its title does, and says so, or the numbers in it would change places."""

import pytest
from lxml import etree

from netpub import pandoc_ast
from netpub.article import Article
from netpub.reference import Bibliography
from netpub.references import printing
from netpub.tools import pandoc

CITED = """<article xml:lang='{locale}'><front/><back><ref-list><ref id='r1'><element-citation publication-type='journal'>
<person-group person-group-type='author'><name><surname>Roe</surname><given-names>A B</given-names></name><etal/></person-group>
<article-title xml:lang='{title}'>{words}</article-title><source xml:lang='{title}'>{words}</source><year>2020</year><volume>49</volume>
<issue>1</issue><fpage>1</fpage><lpage>33</lpage><comment specific-use='raw' xml:lang='{title}'>Roe AB. {words}. 2020.</comment>
</element-citation></ref></ref-list></back></article>"""


def entry(labels, locale: str, title: str, words: str, *, styled: bool = True):
    article = Article(CITED.format(locale=locale, title=title, words=words).encode())
    bibliography = printing.of_article(article, "ama", "full") if styled else Bibliography()
    document = pandoc_ast.document(article, labels(locale), bibliography)
    return etree.fromstring(pandoc.convert(document, "html5", {}, {}).decode().partition("<li>")[2].partition("</li>")[0])


@pytest.mark.parametrize(("locale", "title", "words", "runs"), [
    ("ar", "en", "Rest after surgery", "ltr"), ("ar", "ar", "الراحة بعد الجراحة", None), ("zh-Hans", "en", "Rest after surgery", None),
    ("fr-FR", "en", "Rest after surgery", None),
])
def test_an_entry_in_a_style_runs_as_its_title_does(english, locale, title, words, runs):
    made = entry(english, locale, title, words)
    assert made.get("dir") == runs
    assert made.get("lang") is None  # its labels are the document's
    marked = [(part.get("lang"), part.text) for part in made.iter("span") if part.get("lang")]
    assert marked == ([(title, words)] * 2 if title != locale else [])


def test_an_entry_in_the_words_of_its_source_names_their_language(english):
    made = entry(english, "ar", "en", "Rest after surgery", styled=False)
    assert (made.get("lang"), made.get("dir")) == ("en", "ltr")
