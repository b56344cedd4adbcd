"""An article becomes a booklet, or large print."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import pdf as check
from netpub.publish import pdf
from netpub.publish.composition import BOOKLET, LARGE, Composition
from netpub.publish.edition import Edition


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the booklet at ``path``, its number of pages and the verdicts on its text and layout."""
    return produce(partial(_make, BOOKLET, layout.BOOKLET), inputs, path, arguments)


def large(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the large print at ``path``, with the same facts as a booklet."""
    return produce(partial(_make, LARGE, layout.LARGE), inputs, path, arguments)


def _make(composition: Composition, limits: layout.Limits, edition: Edition) -> Made:
    made = pdf.write(edition, composition)
    return Made(made.data, check.text(made.data), made.pages, limits)
