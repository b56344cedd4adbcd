"""Every rule that netpub can report, from its own catalogue."""

import re

from docs.generate.markdown import anchored, page, table

from netpub.findings import Rule, catalogue
from netpub.resources import resource

ABOUT = """\
Made from the catalogue that the program uses (`schemas/findings.toml`). An error keeps a page from being released; a warning and an
information do not. `netpub explain RULE` prints the same."""
_SECTION = re.compile(r"^# -+ (?P<title>.*?) -*$|^\[(?P<rule>[\w-]+)\]$", re.MULTILINE)


def sections() -> dict[str, list[Rule]]:
    """Return the rules under the headings of the catalogue's file."""
    text = resource("schemas", "findings.toml").read_text(encoding="utf-8")
    made: dict[str, list[Rule]] = {}
    title = "Others"
    for match in _SECTION.finditer(text):
        if match["rule"]:
            made.setdefault(title, []).append(catalogue()[match["rule"]])
        else:
            title = match["title"].strip().capitalize()
    return made


def write() -> str:
    """Return the page: a table of all rules, then each with its reason and remedy."""
    rules = sorted(catalogue().values(), key=lambda rule: rule.id)
    index = table(("rule", "weight"), [(f"[{rule.id}](#rule-{rule.id})", str(rule.severity)) for rule in rules])
    parts = [f"There are {len(rules)} rules.\n", "## All rules by name\n", index]
    for title, members in sections().items():
        parts.append(f"## {title}\n")
        parts += [_rule(rule) for rule in members]
    return page("Findings", ABOUT, parts)


def _rule(rule: Rule) -> str:
    what = _plain(re.sub(r"[:\s]*[“(]?\{detail\}[”)]?\.?$", ".", rule.what).replace("{detail}", "…"))
    return "\n".join([
        anchored(3, rule.id, f"rule-{rule.id}"), f"*{str(rule.severity).capitalize()}.* {what}\n",
        f"**Why it matters:** {_plain(rule.why)}\n", f"**What to do:** {_plain(rule.remedy)}\n"])


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    return re.sub(r"([\\`*_<>\[\]|#{}$])", r"\\\1", text)
