"""Each folder of tests/cases/normalise with an outline: input file -> reader -> every step -> outline and findings.

``python tests/normalise/test_structure_cases.py`` writes the outlines anew (begin a case with an empty outline.txt); look at the
difference before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netpub.findings import Finding
from netpub.ingest import read
from netpub.normalise import corrections, ledger, normalise
from netpub.page import Block, Box, Cell, DefinitionList, Figure, Heading, Inlines, List, Page, Quote, Table, Text, plain

CASES = Path(__file__).resolve().parents[1] / "cases" / "normalise"
NAMES = sorted(path.parent.name for path in CASES.glob("*/outline.txt"))


def normalised(path: Path) -> tuple[Page, list[Finding]]:
    findings: list[Finding] = []
    ingested = read("case", path.name, path.read_bytes(), {}, findings.append)
    return normalise(ingested.page, corrections.EMPTY, findings.append), findings


def outline(page: Page) -> Iterator[str]:
    for block in page.blocks:
        yield from _block(block)
    for citation in page.references:
        yield f"reference {citation.origin.line}: {citation.reference.raw}"
    for block in page.metadata.disclaimer:
        yield from (f"disclaimer | {line}" for line in _block(block))
    for entry in page.dropped:
        yield from (f"{entry.rule} | {line}" for line in _block(entry.block))


def _block(block: Block, indent: str = "") -> Iterator[str]:
    inner = indent + "    "
    match block:
        case Heading():
            yield f"{indent}{'#' * block.level} {_words(block.content)}"
        case List():
            yield f"{indent}{block.kind} list"
            for item in block.items:
                yield f"{indent}  *"
                yield from _blocks(item, inner)
        case Table():
            yield f"{indent}table {_words(block.caption)}".rstrip()
            for row in (*block.head, *block.rows):
                yield inner + " | ".join(map(_cell, row))
        case Figure():
            yield f"{indent}figure {block.href}"
        case Box():
            yield f"{indent}box {block.kind}: {_words(block.title)}"
            yield from _blocks(block.blocks, inner)
        case Quote():
            yield f"{indent}quote"
            yield from _blocks(block.blocks, inner)
        case DefinitionList():
            yield f"{indent}definitions"
            for entry in block.items:
                yield f"{inner}{_words(entry.term)} ="
                yield from _blocks(entry.blocks, inner + "    ")
        case _:
            yield f"{indent}{_words(block.content)}"


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent)


def _cell(cell: Cell) -> str:
    scope = f"[{cell.scope}] " if cell.scope else ""
    return scope + " / ".join(line for block in cell.blocks for line in _block(block))


def _words(content: Inlines) -> str:
    return "".join(part.text if isinstance(part, Text) else f"<{type(part).__name__.lower()} {plain(part.children)}>" for part in content)


def _findings(findings: list[Finding]) -> Iterator[str]:
    for finding in sorted(findings, key=lambda finding: (finding.where.line, finding.rule)):
        yield f"{finding.where.line} {finding.rule} {finding.detail}".rstrip()


def _texts(path: Path) -> tuple[str, str]:
    page, findings = normalised(path)
    return "\n".join(outline(page)) + "\n", "".join(f"{line}\n" for line in _findings(findings))


@pytest.mark.parametrize("name", NAMES)
def test_outline_and_findings(name: str) -> None:
    shape, findings = _texts(next((CASES / name).glob("input.*")))
    assert shape == (CASES / name / "outline.txt").read_text(encoding="utf-8")
    assert findings == (CASES / name / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_accounted_for_and_a_second_pass_changes_nothing(name: str) -> None:
    page, _ = normalised(next((CASES / name).glob("input.*")))
    ledger(page)
    again = normalise(page, corrections.EMPTY, lambda _: None)
    assert again == page


def write() -> None:
    for folder in (CASES / name for name in NAMES):
        shape, findings = _texts(next(folder.glob("input.*")))
        (folder / "outline.txt").write_text(shape, encoding="utf-8")
        (folder / "findings.txt").write_text(findings, encoding="utf-8")


if __name__ == "__main__":
    write()
