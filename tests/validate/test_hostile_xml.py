"""Articles from bytes that nobody vouches for: nothing is expanded, no file is read, no address is opened, nothing hangs."""

import socket
import time

import pytest
from lxml import etree

from netpub.article import Article
from netpub.validate import validate
from netpub.validate.limits import Limits

BOMB = '<!DOCTYPE article [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
SECRET = "words of another file"


def look(data: bytes) -> str:
    """All that anyone could see of an article: its text, its values, its findings; the message when it cannot be read."""
    findings = []
    article = Article(data)
    try:
        validate(article, {}, Limits(), findings.append)
        seen = [*article.root.itertext(), *(value for element in article.root.iter(etree.Element) for value in element.attrib.values())]
        return " ".join([*seen, article.title, article.content_digest({}), *(finding.what for finding in findings)])
    except etree.XMLSyntaxError as error:
        return str(error)


@pytest.mark.parametrize("body", [
    "<article>&a11;</article>", '<article specific-use="&a11;"/>', "<article><front>&a5;</front><body><p>&a11;</p></body></article>",
    "<article>&a2;</article>",
])
def test_an_entity_bomb_does_not_go_off(body):
    start = time.process_time()
    assert len(look((BOMB + body).encode())) < 20_000
    assert time.process_time() - start < 5


@pytest.mark.parametrize("declaration", [
    '<!DOCTYPE article [<!ENTITY x SYSTEM "{url}">]>', '<!DOCTYPE article SYSTEM "{url}">',
    '<!DOCTYPE article [<!ENTITY % y SYSTEM "{url}"> %y; <!ENTITY x "">]>', '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "{url}">',
])
def test_no_other_file_and_no_address_is_read(declaration, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(SECRET, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        for url in (other.as_uri(), str(other), f"http://127.0.0.1:{server.getsockname()[1]}/x.dtd"):
            use = "&x;" if "ENTITY x" in declaration else ""
            include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{other.as_uri()}" parse="text"/>'
            assert SECRET not in look((declaration.format(url=url) + f"<article><body>{use}{include}</body></article>").encode())
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("data", [
    '<!DOCTYPE article [<!ENTITY dose "5 mg">]><article>&dose;</article>', '<!DOCTYPE article [<!ENTITY dose "5 mg">]><article/>',
    '<!DOCTYPE article PUBLIC "x" "y"><article>5&nbsp;mg</article>', '<!DOCTYPE article PUBLIC "x" "y"><article specific-use="&nbsp;"/>',
])
def test_entities_would_hide_words_and_are_refused(data):
    with pytest.raises(etree.XMLSyntaxError):
        _ = Article(data.encode()).root


def test_the_five_entities_of_xml_and_a_document_type_are_read():
    assert Article(b'<!DOCTYPE article PUBLIC "x" "y"><article>&lt;&amp;&gt;&quot;&apos;&#160;</article>').root.text == "<&>\"'\u00a0"


def test_elements_nested_without_end_are_refused():
    with pytest.raises(etree.XMLSyntaxError):
        _ = Article(b"<article>" * 5000 + b"</article>" * 5000).root


def test_hostile_files_are_read_or_refused(shared):
    files = sorted((shared / "data/hostile/xml").rglob("*.x*"))
    assert files
    for path in files:
        start = time.process_time()
        assert len(look(path.read_bytes())) < 1_000_000
        assert time.process_time() - start < 5, path


def test_validation_leaves_the_article_as_it_is(clean_article):
    before = etree.tostring(clean_article.root, method="c14n2")
    validate(clean_article, {}, Limits(), lambda finding: None)
    assert etree.tostring(clean_article.root, method="c14n2") == before
