"""A finished leaflet becomes a file for a printing house: with bleed, crop marks, and fold marks outside the edge of the paper."""

from collections.abc import Mapping

from netpub.build.jobs import sheets
from netpub.build.target import Produced
from netpub.check import layout
from netpub.findings import Where
from netpub.publish import imposed, leaflet
from netpub.text.labels import Labels


def run(inputs: Mapping[str, bytes], *, path: str, slug: str, language: str, locale: str) -> Produced:
    """Return the sheets of the leaflet (input ``leaflet``) at ``path``, the number of their sides, and the verdicts on whether the text
    of each side is on them, and on their layout."""
    made = imposed.marked(leaflet.unmarked(inputs["leaflet"]), leaflet.folds(Labels(locale)))
    return sheets.produced(inputs["leaflet"], made, layout.LEAFLET, path, Where(path, 0, slug, language))
