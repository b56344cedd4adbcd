"""Each case: an article and, where there is one, its old catalogue give a catalogue; so do a glossary and the catalogues of other pages."""

from pathlib import Path

import pytest

from netpub.article import Article
from netpub.findings import Where
from netpub.translate import extract, glossary, memory, po
from netpub.translate.comments import Aids

CASES = Path(__file__).parents[1] / "cases/translate/extract"
PLACES = {"": Where("source/page.html"), "fact:title": Where("source/page.html", 3), "p-1": Where("source/page.html", 12), "l-1": Where("source/page.html", 20)}


def aids_of(case: Path) -> Aids:
    """``glossary.csv``, and ``other-*.po``, the catalogues of other pages; a title may have 100 characters."""
    terms = case / "glossary.csv"
    others = [(path.stem, po.read(path.read_bytes(), Where(path.name))) for path in sorted(case.glob("other-*.po"))]
    known = memory.Entries(one for page, catalogue in others for one in memory.of_catalogue(catalogue, page))
    words = glossary.load(terms.read_bytes(), "locales/es/glossary.csv") if terms.exists() else None
    return Aids(known, words, {"title_length": 100})


def run(case: Path) -> str:
    article = Article((case / "input.xml").read_bytes())
    old = case / "input.po"
    aids = aids_of(case)
    made = extract(article, old.read_bytes() if old.exists() else None, "es", PLACES, aids=aids)
    assert extract(article, made, "es", PLACES, aids=aids) == made, "a second update must change nothing"
    return made.decode().replace(article.content_digest({}), "DIGEST")


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_case(name: str) -> None:
    """The catalogue is the expected one, and up to date."""
    assert run(CASES / name) == (CASES / name / "expected.po").read_bytes().decode()
