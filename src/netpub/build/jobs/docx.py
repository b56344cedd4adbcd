"""An article becomes a Word document."""

from collections.abc import Mapping
from typing import Any

from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import docx as check
from netpub.publish import docx
from netpub.publish.edition import Edition


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path`` and what comparing it with the article gave."""
    return produce(_make, inputs, path, arguments)


def _make(edition: Edition) -> Made:
    data = docx.write(edition)
    return Made(data, check.text(data))
