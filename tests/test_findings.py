import re
from pathlib import Path

import pytest

from netpub.findings import Finding, Severity, Where, catalogue


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)
def test_every_rule_is_fit_to_be_read(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    for text in (rule.what, rule.why, rule.remedy):
        assert text.strip() == text
        assert text
    assert rule.what.count("{") == rule.what.count("{detail}") <= 1
    assert rule.why.endswith(".")
    assert rule.remedy.endswith(".") or rule.remedy.endswith('".')


def test_a_finding_is_json_as_the_interface_says():
    finding = Finding("lost-list", Where("source/a/page.txt", 7, "a", "en"), "These include:")
    data = finding.as_dict()
    assert list(data) == ["rule", "severity", "page", "language", "file", "line", "segment", "what", "why", "remedy"]
    assert (data["severity"], data["line"]) == (Severity.ERROR, 7)
    assert "These include:" in data["what"]


def test_every_rule_is_reported_somewhere_and_has_a_test():
    """A rule that nothing reports is a promise that nothing keeps; one that no case names may have died unseen."""
    tests = Path(__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in (tests.parent / "src/netpub").rglob("*.py"))
    own = [path for path in tests.rglob("*") if path.suffix in (".py", ".toml", ".txt", ".json") and path != Path(__file__)]
    named = {word for path in own for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.read_text(encoding="utf-8", errors="replace"))}
    named |= {path.name for path in (tests / "cases").glob("*/*")}
    assert [rule for rule in catalogue() if f'"{rule}"' not in code or rule not in named] == []
