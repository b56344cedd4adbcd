"""The ignore list: what an entry fits, when it is over, when it fits nothing, and what is wrong with a file."""

import pytest

from netpub.build import ignore
from netpub.errors import ConfigError
from netpub.findings import Finding, Where

ENTRY = '[[ignore]]\nrule = "key-points-missing"\nreason = "Short page"\nuntil = 2027-03-01\n'
FINDING = Finding("key-points-missing", Where("source/scan/page.html", 0, "scan", "en"))
LOST = Finding("lost-list", Where("source/scan/page.html", 7, "scan", "en"), "Call us if:")
ALL = (("scan",), ("en", "es"), ("scan",), ("en", "es"))


def load(tmp_path, text, as_of="2026-11-21"):
    (tmp_path / ignore.FILE).write_text(text, encoding="utf-8")
    return ignore.load(tmp_path, as_of)


def test_no_file_ignores_nothing(tmp_path):
    assert ignore.load(tmp_path, "2026-11-21").counting([FINDING]) == [FINDING]


@pytest.mark.parametrize(("more", "fits"), [
    ("", True), ('page = "scan"', True), ('page = "other"', False), ('language = "en"', True), ('language = "es"', False),
    ('text = "no  KEY points"', True), ('text = "dose"', False)])
def test_an_entry_fits_by_rule_page_language_and_words(tmp_path, more, fits):
    entries = load(tmp_path, ENTRY + more)
    assert entries.counting([FINDING, LOST]) == ([LOST] if fits else [FINDING, LOST])
    assert [one.entry.reason for one in entries.ignored([FINDING, LOST])] == (["Short page"] if fits else [])


@pytest.mark.parametrize(("day", "over"), [("2027-03-01", False), ("2027-03-02", True)])
def test_an_entry_holds_until_its_day(tmp_path, day, over):
    entries = load(tmp_path, "\n\n" + ENTRY, day)
    assert bool(entries.counting([FINDING])) is over
    assert [(one.rule, one.where.file, one.where.line) for one in entries.expired()] == ([("ignore-expired", ignore.FILE, 3)] if over else [])
    assert all("Short page" in one.what for one in entries.expired())


@pytest.mark.parametrize(("more", "scope", "said"), [
    ("", ALL, True),
    ("", (("scan",), ("en",), ("scan",), ("en", "es")), False),
    ("", (("scan",), ("en", "es"), ("scan", "two"), ("en", "es")), False),
    ('page = "scan"\nlanguage = "en"', (("scan",), ("en",), ("scan", "two"), ("en", "es")), True),
    ('page = "two"', (("scan",), ("en", "es"), ("scan", "two"), ("en", "es")), False),
    ('page = "gone"', ALL, True), ('language = "fr"', ALL, True)])
def test_an_entry_that_fits_nothing_is_said_when_the_run_would_know(tmp_path, more, scope, said):
    stale = load(tmp_path, ENTRY + more).unmatched([LOST], scope)
    assert [one.rule for one in stale] == ["ignore-unmatched"] * said
    assert load(tmp_path, ENTRY).unmatched([FINDING], scope) == []


@pytest.mark.parametrize(("text", "words"), [
    (ENTRY + 'raeson = "x"', "netpub-ignore.toml:5: unknown key “raeson” in [[ignore]].\n  Did you mean “reason”?"),
    (ENTRY + "\n[policy]\nx = 1", "netpub-ignore.toml:6: unknown key “policy”"),
    (ENTRY.replace("key-points-missing", "key-point-missing"), "netpub-ignore.toml:2: “key-point-missing” is no rule that can be ignored.\n  Did you mean “key-points-missing”?"),
    (ENTRY.replace("key-points-missing", "ignore-expired"), "netpub-ignore.toml:2: “ignore-expired” is no rule"),
    (ENTRY.replace('reason = "Short page"', 'reason = ""'), "netpub-ignore.toml:1: the entry has no “reason”"),
    (ENTRY.replace("until = 2027-03-01", ""), "netpub-ignore.toml:1: the entry has no “until”"),
    (ENTRY.replace("2027-03-01", '"next year"'), "netpub-ignore.toml:4: “next year” is no date."),
    (ENTRY + ENTRY + "page = 3", "netpub-ignore.toml:9: “page” must be a text"),
    ("ignore = 3", "is no list of entries"), ("[[ignore", "netpub-ignore.toml: ")], ids=range(10))
def test_a_file_that_cannot_be_used_says_where(tmp_path, text, words):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert words in str(caught.value)
