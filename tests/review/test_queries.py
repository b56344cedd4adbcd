"""Queries beside the blocks that they are about, a translation beside its source."""

from netpub.pandoc_ast import nodes
from netpub.review.queries import Numbered, Query, beside, ids
from netpub.review.side_by_side import rows


def block(id, text="Words."):
    return nodes.div([nodes.para(nodes.words(text))], id)


def test_queries_are_numbered_in_the_order_of_the_text_and_none_is_lost():
    blocks = [block("p-1"), nodes.div([nodes.bullets([[block("p-2")], [block("p-3")]])], "l-1"), nodes.quote([block("p-4")])]
    asked = Numbered([Query("p-4", "last"), Query("", "the page"), Query("p-3", "in a list", "X"), Query("p-none", "gone"), Query("p-1", "first")])
    made = beside(blocks, asked)
    assert [query.text for query in asked.asked] == ["first", "in a list", "last"]
    assert [asked.asked[number - 1].text for number in asked.rest()] == ["the page", "gone"]
    assert [id for id in ids(made) if id.startswith(("query", "p-"))] == ["query-1", "p-1", "p-2", "query-2", "p-3", "query-3", "p-4"]


def test_lists_are_compared_item_by_item_and_headings_stay_with_their_text():
    mine = [nodes.header(2, nodes.words("Uno")), nodes.numbers([[block("a")], [block("b")]]), block("c")]
    theirs = [nodes.header(2, nodes.words("One")), nodes.numbers([[block("a")], [block("b")]]), block("c")]
    found = rows(mine, theirs)
    assert [[node["t"] for node in one] for one, _ in found] == [["Header", "OrderedList"], ["OrderedList"], ["Div"]]
    assert [one[-1]["c"][0][0] for one, _ in found[:2]] == [1, 2]


def test_blocks_without_a_partner_are_shown_alone():
    assert rows([block("a"), block("b")], [block("a")])[-1] == ([block("b")], [])
