import pytest

from netpub.build.ledger import Entry, Ledger, reason
from netpub.findings import Finding, Where

FINDING = Finding("lost-list", Where("a.txt", 7, "a", "en", "p-1"), "words:")


def test_what_is_recorded_is_read_back(tmp_path):
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.record("x", Entry({"file a": "1"}, {"out": "2"}, (FINDING,), {"pages": 8}, "it was never built", "2026-11-21T09:00:00Z"))
    ledger.libraries["1"] = {"lxml": "6.1"}
    ledger.libraries["7"] = {"lxml": "5.0"}
    ledger.save()
    again = Ledger(tmp_path / "ledger.json")
    assert again.entries == ledger.entries
    assert again.libraries == {"1": {"lxml": "6.1"}}  # of the other no entry was made


def test_nothing_new_writes_nothing(tmp_path):
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.forget("unknown")
    ledger.save()
    assert not (tmp_path / "ledger.json").exists()
    ledger.record("x", Entry({}, {}))
    ledger.save()
    ledger.forget("x")
    ledger.save()
    assert Ledger(tmp_path / "ledger.json").entries == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0, "targets": {}}', '{"format": 2, "libraries": {}, "targets": {"x": {}}}', "\x00\xff"])
def test_a_damaged_ledger_counts_as_empty(tmp_path, content):
    (tmp_path / "ledger.json").write_text(content)
    assert Ledger(tmp_path / "ledger.json").entries == {}


@pytest.mark.parametrize(
    ("before", "now", "outputs", "words"),
    [
        (None, {}, {}, "it was never built"),
        (Entry({"a": "1"}, {"o": "9"}), {"a": "1"}, {"o": "9"}, ""),
        (Entry({"a": "1"}, {}), {"a": "2"}, {}, "a changed"),
        (Entry({"a": "1"}, {}), {"a": "1", "b": "1"}, {}, "b is new"),
        (Entry({"a": "1", "b": "1"}, {}), {"a": "1"}, {}, "b is gone"),
        (Entry({}, {"o": "9"}), {}, {"o": None}, "o is missing"),
        (Entry({}, {"o": "9"}), {}, {"o": "8"}, "o was altered"),
    ],
)
def test_reasons(before, now, outputs, words):
    assert reason(before, now, outputs) == words
