"""Pages whose master is XML: what enters, what is refused and where, and that nothing is opened, expanded or lost."""

import json
import time
from pathlib import Path

import pytest

from netpub.article import Article
from netpub.build.jobs import master, media

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- for editors -->
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="patient-information" dtd-version="1.3" specific-use="netpub-1" xml:lang="en-GB">
<front>
<journal-meta><journal-id journal-id-type="publisher-id">x</journal-id><journal-title-group><journal-title>X</journal-title></journal-title-group>
<issn/><publisher><publisher-name>X</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="publisher-id">scan</article-id>
<title-group><article-title>Your <!-- c -->scan</article-title></title-group>
<pub-date date-type="pub" publication-format="electronic" iso-8601-date="2026-03"><month>03</month><year>2026</year></pub-date>
<permissions><copyright-statement>© 2026 X</copyright-statement></permissions>
</article-meta>
</front>
<body><sec id="s1"><title>Before</title><p id="p1">Drink water.<?pi x?> Now.</p>
<fig id="f1"><caption><p id="p2">The scanner</p></caption><graphic xlink:href="figures/a.svg"><alt-text>A scanner</alt-text></graphic></fig>
</sec></body>
</article>
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'


def run(data, files=None, **inputs):
    if isinstance(data, str):
        data = data.encode()
    beside = {f"file:{name}": content for name, content in (files if files is not None else {"figures/a.svg": SVG}).items()}
    return master.run({"page": data, **beside, **inputs}, slug="scan", path="source/scan/page.xml", language="en", locale="en-GB", limits={})


def found(produced, *rules):
    return [(finding.where.line, finding.rule) for finding in produced.findings if not rules or finding.rule in rules]


def test_an_article_enters_word_for_word():
    made = run(ARTICLE)
    article = Article(made.files["build/xml/en/scan.xml"])
    assert (article.title, article.language, article.date("published")) == ("Your scan", "en-GB", "2026-03")
    assert article.root.find("body/sec/p").text == "Drink water. Now."
    assert b"<!--" not in article.data
    assert b"<?pi" not in article.data
    assert made.facts["title"] == "Your scan"
    assert media.unpack(made.files["build/ingest/scan.media.zip"]) == {"figures/a.svg": SVG}
    record = json.loads(made.files["build/ingest/scan.json"])
    assert record["entered"]
    assert record["source"]["path"] == "source/scan/page.xml"
    assert record["facts"]["published"] == {"value": "2026-03", "evidence": "03 2026", "line": 9}
    assert {"id": "p1", "kind": "p", "line": 13, "text": "Drink water. Now."} in record["blocks"]


def test_findings_stand_at_the_lines_of_the_xml():
    made = run(ARTICLE.replace("<alt-text>A scanner</alt-text>", "").replace('iso-8601-date="2026-03"', 'iso-8601-date="2026-04"'))
    assert {(9, "date-parts-differ"), (14, "figure-without-alt"), (0, "review-date-missing")} <= set(found(made))
    assert {finding.where.file for finding in made.findings} == {"source/scan/page.xml"}
    assert made.files


def test_several_faults_of_grammar_are_all_named_and_hold_the_page():
    broken = ARTICLE.replace("<p id=\"p1\">", "<para id=\"p1\">").replace("Now.</p>", "Now.</para>").replace("<alt-text>", "<alt-text bold='1'>").replace(
        "<title>Before</title>", "<title>Before</title><title>Twice</title>")
    made = run(broken)
    assert made.files == {}
    assert {line for line, rule in found(made, "xml-grammar")} == {13, 14}
    assert len(found(made, "xml-grammar")) >= 3


