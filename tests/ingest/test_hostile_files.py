"""Inputs made by others to break parsers, where they are: read or refused, quickly."""

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from netpub.findings import Finding, Unusable
from netpub.ingest import read
from netpub.ingest.svg import svg_problem
from netpub.page import Page

SECONDS = 2


def test_malformed_pages_are_read_without_losing_text(shared: Path, account: Callable[[Page], None]) -> None:
    lost = []
    for line in (shared / "data/hostile/malformed-html.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        findings: list[Finding] = []
        start = time.process_time()
        try:
            page = read("case", "page.html", case["html"].encode("utf-8", "surrogatepass"), {}, findings.append).page
            account(page)
            text = "".join(run.text for run in page.source.runs)
        except Unusable as unusable:
            text = "" if unusable.finding.rule == "source-empty" else case["html"]
        assert time.process_time() - start < SECONDS
        if missing(case, text):
            lost.append(case["id"])
    assert lost == []


def missing(case: dict[str, str], text: str) -> Counter[str]:
    """The characters that browsers show and the reader does not; cases about elements that are not shown are left out."""
    if re.search(r"<(script|style|template|noscript|title|iframe|noembed|noframes|svg|math|object|video|audio)|<!--|CDATA", case["html"], re.IGNORECASE):
        return Counter()
    shown = re.findall(r'^\| +"(.*?)"(?=\n\| |\Z)', case["expected_tree"], re.DOTALL | re.MULTILINE)
    return Counter("".join("".join(shown).split())) - Counter("".join(text.split()))


def test_hostile_xml_is_no_drawing(shared: Path) -> None:
    files = sorted((shared / "data/hostile/xml").rglob("*.xml")) + sorted((shared / "data/hostile/xml").rglob("*.xsl"))
    assert files
    for path in files:
        start = time.process_time()
        rule, detail = svg_problem(path.read_bytes())
        assert rule in {"figure-unsafe", "figure-format"}
        assert detail
        assert time.process_time() - start < SECONDS


def test_real_pages_are_read_whole(shared: Path, account: Callable[[Page], None]) -> None:
    index = json.loads((shared / "data/nci/index.json").read_text(encoding="utf-8"))
    for entry in index:
        data = (shared / "data/nci" / entry["file"]).read_bytes()
        page = read("case", "page.html", data, {}, lambda _: None).page
        account(page)
        assert page.metadata.value("language") == entry["lang"]
        for name, key in (("published", "posted"), ("revised", "updated")):
            assert page.metadata.value(name) == (entry[key] or "")
