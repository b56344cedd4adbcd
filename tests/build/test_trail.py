"""The files of a page's reviews: two people at once lose no record, and nothing is added to what cannot be trusted."""

import hashlib
import multiprocessing

import pytest

from netpub.build import trail
from netpub.errors import ConfigError, OutputError
from netpub.findings import Unusable
from netpub.review.records import Record


def record(text="", at="2026-11-21", **more):
    return Record("comment", "scan", at, "en", by="A", text=text, **more)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source/scan").mkdir(parents=True)
    return tmp_path


def _write(root, name, number):
    for count in range(number):
        trail.add(root, "scan", lambda _, count=count: record(f"{name} {count}"))


def test_two_who_record_at_once_lose_nothing(root):
    context = multiprocessing.get_context("fork")
    people = [context.Process(target=_write, args=(root, name, 40)) for name in ("anna", "ben", "carl")]
    for person in people:
        person.start()
    for person in people:
        person.join(60)
    found = []
    records = trail.read(root, "scan", found.append)
    assert found == []
    assert sorted(one.text for one in records) == sorted(f"{name} {count}" for name in ("anna", "ben", "carl") for count in range(40))


def test_a_page_without_records_has_none(root):
    assert trail.read(root, "scan", pytest.fail) == ()
    with pytest.raises(ValueError, match="no"):
        trail.add(root, "scan", lambda _: (_ for _ in ()).throw(ValueError("no")))
    assert not (root / "source/scan/approvals.jsonl").exists()


def test_nothing_is_added_to_damaged_records(root):
    trail.add(root, "scan", lambda _: record("one"))
    file = root / "source/scan/approvals.jsonl"
    file.write_bytes(file.read_bytes()[:-20])
    before = file.read_bytes()
    with pytest.raises(Unusable) as refused:
        trail.add(root, "scan", lambda _: record("two"))
    assert refused.value.finding.rule == "approvals-unreadable"
    assert file.read_bytes() == before


def test_a_clock_set_back_adds_no_record(root):
    trail.add(root, "scan", lambda _: record("one"))
    with pytest.raises(ConfigError, match="2026-11-21") as refused:
        trail.add(root, "scan", lambda _: record("two", at="2026-11-20"))
    assert "--as-of" in refused.value.remedy
    assert len(trail.read(root, "scan", pytest.fail)) == 1


def test_a_file_that_is_a_link_out_of_the_project_is_not_read_or_written(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "approvals.jsonl"
    outside.write_bytes(b"")
    (root / "source/scan/approvals.jsonl").symlink_to(outside)
    found = []
    assert trail.read(root, "scan", found.append) == ()
    assert [one.rule for one in found] == ["outside-project"]
    with pytest.raises(Unusable):
        trail.add(root, "scan", lambda _: record("one"))
    assert outside.read_bytes() == b""


def test_a_place_that_cannot_be_written_is_named(root):
    (root / "source/scan/approvals.jsonl").mkdir()
    found = []
    assert trail.read(root, "scan", found.append) == ()
    assert [one.rule for one in found] == ["approvals-unreadable"]
    (root / "source/gone").mkdir()
    (root / "source/gone").rmdir()
    with pytest.raises(OutputError, match="gone"):
        trail.add(root, "gone", lambda _: record("one"))


def test_snapshots_that_are_not_what_was_approved_are_found(root):
    stored = trail.keep(root, "scan", "en", "1" * 64, b"<article/>")
    assert stored == hashlib.sha256(b"<article/>").hexdigest()
    assert trail.keep(root, "scan", "en", "1" * 64, b"<other/>") == stored
    approved = (Record("approve", "scan", "2026-11-21", "en", content_digest="1" * 64, snapshot=stored),)
    trail.check_snapshots(root, "scan", approved, pytest.fail)
    file = root / f"source/scan/snapshots/en-{'1' * 16}.xml"
    for change, rule in ((lambda: file.write_bytes(b"<article />"), "snapshot-altered"), (file.unlink, "snapshot-missing")):
        change()
        found = []
        trail.check_snapshots(root, "scan", approved, found.append)
        assert [(one.rule, one.detail) for one in found] == [(rule, f"source/scan/snapshots/en-{'1' * 16}.xml")]


def test_records_cut_off_at_the_end_are_missed(root):
    for text in ("one", "two", "three"):
        trail.add(root, "scan", lambda _, text=text: record(text))
    file, note = root / "source/scan/approvals.jsonl", root / "source/scan/snapshots/last-record"
    whole, noted = file.read_bytes(), note.read_bytes()
    first = whole.splitlines(keepends=True)[0]
    for left, said in ((first, "there were 3, 1 are left"), (b"", "there were 3, 0 are left"), (None, "there were 3, 0 are left")):
        file.write_bytes(left) if left is not None else file.unlink()
        found = []
        trail.read(root, "scan", found.append)
        assert [(one.rule, one.detail) for one in found] == [("approvals-cut", said)]
        with pytest.raises(Unusable):
            trail.add(root, "scan", lambda _: record("four"))
    # A file that was lengthened when the note could not be written is whole.
    file.write_bytes(whole)
    note.write_bytes(b"1 " + trail.read(root, "scan", lambda _: None)[0].hash.encode())
    assert len(trail.read(root, "scan", pytest.fail)) == 3
    note.unlink()
    found = []
    trail.read(root, "scan", found.append)
    assert [one.rule for one in found] == ["approvals-cut"]
    note.write_bytes(noted)
    assert trail.add(root, "scan", lambda _: record("four")).text == "four"
    assert note.read_bytes().startswith(b"4 ")
