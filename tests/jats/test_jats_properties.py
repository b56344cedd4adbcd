"""What holds for every page: no word is lost or added, ids are unique, the article follows our grammar and the official one."""

import copy
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.imprint import Imprint
from netpub.jats import article
from netpub.jats.crossing import clean
from netpub.jats.words import words_of
from netpub.page import (
    Box,
    Cell,
    Citation,
    Definition,
    DefinitionList,
    Emphasis,
    Fact,
    Figure,
    Heading,
    Language,
    Link,
    List,
    Metadata,
    Note,
    Origin,
    Page,
    Paragraph,
    Quote,
    Reviewer,
    Source,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    Unrecognised,
    plain,
)
from netpub.reference import Reference
from netpub.validate import validate
from netpub.validate.limits import Limits

AT = Origin("source/sample/page.html", 3)
strings = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Take 5 mg twice.", "call 0800 000 0000", "2–3 %", "\ud800", "\x00", "a\rb", " ", "Glossary", "Key points", "References"]))
ids = st.one_of(st.just(""), st.sampled_from(["a", "a-2", "1x", "s-é", "x y"]), st.text(max_size=4))
hrefs = st.one_of(st.sampled_from(["https://example.org/", "mailto:a@b.org", "#x", "b.html", "javascript:x", "http://[", "tel:1", ""]), st.text(max_size=8))
leaf = st.builds(Text, strings)


def _nested(children):
    several = st.lists(children, max_size=3).map(tuple)
    plain_kinds = [st.builds(kind, several) for kind in (Strong, Emphasis, Sub, Sup, Note)]
    return st.one_of(*plain_kinds, st.builds(Link, hrefs, several), st.builds(Language, st.sampled_from(["es", "zh-Hans", "", "a b"]), several))


inlines = st.lists(st.recursive(leaf, _nested, max_leaves=5), max_size=3).map(tuple)
flat = st.one_of(
    st.builds(Paragraph, inlines, st.just(AT), ids), st.builds(Unrecognised, inlines, st.just(AT), ids),
    st.builds(Heading, st.integers(1, 6), inlines, st.just(AT), ids),
    st.builds(Figure, st.sampled_from(["figures/a.svg", "", "a b"]), strings, inlines, st.just(AT), st.booleans(), ids))


def _holding(children):
    several = st.lists(children, max_size=3).map(tuple)
    cells = st.builds(Cell, several, st.sampled_from(["", "col", "row"]), st.integers(1, 3), st.integers(1, 3))
    rows = st.lists(st.lists(cells, max_size=2).map(tuple), max_size=3).map(tuple)
    items = st.lists(st.builds(Definition, inlines, several, ids), max_size=3).map(tuple)
    return st.one_of(
        st.builds(List, st.sampled_from(["bullet", "order", "simple"]), st.lists(several, max_size=3).map(tuple), st.just(AT), ids),
        st.builds(Box, st.sampled_from(["key-points", "when-to-call", "emergency", "questions", "note"]), inlines, several, st.just(AT), ids),
        st.builds(Quote, several, st.just(AT), ids), st.builds(DefinitionList, items, st.just(AT), ids),
        st.builds(Table, rows, rows, inlines, st.just(AT), ids))


blocks = st.lists(st.recursive(flat, _holding, max_leaves=6), max_size=8).map(tuple)
words = strings.filter(lambda text: text.strip())
text_facts = ["subtitle", "author", "copyright-statement", "copyright-year", "copyright-holder", "license-text", "order-code", "audience", "version"]
texts = st.dictionaries(st.sampled_from(text_facts), words)
dates = st.dictionaries(st.sampled_from(["published", "last-review", "revised", "next-review"]), st.sampled_from(["2024", "2024-02", "2024-02-29"]))
reviewers = st.lists(st.builds(
    Reviewer, st.sampled_from(["clinical-review", "lay-review"]), st.just(AT), strings, strings, strings, strings), max_size=2).map(tuple)


@st.composite
def pages(draw):
    facts = {**draw(texts), **draw(dates), **draw(st.dictionaries(st.sampled_from(["title", "license-type", "source-url"]), words))}
    metadata = Metadata(
        tuple((name, Fact(value, "evidence", AT)) for name, value in facts.items()), draw(reviewers), draw(blocks), draw(st.lists(strings, max_size=2).map(tuple)))
    references = tuple(
        Citation(Reference(draw(ids), raw), AT) for raw in draw(st.lists(strings, max_size=3)))
    return Page(Source("sample", AT.file, "text/html", "0" * 64, ()), metadata, draw(blocks), references)


IMPRINT = Imprint("house", "The house", disclaimer="No advice.", formats="Large print.")


def crossed(page):
    return article(page, IMPRINT, "en-GB", lambda finding: None)


def squeezed(text):
    return "".join(clean(text).split())


@settings(deadline=None, max_examples=60)
@given(pages())
def test_no_word_of_the_text_is_lost_added_or_moved_within_its_block(page):
    root = crossed(page).root
    parts = root.xpath("front/article-meta/title-group/article-title | front/article-meta/abstract | body | back/glossary | back/ref-list/title")
    given_words = words_of(page.blocks)
    title = page.metadata.value("title")
    heading = next((plain(block.content) for block in page.blocks if isinstance(block, Heading) and block.level == 1 and plain(block.content).strip()), "")
    if title.strip() and title.split() != heading.split():
        given_words += title
    made = "".join("".join(part.itertext()) for part in parts)
    assert Counter(squeezed(made)) == Counter(squeezed(given_words))
    for block in page.blocks:
        if isinstance(block, Paragraph | Heading | Unrecognised):
            assert squeezed(words_of((block,))) in squeezed(made)


@settings(deadline=None, max_examples=40)
@given(pages())
def test_every_fact_and_reference_is_in_the_article(page):
    root = crossed(page).root
    everything = squeezed("".join(root.itertext()))
    facts = [fact.value for name, fact in page.metadata.facts if name in text_facts]
    people = [part for one in page.metadata.reviewers for part in (one.name, one.degrees, one.organisation)]
    references = [citation.reference.raw for citation in page.references]
    for value in (*facts, *people, *page.metadata.keywords, *references, words_of(page.metadata.disclaimer)):
        assert all(squeezed(word) in everything for word in value.split())
    for name in ("published", "last-review", "revised", "next-review"):
        assert crossed(page).date(name) == page.metadata.value(name)


@settings(deadline=None, max_examples=40)
@given(pages())
def test_the_article_follows_the_grammar_and_its_ids_are_unique(page):
    findings = []
    validate(crossed(page), {}, Limits(), findings.append)
    assert [finding for finding in findings if finding.rule in ("xml-grammar", "duplicate-id", "xref-unresolved")] == []


@settings(deadline=None, max_examples=15)
@given(pages())
def test_the_same_page_gives_the_same_bytes_and_stays_as_it_is(page):
    before = copy.deepcopy(page)
    assert crossed(page).data == crossed(page).data
    assert page == before


@pytest.fixture(scope="module")
def official(shared):
    return etree.DTD(file=str(shared / "data/jats-dtd/1.3/JATS-journalpublishing1-3.dtd"))


def test_articles_follow_the_official_grammar(official):
    @settings(deadline=None, max_examples=40)
    @given(pages())
    def follows(page):
        assert official.validate(crossed(page).root), str(official.error_log)

    follows()
