"""An article and its translation become a booklet in two languages, side by side."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netpub.article import Article
from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import pdf as check
from netpub.publish import bilingual
from netpub.publish.edition import Edition
from netpub.reference import ON_REQUEST, Bibliography
from netpub.references import printing
from netpub.text.labels import Labels

# The list of works that are cited stands there once, as the source has it.
_ELSEWHERE = Bibliography({}, extent=ON_REQUEST)


def run(inputs: Mapping[str, bytes], *, path: str, source: Mapping[str, Any], **arguments: Any) -> Produced:
    """Return the booklet at ``path``, its number of pages, and the verdicts on its layout and on its text: what the parts in each language
    hold must be the whole article in that language.

    Input ``xml`` is the translation, ``source`` the article in the source language; ``source`` names that with key and locale,
    and may hold ``links`` as the edition's own arguments do.
    """

    def make(edition: Edition) -> Made:
        article = Article(inputs["source"])
        original = replace(
            edition, article=article, labels=Labels(source["locale"]), language=source["key"], links=source.get("links", {}),
            bibliography=printing.of_article(article, arguments["style"], arguments["extent"]))
        made = bilingual.write(edition, original)
        held = [
            (article, check.text(made.data, article.language), original.bibliography),
            (edition.article, check.text(made.data, edition.article.language), _ELSEWHERE)]
        return Made(made.data, "", made.pages, layout.BILINGUAL, held)

    return produce(make, inputs, path, arguments)
