"""An article becomes an e-book."""

from collections.abc import Mapping
from typing import Any

from netpub.build.jobs.edition import edition, produced
from netpub.build.target import Produced
from netpub.check import epub as check
from netpub.publish import epub


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path`` and what comparing it with the article gave."""
    made = edition(inputs, **arguments)
    data = epub.write(made)
    return produced(made, path, data, check.text(data))
