"""Marks in the text that cite the page's references become cross-references; whatever only looks like one stays as it is."""

import time

import pytest

from netpub import jats, pandoc_ast
from netpub.imprint import Imprint
from netpub.ingest import read
from netpub.normalise import corrections, ledger, normalise
from netpub.text.labels import Labels

REFERENCES = (
    "Hollis RT, Vane PQ. Rest on the ward. Ann Imagin Surg. 2019;7(2):1-9.", "Orme LK. Quiet hours. J Sample Nurs. 2020;8(1):11-19.",
    "Bray MJ. Lights at night. J Sample Nurs. 2021;9(1):21-29.", "Tarn SE. Ear plugs. Imagin Med. 2022;3(4):31-39.",
)


def page(body, *, tag="ol", count=4):
    entries = "".join(f"<li>{raw}</li>" for raw in REFERENCES[:count])
    html = f"<html><body><main><h1>Sleep in hospital</h1><h2>Why</h2>{body}<h2>References</h2><{tag}>{entries}</{tag}></main></body></html>"
    found = []
    made = normalise(read("sleep", "page.html", html.encode(), {}, found.append).page, corrections.EMPTY, found.append)
    ledger(made)
    return made, [(one.rule, one.detail) for one in found]


def article(body, **options):
    return jats.article(page(body, **options)[0], Imprint("x", "X"), "en-GB", lambda _: None)


def cited(body, **options):
    return [("".join(one.itertext()), one.get("rid")) for one in article(body, **options).root.iter("xref")]


@pytest.mark.parametrize(("body", "wanted"), [
    ("<p>People sleep badly [1].</p>", [("1", "r1")]),
    ("<p>People sleep badly [1, 2] at home[4].</p>", [("1", "r1"), ("2", "r2"), ("4", "r4")]),
    ("<p>People sleep badly [2–4].</p>", [("2–4", "r2 r3 r4")]),
    ("<p>People sleep badly.<sup>1,2</sup> Most<sup>3</sup> do.</p>", [("1", "r1"), ("2", "r2"), ("3", "r3")]),
    ("<p>People sleep badly.<sup>1</sup><sup>–</sup><sup>3</sup></p>", [("1", "r1 r2 r3")]),
    ("<p>People sleep badly.¹,² Most³ do.</p>", [("¹", "r1"), ("²", "r2"), ("³", "r3")]),
    ("<p>People sleep badly<sup>[1]</sup>.</p>", [("1", "r1")]),
    ('<p>People sleep badly <a href="#ref-1">[1]</a>.</p>', [("1", "r1")]),
    ('<p>People sleep badly [<a href="#ref-1">1</a>,<a href="#ref-3">3</a>].</p>', [("1", "r1"), ("3", "r3")]),
    ("<ul><li>Sleep.<sup>1</sup></li><li>Rest.<sup>2</sup></li></ul>", [("1", "r1"), ("2", "r2")]),
    ("<p>People sleep badly (1). Quiet helps (2,3), and plugs (4).</p>", [("1", "r1"), ("2", "r2"), ("3", "r3"), ("4", "r4")]),
])
def test_marks_lead_to_the_references(body, wanted):
    assert cited(body) == wanted


@pytest.mark.parametrize("body", [
    "<p>A count of 10<sup>9</sup>/l, or 10⁹/l. A room of 3 m<sup>2</sup>, 3 m² or 4 cm³. BMI = weight/height<sup>2</sup>.</p>",
    "<p>The scan uses <sup>3</sup>H, <sup>131</sup>I or Ca<sup>2+</sup>; H<sub>2</sub>O is water.</p>",
    "<p>You may (1) rest, (2) walk, (3) read or (4) sleep.</p>",
    "<p>Wait for a day (1). Then call (2).</p>",
    "<p>People sleep badly.<sup>1</sup></p><p><sup>1</sup> On our own ward.</p>",
    '<p>People sleep badly.<sup><a href="#fn1">1</a></sup></p>',
    "<p>A room of many metres<sup>2</sup>.</p>",
    "<p>Call 020 7946 0000 [24 hours] in 2019 [2019].</p>",
])
def test_what_only_looks_like_a_mark_stays(body):
    assert cited(body) == []
    assert page(body)[0].blocks[2:] == page(body, count=0)[0].blocks[2:len(page(body)[0].blocks)]


def test_a_list_without_numbers_is_cited_only_when_the_marks_name_all_of_it():
    assert cited("<p>People sleep badly [1]. Rest helps [2].</p>", tag="ul", count=2) == [("1", "r1"), ("2", "r2")]
    assert cited("<p>People sleep badly [1].</p>", tag="ul", count=2) == []
    assert cited("<p>People sleep badly [1]. Rest helps [2, 3].</p>", tag="ul", count=2) == []


def test_a_mark_beyond_the_list_stays_and_is_told():
    made, found = page("<p>People sleep badly [1]. Rest helps [7].</p>")
    assert ("citation-without-reference", "7") in found
    assert "[7]" in "".join(made.blocks[2].content[-1].text)
    assert [rule for rule, _ in page("<p>People sleep badly [1].</p>")[1] if rule == "citation-without-reference"] == []


def test_links_to_the_list_within_the_page_are_no_lost_links():
    found = []
    jats.article(page('<p>People sleep badly [<a href="#ref-1">1</a>].</p>')[0], Imprint("x", "X"), "en-GB", found.append)
    assert [one.rule for one in found if one.rule == "link-within-page"] == []


def test_words_do_not_change():
    body = "<p>People sleep badly.<sup>1,2</sup> Most<sup>3</sup> do<sup>1–4</sup>, and 10<sup>9</sup> more.</p>"
    assert "".join(article(body).root.find(".//body//p").itertext()) == "People sleep badly.1,2 Most3 do1–4, and 109 more."


def test_editions_link_both_ways():
    made = str(pandoc_ast.document(article("<p>People sleep badly.<sup>1–3</sup></p>"), Labels("en-GB")))
    for number in (1, 2, 3):
        assert made.count("'#r1-cited'") == 3, number
    assert made.count("'#r1'") == 1


def test_a_second_pass_changes_nothing():
    made, _ = page("<p>People sleep badly [1, 2].</p>")
    assert normalise(made, corrections.EMPTY, lambda _: None) == made


@pytest.mark.parametrize("piece", ["[1] ", "[1,", "<sup>1</sup>", "¹", "word<sup>1,</sup>", "(1", "1-", "[1-"])
def test_time_grows_with_length(piece):
    def seconds(count):
        given = page(f"<p>Rest. {piece * count}</p>", count=0)[0]
        from_ = page(f"<p>Rest. {piece * count}</p>")
        del given
        start = time.process_time()
        normalise(from_[0], corrections.EMPTY, lambda _: None)
        return time.process_time() - start

    assert seconds(4000) < 3.5 * seconds(2000) + 0.2
