"""The grammar: eight faults give eight findings at their lines; it is a true subset of JATS; white space is where it says nothing."""

import random
from pathlib import Path

import pytest
from lxml import etree

from netpub.article import CONTAINERS, Article
from netpub.findings import Where
from netpub.validate import grammar

CASES = Path(__file__).parents[1] / "cases" / "validate"
CLEAN = (CASES / "clean.xml").read_text(encoding="utf-8")
FILE = "source/sample/page.xml"
FAULTS = [
    ("<issn/>", '<issn/><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"/>', "xml-grammar", "“mml:math” is no element of the profile."),
    ("<year>2024</year>", "", "xml-grammar", "the date of publication (pub-date) lacks a year (year)."),
    ("<anonymous/>", "<anonymous>Somebody</anonymous>", "xml-grammar", "words stand directly in an unnamed person (anonymous), outside of any part of it."),
    ("<title>What you can eat</title>", "", "xml-grammar", "a section (sec) lacks a heading (title) before a paragraph (p)."),
    ('<list id="l-300004" list-type="bullet">', '<list id="l-300004" list-type="disc">', "xml-grammar",
     "the attribute “list-type” of a list (list) has a value that it may not have; it must be “bullet” or “order” or “simple”."),
    ('<td id="p-400005">', '<td id="p-400005" style="color: red">', "xml-grammar", "a cell (td) may not have the attribute “style”."),
    ('<boxed-text id="b-600001" content-type="when-to-call">', '<boxed-text id="b-600001">', "xml-grammar",
     "a box (boxed-text) lacks the attribute “content-type”; it must be “key-points” or “when-to-call” or “emergency” or “questions” or “note”."),
    ('<ref id="r1">', '<title>Too late</title><ref id="r1">', "xml-grammar",
     "a heading (title) stands in the wrong place in the references (ref-list); here may stand a paragraph (p) or a reference (ref)."),
]
OF_THE_PARENT = {"<year>2024</year>": "<pub-date ", "<title>What you can eat</title>": '<sec id="s-what'}


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(CLEAN.splitlines(), 1) if text in line)


def check(data: bytes, places: dict[str, Where]) -> list[tuple[str, str, int, str]]:
    findings = []
    grammar.check(Article(data), places, findings.append)
    return [(finding.rule, finding.where.file, finding.where.line, finding.detail) for finding in findings]


def test_eight_faults_give_eight_findings_at_their_lines():
    broken = CLEAN
    for old, new, _, _ in FAULTS:
        assert broken.count(old) == 1
        broken = broken.replace(old, new)
    expected = [(rule, FILE, line_of(OF_THE_PARENT.get(old, old)), detail) for old, _, rule, detail in FAULTS]
    assert sorted(check(broken.encode(), {"": Where(FILE)})) == sorted(expected)


@pytest.mark.parametrize(("old", "new", "detail"), [
    ("<issn/>", "<issn><bold>1</bold></issn>", "bold text (bold) may not stand in “issn”."),
    ("<issn/>", "<issn/><history/>", "“history” is no element of the profile; use pub-history."),
    ('<p id="p-300011">', '<p id="two words">', "the attribute “id” of a paragraph (p) has a value that it may not have."),
    ('<th id="p-400002" scope="col">', '<th id="p-400002" scope="all">',
     "the attribute “scope” of a header cell (th) has a value that it may not have; it must be “row” or “col” or “rowgroup” or “colgroup”."),
    ('<disp-quote id="q-300012">', '<disp-quote id="q-300012">Words alone.', "words stand directly in a quotation (disp-quote), outside of any part of it."),
    ('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ali="http://www.example.org/"',
     "the attribute “xmlns:ali” of the article (article) has a value that it may not have."),
])
def test_one_fault_gives_one_finding(old, new, detail):
    assert [(rule, found) for rule, _, _, found in check(CLEAN.replace(old, new, 1).encode(), {"": Where(FILE)})] == [("xml-grammar", detail)]


def test_what_is_no_article_is_said_to_be_none():
    assert check(b"<p>Words</p>", {}) == [("xml-grammar", "", 0, "it begins with a paragraph (p) and not with the article (article).")]


