"""An article becomes a booklet, or large print."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netpub.build.jobs import pages
from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import pdf as check
from netpub.publish import pdf
from netpub.publish.composition import BOOKLET, LARGE, Composition
from netpub.publish.edition import Edition
from netpub.publish.page_map import PageStart


def run(inputs: Mapping[str, bytes], *, path: str, page_map: str, **arguments: Any) -> Produced:
    """Return the booklet at ``path``, its number of pages and the verdicts on its text and layout; at ``page_map`` where its pages begin
    in the text, none when there is no booklet, since an e-book is made all the same."""
    starts: list[PageStart] = []

    def make(edition: Edition) -> Made:
        made, found = _make(edition, BOOKLET, layout.BOOKLET)
        starts.extend(found)
        return made

    produced = produce(make, inputs, path, arguments)
    return replace(produced, files={**produced.files, page_map: pages.pack(inputs["xml"], starts)})


def large(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the large print at ``path``, with the same facts as a booklet."""
    return produce(lambda edition: _make(edition, LARGE, layout.LARGE)[0], inputs, path, arguments)


def _make(edition: Edition, composition: Composition, limits: layout.Limits) -> tuple[Made, tuple[PageStart, ...]]:
    made = pdf.write(edition, composition)
    return Made(made.data, check.text(made.data), made.pages, limits), made.starts
