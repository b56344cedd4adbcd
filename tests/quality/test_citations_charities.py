"""Citations as cancer charities print them, all made up: how many fields are right, over all of them, and none of them all wrong."""

import re
import tomllib
from pathlib import Path
from typing import Any

from netpub.references import parse

CITATIONS = tomllib.loads((Path(__file__).parent / "charity_citations.toml").read_text("utf-8"))["citation"]
LEAST = 0.95
LEAST_WHOLE = 0.85
FIELDS = (
    "author", "editor", "title", "container-title", "edition", "version", "publisher-place", "publisher", "issued", "volume", "issue", "page",
    "chapter-number", "number", "DOI", "PMID", "ISBN", "URL", "accessed",
)


def _shown(item: Any, field: str) -> str:
    value = item.get(field, "")
    if field in ("author", "editor"):
        return "; ".join(person.get("literal") or person["family"] for person in value)
    if field in ("issued", "accessed"):
        return "-".join(f"{part:0>2}" for part in (value or {"date-parts": [[]]})["date-parts"][0])
    return str(value)


def _same(wanted: str, found: str) -> bool:
    return re.sub(r"[\W_]+", "", wanted) == re.sub(r"[\W_]+", "", found)


def test_fields() -> None:
    right = invented = missed = whole = 0
    for citation in CITATIONS:
        item = parse(citation["raw"], "r1").csl
        pairs = [(citation.get(field, ""), _shown(item, field)) for field in FIELDS]
        good = sum(bool(wanted) and _same(wanted, found) for wanted, found in pairs)
        right += good
        invented += sum(bool(found) and not _same(wanted, found) for wanted, found in pairs)
        missed += sum(bool(wanted) and not _same(wanted, found) for wanted, found in pairs)
        whole += all(_same(wanted, found) for wanted, found in pairs)
    assert 2 * right / (2 * right + invented + missed) >= LEAST
    assert whole / len(CITATIONS) >= LEAST_WHOLE
