"""The article: what it says of itself, and what its two digests depend on."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from netpub.article import XLINK, Article

CLEAN = (Path(__file__).parent / "cases" / "validate" / "clean.xml").read_text(encoding="utf-8")
PICTURES = {"figures/pancreas.svg": "1" * 64}


def content_digest(old: str = "", new: str = "", pictures: dict[str, str] = PICTURES) -> str:
    assert old in CLEAN
    return Article(CLEAN.replace(old, new, 1).encode() if old else CLEAN.encode()).content_digest(pictures)


@pytest.mark.parametrize(("old", "new"), [
    ("25 mg", "52 mg"),
    ("manage <bold>", "manage<bold>"),
    ("<bold>five or six</bold>", "five or six"),
    ("2029-03", "2029-04"),
    ("All rights reserved.", ""),
    ('list-type="bullet"', 'list-type="order"'),
    ("<string-name>Alex Sample", "<string-name>Alex  Sampel"),
    ("Sample Society. Food", "Sample Society: Food"),
    ("figures/pancreas.svg", "figures/other.svg"),
    ("<meta-value>0800 000 0000", "<meta-value>0800 000 0001"),
    ('rid="r2"', 'rid="r1"'),
])
def test_what_a_reviewer_approves_changes_the_content_digest(old, new):
    assert content_digest(old, new) != content_digest()


@pytest.mark.parametrize(("old", "new"), [
    ('id="p-300003"', 'id="p-999999"'),
    ('    <sec id="s-enz', '<sec id="s-enz'),
    ("</list-item>\n", "</list-item>"),
    ("Begin with small", "Begin  with\n small"),
    ("<body>", "<body><!-- a remark -->"),
    ("<meta-value>2026-04-02", "<meta-value>2026-04-03"),
    (">1.2</article-version>", ">1.3</article-version>"),
    ("Begin with small", "Begin with\u00a0small"),
    ("</pub-history>", '<event event-type="approved"><event-desc>1.0</event-desc><date iso-8601-date="2026-11-21"/></event></pub-history>'),
])
def test_identifiers_layout_and_the_notes_of_machines_do_not(old, new):
    assert content_digest(old, new) == content_digest()


def test_ids_may_be_spelt_anew_if_what_points_at_them_follows():
    assert content_digest() == Article(CLEAN.replace('"r2"', '"ref-of-2024"').encode()).content_digest(PICTURES)
    assert CLEAN.count('"r2"') > 1


def test_a_picture_belongs_to_the_content_by_its_bytes_not_its_name():
    assert content_digest(pictures={"figures/pancreas.svg": "2" * 64}) != content_digest()
    assert content_digest("figures/pancreas.svg", "figures/b.svg", {"figures/b.svg": "1" * 64}) == content_digest()


def test_every_change_but_the_form_of_writing_changes_the_digest():
    whole = Article(CLEAN.encode())
    assert Article(CLEAN.replace('id="p-300003"', 'id="p-999999"').encode()).digest() != whole.digest()
    assert Article(CLEAN.replace("<issn/>", "<issn></issn>").encode()).digest() == whole.digest()


def test_an_article_says_what_it_is():
    article = Article(CLEAN.encode())
    assert (article.slug, article.language, article.title) == ("eating-after-surgery", "en-GB", "Eating after surgery on the pancreas")
    assert [article.date(name) for name in ("published", "last-review", "revised", "next-review")] == ["2024-08-04", "2026-03-29", "2026-03", "2029-03"]
    assert (article.meta("helpline"), article.meta("nothing"), article.text("front/nothing")) == ("0800 000 0000", "", "")


def test_a_copy_of_the_tree_may_be_changed():
    article = Article(CLEAN.encode())
    copy = article.copy_root()
    copy.find(".//graphic").set(f"{XLINK}href", "other.svg")
    assert article.root.find(".//graphic").get(f"{XLINK}href") == "figures/pancreas.svg"
    assert Article.from_root(article.root).data == CLEAN.encode()


@pytest.mark.parametrize("data", [
    b"<article><!-- a note --><p id='x' b='2' a='1'>a &lt; b &#13; \xc3\xa9</p><?pi x?></article>",
    b"<article xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:u='http://example.org/u'><p xlink:href='a&quot;b'>x<u:y/></p></article>",
    b"<article xmlns='relative'><p>A namespace that is no whole address.</p></article>",
])
def test_the_digest_is_of_canonical_xml_2(data: bytes) -> None:
    root = etree.fromstring(data)
    assert Article.from_root(root).digest() == hashlib.sha256(etree.tostring(root, method="c14n2")).hexdigest()
