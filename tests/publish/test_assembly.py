"""Several pages become one article: nothing is lost, nothing stands twice, every reference leads where it led."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.article import Article
from netpub.build.jobs import assembly as job
from netpub.build.jobs import media
from netpub.check import passages
from netpub.publish import assembly, assembly_version
from netpub.text.labels import Labels
from netpub.validate import grammar

LABELS = Labels("en-GB")


def page(slug, title="A page", *, body="", back="", meta="", review="2026-09-14", due="2029-09", published="2025-03-10"):
    event = '<event event-type="{}"><date iso-8601-date="{}"><year>{}</year></date></event>'
    events = "".join(event.format(name, iso, iso[:4]) for name, iso in (("last-review", review), ("next-review", due)) if iso)
    history = f"<pub-history>{events}</pub-history>" if events else ""
    pub = f'<pub-date date-type="pub" publication-format="electronic" iso-8601-date="{published}"><year>2025</year></pub-date>'
    return Article(f"""<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="patient-information" dtd-version="1.3"
        specific-use="netpub-1" xml:lang="en-GB"><front><journal-meta><journal-id journal-id-type="publisher-id">h</journal-id><issn/>
        <publisher><publisher-name>Harbour</publisher-name></publisher></journal-meta><article-meta>
        <article-id pub-id-type="publisher-id">{slug}</article-id><title-group><article-title>{title}</article-title></title-group>
        {pub if published else ""}{history}
        <permissions><copyright-year>2026</copyright-year><copyright-holder>Harbour</copyright-holder>
        <license license-type="all-rights-reserved"><license-p/></license></permissions>
        <self-uri content-type="source" xlink:href="https://example.org/{slug}">x</self-uri>{meta}</article-meta></front>
        <body><sec id="s-one"><title>One</title><p id="p-1">Words of {slug}.</p>{body}</sec></body><back>{back}</back></article>""".encode())


def refs(*texts):
    entries = "".join(
        f'<ref id="r{number}"><element-citation publication-type="other">{text}</element-citation></ref>'
        for number, text in enumerate(texts, 1))
    return f"<ref-list>{entries}</ref-list>"


def raw(text, doi=""):
    known = f'<pub-id pub-id-type="doi">{doi}</pub-id>' if doi else ""
    return f'{known}<comment specific-use="raw">{text}</comment>'


def terms(**meanings):
    items = "".join(f'<def-item id="di-{term}"><term>{term}</term><def><p>{said}</p></def></def-item>' for term, said in meanings.items())
    return f'<glossary id="s-words"><title>Words</title><def-list id="d-1">{items}</def-list></glossary>'


def book(*pages, **cover):
    findings = []
    made = assembly.assembled(assembly.Cover("book", "The book", **cover), pages, LABELS, findings.append)
    assert grammar.grammar().validate(made.root), grammar.grammar().error_log
    ids = made.root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {name for value in made.root.xpath("//@rid") for name in value.split()} <= set(ids)
    return made, findings


def texts(made, path):
    return [" ".join("".join(element.itertext()).split()) for element in made.root.iterfind(path)]


def test_each_page_is_a_section_with_its_own_sections_below():
    made, findings = book(page("a", "First"), page("b", "Second"), order_code="HCI-1", subtitle="All of it")
    assert texts(made, "body/sec/title") == ["First", "Second", "The parts of this booklet"]
    assert [sec.get("id") for sec in made.root.iterfind("body/sec/sec")] == ["s-a--s-one", "s-b--s-one"]
    assert (made.slug, made.title, made.language) == ("book", "The book", "en-GB")
    assert texts(made, "front/article-meta/article-id") == ["book", "HCI-1"]
    assert findings == []


def test_key_points_become_a_box_of_their_page():
    abstract = '<abstract id="b-1" abstract-type="key-points"><title>Key points</title><p>First of all</p></abstract>'
    made, _ = book(page("a", meta=abstract), page("b"))
    assert made.root.find("front/article-meta/abstract") is None
    box = made.root.find("body/sec[@id='s-a']/boxed-text")
    assert (box.get("content-type"), box.get("id")) == ("key-points", "s-a--b-1")
    assert texts(made, "body/sec/boxed-text/caption/title") == ["Key points"]


@pytest.mark.parametrize(("one", "other", "event", "date"), [
    ({"review": "2026-09-14"}, {"review": "2024-01"}, "last-review", "2024-01"),
    ({"due": "2029-09"}, {"due": "2029-09-15"}, "next-review", "2029-09-15"),
    ({"due": "2029-09"}, {"due": "2030"}, "next-review", "2029-09"),
    ({"published": "2025-03-10"}, {"published": "2025-04"}, "published", "2025-04"),
    ({"review": ""}, {}, "last-review", ""),
    ({}, {"due": ""}, "next-review", ""),
    ({"published": ""}, {}, "published", ""),
])
def test_its_dates_hold_for_every_page(one, other, event, date):
    assert book(page("a", **one), page("b", **other))[0].date(event) == date


def test_the_facts_of_each_page_stand_with_its_title():
    reviewer = ('<contrib-group content-type="reviewers"><contrib contrib-type="reviewer"><anonymous/>'
                '<role specific-use="clinical-review">a surgeon</role></contrib></contrib-group>')
    one = page("a", "First", review="2024-01-05")
    one = Article(one.data.replace(b"</title-group>", f"</title-group>{reviewer}".encode()))
    made, _ = book(one, page("b", "Second"))
    assert texts(made, "body/sec[@id='s--parts']/def-list/def-item") == [
        "FirstPublished: 10 March 2025. Last reviewed: 5 January 2024. Next review: September 2029. Reviewed by: a surgeon.",
        "SecondPublished: 10 March 2025. Last reviewed: 14 September 2026. Next review: September 2029.",
    ]


def test_a_work_that_two_pages_cite_is_listed_once_and_citations_follow():
    cite = '<p>See <xref ref-type="bibr" rid="{}">{}</xref>.</p>'
    first = page("a", body=cite.format("r1", "[1]"), back=refs(raw("Work A"), raw("Work B, short.", "10.1000/b")))
    second = page("b", body=cite.format("r1", "[1]") + cite.format("r2 r3", "(2, 3)") + cite.format("r2", "see it there"),
                  back=refs(raw("Work C"), raw("Work B in full", "10.1000/b"), raw("Work D")))
    made, _ = book(first, second)
    listed = texts(made, "back/ref-list/ref")
    assert [re.sub(r".*Work", "Work", text)[:6] for text in listed] == ["Work A", "Work B", "Work C", "Work D"]
    cited = [(xref.text, xref.get("rid")) for xref in made.root.iter("xref")]
    assert cited == [("[1]", "s-a--r1"), ("[3]", "s-b--r1"), ("(2, 4)", "s-a--r2 s-b--r3"), ("see it there", "s-a--r2")]


def test_a_citation_in_superscript_gets_its_new_number_too():
    made, _ = book(page("a", back=refs(raw("A"))), page(
        "b", body='<p>So<xref ref-type="bibr" rid="r1"><sup>1</sup></xref></p>', back=refs(raw("B"))))
    assert texts(made, ".//xref") == ["2"]


def test_one_glossary_in_the_order_of_the_alphabet():
    first = page("a", body='<p><named-content content-type="term" rid="di-Stoma">stoma</named-content></p>', back=terms(Stoma="an opening"))
    second = page("b", body='<p><named-content content-type="term" rid="di-Stoma">stoma</named-content></p>',
                  back=terms(Stoma="an opening", Bile="a fluid"))
    made, findings = book(first, second)
    assert texts(made, "back/glossary/def-list/def-item/term") == ["Bile", "Stoma"]
    assert {element.get("rid") for element in made.root.iter("named-content")} == {"s-a--di-Stoma"}
    assert findings == []


def test_a_word_explained_in_two_ways_keeps_both_and_is_reported():
    made, findings = book(page("a", back=terms(Stoma="an opening")), page("b", back=terms(Stoma="a bag")))
    assert len(texts(made, "back/glossary/def-list/def-item")) == 2
    assert [(finding.rule, finding.detail) for finding in findings] == [("booklet-term-twice", "Stoma")]


def test_links_between_the_pages_stay_in_the_booklet():
    link = '<p><ext-link xlink:href="{}">there</ext-link></p>'
    there = ("https://example.org/b", "https://www.example.org/b/#p-1", "http://example.org/b#gone", "https://example.org/c")
    made, _ = book(page("a", body="".join(map(link.format, there))), page("b"))
    assert [xref.get("rid") for xref in made.root.iter("xref")] == ["s-b", "s-b--p-1", "s-b"]
    assert [link.get("{http://www.w3.org/1999/xlink}href") for link in made.root.iter("ext-link")] == ["https://example.org/c"]


def test_what_the_publisher_says_stands_once():
    said = '<notes notes-type="about"><p id="p-9">We wrote this.</p>{}</notes>'
    made, _ = book(page("a", back=said.format("")), page("b", back=said.format("<p>And more.</p>")))
    assert texts(made, "back/notes[@notes-type='about']/p") == ["We wrote this.", "And more."]


def test_titles_of_notes_that_differ_are_kept():
    made, _ = book(page("a", back='<notes notes-type="about"><title>About us</title><p>A.</p></notes>'),
                   page("b", back='<notes notes-type="about"><title>Who we are</title><p>B.</p></notes>'))
    assert texts(made, "back/notes/p") == ["About us", "A.", "Who we are", "B."]


def test_a_title_of_notes_whose_text_stands_already_goes():
    made, _ = book(page("a", back='<notes notes-type="about"><title>About us</title><p>A.</p></notes>'),
                   page("b", back='<notes notes-type="about"><title>Who we are</title><p>A.</p></notes>'),
                   page("c", back='<notes notes-type="about"><title>Us</title><p>C.</p></notes>'))
    assert texts(made, "back/notes/p") == ["About us", "A.", "Us", "C."]


def rights(article, old, new):
    assert old in article.data
    return Article(article.data.replace(old, new))


def test_rights_are_said_of_the_whole_where_they_hold_for_all():
    other = rights(page("b"), b"<copyright-year>2026", b"<copyright-statement>All reserved.</copyright-statement><copyright-year>2025")
    made, _ = book(page("a"), other)
    assert texts(made, "front/article-meta/permissions/copyright-statement") == ["© 2026 Harbour"]
    assert "All reserved." in texts(made, "body/sec[@id='s--parts']//p")
    assert texts(made, "front/article-meta/permissions/license/license-p") == [""]
    assert texts(book(page("a"), page("b"))[0], "front/article-meta/permissions/copyright-statement") == []


@pytest.mark.parametrize(("old", "new"), [
    (b"<copyright-holder>Harbour", b"<copyright-holder>Somebody else"), (b"all-rights-reserved", b"unknown"),
    (re.search(rb"<permissions>.*</permissions>", page("b").data, re.DOTALL)[0], b""),
])
def test_rights_that_differ_are_not_said_of_the_whole(old, new):
    made, _ = book(page("a"), rights(page("b"), old, new))
    assert made.root.find("front/article-meta/permissions") is None


def test_pictures_of_one_name_stay_apart():
    figure = '<fig id="f-1"><graphic xlink:href="figures/x.svg"><alt-text>A drawing</alt-text></graphic></fig>'
    one, other = page("a", body=figure), page("b", body=figure)
    inputs = {"xml:a": one.data, "xml:b": other.data, "media:a": media.pack({"figures/x.svg": b"A"}),
              "media:b": media.pack({"figures/x.svg": b"B"})}
    made = job.run(inputs, id="book", pages=["a", "b"], language="en", locale="en-GB", title="T", subtitle="", order_code="",
                   package="build/ingest/book.media.zip", path="build/xml/en/book.xml")
    assert sorted(made.files) == ["build/ingest/book.media.zip", "build/xml/en/book.xml"]
    assert media.unpack(made.files["build/ingest/book.media.zip"]) == {"figures/a/x.svg": b"A", "figures/b/x.svg": b"B"}
    shown = etree.fromstring(made.files["build/xml/en/book.xml"]).xpath("//graphic/@*[local-name()='href']")
    assert shown == ["figures/a/x.svg", "figures/b/x.svg"]


words = st.text("abcdefgh ", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(words, st.lists(words, max_size=3), st.dictionaries(st.sampled_from(["bile", "duct", "stent"]), words)),
                min_size=1, max_size=4))
def test_no_passage_of_any_page_is_lost(made_of):
    pages = [
        page(f"p{number}", title, body="".join(f"<p>{text}</p>" for text in texts_),
             back=(terms(**meanings) if meanings else "") + refs(*map(raw, texts_ or ["x"])))
        for number, (title, texts_, meanings) in enumerate(made_of)
    ]
    made, _ = book(*pages)
    known = {one.pieces for stream in passages.streams(made) for one in stream}
    assert {one.pieces for page_ in pages for stream in passages.streams(page_) for one in stream} <= known


def test_a_page_may_be_called_as_a_part_of_the_booklet_is():
    made, findings = book(page("parts", back=refs(raw("A"))), page("references"), page("glossary", back=terms(Bile="a fluid")))
    assert findings == []
    assert [part.get("id") for part in made.root.findall("body/sec")] == ["s-parts", "s-references", "s-glossary", "s--parts"]
    assert [part.get("id") for part in made.root.find("back")] == ["s--glossary", "s--references"]


def version(number, day, source=""):
    made = f'<article-version article-version-type="published" iso-8601-date="{day}">{number}</article-version>'
    group = f"<custom-meta-group><custom-meta><meta-name>source-version</meta-name><meta-value>{source}</meta-value></custom-meta></custom-meta-group>"
    return made, group if source else ""


def versioned(slug, number, day, source=""):
    made, group = version(number, day, source)
    anchor = b"</article-id>"
    data = page(slug, meta=group).data
    return Article(data.replace(anchor, anchor + made.encode(), 1))


def test_a_booklet_has_a_version_that_follows_from_those_of_its_pages():
    made, _ = book(versioned("a", "2.1", "2026-03-01", "1.4"), versioned("b", "1.3", "2026-05-02", "3.0"), order_code="HCI-1")
    element = made.root.find("front/article-meta/article-version")
    assert (element.text, element.get("iso-8601-date"), element.getprevious().tag) == ("2.4", "2026-05-02", "article-id")
    assert made.meta("source-version") == "3.4"


def test_a_booklet_with_a_page_that_was_never_approved_has_no_version():
    made, _ = book(versioned("a", "2.1", "2026-03-01"), page("b"))
    assert made.root.find("front/article-meta/article-version") is None
    assert made.meta("source-version") == ""


VERSIONS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 30)), min_size=1, max_size=6)


@given(VERSIONS, st.data())
def test_the_version_of_a_booklet_rises_with_every_page(versions, data):
    at, change = data.draw(st.integers(0, len(versions) - 1)), data.draw(st.sampled_from(["editorial", "clinical"]))
    major, minor = versions[at]
    after = [*versions[:at], (major + 1, 0) if change == "clinical" else (major, minor + 1), *versions[at + 1:]]
    first, second = (tuple(map(int, assembly_version.combined([f"{one}.{two}" for one, two in each]).split("."))) for each in (versions, after))
    assert second > first
    assert (second[0] > first[0]) == (change == "clinical")


def test_the_first_version_of_a_booklet_is_one():
    assert assembly_version.combined(["1.0", "1.0", "1.0"]) == "1.0"


QUESTIONS = '<boxed-text id="b-1" content-type="questions"><caption><title>Questions to ask</title></caption><p>{}</p></boxed-text>'


def test_the_questions_that_end_the_pages_stand_together_each_with_the_name_of_its_page():
    first = page("first", "The first", body=QUESTIONS.format("First?"))
    middle = page("middle", "The middle", body=QUESTIONS.format("Middle?") + "<p>More words.</p>")
    last = page("last", "The <italic>last</italic>", body=QUESTIONS.replace("<caption><title>Questions to ask</title></caption>", "").format("Last?"))
    made, findings = book(first, middle, last)
    assert findings == []
    together = made.root.find("body")[-1]
    assert [" ".join("".join(part.itertext()).split()) for part in together] == [
        "Questions to ask", "Questions to askThe firstFirst?", "The lastLast?"]
    assert [link.get("rid") for link in together.iter("xref")] == ["s-first", "s-last"]
    assert len(made.root.findall(".//sec[@id='s-middle']//boxed-text")) == 1


def test_a_booklet_without_questions_has_no_section_for_them():
    made, _ = book(page("first"), page("last"))
    assert made.root.find(".//sec[@id='s--questions']") is None
