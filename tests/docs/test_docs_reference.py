"""The reference is made from the code: whatever the program knows stands in it, and words that fit nothing stop it."""

import re

import pytest
from docs.generate import commands, files, findings, markdown, profile, settings
from lxml import etree
from netpub_console import DOCS, ROOT

from netpub.findings import catalogue


def test_every_command_and_option_stands_in_the_reference():
    page = commands.write()
    found = commands.everything()
    assert {"netpub build", "netpub review approve", "netpub review import", "netpub translate extract"} <= {name for name, _ in found}
    for name, command in found:
        part = page.partition(f"# {name}\n")[2].partition(")=\n")[0]
        assert all(option.opts[0] in part for option in commands.own_options(command)), name
    assert "```text\nnetpub ingest pancreas-surgery\nnetpub ingest --report pancreas-surgery\n```" in page


def test_every_command_has_an_example():
    assert [name for name, command in commands.everything() if "Example" not in (command.help or "")] == []


def test_keys_of_settings_are_found_by_watching_the_program():
    keys = {key.full: key for key in settings.keys()}  # noqa: SIM118  not those of a dict
    assert keys["policy.review_months"].default == 36
    assert keys["references.print"].allowed == ("full", "short", "on-request")
    assert keys["review.classes.NAME.roles"].kind is list
    page = settings.write()
    assert '| `print` | `"full"` or `"short"` or `"on-request"` | `"full"` |' in page
    assert "| `accent` | text | `\"#0b5c6b\"` |" in page
    assert "publications.one" not in page


def test_a_key_without_words_and_words_without_a_key_stop_the_reference():
    with pytest.raises(ValueError, match=r"colour has no words; INTERNAL.* is gone"):
        markdown.described("exit_codes", ["OK", "FINDINGS", "colour"])


def test_every_rule_stands_in_the_reference_once():
    page = findings.write()
    assert all(page.count(f"(rule-{rule})=") == 1 for rule in catalogue())
    assert sum(map(len, findings.sections().values())) == len(catalogue())
    assert "{detail}" not in page


def test_every_element_of_the_profile_has_an_example_of_a_valid_article():
    assert profile.grammar().validate(etree.parse(DOCS / "reference/example.xml"))
    page, names = profile.write(), [name for names in profile.groups().values() for name in names]
    assert {one.name for one in profile.grammar().iterelements()} == set(names)
    assert [name for name in names if name not in profile.examples()] == []
    assert all(page.count(f"(element-{name})=") == 1 for name in names)
    assert "Its words are translated; translators read: “List item”." not in page.partition("(element-article-title)=")[2][:400]
    assert "Its words are not translated, a placeholder in its sentence." in page.partition("(element-email)=")[2][:300]


def test_files_are_shown_as_the_program_writes_them():
    page = files.write()
    assert '"kind": "approve", "page": "plasters", "at": "2026-11-21"' in page
    assert '"evidence": "Last reviewed: 14 September 2026"' in page
    assert 'msgid "Keep it dry."' in page


def test_the_list_of_commands_in_the_readme_is_whole():
    rows = [re.split(r"(?<!\\)\|", line)[1] for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `netpub ")]
    named = set()
    for row in rows:
        first, *others = re.findall(r"`([^`]*)`", row.replace("\\", ""))
        names = [word for word in first.split() if word.islower()]
        named |= {" ".join(names), *(" ".join([*names[:-1], other.split()[0]]) for other in others)}
    groups = {name.rpartition(" ")[0] for name, _ in commands.everything()}
    assert [name for name, _ in commands.everything() if name not in named | groups] == []
    assert named <= {name for name, _ in commands.everything()}
