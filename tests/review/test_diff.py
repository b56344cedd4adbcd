"""Whatever is changed in an article, the comparison shows it: every word, every digit, every field of a reference, every move."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.article import Article, is_machine
from netpub.review.diff import Kind, compare
from netpub.review.diff_words import Flag
from netpub.text.word_diff import tokens

WHOLE = (Path(__file__).parents[1] / "cases/pandoc_ast/whole/input.xml").read_bytes()
SEEDS = st.integers(0, 10**9)
A_WORD = re.compile(r"[^\W\d_]{3,}")


def kept(element):
    return not any(is_machine(parent) for parent in (element, *element.iterancestors()))


def texts(root, wanted=lambda _: True):
    """Every place of words that a reviewer approves: the element and whether it is its text or its tail."""
    return [
        (element, name) for element in root.iter(etree.Element) if kept(element) and wanted(element) and element.tag != "meta-name"
        for name in ("text", "tail") if re.search(r"\w", getattr(element, name) or "") and (name == "text" or kept(element.getparent()))]


def edited(seed, pattern, change, wanted=lambda _: True):
    """A copy of the article in which one match of a pattern is changed; the old and the new word."""
    chance = random.Random(seed)
    root = Article(WHOLE).copy_root()
    places = [place for place in texts(root, wanted) if re.search(pattern, getattr(*place))]
    element, name = chance.choice(places)
    text = getattr(element, name)
    match = chance.choice(list(re.finditer(pattern, text)))
    new = change(match[0], chance)
    setattr(element, name, text[:match.start()] + new + text[match.end():])
    return Article.from_root(root), match[0], new


def shown(diff, status):
    pieces = [piece for change in diff.changes for piece in (*change.pieces, *(piece for field in change.fields for piece in field.pieces))]
    return [piece for piece in pieces if piece.status == status]


def joined(pieces):
    return " ".join(piece.text for piece in pieces)


@given(SEEDS)
@settings(max_examples=300)
def test_every_changed_word_is_shown(seed):
    new, before, after = edited(seed, A_WORD, lambda word, _: f"{word}zq")
    diff = compare(Article(WHOLE), new, {})
    assert after in joined(shown(diff, "added"))
    assert before in joined(shown(diff, "removed"))


@given(SEEDS)
@settings(max_examples=300)
def test_every_changed_digit_is_shown_as_a_number(seed):
    new, before, after = edited(seed, r"\d", lambda digit, chance: chance.choice([one for one in "0123456789" if one != digit]))
    diff = compare(Article(WHOLE), new, {})
    added = [piece for piece in shown(diff, "added") if after in piece.text]
    assert added
    assert any(before in piece.text for piece in shown(diff, "removed"))
    assert any(Flag.NUMBER in piece.flags for piece in added)


@given(SEEDS)
@settings(max_examples=200)
def test_every_change_of_a_reference_is_shown_as_a_field(seed):
    within = lambda element: any(parent.tag == "element-citation" for parent in element.iterancestors())  # noqa: E731
    new, _, after = edited(seed, r"\w+", lambda word, _: f"{word}9", within)
    [change] = compare(Article(WHOLE), new, {}).changes
    assert change.block.kind == "ref"
    assert any(after in (field.new or "") for field in change.fields)


@given(SEEDS)
@settings(max_examples=150)
def test_every_deleted_word_is_shown(seed):
    new, before, _ = edited(seed, A_WORD, lambda *_: "")
    assert before in joined(shown(compare(Article(WHOLE), new, {}), "removed"))


def _remove(element, _):
    element.getparent().remove(element)


def _swap(element, chance):
    parent = element.getparent()
    parent.insert(chance.randrange(len(parent)), element)


def _mark(element, chance):
    element.set(chance.choice(("content-type", "specific-use", "list-type", "sec-type")), "other")


def _unwrap(element, _):
    parent, at = element.getparent(), element.getparent().index(element)
    for child in reversed(element):
        parent.insert(at, child)
    parent.remove(element)


def _wrap(element, _):
    parent, at = element.getparent(), element.getparent().index(element)
    around = etree.Element("boxed-text")
    parent.insert(at, around)
    around.append(element)


@given(SEEDS, st.sampled_from([_remove, _swap, _mark, _unwrap, _wrap]))
@settings(max_examples=400)
def test_what_changes_the_digest_changes_the_comparison(seed, edit):
    chance = random.Random(seed)
    root = Article(WHOLE).copy_root()
    old = Article.from_root(root)
    inner = [one for one in root.iter(etree.Element) if kept(one) and len(list(one.iterancestors())) > 1 and one.getparent().tag != "name"]
    element = chance.choice([one for one in inner if not (one.tail or "").strip()])
    edit(element, chance)
    new = Article.from_root(root)
    if old.content_digest({}) != new.content_digest({}):
        assert compare(old, new, {}).changes


def test_a_citation_of_another_work_is_shown():
    entry = '<ref id="r{0}"><element-citation publication-type="book"><source>Book {0}</source></element-citation></ref>'
    works = entry.format(1) + entry.format(2)
    body = '<p>Walk <xref ref-type="bibr" rid="{}">*</xref> daily.</p>'
    [change] = compare(article(body.format("r1"), works), article(body.format("r2"), works), {}).changes
    assert [(field.name, "Book 1" in field.old, "Book 2" in field.new) for field in change.fields] == [("refers to", True, True)]


def test_the_same_article_has_no_changes():
    assert compare(Article(WHOLE), Article(WHOLE), {}).changes == ()


def test_ids_layout_and_notes_of_machines_are_no_changes():
    root = Article(WHOLE).copy_root()
    for element in root.iter(etree.Element):
        for name in ("id", "rid"):
            if name in element.attrib:
                element.set(name, f"x-{element.get(name)}")
    root.find(".//article-version").text = "9.9"
    data = Article.from_root(root).data.replace(b"\n      ", b"\n\t")
    assert compare(Article(WHOLE), Article(data), {}).changes == ()


def article(body, back=""):
    return Article(f'<article xml:lang="en-GB"><front/><body><sec id="s"><title>Head</title>{body}</sec></body>'
                   f"<back><ref-list>{back}</ref-list></back></article>".encode())


def paragraphs(*words):
    return article("".join(f"<p>{text}</p>" for text in words))


LONG = ["The pancreas lies behind the stomach.", "Ask your nurse about enzymes with every meal.", "Most people go home after a week.",
        "Call the ward when you have a fever."]


def test_a_moved_paragraph_is_moved_and_nothing_else():
    diff = compare(paragraphs(*LONG), paragraphs(LONG[1], LONG[2], LONG[3], LONG[0]), {})
    [change] = diff.changes
    assert (change.kind, change.moved, change.block.text) == (Kind.SAME, True, LONG[0])


def test_a_moved_paragraph_that_was_reworded_is_both():
    diff = compare(paragraphs(*LONG), paragraphs(LONG[1], LONG[2], LONG[3], LONG[0].replace("behind", "below")), {})
    [change] = diff.changes
    assert (change.kind, change.moved) == (Kind.CHANGED, True)
    assert [(piece.status, piece.text) for piece in change.pieces if piece.status != "same"] == [("removed", "behind"), ("added", "below")]


def test_removed_blocks_stand_where_they_stood():
    diff = compare(paragraphs(*LONG), paragraphs(LONG[0], "Wholly other words here instead, and many of them in one long new sentence.", LONG[3]), {})
    assert [(row.kind, row.block.text) for row in diff.rows if row.block.kind == "p"] == [
        (Kind.SAME, LONG[0]),
        (Kind.ADDED, "Wholly other words here instead, and many of them in one long new sentence."),
        (Kind.REMOVED, LONG[1]), (Kind.REMOVED, LONG[2]), (Kind.SAME, LONG[3])]


@pytest.mark.parametrize(("old", "new", "flag"), [
    ("Take 5 mg a day.", "Take 50 mg a day.", Flag.NUMBER),
    ("Take 5 mg a day.", "Take 5 µg a day.", Flag.NUMBER),
    ("Take two tablets.", "Take three tablets.", Flag.NUMBER),
    ("Do not eat.", "Do eat.", Flag.NEGATION),
    ("You can eat.", "You can’t eat.", Flag.NEGATION),
    ("Non-urgent calls.", "Urgent calls.", Flag.NEGATION),
    ("Eat before bed.", "Eat after bed.", Flag.OPPOSITE),
])
def test_words_that_matter_are_flagged(old, new, flag):
    [change] = compare(paragraphs(old), paragraphs(new), {}).changes
    assert flag in change.flags


def test_a_change_of_markup_alone_is_shown():
    [change] = compare(paragraphs("Eat little."), paragraphs("Eat <bold>little</bold>."), {}).changes
    assert change.flags == {Flag.MARKUP}


def test_a_cell_keeps_its_place_whatever_it_says():
    rows = "<table-wrap><table><tbody><tr><td>Yes</td><td>Fish</td></tr></tbody></table></table-wrap>"
    [change] = compare(article(rows), article(rows.replace("Yes", "No")), {}).changes
    assert (change.kind, change.old.text, change.new.text) == (Kind.CHANGED, "Yes", "No")


def test_a_picture_with_other_content_is_a_change():
    body = '<fig id="f"><graphic xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="figures/a.svg"><alt-text>A</alt-text></graphic></fig>'
    [change] = compare(article(body), article(body), {"figures/a.svg": "22"}, {"figures/a.svg": "11"}).changes
    assert [(field.name, field.old, field.new) for field in change.fields] == [("picture", "11", "22")]


def test_a_paragraph_that_left_its_box_is_a_change_of_structure():
    box = '<boxed-text content-type="emergency"><p>Call 999.</p><p>Stay calm.</p></boxed-text>'
    out = '<boxed-text content-type="emergency"><p>Call 999.</p></boxed-text><p>Stay calm.</p>'
    [change] = compare(article(box), article(out), {}).changes
    assert (change.kind, change.block.text) == (Kind.STRUCTURE, "Stay calm.")


def test_items_that_became_one_are_a_change_of_structure():
    two = "<list><list-item><p>One</p></list-item><list-item><p>Two</p></list-item></list>"
    one = "<list><list-item><p>One</p><p>Two</p></list-item></list>"
    [change] = compare(article(two), article(one), {}).changes
    assert (change.kind, change.block.text) == (Kind.STRUCTURE, "Two")


def test_a_reference_put_in_front_changes_no_other():
    entry = '<ref id="r{}"><element-citation publication-type="book"><source>{}</source><year>2020</year></element-citation></ref>'
    old = article("<p>x</p>", entry.format(1, "Old book of surgery") + entry.format(2, "Second book of nursing"))
    new = article("<p>x</p>", entry.format(1, "New book") + entry.format(2, "Old book of surgery") + entry.format(3, "Second book of nursing"))
    [change] = compare(old, new, {}).changes
    assert (change.kind, dict(change.block.fields)["source"]) == (Kind.ADDED, "New book")


def test_tokens_lose_nothing():
    text = "Take 2.5 mg (5/7 days), don’t stop\u00a0– 检查 T2–3."
    assert "".join(tokens(text)) == text


def test_ten_thousand_words_take_less_than_two_seconds():
    chance = random.Random(7)
    words = [f"w{chance.randrange(1500)}" for _ in range(10_000)]
    new = [word if chance.random() > 0.1 else f"v{chance.randrange(1500)}" for word in words]
    old_page, new_page = (paragraphs(*(" ".join(part[at:at + 40]) for at in range(0, 10_000, 40))) for part in (words, new))
    started = time.process_time()
    diff = compare(old_page, new_page, {})
    assert time.process_time() - started < 2
    assert len(diff.changes) > 200
