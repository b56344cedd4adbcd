"""Two texts side by side: what stands in a row, and that no word of either is lost."""

from lxml import html

from netpub.publish.pairs import Pairs, Side

PAIRS = Pairs(Side("en", "ltr"), Side("ar", "rtl"))


def rows(source, translation):
    first, second = (html.fragment_fromstring(markup, create_parent="main") for markup in (source, translation))
    letters = sorted(first.text_content() + second.text_content())
    body = html.Element("main")
    body.extend(PAIRS.rows(first, second))
    assert sorted(body.text_content()) == letters
    return body


def shown(body):
    """The words of each pair: source and translation."""
    return [[" ".join(cell.text_content().split()) for cell in pair] for pair in body.iter("div") if "pair" in pair.classes]


def test_each_block_stands_beside_its_translation():
    body = rows("<h2>Pain</h2><p>Rest.</p>", "<h2>A</h2><p>B</p>")
    assert shown(body) == [["Pain", "A"], ["Rest.", "B"]]
    assert [(cell.get("lang"), cell.get("dir")) for cell in body[0]] == [("en", "ltr"), ("ar", "rtl")]
    assert [pair.get("class") for pair in body] == ["pair title", "pair"], "a heading stays with what it is the heading of"


def test_each_item_of_a_list_is_a_pair_and_goes_on_counting():
    body = rows("<ol><li>One</li><li>Two<ul><li>More</li></ul></li></ol>", "<ol><li>A</li><li>B<ul><li>C</li></ul></li></ol>")
    assert shown(body) == [["One", "A"], ["TwoMore", "BC"]]
    assert [listed.get("style") for listed in body.iter("ol")] == [f"counter-reset: list-item {before}" for before in (0, 0, 1, 1)]


def test_a_box_goes_around_the_pairs_in_it_and_links_into_either_text_find_it():
    body = rows('<div class="box" id="b"><div class="box-title">Key</div><p>x</p></div>', '<div class="box" id="t-b"><div class="box-title">K</div><p>y</p></div>')
    assert [(part.tag, part.get("class"), part.get("id")) for part in body] == [("div", "box", "b")]
    assert shown(body) == [["Key", "K"], ["x", "y"]]
    assert body.get_element_by_id("t-b").get("class") == "cell second"


def test_words_and_their_meanings_are_a_pair_but_facts_keep_their_columns():
    glossary = rows("<dl><dt>A</dt><dd>1</dd><dd>2</dd><dt>B</dt><dd>3</dd></dl>", "<dl><dt>K</dt><dd>4</dd><dd>5</dd><dt>L</dt><dd>6</dd></dl>")
    assert shown(glossary) == [["A12", "K45"], ["B3", "L6"]]
    facts = rows('<div class="facts"><dl><dt>A</dt><dd>1</dd></dl></div>', '<div class="facts"><dl><dt>K</dt><dd>1</dd></dl></div>')
    assert shown(facts) == [["A1", "K1"]]


def test_works_are_listed_once():
    listed = '<section class="references"><h2>{}</h2><ol><li>{}</li></ol></section>'
    first, second = (html.fragments_fromstring(listed.format(*words)) for words in (("References", "Smith"), ("M", "Smith")))
    [section] = PAIRS.rows(first, second)
    assert shown(section) == [["References", "M"]]
    [once] = [part for part in section if part.get("class") == "once"]
    assert (once.text_content(), once.get("lang")) == ("Smith", "en")


def test_where_one_text_has_more_that_shares_a_row():
    body = rows("<p>One</p><p>Two</p><h2>End</h2>", "<p>A</p><h2>B</h2>")
    assert shown(body) == [["One", ""], ["Two", "A"], ["End", "B"]]
    assert shown(rows("<ul><li>1</li><li>2</li></ul>", "<ul><li>3</li></ul>")) == [["12", "3"]]
