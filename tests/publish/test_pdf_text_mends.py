"""What print does to the text of a booklet: where lines break and links begin, and never a word less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from netpub.publish import booklet_text, theme
from netpub.text.labels import Labels

LATIN = theme.load().families("en")


def mended(markup: str) -> str:
    body = html.fragment_fromstring(markup, create_parent="main")
    booklet_text.prepare(body, LATIN, Labels("en-GB"))
    return "".join(html.tostring(child, encoding="unicode") for child in body).replace("<span> </span>", " ")


BOX = '<div class="box when-to-call"><p>{}</p></div>'
PHONE = '<span class="phone"><a href="tel:0800">0800</a></span>'


@pytest.mark.parametrize(("before", "after"), [
    ("4 to 7 days", "4\u00a0to 7\u00a0days"),
    ("38 °C or 5 mg", "38\u00a0°C or 5\u00a0mg"),
    ("14 September 2026", "14\u00a0September\u00a02026"),
    ("On March 29, 2025; May 2026", "On March\u00a029,\u00a02025; May\u00a02026"),
    ("You may rest.", "You may rest."),
    ("Call 999 now", "Call 999\u00a0now"),
    ("1 extraordinarily long word", "1 extraordinarily long word"),
    ("12 34 56", "12 34 56"),
    ("A4 is<b>5 mm</b> more", "A4\u00a0is<b>5\u00a0mm</b> more"),
])
def test_numbers_stay_with_what_they_count(before: str, after: str):
    assert mended(f"<p>{before}</p>") == f"<p>{after}</p>"


def test_a_blank_before_markup_is_an_element():
    body = html.fragment_fromstring("<p>One <b>two</b> <i>three</i>four<u>five</u>\u00a0<b>six</b></p>", create_parent="main")
    booklet_text.prepare(body, LATIN, Labels("en-GB"))
    assert html.tostring(body[0], encoding="unicode") == (
        "<p>One<span> </span><b>two</b> <i>three</i>four<u>five</u>\u00a0<b>six</b></p>")


@pytest.mark.parametrize(("before", "after"), [
    (f"Call {PHONE} now.", f"Call <br>{PHONE}<br> now."),
    (f"Call {PHONE}.", f"Call <br>{PHONE}."),
    (f"{PHONE}, day or night", f"{PHONE},<br> day or night"),
    (PHONE, PHONE),
    ('Call <a href="tel:0800"><span class="phone"><span>0800</span></span></a> now.',
     'Call <br><span><span class="phone"><span><a href="tel:0800" data-words="0800">0800</a></span></span></span><br> now.'),
])
def test_the_number_to_call_has_a_line_of_its_own(before: str, after: str):
    assert mended(BOX.format(before)) == BOX.format(after)
    assert "<br>" not in mended(f"<p>{before}</p>")


@pytest.mark.parametrize(("before", "after"), [
    ('<a href="#x">one</a>', '<a href="#x">one</a>'),
    ('<a href="#x" class="term">CO<sub>2</sub> in air</a>',
     ('<span class="term"><a href="#x" data-words="CO2 in air">CO</a><sub><a href="#x" data-words="CO2 in air">2</a></sub>'
     '<a href="#x" data-words="CO2 in air"> in air</a></span>')),
    ('<a id="here"><b>no link</b></a>', '<a id="here"><b>no link</b></a>'),
])
def test_links_lie_around_words(before: str, after: str):
    assert mended(f"<p>{before}</p>") == f"<p>{after}</p>"


def test_pictures_without_words_are_backgrounds():
    made = mended('<p><img src="figures/leaf ä.svg" alt=""><img src="figures/hand.svg" alt="A hand"></p>')
    assert "<img src=\"figures/hand.svg\" alt=\"A hand\">" in made
    assert "<span class=\"decorative\" style=\"background-image: url('https://edition.invalid/figures/leaf%20%C3%A4.svg')\"></span>" in made


def test_ways_back_are_left_out():
    assert mended('<li>A note. <a href="#n" role="doc-backlink">↩</a></li>') == "<li>A note. </li>"


def test_only_tables_of_many_columns_are_wide():
    table = "<table><tbody><tr>{}</tr></tbody></table>"
    assert 'class="wide"' not in mended(table.format("<td>x</td>" * 5))
    assert 'class="wide"' in mended(table.format("<td>x</td>" * 6))
    assert 'class="wide"' in mended(table.format('<td colspan="4">x</td>' * 2))
    assert 'class="wide"' in mended(table.format("<td>pancreatoduodenectomy</td>" * 3))
    assert "<table" not in mended(table.format("<td>pancreatoduodenectomy</td>" * 5))
    assert "<table" not in mended(table.format("<td>x</td>" * 10))


TABLE = (
    '<table><caption>Results</caption><thead><tr><th rowspan="2">Drug</th><th colspan="2">Dose</th>{0}</tr><tr><th>Morning</th><th>Evening</th></tr></thead>'
    "<tbody><tr><th>A</th><td>5 mg</td><td><b>10</b> mg</td>{1}</tr><tr><th>B</th><td colspan=\"2\">none</td>{1}</tr></tbody></table>")


def test_a_table_that_no_page_holds_becomes_a_list_of_its_rows():
    many = "".join(f"<th rowspan=\"2\">Column {number}</th>" for number in range(8)), "".join(f"<td>value {number}</td>" for number in range(8))
    made = html.fragment_fromstring(mended(TABLE.format(*many)))
    assert [part.text_content() for part in made.iter("p")] == ["Results", "Drug", "A", "B"]
    rows = [[" ".join(part.text_content().split()) for part in entries] for entries in made.iter("dl")]
    assert rows[0][:6] == ["Dose – Morning", "5 mg", "Dose – Evening", "10 mg", "Column 0", "value 0"]
    assert rows[1][:4] == ["Dose – Morning", "none", "Column 0", "value 0"]
    assert rows[0][-2:] == rows[1][-2:] == ["Column 7", "value 7"]


def test_a_cell_over_several_rows_stands_once():
    cells = "".join(f"<td>{number}</td>" for number in range(9))
    made = mended(f'<table><tbody><tr><td rowspan="2">both</td>{cells}</tr><tr>{cells}</tr></tbody></table>')
    assert made.count("both") == 1
    assert made.count("<dd>8</dd>") == 2


LINK = '<h2 id="x">There</h2><p>Read <a href="#x"{}>the part</a> first.</p>'


def test_a_reference_to_another_place_says_its_page_outside_the_link():
    assert ('<a href="#x">the part</a> <span class="see">(<span>see page</span>\u00a0<span class="page" data-target="#x"></span>)</span> first'
            ) in mended(LINK.format(""))
    for other in (' role="doc-biblioref"', ' role="doc-noteref"', ' class="term"'):
        assert "see page" not in mended(LINK.format(other))
    assert "see page" not in mended(LINK.format("").replace('"#x"', '"#nowhere"'))


def test_a_note_leads_back_to_the_page_that_calls_it():
    made = mended(
        '<section role="doc-endnotes"><ol><li><span id="n">A note.</span> <a href="#n-call" role="doc-backlink">↩</a></li></ol></section>')
    assert '<div id="n" class="note-text">A note. <span class="see">(<a href="#n-call" data-words="Back to the text">page</a>' in made
    assert "↩" not in made


def test_a_reference_leads_back_to_the_page_that_cites_it_first():
    back = '<a href="#r1-cited" role="doc-backlink">↩</a> <a href="#r1-cited-2" role="doc-backlink">↩</a>'
    made = mended(f'<section role="doc-bibliography"><ol><li><span id="r1">A work.</span> {back}</li></ol></section>')
    assert '</span> <span class="see">(<a href="#r1-cited" data-words="Back to the text">cited on page</a>' in " ".join(made.split())
    assert "↩" not in made
    assert "r1-cited-2" not in made


PIECES = st.sampled_from(["word ", "5 mg ", "<b>bold</b> ", '<a href="#x"><i>a</i> link</a>, ', PHONE + " ", PHONE + ". ", "<sup>2</sup>", " "])


@given(st.lists(PIECES, min_size=1, max_size=12))
def test_no_word_is_lost(pieces: list[str]):
    markup = BOX.format("".join(pieces))
    before = "".join(html.fragment_fromstring(markup).text_content().split())
    after = html.fragment_fromstring(mended(markup), create_parent="main").text_content()
    assert "".join(after.split()) == before
