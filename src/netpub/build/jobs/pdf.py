"""An article becomes a booklet."""

from collections.abc import Mapping
from typing import Any

from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import pdf as check
from netpub.publish import pdf
from netpub.publish.edition import Edition


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path``, its number of pages and what comparing it with the article gave."""
    return produce(_make, inputs, path, arguments)


def _make(edition: Edition) -> Made:
    booklet = pdf.write(edition)
    return Made(booklet.data, check.text(booklet.data), booklet.pages)
