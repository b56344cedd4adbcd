"""Whatever the markup: every word of an article is in its document, in order, and nothing of it is raw."""

import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.builder import E

from netpub import pandoc_ast
from netpub.article import XML, Article
from netpub.tools import pandoc

INLINE = ("bold", "italic", "sub", "sup", "named-content", "ext-link", "xref", "email", "uri", "abbrev", "strange")
LEAVES = ("p", "attrib")
HOLDERS = ("sec", "boxed-text", "list", "disp-quote", "def-list", "table-wrap", "fig", "fn-in-p", "odd-block")

inlines = st.recursive(
    st.just("word"), lambda inner: st.tuples(st.sampled_from(INLINE), st.lists(inner, min_size=1, max_size=3)), max_leaves=6)
blocks = st.recursive(
    st.tuples(st.sampled_from(LEAVES), st.lists(inlines, min_size=1, max_size=4)),
    lambda inner: st.tuples(st.sampled_from(HOLDERS), st.lists(inner, min_size=1, max_size=3)), max_leaves=12)


class Builder:
    def __init__(self):
        self.numbers = itertools.count()
        self.words, self.notes = [], []
        self.into = self.words

    def word(self):
        word = f"w{next(self.numbers)}x"
        self.into.append(word)
        return f" {word} "

    def inline(self, made):
        if made == "word":
            return self.word()
        tag, parts = made
        element = E(tag, {"content-type": "dose", "rid": "nowhere"} if tag in ("named-content", "xref") else {})
        return self.fill(element, map(self.inline, parts))

    def fill(self, element, parts):
        for part in parts:
            if isinstance(part, str):
                if len(element):
                    element[-1].tail = (element[-1].tail or "") + part
                else:
                    element.text = (element.text or "") + part
            else:
                element.append(part)
        return element

    def block(self, made):
        tag, parts = made
        if tag in LEAVES:
            return self.fill(E(tag), map(self.inline, parts))
        if tag == "fn-in-p":
            note = E("p", E("fn"))
            self.into = self.notes
            self.fill(note[0], [self.fill(E("p"), [self.word()])])
            self.into = self.words
            return note
        if tag == "table-wrap":
            return E("table-wrap", E("label", self.word()), E("table", E("tbody", *(E("tr", E("th", self.block(part)), E("td", self.word())) for part in parts))))
        if tag == "fig":
            return E("fig", E("label", self.word()), E("caption", E("title", self.word()), E("p", self.word())))
        if tag == "list":
            return E("list", *(E("list-item", self.block(part)) for part in parts))
        if tag == "def-list":
            return E("def-list", *(E("def-item", E("term", self.word()), E("def", self.block(part))) for part in parts))
        if tag == "boxed-text":
            return E("boxed-text", E("caption", E("title", self.word())), *map(self.block, parts))
        if tag == "sec":
            return E("sec", E("title", self.word()), *map(self.block, parts))
        return E(tag, *map(self.block, parts))


def strings(value):
    """The words of a document in order; captions of figures stand behind their pictures, of tables before their rows."""
    if isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, dict):
        if value["t"] == "Str":
            yield value["c"]
        elif "c" in value:
            yield from strings(value["c"])


@given(st.lists(blocks, min_size=1, max_size=4))
@settings(deadline=None, max_examples=150)
def test_no_word_is_lost(english, made):
    build = Builder()
    root = E("article", {f"{XML}lang": "en"}, E("body", *map(build.block, made)))
    document = pandoc_ast.document(Article.from_root(root), english("en"))
    found = [word for word in strings(document["blocks"]) if word.startswith("w")]
    assert found == [*build.words, *build.notes]
    assert b"w" in pandoc.convert(document, "html5", {}, {})


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
@settings(deadline=None, max_examples=200)
def test_no_character_is_lost(english, text):
    root = E("article", {f"{XML}lang": "en"}, E("body", E("p", text)))
    document = pandoc_ast.document(Article.from_root(root), english("en"))
    assert " ".join(strings(document["blocks"])) == " ".join(part for part in text.split(" ") if part)


def test_deep_nesting_is_written(english):
    """As deep as the XML parser lets anything be."""
    inner = E("p", "core")
    for _ in range(120):
        inner = E("disp-quote", inner)
    document = pandoc_ast.document(Article.from_root(E("article", {f"{XML}lang": "en"}, E("body", inner))), english("en"))
    assert b"core" in pandoc.convert(document, "html5", {}, {})
    assert json.dumps(document).count("BlockQuote") == 120
