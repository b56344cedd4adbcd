"""The three real pages of the shared material, against what standards say they show. Skipped where they are absent."""

from pathlib import Path

import pytest

from netpub.findings import Finding
from netpub.ingest import read
from netpub.normalise import corrections, ledger, normalise
from netpub.normalise.blocks import walk, words
from netpub.page import Heading, List, Page, Paragraph, plain

RULES = {
    "lost-list", "mojibake", "ambiguous-date", "access-date-before-revision", "space-before-punct", "hyphen-break", "doubled-punct",
    "stray-letter", "pii-issn-vs-journal", "list-rebuilt", "doubtful-heading",
}


def page(shared: Path, number: str) -> tuple[Page, dict[str, list[int]]]:
    path = next((shared / "seeds").glob(f"{number}_*.txt"))
    findings: list[Finding] = []
    made = normalise(read("seed", path.name, path.read_bytes(), {}, findings.append).page, corrections.EMPTY, findings.append)
    lines: dict[str, list[int]] = {}
    for finding in findings:
        if finding.rule in RULES:
            lines.setdefault(finding.rule, []).append(finding.where.line)
    return made, lines


def headings(made: Page) -> list[tuple[int, int]]:
    return [(block.level, block.origin.line) for block in made.blocks if isinstance(block, Heading)]


def dropped(made: Page) -> set[int]:
    return {entry.block.origin.line for entry in made.dropped if entry.rule == "furniture"}


def fact_lines(made: Page) -> set[int]:
    lines = {made.source.runs[at.run].line for _, fact in made.metadata.facts for at in fact.ranges}
    return lines | {made.source.runs[at.run].line for reviewer in made.metadata.reviewers for at in reviewer.ranges}


def text_lines(made: Page) -> set[int]:
    return {block.origin.line for block in walk(made.blocks) if not isinstance(block, List)}


def test_000(shared: Path) -> None:
    made, lines = page(shared, "000")
    assert headings(made) == [(1, 9)]
    assert {1, 2, 3, 4, 6, 7, 8, 55} <= dropped(made) <= {*range(1, 9), 54, 55}
    assert {54} <= dropped(made) | fact_lines(made)
    assert text_lines(made) == set(range(9, 47))
    assert [citation.origin.line for citation in made.references] == [48, 49, 50, 51, 52]
    assert lines == {
        "lost-list": [10, 17, 28, 41], "mojibake": [1], "ambiguous-date": [49], "access-date-before-revision": [49, 50],
        "space-before-punct": [40], "hyphen-break": [26],
    }
    assert made.metadata.value("revised") == "2025-03-29"


def test_001(shared: Path) -> None:
    made, lines = page(shared, "001")
    assert headings(made) == [(1, 1), (2, 20), (2, 44), (2, 52), (2, 58), (2, 68), (2, 74)]
    assert [[words(part) for part in item] for block in made.blocks if isinstance(block, List) for item in block.items] == [
        [made.source.runs[run].text.strip(" •")] for run in range(5, 9)]
    assert [citation.origin.line for citation in made.references] == list(range(81, 93))
    assert {94, 96, 98, 100, 111} <= dropped(made)
    assert {104, 106, 108} <= {block.origin.line for block in made.metadata.disclaimer}
    assert lines == {"lost-list": [72], "space-before-punct": [83, 89], "doubled-punct": [83]}
    assert made.metadata.get("last-review") is not None
    assert made.metadata.value("last-review") == ""


def test_002(shared: Path) -> None:
    made, lines = page(shared, "002")
    assert headings(made) == [(1, 1)]
    assert made.metadata.value("title").startswith("The Use of")
    assert dropped(made) == {1}
    assert text_lines(made) == set(range(1, 36))
    assert [citation.origin.line for citation in made.references] == list(range(36, 76, 4))
    assert lines == {"lost-list": [5, 7, 17], "stray-letter": [8], "doubled-punct": [10], "pii-issn-vs-journal": [71, 75]}


@pytest.mark.parametrize("number", ["000", "001", "002"])
def test_references_are_complete_and_no_sentence_is_lost(shared: Path, number: str) -> None:
    made, _ = page(shared, number)
    runs = made.source.runs
    for citation in made.references:
        whole = " ".join(runs[run].text.strip() for run in sorted({at.run for at in citation.ranges}))
        assert citation.reference.raw == whole.removeprefix("• ")
    kept = [plain(block.content) for block in walk(made.blocks) if isinstance(block, Paragraph | Heading)]
    assert all(any(text in run.text for run in runs) for text in kept)
    ledger(made)
    assert normalise(made, corrections.EMPTY, lambda _: None) == made
