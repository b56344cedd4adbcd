"""Each folder of tests/cases/ingest: a source file and what the reader makes of it, with the findings in order.

``input.html``, ``input.md`` or the like is the page; for a Word file ``input/`` holds its parts, and ``input/links.txt`` its relationships
(``rId1 name``). ``files/`` are the other files of the page's folder. Write an outline anew with NETPUB_WRITE_CASES=1, and read it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from netpub.findings import Finding
from netpub.ingest import read
from netpub.page import Page

CASES = Path(__file__).resolve().parents[1] / "cases" / "ingest"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


def source(case: Path, word_file: Callable[..., bytes]) -> tuple[str, bytes]:
    for name in ("input.html", "input.htm", "input.md", "input.markdown"):
        if (case / name).is_file():
            return f"page{(case / name).suffix}", (case / name).read_bytes()
    folder = case / "input"
    parts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.xml")}
    core = parts.pop("core", "")
    media = {path.name: path.read_bytes() for path in folder.glob("media/*")}
    links = folder / "links.txt"
    pairs = [line.split() for line in links.read_text(encoding="utf-8").splitlines()] if links.exists() else []
    return "page.docx", word_file(parts, media, dict(pairs), core)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, word_file: Callable[..., bytes], outline: Callable[[Page], str], account: Callable[[Page], None]) -> None:
    case = CASES / name
    findings: list[Finding] = []
    files = {path.relative_to(case / "files").as_posix(): path.read_bytes() for path in case.glob("files/**/*") if path.is_file()}
    file_name, data = source(case, word_file)
    ingested = read("case", file_name, data, files, findings.append)
    account(ingested.page)
    found = {
        "expected.txt": outline(ingested.page) + "".join(f"media {href}\n" for href in ingested.media),
        "findings.txt": "".join(f"{finding.where.line} {finding.rule}: {finding.detail}\n" for finding in findings),
    }
    for finding in findings:
        assert finding.what
        assert finding.where.file
    for file, text in found.items():
        if os.environ.get("NETPUB_WRITE_CASES"):
            (case / file).write_text(text, encoding="utf-8")
        assert text == (case / file).read_text(encoding="utf-8")
