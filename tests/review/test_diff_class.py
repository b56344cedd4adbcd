"""A change is editorial only when nothing that a patient acts on has changed."""

import pytest

from netpub.article import Article
from netpub.review.diff import compare
from netpub.review.diff_class import classify

PAGE = (
    '<article xml:lang="en-GB"><front><article-meta><contrib-group content-type="reviewers"><contrib contrib-type="reviewer">'
    "<degrees>MD</degrees></contrib></contrib-group></article-meta></front><body><sec><title>Eating</title><p>Eat small meals in the first weeks.</p>"
    "<p>Take 5 mg with food. Do not drink alcohol.</p><list list-type=\"order\"><list-item><p>Wash your hands.</p></list-item>"
    "<list-item><p>Open the box.</p></list-item></list></sec></body><back><ref-list><ref id=\"r1\"><element-citation "
    "publication-type=\"book\"><source>Surgery</source><year>2020</year><comment specific-use=\"raw\">Surgery. 2020.</comment></element-citation>"
    "</ref></ref-list></back></article>"
)


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("Eat small meals", "Eat litle meals", "editorial"),
    ("small meals", "small portions", "editorial"),
    ("<degrees>MD</degrees>", "<degrees>MD, PhD</degrees>", "editorial"),
    ("Surgery. 2020.", "Surgery, 2020.", "editorial"),
    ("5 mg", "50 mg", "clinical"),
    ("5 mg", "5 g", "clinical"),
    ("Do not drink", "Do drink", "clinical"),
    ("with food", "without food", "clinical"),
    ("first weeks", "first days", "clinical"),
    ("<year>2020", "<year>2021", "clinical"),
    ("</list>", "</list><p>Rest.</p>", "clinical"),
    ("<p>Eat small meals in the first weeks.</p>", "", "clinical"),
    ("<p>Wash your hands.</p></list-item><list-item><p>Open the box.</p>", "<p>Open the box.</p></list-item><list-item><p>Wash your hands.</p>",
     "clinical"),
    ("first weeks.", "first weeks. Tell the nurse when your food tastes odd.", "clinical"),
])
def test_the_class_of_a_change(old, new, expected):
    assert old in PAGE
    assert classify(compare(Article(PAGE.encode()), Article(PAGE.replace(old, new).encode()), {})) == expected


def test_nothing_changed_is_editorial():
    assert classify(compare(Article(PAGE.encode()), Article(PAGE.encode()), {})) == "editorial"