def test_a_fault_in_a_page_of_another_format_is_placed_through_the_nearest_block():
    broken = CLEAN.replace("<bold>five or six</bold>", "<blink>five or six</blink>").replace("<subject>Patients</subject>", "<topic/>")
    places = {"": Where("source/sample/page.html"), "p-300003": Where("source/sample/page.html", 17), "s-what-you-can-eat": Where("source/sample/page.html", 15)}
    assert {(file, line, detail) for _, file, line, detail in check(broken.encode(), places)} == {
        ("source/sample/page.html", 17, "“blink” is no element of the profile."),
        ("source/sample/page.html", 0, "“topic” is no element of the profile."),
        ("source/sample/page.html", 0, "“subj-group” lacks “subject”."),
    }


def test_the_example_follows_the_grammar():
    assert check(CLEAN.encode(), {}) == []


def test_containers_are_the_elements_that_hold_elements_only():
    declared = {element.name for element in grammar.grammar().iterelements() if element.type == "element"}
    assert declared == CONTAINERS


@pytest.fixture(scope="module")
def official(shared):
    return etree.DTD(file=str(shared / "data/jats-dtd/1.3/JATS-journalpublishing1-3.dtd"))


def test_the_examples_follow_both_grammars(official, shared):
    for data in (CLEAN.encode(), (shared / "docs/profile-sample.xml").read_bytes()):
        assert check(data, {}) == []
        assert official.validate(Article(data).root), str(official.error_log)


class Writer:
    """Makes articles at random from the grammar: every model, every attribute."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.declared = {element.name: element for element in grammar.grammar().iterelements()}
        self.ids = 0

    def element(self, name: str, depth: int = 0):
        declared = self.declared[name]
        made = etree.Element(name, nsmap={"xlink": "http://www.w3.org/1999/xlink"} if name == "article" else None)
        for attribute in declared.iterattributes():
            if attribute.prefix != "xmlns" and (attribute.default == "required" or self.random.random() < 0.4):
                self.set(made, attribute)
        for child in self.children(declared.content, depth):
            made.append(self.element(child, depth + 1))
        if declared.type == "mixed":
            made.text = "words "
        return made

    def set(self, made, attribute) -> None:
        prefix = {"xlink": "{http://www.w3.org/1999/xlink}", "xml": "{http://www.w3.org/XML/1998/namespace}", None: ""}[attribute.prefix]
        values = list(attribute.itervalues())
        if attribute.type == "id":
            self.ids += 1
            value = f"i{self.ids}"
        elif attribute.type == "idrefs":
            value = "REF"
        else:
            value = self.random.choice(values) if values else {"cdata": "x", "nmtoken": "en"}[attribute.type]
        made.set(prefix + attribute.name, value)

    def children(self, content, depth: int) -> list[str]:
        if content is None or content.type == "pcdata":
            return []
        least, most = {"once": (1, 1), "opt": (0, 1), "mult": (0, 2), "plus": (1, 6)}[content.occur]
        deep = depth > 8
        made = []
        for _ in range(least if deep else self.random.randint(least, most)):
            if content.type == "element":
                made.append(content.name)
            elif content.type == "seq":
                made += self.children(content.left, depth) + self.children(content.right, depth)
            else:
                made += self.children(self.alternative(content, deep), depth)
        return made

    def alternative(self, content, deep: bool):
        options = []
        while content is not None and content.type == "or":
            options.append(content.left)
            content = content.right
        options.append(content)
        return options[0] if deep else self.random.choice(options)


SEEDS = range(80)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_our_grammar_allows_the_official_one_allows(official, seed):
    writer = Writer(seed)
    root = writer.element("article")
    root.find("body").insert(0, etree.Element("p", id="i0"))
    for element in root.iter(etree.Element):
        if element.get("rid") == "REF":
            element.set("rid", f"i{writer.random.randint(0, writer.ids)}")
    assert grammar.grammar().validate(root), str(grammar.grammar().error_log)
    assert official.validate(root), str(official.error_log)


def test_the_random_articles_use_the_whole_grammar():
    used = {element.tag for seed in SEEDS for element in Writer(seed).element("article").iter(etree.Element)}
    assert used == {element.name for element in grammar.grammar().iterelements()}
