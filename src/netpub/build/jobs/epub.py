"""An article becomes an e-book."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netpub.build.jobs import pages
from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import epub as check
from netpub.publish import epub, epub_claims
from netpub.publish.edition import Edition

_PAGES = "pages"


def run(inputs: Mapping[str, bytes], *, path: str, claimed: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path``, the same with its claim of conformance at ``claimed``, and what comparing the text with
    the article gave. The input ``pages`` says where those of the booklet begin."""

    def make(edition: Edition) -> Made:
        data = epub.write(edition, pages.unpack(inputs[_PAGES], edition.article))
        return Made(data, check.text(data))

    produced = produce(make, inputs, path, arguments)
    if path not in produced.files:
        return produced
    book = epub_claims.claimed(produced.files[path])
    facts = {**produced.facts, "claimed_bytes": len(book)}
    return replace(produced, files={**produced.files, claimed: book}, facts=facts)
