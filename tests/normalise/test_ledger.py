"""The record of where every character went."""

from dataclasses import replace

import pytest

from netpub.errors import InternalError
from netpub.ingest.text import read_text
from netpub.normalise import corrections, ledger, normalise
from netpub.page import Page

TEXT = b"Skip to main content\nA page\n\nYou may need:\n\n\xe2\x80\xa2 rest\n\xe2\x80\xa2 water\n\nLast reviewed: 3 May 2025\n"


def page() -> Page:
    return normalise(read_text("a-page", "source/a-page/page.txt", TEXT, lambda _: None), corrections.EMPTY, lambda _: None)


def test_it_names_source_facts_blocks_and_what_was_dropped_with_their_lines() -> None:
    record = ledger(page())
    assert record["source"]["slug"] == "a-page"
    assert record["facts"]["last-review"] == {"value": "2025-05-03", "evidence": "Last reviewed: 3 May 2025", "line": 9}
    assert [(block["id"], block["kind"], block["line"], block["text"]) for block in record["blocks"]][:2] == [
        ("title", "Heading", 2, "A page"), (record["blocks"][1]["id"], "Paragraph", 4, "You may need:")]
    assert record["dropped"] == [{"rule": "furniture", "line": 1, "text": "Skip to main content"}]


def test_it_says_of_each_piece_of_source_where_it_went() -> None:
    record = ledger(page())
    item = record["blocks"][-1]["id"]
    assert record["runs"][0] == {"line": 1, "to": [[0, 20, "dropped:furniture"]]}
    assert record["runs"][4] == {"line": 7, "to": [[0, 7, item]]}
    assert [name for _, _, name in record["runs"][5]["to"]] == ["fact:last-review"]


def test_a_lost_block_is_a_fault_of_netpub_with_its_line_and_words() -> None:
    whole = page()
    with pytest.raises(InternalError, match=r"page\.txt:6: .*rest"):
        ledger(replace(whole, blocks=whole.blocks[:-1]))


def test_half_a_line_lost_is_found() -> None:
    whole = page()
    first = whole.blocks[1]
    cut = replace(first, content=tuple(replace(part, at=replace(part.at, end=4)) for part in first.content))  # type: ignore[union-attr, type-var]
    with pytest.raises(InternalError, match="may need:"):
        ledger(replace(whole, blocks=(whole.blocks[0], cut, *whole.blocks[2:])))


def test_what_page_toml_gives_is_recorded_at_its_line_there() -> None:
    text = b'[metadata]\naudience = "Patients"\n[[figure]]\nafter = "You may need"\nhref = "figures/a.svg"\ncaption = "A bed"\n'
    source = read_text("a-page", "source/a-page/page.txt", TEXT, lambda _: None)
    record = ledger(normalise(source, corrections.load(text, "source/a-page/page.toml"), lambda _: None))
    (figure,) = [block for block in record["blocks"] if block["kind"] == "Figure"]
    assert (figure["file"], figure["line"], figure["text"]) == ("source/a-page/page.toml", 3, "A bed")
    assert record["facts"]["audience"]["file"] == "source/a-page/page.toml"
    assert [block["kind"] for block in record["blocks"] if "file" in block] == ["Figure"]
