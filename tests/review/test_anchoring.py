"""Which block a remark of a reviewer is about."""

from netpub.review import anchoring

KNOWN = {
    "s-pills": "How to take the pills", "p-1": "Take one pill each morning with some food.", "p-2": "Do not drive after the pills.",
    "p-3": "See your doctor.", "p-4": "See your doctor."}


def test_the_innermost_bookmark_names_the_block_whatever_its_words():
    assert anchoring.block(["p-2", "s-pills"], "Something else.", KNOWN) == "p-2"


def test_words_find_the_block_where_bookmarks_are_gone_or_say_less():
    assert anchoring.block([], "Do not drive after  the pills.", KNOWN) == "p-2"
    assert anchoring.block(["s-pills"], "Take one pill each evening with some food.", KNOWN) == "p-1"
    assert anchoring.block(["p-gone", "s-pills"], "Words that stand nowhere in this text at all.", KNOWN) == "s-pills"


def test_what_cannot_be_told_apart_or_found_has_no_block():
    assert anchoring.block([], "See your doctor.", KNOWN) == ""
    assert anchoring.block([], "See a nurse.", KNOWN) == ""
    assert anchoring.block([], "", KNOWN) == ""
    assert anchoring.block(["_GoBack"], "Words that stand nowhere in this text at all.", KNOWN) == ""
