"""Each case: an article, and the HTML that pandoc writes from its document."""

from pathlib import Path

import pytest

from netpub import pandoc_ast
from netpub.article import Article
from netpub.tools import pandoc

CASES = Path(__file__).parents[1] / "cases" / "pandoc_ast"


class AnyPicture(dict[str, bytes]):
    """Media in which every picture is: the HTML writer only needs their names."""

    def __contains__(self, href: object) -> bool:
        return True


def written(article: Article, labels: object) -> str:
    document = pandoc_ast.document(article, labels)
    return pandoc.convert(document, "html5", {"section_divs": True}, AnyPicture()).decode() + "\n"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case, english):
    article = Article((CASES / case / "input.xml").read_bytes())
    assert written(article, english(article.language)) == (CASES / case / "expected.html").read_text(encoding="utf-8")
