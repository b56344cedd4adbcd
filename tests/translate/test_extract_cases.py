"""Each case: an article and, where there is one, its old catalogue give a catalogue."""

from pathlib import Path

import pytest

from netpub.article import Article
from netpub.findings import Where
from netpub.translate import extract

CASES = Path(__file__).parents[1] / "cases/translate/extract"
PLACES = {"": Where("source/page.html"), "fact:title": Where("source/page.html", 3), "p-1": Where("source/page.html", 12), "l-1": Where("source/page.html", 20)}


def run(case: Path) -> str:
    article = Article((case / "input.xml").read_bytes())
    old = case / "input.po"
    made = extract(article, old.read_bytes() if old.exists() else None, "es", PLACES)
    assert extract(article, made, "es", PLACES) == made, "a second update must change nothing"
    return made.decode().replace(article.content_digest({}), "DIGEST")


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_case(name: str) -> None:
    """The catalogue is the expected one, and up to date."""
    assert run(CASES / name) == (CASES / name / "expected.po").read_text(encoding="utf-8")
