"""A file that looks untouched is not read again; one that might have changed is."""

import os
import time

import pytest

from netpub.build.digests import Digests
from netpub.build.freshness import sha256

OLD = 10**18


def settled(path, content):
    """A file that was written long ago, as far as its times say."""
    path.write_text(content)
    os.utime(path, ns=(OLD, OLD))
    return path


def saved(tmp_path, *paths, after=0.15):
    time.sleep(after)  # the time of a change of the inode cannot be set
    digests = Digests(tmp_path / "digests.json")
    found = [digests.of(path) for path in paths]
    digests.save()
    return found


def test_a_file_is_read_once(tmp_path, monkeypatch):
    path = settled(tmp_path / "a", "one")
    assert saved(tmp_path, path) == [sha256(b"one")]
    monkeypatch.setattr("pathlib.Path.read_bytes", None)
    assert Digests(tmp_path / "digests.json").of(path) == sha256(b"one")


def test_a_change_is_seen_whatever_its_time_says(tmp_path):
    path = settled(tmp_path / "a", "one")
    saved(tmp_path, path)
    settled(path, "two")
    assert Digests(tmp_path / "digests.json").of(path) == sha256(b"two")


def test_a_file_in_place_of_another_is_read(tmp_path):
    path, other = settled(tmp_path / "a", "one"), settled(tmp_path / "b", "two")
    saved(tmp_path, path)
    other.replace(path)
    assert Digests(tmp_path / "digests.json").of(path) == sha256(b"two")


def test_what_changed_only_just_now_is_not_remembered(tmp_path):
    path = tmp_path / "a"
    path.write_text("one")
    future = time.time_ns() + 10**12
    os.utime(path, ns=(future, future))
    saved(tmp_path, path, after=0)
    assert not (tmp_path / "digests.json").exists()


@pytest.mark.parametrize("jump", [0, 10**13, -(10**13)], ids=["steady", "ahead", "behind"])
def test_other_bytes_within_one_tick_of_the_clock_are_seen(tmp_path, monkeypatch, jump):
    path = tmp_path / "a"
    path.write_text("one")
    now = time.time_ns()
    monkeypatch.setattr("netpub.build.digests._look", lambda _: (3, 1, now + jump, now))
    assert saved(tmp_path, path, after=0) == [sha256(b"one")]
    path.write_text("two")
    assert Digests(tmp_path / "digests.json").of(path) == sha256(b"two")


def test_what_is_not_there_has_none_and_a_damaged_memory_counts_as_empty(tmp_path):
    (tmp_path / "digests.json").write_text("[1")
    digests = Digests(tmp_path / "digests.json")
    assert digests.of(tmp_path / "gone") is None
    assert digests.of(settled(tmp_path / "a", "one")) == sha256(b"one")
