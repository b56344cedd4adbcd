"""What a packet for a reviewer is made of: the findings by the block that they are about, from what the build knows."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from netpub.article import Article
from netpub.findings import Finding, Severity
from netpub.review.queries import Query
from netpub.review.records import Record
from netpub.settings import Settings

_DRAFT = ("version-missing",)  # what every draft lacks is no question to a reviewer


def queries(settings: Settings, slug: str, article: Article, findings: Iterable[Finding], comments: Iterable[Record]) -> list[Query]:
    """Return findings and open comments as queries, each about the block at its line, or about the page as a whole. Advice (findings of
    severity info) that is about no block is left out."""
    known = {str(value) for value in article.root.xpath("//@id")}
    places = _Places(settings, slug)
    found = []
    for finding in dict.fromkeys(findings):
        block = next((id for id in places.blocks(finding) if id in known), "")
        if finding.rule not in _DRAFT and (block or finding.severity is not Severity.INFO):
            found.append(Query(block, finding.what))
    asked = [Query(one.block if one.block in known else "", one.text, f"{one.by} ({one.at})") for one in comments]
    return list(dict.fromkeys([*found, *asked]))


class _Places:
    """Which block stands at which line of the source, by the record of where its words went."""

    def __init__(self, settings: Settings, slug: str) -> None:
        path = settings.root / f"build/ingest/{slug}.json"
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        self._path = str(data.get("source", {}).get("path", ""))
        entries = [*data.get("disclaimer", ()), *data.get("blocks", ()), *data.get("references", ())]
        self._lines = sorted((int(entry["line"]), str(entry["id"])) for entry in entries if entry.get("id") and "file" not in entry)
        self._facts = {int(entry["line"]) for entry in data.get("facts", {}).values() if "file" not in entry}

    def blocks(self, finding: Finding) -> Iterator[str]:
        """The ids of the blocks that a finding may be about, the likeliest first: a translation's by its segment, others by their line."""
        where = finding.where
        if where.segment:
            yield where.segment.partition("/")[0]
        if where.line and where.file == self._path:
            at = [id for line, id in self._lines if line == where.line]
            yield from reversed(at)
            if not at and where.line not in self._facts:
                yield from (id for line, id in reversed(self._lines) if line < where.line)
