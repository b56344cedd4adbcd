"""The record of a page's ingest (build/ingest/SLUG.json) in words for people: where the source's words went."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

_FIRST = 70
_KINDS = {
    "Heading": "headings", "Paragraph": "paragraphs", "List": "lists", "Table": "tables", "Figure": "figures", "Box": "boxes",
    "Quote": "quotations", "DefinitionList": "definition lists", "Unrecognised": "unrecognised",
}


def report(record: Mapping[str, Any], findings: str) -> Iterator[str]:
    """Yield the lines of a report: facts with evidence and line, blocks by kind, what was dropped, and how many findings there are
    (``findings``, in words)."""
    source = record["source"]
    yield f"{source['slug']} ({source['path']})"
    if "entered" in record:
        yield f"  It entered {record['entered']}."
    yield from _facts(record)
    yield from _blocks(record)
    yield from _dropped(record["dropped"])
    yield f"  Findings: {findings}"


def _facts(record: Mapping[str, Any]) -> Iterator[str]:
    yield "  Facts" + (":" if record["facts"] or record["reviewers"] else ": none found")
    for name, fact in sorted(record["facts"].items(), key=lambda pair: pair[0] != "title"):
        yield f"    {name}: {fact['value'] or '(a label without a value)'}"
        yield f"        {_evidence(fact)}"
    for reviewer in record["reviewers"]:
        who = ", ".join(part for part in (reviewer["name"], reviewer["degrees"], reviewer["organisation"]) if part)
        yield f"    {reviewer['role']}: {who or '(nobody is named)'}"
        yield f"        {_evidence(reviewer)}"


def _evidence(entry: Mapping[str, Any]) -> str:
    """The words that a fact was read from and their line in the page; data about the file as a whole has no line, and what another
    file says (page.toml) names its own place."""
    place = f"line {entry['line']}" if entry["line"] else "the file's own data"
    return _short(entry["evidence"]) or f"{entry['file']}, {place}" if "file" in entry else f"{place}: {_short(entry['evidence'])}"


def _blocks(record: Mapping[str, Any]) -> Iterator[str]:
    kinds = Counter(block["kind"] for block in record["blocks"])
    told = ", ".join(f"{_KINDS.get(kind, kind)}: {number}" for kind, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    words = sum(len(block["text"].split()) for block in record["blocks"])
    yield f"  Text: {words} words in {len(record['blocks'])} blocks" + (f" ({told})" if told else "")
    if record["disclaimer"]:
        yield f"  Disclaimer: line {record['disclaimer'][0]['line']}: {_short(record['disclaimer'][0]['text'])}"
    if record["references"]:
        lines = [entry["line"] for entry in record["references"]]
        yield f"  References: {len(lines)}, from line {min(lines)} to {max(lines)}"


def _dropped(dropped: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What is no part of the text, by rule, each with its line and first words."""
    yield "  Dropped" + (":" if dropped else ": nothing")
    for rule, group in groupby(sorted(dropped, key=lambda entry: str(entry["rule"])), lambda entry: str(entry["rule"])):
        entries = list(group)
        yield f"    {rule} ({len(entries)})"
        for entry in entries:
            yield f"      line {entry['line']}: {_short(entry['text']) or '(no words)'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _FIRST else flat[:_FIRST].rstrip() + "…"
