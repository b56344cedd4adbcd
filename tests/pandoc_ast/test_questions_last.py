"""The questions that end a text follow its glossary; any others stay where they are."""

import pytest

from netpub.article import Article
from netpub.pandoc_ast import document
from netpub.text.labels import Labels

BOX = '<boxed-text id="b-1" content-type="questions"><caption><title>Questions to ask</title></caption><p>Why?</p></boxed-text>'


def order(body):
    """The kinds and ids of the blocks of a document with a glossary."""
    article = Article(f"""<article xml:lang="en-GB"><front><article-meta/></front><body>{body}</body>
        <back><glossary id="g"><def-list><def-item><term>A</term><def><p>b</p></def></def-item></def-list></glossary></back>
        </article>""".encode())
    return [
        block["c"][1][0] if block["t"] == "Header" else next(iter(block["c"][0][1][-1:]), "") if block["t"] == "Div" else block["t"]
        for block in document(article, Labels("en-GB"))["blocks"]]


@pytest.mark.parametrize(("body", "expected"), [
    (f'<sec id="s-1"><title>One</title><p>Words.</p>{BOX}</sec>', ["s-1", "Para", "glossary", "questions"]),
    (f'<sec id="s-1"><title>One</title>{BOX}<p>Words.</p></sec>', ["s-1", "questions", "Para", "glossary"]),
    (f'<sec id="s-1"><title>One</title><p>Words.</p>{BOX}</sec><sec id="s-2"><title>Two</title><p>More.</p></sec>',
     ["s-1", "Para", "questions", "s-2", "Para", "glossary"]),
    (f'<sec id="s-1"><title>One</title><p>Words.</p></sec><sec id="s-2"><title>Questions</title>{BOX}{BOX.replace("b-1", "b-2")}</sec>',
     ["s-1", "Para", "glossary", "s-2", "questions", "questions"]),
    (f'<sec id="s-1"><title>One</title><p>Words.</p><sec id="s-2"><title>Questions</title>{BOX}</sec></sec>',
     ["s-1", "Para", "s-2", "questions", "glossary"]),
    (BOX, ["glossary", "questions"]),
])
def test_questions_at_the_end_follow_the_glossary(body, expected):
    assert order(body) == expected
