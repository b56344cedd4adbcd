import pytest

from netpub.build.ledger import Entry, Ledger, reason
from netpub.build.target import Produced
from netpub.findings import Finding, Where

FINDING = Finding("lost-list", Where("a.txt", 7, "a", "en", "p-1"), "words:")


def test_what_is_recorded_is_read_back(tmp_path):
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.record("x", {"file a": "1"}, {"out": "2"}, Produced({}, (FINDING,), {"pages": 8}))
    ledger.save()
    assert Ledger(tmp_path / "ledger.json").entries == ledger.entries


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0, "targets": {}}', '{"format": 1, "targets": {"x": {}}}', "\x00\xff"])
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
