"""Identifiers stay with the words."""

from netpub.ingest.text import read_text
from netpub.normalise import corrections, normalise
from netpub.normalise.blocks import walk, words
from netpub.page import Figure, Page

TEXT = "A page\n\nSection one: what?\n\nThe first paragraph stands here.\n\nÄrzte y más\n\nThe first paragraph stands here.\n\nAnother paragraph.\n"


def page(text: str) -> Page:
    return normalise(read_text("x", "page.txt", text.encode(), lambda _: None), corrections.EMPTY, lambda _: None)


def test_sections_are_called_by_their_title_and_doubles_are_numbered() -> None:
    ids = [block.id for block in page(TEXT).blocks]
    paragraph = ids[2]
    assert ids[:2] == ["title", "s-section-one-what"]
    assert paragraph.startswith("p-")
    assert len(paragraph) == len("p-") + 6
    assert ids[3:5] == ["s-arzte-y-mas", f"{paragraph}-2"]


def test_a_paragraph_added_above_shifts_none() -> None:
    before = {words(block): block.id for block in walk(page(TEXT).blocks)}
    after = {words(block): block.id for block in walk(page(TEXT.replace("Section", "New words come first.\n\nSection", 1)).blocks)}
    assert {text: after[text] for text in before} == before


def test_every_block_and_reference_has_one() -> None:
    made = page("A page\n\nYou may have:\n\n- pain\n- fever\n\nReferences\n\n- A B. Title one. J Test. 2020;1(2):3.\n- C D. Title two. J Test. 2021;1(2):3.\n")
    ids = [block.id for block in walk(made.blocks)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert [citation.reference.id for citation in made.references] == ["r1", "r2"]


def test_a_figure_without_a_caption_is_called_by_its_picture() -> None:
    entry = '[[figure]]\nafter = "The first paragraph"\nhref = "figures/{}.svg"\n'
    def ids(*names: str) -> dict[str, str]:
        fixes = corrections.load("".join(entry.format(name) for name in names).encode(), "page.toml")
        blocks = normalise(read_text("x", "page.txt", TEXT.encode(), lambda _: None), fixes, lambda _: None).blocks
        return {block.href: block.id for block in blocks if isinstance(block, Figure)}
    both = ids("a", "b")
    assert len(set(both.values())) == 2
    assert ids("b") == {"figures/b.svg": both["figures/b.svg"]}
