"""An article becomes a booklet."""

from collections.abc import Mapping
from typing import Any

from netpub.build.jobs.edition import edition, produced
from netpub.build.target import Produced
from netpub.check import pdf as check
from netpub.publish import pdf


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path``, its number of pages and what comparing it with the article gave."""
    made = edition(inputs, **arguments)
    booklet = pdf.write(made)
    return produced(made, path, booklet.data, check.text(booklet.data), booklet.pages)
