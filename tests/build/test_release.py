"""An approved snapshot becomes what is released: proved, with its version, and otherwise word for word."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from netpub.article import Article
from netpub.build.jobs import media, release

CLEAN = (Path(__file__).parents[1] / "cases/validate/clean.xml").read_bytes()
PICTURE = b"<svg/>"
FIGURES = {"figures/pancreas.svg": hashlib.sha256(PICTURE).hexdigest()}
DIGEST = Article(CLEAN).content_digest(FIGURES)
REVISIONS = [
    {"version": "1.0", "at": "2025-01-02", "change": "", "content_digest": "1" * 64},
    {"version": "1.1", "at": "2026-11-21", "change": "editorial", "content_digest": DIGEST},
]


def run(data=CLEAN, pictures=None, **more):
    arguments = {
        "slug": "eating-after-surgery", "language": "en", "snapshot": "source/x/snapshots/en-1.xml", "path": "build/release/en/x.xml",
        "content_digest": DIGEST, "figures": FIGURES, "revisions": REVISIONS, "source_version": "", **more}
    return release.run({"snapshot": data, "media": media.pack(pictures or {"figures/pancreas.svg": PICTURE})}, **arguments)


def released(**more):
    return Article(run(**more).files["build/release/en/x.xml"])


def test_it_bears_its_version_and_history_and_what_was_approved_is_untouched():
    made = released()
    assert made.text("front/article-meta/article-version") == "1.1"
    assert made.root.find("front/article-meta/article-version").get("iso-8601-date") == "2026-11-21"
    events = made.root.findall("front/article-meta/pub-history/event[@event-type='approved']")
    assert [(event.findtext("event-desc"), event.find("date").get("iso-8601-date")) for event in events] == [("1.0", "2025-01-02"), ("1.1", "2026-11-21")]
    assert made.content_digest(FIGURES) == DIGEST
    assert run().facts["version"] == "1.1"
    assert run().findings == ()
    assert made.date("last-review") == "2026-03-29"


def test_it_is_still_an_article_of_the_profile_with_or_without_a_history_before():
    root = Article(CLEAN).copy_root()
    for tag in ("pub-history", "article-version", "custom-meta-group"):
        for element in root.findall(f"front/article-meta/{tag}"):
            element.getparent().remove(element)
    bare = Article.from_root(root)
    made = run(bare.data, content_digest=bare.content_digest(FIGURES), source_version="1.0")
    again = run(made.files["build/release/en/x.xml"], content_digest=bare.content_digest(FIGURES), source_version="2.0")
    assert again.findings == ()
    article = Article(again.files["build/release/en/x.xml"])
    assert len(article.root.findall(".//event")) == 2
    assert article.meta("source-version") == "2.0"


def test_a_notice_is_no_part_of_what_was_approved_and_only_a_release_writes_one():
    forged = CLEAN.replace(b"</back>", b'<notes notes-type="older-version"><p>Forged.</p></notes></back>')
    assert forged != CLEAN
    assert Article(forged).content_digest(FIGURES) == DIGEST
    path = "build/release/en/x.xml"
    assert b"Forged" not in run(forged).files[path]
    made = Article(run(newer={"locale": "es-ES", "made_from": "1.0", "version": "1.1", "at": "2026-12-05"}).files[path])
    assert made.content_digest(FIGURES) == DIGEST
    assert made.text("back/notes[@notes-type='older-version']/p") == (
        "This is version 1.1 of 21 November 2026. It was translated from version 1.0 of the Spanish text. "
        "The Spanish text has been revised since: version 1.1, 5 December 2026.")


@pytest.mark.parametrize("data", [CLEAN.replace(b"25 mg", b"52 mg"), CLEAN[:-20], b""])
def test_another_text_than_the_approved_one_is_not_released(data):
    made = run(data)
    assert made.files == {}
    assert [one.rule for one in made.findings] == ["snapshot-altered"]


def test_a_snapshot_that_no_longer_validates_is_not_released():
    data = CLEAN.replace(b"<subtitle>", b"<old-title>").replace(b"</subtitle>", b"</old-title>") if b"<subtitle>" in CLEAN else CLEAN.replace(b"<issn/>", b"<old/>")
    made = run(data, content_digest=Article(data).content_digest(FIGURES))
    assert made.files == {}
    assert [one.rule for one in made.findings] == ["snapshot-invalid"]


def test_a_picture_that_has_another_name_now_is_found_by_its_bytes():
    made = released(pictures={"figures/new.svg": PICTURE})
    assert made.root.xpath("string(//graphic/@*[name() = 'xlink:href'])") == "figures/new.svg"
    assert etree.tostring(made.root).count(b"figures/pancreas.svg") == 0
