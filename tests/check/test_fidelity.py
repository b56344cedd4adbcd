"""The gate that no edition may pass with a word, a number or a date of the article missing."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.builder import E

from netpub.article import XML, Article
from netpub.check import epub as epub_text
from netpub.check import fidelity
from netpub.check import html as html_text
from netpub.check.plain import PICTURE
from netpub.findings import Where
from netpub.publish import epub, html, theme
from netpub.publish.edition import Edition
from netpub.reference import Bibliography
from netpub.text.labels import Labels

CASES = Path(__file__).parents[1] / "cases" / "pandoc_ast"
WHOLE = Article((CASES / "whole" / "input.xml").read_bytes())
PLATE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
MEDIA = {f"figures/{name}.svg": PLATE for name in ("pancreas", "leaf", "plate", "before", "plain", "sign")} | {"figures/chart.png": b"\x89PNG"}


def edition(article):
    return Edition(article, MEDIA, Labels("en-GB"), draft=True, slug="x", language="en", alternates=(), theme=theme.load())


def findings(article, text):
    found = []
    fidelity.compare(article, text, Where("dist/x"), found.append)
    return [(one.rule, one.detail) for one in found]


def rules(article, text):
    return {rule for rule, _ in findings(article, text)}


@pytest.fixture(scope="module")
def page():
    return html_text.text(html.write(edition(WHOLE)))


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.name != "right-to-left"))
@pytest.mark.parametrize(("write", "read"), [(html.write, html_text.text), (epub.write, epub_text.text)], ids=["html", "epub"])
def test_our_editions_hold_everything(case, write, read):
    made = edition(Article((CASES / case / "input.xml").read_bytes()))
    assert findings(made.article, read(write(made))) == []


BODY = re.compile(rb"<body>.*</body>", re.DOTALL)
WORDS = sorted(set(re.findall(r"\b[a-z]{4,}\b", " ".join(re.sub(rb"<[^>]+>", b" ", BODY.search(WHOLE.data)[0]).decode().split()))))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_counts(page, word):
    """A word of the body that is gone everywhere is missed at least once."""
    text = re.sub(rf"(?<!\w){word}(?!\w)", "", page)
    assert "text-lost" in rules(WHOLE, text)


@pytest.mark.parametrize(("was", "becomes", "rule"), [
    ("25 mg", "52 mg", "number-lost"),
    ("25 mg", "2 5 mg", "number-lost"),
    ("50–75 mg", "50–750 mg", "number-lost"),
    ("0800 000 0000", "0800 000 0001", "number-lost"),
    ("may begin with", "may not begin with", "text-lost"),
    ("Capsules\n", "", "text-lost"),
    ("one\n", "", "text-lost"),
    ("Small meals are easier", "Large meals are easier", "text-lost"),
    ("does not replace", "does replace", "text-lost"),
    ("The first weeks at home", "", "text-lost"),
    ("Sample Society. Food after surgery. 2024.", "", "text-lost"),
    ("The pancreas makes juices", "The pancreas makes", "text-lost"),
    ("lies across it", "lies in front of it", "text-lost"),
    ("Please ask us before you copy this page.", "", "text-lost"),
    ("29 March 2026", "29 May 2026", "date-lost"),
    ("March 2029", "", "date-lost"),
    ("0800 000 0000, Monday to Friday, 9 am to 5 pm", "0000 000 0800, Monday to Friday, 9 am to 5 pm", "text-lost"),  # the same number stands in the text, in its order
])
def test_a_change_is_found(page, was, becomes, rule):
    assert was in page
    assert rule in rules(WHOLE, page.replace(was, becomes))


def test_the_finding_names_the_words(page):
    assert ("text-lost", "“Some people have a sore mouth.”") in findings(WHOLE, page.replace("Some people have a sore mouth.", ""))


def test_a_word_without_end_is_not_quoted_whole():
    article = Article.from_root(E.article(E.body(E.p("x" * 5000)), **{XML + "lang": "en"}))
    ((_, detail),) = findings(article, "")
    assert detail == f"“{'x' * 160} …”"


def test_order_counts(page):
    first, second = "Begin with small meals.", "Capsules with enzymes come in several strengths."
    lines = page.split("\n")
    a, b = (next(index for index, line in enumerate(lines) if line.startswith(start)) for start in (first, second))
    lines[a], lines[b] = lines[b], lines[a]
    assert rules(WHOLE, "\n".join(lines)) == {"text-lost"}


def test_words_are_whole(page):
    """“one” is not found in “done”, and 5 not in 50."""
    assert ("text-lost", "“one”") in findings(WHOLE, page.replace("\none\n", "\ndone\n"))


def test_pictures_count_where_the_text_has_them(page):
    without = "\n".join(line for line in page.split("\n") if not line.startswith(PICTURE))
    assert rules(WHOLE, f"{without}\n{PICTURE}") == {"text-lost"}
    assert rules(WHOLE, without) == set()


def test_layout_does_not_count(page):
    """Lines broken elsewhere, other forms of characters, marks of direction, soft hyphens."""
    decomposed = page.replace("é", "e\u0301").replace("a", "a\u200b").replace("sur", "\u2067sur\u2069").replace("en", "e\u00adn")
    assert findings(WHOLE, re.sub(r" (?=[a-z])", "\n", decomposed)) == []


def test_page_furniture_between_passages_does_not_count():
    article = article_of(["Take the capsules with every meal.", "Ask your nurse."])
    assert findings(article, "Take the capsules with\nevery meal.\nEating after surgery 12\nMeal Capsules\nAsk your nurse.") == []


def test_nothing_may_come_between_the_words_of_a_passage():
    article = article_of(["Take the capsules with every meal and with every snack that has fat in it."])
    assert rules(article, "Take the capsules with every meal and not with every snack that has fat in it.") == {"text-lost"}


def article_of(paragraphs, language="en"):
    return Article.from_root(E("article", {f"{XML}lang": language}, E("body", *(E("p", words) for words in paragraphs))))


paragraphs = st.lists(st.lists(st.sampled_from(["take", "not", "two", "5", "mg", "water", "daily", "é", "水"]), min_size=1, max_size=12).map(" ".join),
                      min_size=1, max_size=12)


@given(paragraphs)
@settings(deadline=None)
def test_the_text_itself_passes(made):
    assert findings(article_of(made), "\n".join(made)) == []


@given(paragraphs, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_a_text_that_lost_a_number_never_passes(made, chance):
    words = "\n".join(made).split(" ")
    numbers = [index for index, word in enumerate(words) if word == "5"]
    if numbers:
        words[chance.choice(numbers)] = ""
        assert findings(article_of(made), " ".join(words)) != []


@given(paragraphs, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_a_paragraph_that_is_gone_never_passes(made, chance):
    """Unless it stands there again as part of another, in its place."""
    place = chance.randrange(len(made))
    rest = [f"x{number}x {words} y{number}y" for number, words in enumerate(made)]
    article = article_of(rest)
    assert rules(article, "\n".join(rest[:place] + rest[place + 1:])) >= {"text-lost"}


@pytest.mark.parametrize("damage", ["none", "everything", "a paragraph in ten"])
def test_time_grows_with_the_text(damage):
    """200,000 words in seconds, even where much is lost."""
    chance = random.Random(6)
    vocabulary = [f"word{number}" for number in range(3000)]
    made = [" ".join(chance.choices(vocabulary, k=40)) for _ in range(5000)]
    texts = {"none": made, "everything": ["nothing"] * 5000, "a paragraph in ten": [words for index, words in enumerate(made) if index % 10]}
    article = article_of(made)
    begin = time.process_time()
    lost = [one for one in findings(article, "\n".join(texts[damage])) if one[0] == "text-lost"]
    assert len(lost) == {"none": 0, "everything": 5000, "a paragraph in ten": 500}[damage]
    assert time.process_time() - begin < 30


CITING = Article((CASES / "whole" / "input.xml").read_bytes().replace(b'publication-type="other"', b'publication-type="journal"'))


def cited(entry):
    """What is found of a reference that says title and year, when its entry is ``entry``."""
    root = CITING.root
    citation = next(root.iter("element-citation"))
    for field in (E("article-title", "Walking after surgery"), E("year", "2019")):
        citation.append(field)
    article = Article(etree.tostring(root))
    number = citation.getparent().get("id")
    book = Bibliography({number: [{"t": "Str", "c": entry}]})
    found = []
    fidelity.compare(article, entry, Where("dist/x"), found.append, book)
    return {one.detail for one in found if one.rule == "reference-field-lost"}


def test_a_field_that_the_printed_entry_leaves_out_is_reported():
    assert cited("2019.") != set()
    assert cited("Walking after surgery. 2019.") == set()