@pytest.mark.parametrize(("data", "rule", "line"), [
    (b"", "source-empty", 0),
    (b"%PDF-1.7", "xml-unreadable", 1),
    (ARTICLE.replace("</sec>", ""), "xml-unreadable", 15),
    (ARTICLE.replace("Now.", "&nbsp;"), "xml-unreadable", 13),
    (ARTICLE.replace("<article ", '<!DOCTYPE article SYSTEM "http://example.org/x.dtd">\n<article ').replace("Now.", "&nbsp;"), "xml-unreadable", 14),
    (ARTICLE.replace("<article ", '\n<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<article ').replace("Now.", "&a;"), "source-unsafe", 4),
    (ARTICLE.replace("<article ", '<!DOCTYPE article [<!ENTITY % a SYSTEM "http://example.org/">%a;]>\n<article '), "source-unsafe", 3),
    (ARTICLE.replace("<article ", '<!DOCTYPE article [<!ENTITY a "x">]>\n<article ').replace("UTF-8", "UTF-16").encode("utf-16"), "source-unsafe", 3),
    (ARTICLE.replace("<p id=\"p1\">", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/><p id="p1">'), "source-unsafe", 13),
    ("<p>" * 5000, "xml-unreadable", 1),
    (ARTICLE.replace("Drink", "<b>" * 300 + "</b>" * 300), "xml-unreadable", 13),
], ids=range(11))
def test_what_is_no_safe_xml_is_refused_at_its_line(data, rule, line):
    made = run(data)
    assert made.files == {}
    assert found(made) == [(line, rule)]
    assert all(finding.what for finding in made.findings)


def test_a_tag_that_is_not_closed_is_named_with_its_line():
    finding, = run(ARTICLE.replace("</sec>", "")).findings
    assert "“<sec>”, begun at line 13, is not closed before “</body>”." in finding.what


def test_a_document_type_that_only_names_the_jats_dtd_is_not_followed():
    named = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" "JATS-journalpublishing1-3.dtd">\n<article '
    made = run(ARTICLE.replace("<article ", named))
    assert made.files["build/xml/en/scan.xml"] == run(ARTICLE).files["build/xml/en/scan.xml"]


@pytest.mark.parametrize(("change", "line"), [(("scan</article-id>", "other</article-id>"), 7), (('"en-GB"', '"es-ES"'), 3), (('"en-GB"', '"en-US"'), 3)])
def test_an_article_of_another_page_or_language_is_held(change, line):
    made = run(ARTICLE.replace(*change))
    assert found(made, "master-identity") == [(line, "master-identity")]
    assert made.files == {}


@pytest.mark.parametrize(("href", "files", "rule", "held"), [
    ("figures/gone.svg", {}, "figure-missing", False),
    ("https://example.org/a.svg", {}, "figure-external", True),
    ("../other/a.svg", {}, "figure-external", True),
    ("/etc/passwd", {}, "figure-external", True),
    ("figures/a.svg", {"figures/a.svg": SVG.replace(b"<path", b"<script/><path")}, "figure-unsafe", True),
])
def test_a_picture_that_cannot_be_taken_is_named_at_its_line(href, files, rule, held):
    made = run(ARTICLE.replace("figures/a.svg", href), files)
    assert (14, rule) in found(made)
    assert (made.files == {}) is held


def test_a_picture_elsewhere_in_the_folder_is_taken_under_its_media_name():
    made = run(ARTICLE.replace("figures/a.svg", "img/a.svg"), {"img/a.svg": SVG})
    assert 'href="figures/a.svg"' in made.files["build/xml/en/scan.xml"].decode()


def test_page_toml_beside_it_is_said_to_be_unused():
    made = run(ARTICLE, **{"page.toml": b"[metadata]"})
    assert [finding.where.file for finding in made.findings if finding.rule == "page-toml-unused"] == ["source/scan/page.toml"]
    assert made.files


def test_hostile_xml_makes_nothing(shared: Path):
    files = sorted((shared / "data/hostile/xml").rglob("*.x*"))
    assert files
    for file in files:
        start = time.process_time()
        made = run(file.read_bytes())
        assert made.files == {}, file.name
        assert made.findings
        assert {finding.rule for finding in made.findings} & {"source-unsafe", "xml-grammar", "xml-unreadable"}
        assert time.process_time() - start < 5
