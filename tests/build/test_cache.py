"""What one build made another one finds, unless somebody damaged it."""

import hashlib
import os

import pytest

from netpub.build.cache import Cache
from netpub.build.target import Produced
from netpub.findings import Finding, Where
from netpub.progress import NoProgress

MADE = Produced({"out/a": b"one", "out/b": b"two"}, (Finding("lost-list", Where("a.txt", 7, "a", "en"), "words:"),), {"pages": 8})


class Ear(NoProgress):
    def __init__(self):
        self.heard = []

    def say(self, message):
        self.heard.append(message)


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def cache(tmp_path, ear):
    return Cache(tmp_path / "cache", 1, ear)


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_put_is_got_back_and_nothing_else(cache):
    cache.put("abcd", MADE)
    assert (cache.get("abcd"), cache.get("abce")) == (MADE, None)


@pytest.mark.parametrize("kind", ["results", "files"])
@pytest.mark.parametrize("damage", [b"", b"on", b"onf", b"{}"])
def test_what_is_damaged_is_told_counts_as_absent_and_is_made_good(tmp_path, cache, ear, kind, damage):
    cache.put("abcd", MADE)
    files(tmp_path / "cache" / kind)[0].write_bytes(damage)
    assert cache.get("abcd") is None
    assert len(ear.heard) == 1
    cache.put("abcd", MADE)
    assert cache.get("abcd") == MADE


def test_a_result_without_one_of_its_files_is_absent(tmp_path, cache):
    cache.put("abcd", MADE)
    files(tmp_path / "cache/files")[0].unlink()
    assert cache.get("abcd") is None


def test_it_keeps_its_bound_and_what_was_used_last(cache, tmp_path):
    for number in range(8):
        cache.put(f"{number}000", Produced({"out": bytes([number]) * 200_000}))
        for path in files(tmp_path / "cache"):
            if path.stat().st_size > 1000 and path.read_bytes()[0] == number:
                # File systems may count time in steps longer than this test takes.
                os.utime(path, ns=(number * 10**9, number * 10**9))
    assert cache.get("0000") is not None
    cache.trim()
    assert sum(path.stat().st_size for path in files(tmp_path / "cache")) <= 1024 * 1024
    assert cache.get("0000") is not None
    assert cache.get("1000") is None


def test_a_place_that_cannot_be_written_costs_the_cache_alone(tmp_path, ear):
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "cache", 1, ear)
    cache.put("abcd", MADE)
    cache.put("abce", MADE)
    cache.trim()
    assert cache.get("abcd") is None
    assert len(ear.heard) == 1
    assert "cannot be written" in ear.heard[0]


def test_no_room_keeps_nothing(tmp_path):
    cache = Cache(tmp_path / "cache", 0, NoProgress())
    cache.put("abcd", MADE)
    assert cache.get("abcd") is None
    assert not (tmp_path / "cache").exists()


def test_what_was_made_once_is_found_when_the_project_lost_it(make, target, tmp_path):
    job = target("x", "append", log=str(tmp_path / "log"))
    make(job, cache=1)
    (tmp_path / "out/x").unlink()
    (tmp_path / ".netpub/ledger.json").unlink()
    outcome = make(job, cache=1)
    assert set(outcome.built) == {"x"}
    assert (tmp_path / "out/x").is_file()
    assert (tmp_path / "log").read_text() == "once\n"


def test_a_result_that_names_another_place_is_not_taken(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    make(target("x", inputs=["a.txt"]), cache=1)
    result = files(tmp_path / ".netpub/cache/results")[0]
    _, body = result.read_bytes().split(b"\n", 1)
    body = body.replace(b"out/x", b"../y")
    result.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    (tmp_path / "out/x").unlink()
    make(target("x", inputs=["a.txt"]), cache=1)
    assert (tmp_path / "out/x").read_text() == "a"
    assert not (tmp_path.parent / "y").exists()
