"""Findings for people: by page, the worst first, each rule explained once, and no flood of warnings."""

from netpub.commands.printing import print_findings
from netpub.findings import Finding, Where

LINKS = [Finding("relative-link", Where("source/a/page.html", line, "a", "en"), f"/x{line}") for line in range(1, 9)]
ERRORS = [Finding("lost-list", Where("source/a/page.html", line, "a", "en"), "Call us if:") for line in (7, 8, 9)]
OTHER = Finding("isbn-wrong", Where("source/b/page.html", 3, "b", "en"), "1")


def printed(capsys, findings, **options):
    print_findings(findings, remedies=True, err=False, **options)
    return capsys.readouterr().out


def test_pages_stand_apart_with_errors_first_and_each_rule_is_explained_once(capsys):
    said = printed(capsys, [OTHER, *LINKS[:2], *ERRORS])
    lines = [line.strip() for line in said.splitlines() if line]
    assert [line for line in lines if not line.startswith(("Why", "Do", "source"))] == ["a", "b"]
    assert [line.split(": ")[0] for line in lines if line.startswith("source")] == [
        "source/a/page.html:7", "source/a/page.html:8", "source/a/page.html:9", "source/a/page.html:1", "source/a/page.html:2", "source/b/page.html:3"]
    assert said.count("Why:") == said.count("Do:") == 3


def test_many_warnings_of_one_rule_are_counted_and_errors_never(capsys):
    said = printed(capsys, [*LINKS, *ERRORS], most=2)
    assert said.count("(relative-link)") == 2
    assert "… and 6 more of relative-link (-v prints them all)" in said
    assert said.count("(lost-list)") == 3
    assert printed(capsys, LINKS).count("(relative-link)") == 8
