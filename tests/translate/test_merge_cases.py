"""Each case: an article and a catalogue give findings and, when the translation is whole, the translated article."""

from pathlib import Path

import pytest

from netpub.article import Article
from netpub.findings import Finding
from netpub.translate import translate

CASES = Path(__file__).parents[1] / "cases/translate/merge"


def run(case: Path) -> tuple[str, str | None]:
    findings: list[Finding] = []
    source = Article((case / "input.xml").read_bytes())
    article = translate(source, (case / "input.po").read_bytes(), "es.po", "es-ES", ["figures/pancreas.es.svg"], findings.append)
    assert all(finding.where.file == "es.po" and finding.what for finding in findings)
    lines = "".join(f"{one.where.line} {one.where.segment or '-'}: {one.rule}: {one.detail}\n" for one in findings)
    return lines, article.data.decode().replace(source.content_digest({}), "DIGEST") if article else None


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_case(name: str) -> None:
    """The findings are those expected, and there is an article only where one is expected."""
    case = CASES / name
    findings, article = run(case)
    assert findings == (case / "findings.txt").read_text(encoding="utf-8")
    expected = case / "expected.xml"
    assert article == (expected.read_text(encoding="utf-8") if expected.exists() else None)
