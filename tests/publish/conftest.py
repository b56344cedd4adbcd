from pathlib import Path

import pytest
from babel import Locale

from netpub.article import Article
from netpub.publish import theme
from netpub.publish.edition import Alternate, Edition
from netpub.text.labels import Labels

CASES = Path(__file__).parents[1] / "cases"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><title>%s</title><path fill="#b4441f" d="M0 0H4V3Z"/></svg>'


class EnglishWords(Labels):
    """English interface words with the dates and the direction of any language, so that no test waits for a catalogue."""

    def __init__(self, locale):
        self.locale, self.cldr, self._words = locale, Locale.parse(locale, sep="-"), None


@pytest.fixture(scope="session")
def web_edition():
    """Make an edition: of the article that has everything, of a file below tests/cases, or of XML; by default a draft."""

    def make(source="pandoc_ast/whole/input.xml", **changes):
        xml = source if isinstance(source, bytes) else (CASES / source).read_bytes()
        article = Article(xml)
        facts = {
            "media": {f"figures/{name}.svg": SVG % name.encode() for name in ("pancreas", "leaf", "plate")},
            "labels": EnglishWords(article.language), "draft": True, "slug": "eating-after-surgery",
            "language": article.language.split("-")[0], "theme": theme.load(),
            "alternates": (Alternate("es", "es-ES", "Español"), Alternate("ar", "ar", "العربية")),
        }
        return Edition(article, **(facts | changes))

    return make


@pytest.fixture(scope="session")
def english_words():
    return EnglishWords
