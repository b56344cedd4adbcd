"""Facts taken out of lines, case by case: what is read, what stays, what is reported; and what must hold for every case."""

from pathlib import Path

import pytest
from netpub_ledger import accounted

from netpub import ingest
from netpub.findings import Finding, Report
from netpub.normalise import contact, corrections, dates, disclaimer, lists, people, rights
from netpub.normalise.blocks import words
from netpub.page import Block, Box, Figure, Heading, List, Page

CASES = sorted((Path(__file__).parents[1] / "cases" / "normalise").glob("meta-*"))
STEPS = (lists.step, dates.step, people.step, rights.step, contact.step, disclaimer.step)


def read(case: Path, report: Report) -> Page:
    (path,) = case.glob("input.*")
    return ingest.read("case", f"source/case/page{path.suffix}", path.read_bytes(), {}, report).page


def run(page: Page, report: Report) -> Page:
    for step in STEPS:
        page = step(page, report)
    return page


def correct(case: Path, page: Page, report: Report) -> Page:
    path = case / "page.toml"
    fixes = corrections.load(path.read_bytes(), "page.toml") if path.is_file() else corrections.EMPTY
    return corrections.apply(page, fixes, report)


def told(page: Page) -> str:
    """The page as lines that people can compare."""
    lines = [f"{name} = {fact.value} | {fact.evidence}" for name, fact in page.metadata.facts]
    for reviewer in page.metadata.reviewers:
        named = "; ".join(filter(None, (reviewer.name, reviewer.degrees, reviewer.organisation)))
        lines.append(f"{reviewer.role} = {named} | {reviewer.evidence}")
    lines += [f"keyword = {word}" for word in page.metadata.keywords]
    lines += [f"disclaimer: {kind(block)}" for block in page.metadata.disclaimer]
    lines += [f"{entry.rule}: {words(entry.block)}" for entry in page.dropped]
    lines += [kind(block) for block in page.blocks]
    return "\n".join(lines) + "\n"


def kind(block: Block) -> str:
    match block:
        case Heading():
            mark = "#" * block.level
        case Box():
            mark = f"box {block.kind}"
        case List():
            return "\n".join("- " + " ".join(words(inner) for inner in item) for item in block.items)
        case Figure():
            mark = "figure"
        case _:
            mark = type(block).__name__.casefold()
    return f"{mark} {words(block)}".strip()


def listed(findings: list[Finding]) -> str:
    own = (f for f in findings if f.rule.split("-")[0] in ("ambiguous", "conflicting", "reviewer", "correction"))
    return "".join(f"{finding.rule} {finding.where.file}:{finding.where.line} {finding.detail}\n" for finding in own)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    findings: list[Finding] = []
    page = correct(case, run(read(case, findings.append), findings.append), findings.append)
    assert told(page) == (case / "expected.txt").read_text(encoding="utf-8")
    assert listed(findings) == (case / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_character_is_accounted_for(case: Path) -> None:
    page = run(read(case, list[Finding]().append), list[Finding]().append)
    accounted(page)
    accounted(correct(case, page, list[Finding]().append))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_steps_keep_their_input_and_change_nothing_the_second_time(case: Path) -> None:
    page = read(case, list[Finding]().append)
    before = repr(page)
    once = run(page, list[Finding]().append)
    assert repr(page) == before
    assert run(once, list[Finding]().append) == once
