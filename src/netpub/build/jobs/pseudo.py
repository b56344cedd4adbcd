"""An article in pseudo-words, for trying a layout."""

from collections.abc import Mapping

from netpub.article import Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.translate import pseudo


def run(inputs: Mapping[str, bytes], *, slug: str, language: str) -> Produced:
    """Return the article of a page in pseudo-words, under the key ``language``."""
    article = pseudo.article(Article(inputs["xml"]))
    return Produced({f"build/xml/{language}/{slug}.xml": article.data}, (), facts.of_article(article, media.unpack(inputs["media"])))
