"""The records of a page: what is written can be read, and whatever is done to the file afterwards is found at its line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.review import chain, records
from netpub.review.records import Record

CASES = Path(__file__).parents[1] / "cases/review"


def read(data, page="scan"):
    found = []
    return chain.read(data, page, found.append), found


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_what_is_wrong_with_a_file_is_found_at_its_line(case):
    _, found = read((CASES / case / "input.jsonl").read_bytes())
    assert [f"{one.where.line} {one.rule}" for one in found] == (CASES / case / "findings.txt").read_text().splitlines()
    assert all(one.where.file == "source/scan/approvals.jsonl" and one.what for one in found)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
RECORD = st.builds(
    Record, kind=st.sampled_from(records.KINDS), page=st.just("scan"), at=st.just("2026-11-21"), language=TEXT, by=TEXT, role=TEXT,
    credentials=TEXT, content_digest=TEXT, text=TEXT, roles=st.lists(TEXT, max_size=3).map(tuple), blocking=st.booleans(),
    figures=st.dictionaries(TEXT, TEXT, max_size=2).map(lambda one: tuple(one.items())), copies=st.integers(0, 10**6))


def written(made):
    found, lines = (), []
    for record in made:
        sealed, line = chain.lengthen(found, record)
        found, lines = (*found, sealed), [*lines, line]
    return found, lines


@given(st.lists(RECORD, max_size=6))
def test_records_are_read_as_they_were_written(made):
    found, lines = written(made)
    again, wrong = read(b"".join(lines))
    assert wrong == []
    assert [(one.hash, one.previous) for one in again] == [(one.hash, one.previous) for one in found]
    for one, other in zip(again, made, strict=True):
        assert records.signed_bytes(one) == records.signed_bytes(Record(**{
            name: getattr(other, name) for name in Record.__dataclass_fields__ if name != "previous"}, previous=one.previous))
    assert [one.line for one in again] == list(range(1, len(made) + 1))


CHAIN = b"".join(written([Record("comment", "scan", "2026-11-21", "en", by="A", text=f"Remark {number}") for number in range(5)])[1])


@given(st.integers(0, len(CHAIN) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_every_changed_byte_is_found_at_its_line(place, change):
    data = bytearray(CHAIN)
    data[place] ^= change
    line = CHAIN[:place].count(b"\n") + 1
    _, found = read(bytes(data))
    assert any(one.where.line in (line, line + 1) and one.rule in chain.DAMAGE for one in found)


@given(st.permutations(range(5)), st.integers(1, 5))
def test_every_other_order_and_every_gap_but_at_the_end_is_found(order, length):
    lines = CHAIN.splitlines(keepends=True)
    kept = list(order)[:length]
    _, found = read(b"".join(lines[number] for number in kept))
    assert bool(found) == (kept != list(range(length)))


def test_a_file_is_plain_json_lines():
    assert [json.loads(line)["text"] for line in CHAIN.splitlines()] == [f"Remark {number}" for number in range(5)]
