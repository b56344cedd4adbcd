"""Flattened text: lines with their numbers, paragraphs, underlined headings, wrapped lines."""

import pytest

from netpub.findings import Finding, Unusable
from netpub.ingest.text import read_text
from netpub.normalise import corrections, ledger, normalise
from netpub.page import Heading, Page, Paragraph, Range, Table, Text, plain, texts


def read(text: str | bytes) -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return read_text("page", "source/page/page.txt", data, lambda _: None)


def lines(page: Page) -> list[tuple[int, str]]:
    return [(block.origin.line, plain(block.content)) for block in page.blocks if isinstance(block, Paragraph | Heading)]


def test_a_line_is_a_block_with_its_number_and_place() -> None:
    page = read("First.\n\n  Second line\n")
    assert lines(page) == [(1, "First."), (3, "Second line")]
    assert [text.at for block in page.blocks if isinstance(block, Paragraph) for text in texts(block.content)] == [Range(0, 0, 6), Range(1, 2, 13)]
    assert [(run.line, run.text) for run in page.source.runs] == [(1, "First."), (3, "  Second line")]


def test_hints_say_what_only_the_file_shows() -> None:
    page = read("One\n\nTwo\nThree\n\n\tFour")
    assert [block.origin.hints for block in page.blocks] == [
        ("line", "blank-before", "blank-after"), ("line", "blank-before"), ("line", "blank-after"),
        ("line", "blank-before", "blank-after", "indent:4")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_the_same(end: str) -> None:
    assert lines(read(end.join(["One.", "", "Two.", "Three."]))) == [(1, "One."), (3, "Two."), (4, "Three.")]


def test_lines_that_a_mail_program_broke_are_joined_and_others_are_not() -> None:
    wrapped = "The surgeon takes out the tumour and joins the two ends\nof the bowel. You wake up in a room where nurses look after\nyou all the time.\n\nA short line\nAnother short line\n"
    page = read(wrapped)
    assert lines(page)[0][1].endswith("joins the two ends of the bowel. You wake up in a room where nurses look after you all the time.")
    assert [line for line, _ in lines(page)] == [1, 5, 6]
    assert [run.line for run in page.source.runs] == [1, 2, 3, 5, 6]


def test_long_lines_are_not_joined() -> None:
    text = "A long paragraph in one line that goes on and on, as pages that a program has flattened do, with more than a hundred characters.\nNext line\nLast line"
    assert [line for line, _ in lines(read(text))] == [1, 2, 3]


def test_underlines_and_hashes_make_headings_and_stay_in_the_record() -> None:
    page = read("Title\n=====\n\nPart\n----\nText.\n\n### Deep\nMore.")
    assert [(block.level, plain(block.content)) for block in page.blocks if isinstance(block, Heading)] == [(1, "Title"), (2, "Part"), (3, "Deep")]
    title = page.blocks[0]
    assert isinstance(title, Heading)
    assert title.content == (Text("Title", Range(0, 0, 5)), Text("", Range(1, 0, 5)))


def test_a_row_of_signs_is_dropped_and_a_bullet_is_not_underlined() -> None:
    page = read("One.\n\n* * *\n\n- item\n-----\n\nTwo.")
    assert [(entry.rule, entry.block.origin.line) for entry in page.dropped] == [("separator", 3), ("separator", 6)]
    assert lines(page) == [(1, "One."), (5, "- item"), (8, "Two.")]


def test_other_encodings_are_read() -> None:
    assert lines(read("Español y más".encode("cp1252"))) == [(1, "Español y más")]
    assert lines(read("Español".encode("utf-16"))) == [(1, "Español")]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_words_is_unusable(data: bytes) -> None:
    with pytest.raises(Unusable) as caught:
        read(data)
    assert caught.value.finding.rule == "source-empty"


def test_lost_characters_are_reported_at_their_line() -> None:
    findings: list[Finding] = []
    read_text("page", "page.txt", "Qué más.\n\nEspa\ufffdol y más.".encode(), findings.append)
    assert [(finding.rule, finding.where.line) for finding in findings] == [("characters-unreadable", 3)]


def test_underlines_of_other_signs_are_as_long_as_what_they_underline() -> None:
    page = read("Steps\n~~~~~\n\nWhen to call\n************\n\nA line of words\n*****\nmore\n")
    assert [(type(block).__name__, plain(block.content)) for block in page.blocks] == [
        ("Heading", "Steps"), ("Heading", "When to call"), ("Paragraph", "A line of words"), ("Paragraph", "more")]


TABLE = "Age{0}Dose{0}How often\n2 to 3 years{0}180 mg{0}four times a day\n4 to 5 years{0}240 mg{0}four times a day\n"
ALIGNED = "Age            Dose     How often\n2 to 3 years   180 mg   four times\n4 to 5 years   240 mg   four times\n"


@pytest.mark.parametrize("text", [TABLE.format("\t"), TABLE.format("\t\t"), ALIGNED])
def test_columns_that_are_certain_make_a_table(text: str) -> None:
    page = read(f"Doses\n\n{text}\nKeep it away from children.\n")
    first, table, last = page.blocks
    assert isinstance(table, Table)
    assert [[plain(cell.blocks[0].content) for cell in row] for row in (*table.head, *table.rows)][:2] == [
        ["Age", "Dose", "How often"], ["2 to 3 years", "180 mg", text.splitlines()[1].split("mg")[1].strip()]]
    assert [cell.scope for cell in table.head[0]] == ["col"] * 3
    assert (first.origin.line, table.origin.line, last.origin.line) == (1, 3, 7)
    assert ledger(normalise(page, corrections.EMPTY, lambda _: None))


@pytest.mark.parametrize("text", [
    "One\ttwo\nThree\tfour\n",
    "One\ttwo\nThree\tfour\tfive\nSix\n",
    "A line  with two blanks in it\nAnother line  with two\nAnd  a third\n",
    "1.  Wash your hands\n2.  Dry them\n3.  Go on\n",
    "•\tWash your hands\n•\tDry them\n•\tGo on\n",
])
def test_other_gaps_make_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in read(text).blocks)


def test_without_numbers_below_it_no_first_row_is_a_header() -> None:
    table = next(block for block in read("Ann\tnurse\nBen\tdoctor\nCara\tdietitian\n").blocks if isinstance(block, Table))
    assert (len(table.head), len(table.rows)) == (0, 3)
