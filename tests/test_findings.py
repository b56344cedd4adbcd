import re

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
