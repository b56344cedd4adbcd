"""A finished leaflet becomes a file for a printing house: with bleed, crop marks, and fold marks outside the edge of the paper."""

from collections.abc import Mapping

from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import sheets as check
from netpub.findings import Finding, Where
from netpub.publish import imposed, leaflet
from netpub.text.labels import Labels


def run(inputs: Mapping[str, bytes], *, path: str, slug: str, language: str, locale: str) -> Produced:
    """Return the sheets of the leaflet (input ``leaflet``) at ``path``, the number of their sides, and the verdicts on whether the text
    of each side is on them, and on their layout."""
    made = imposed.marked(leaflet.unmarked(inputs["leaflet"]), leaflet.folds(Labels(locale)))
    findings: list[Finding] = []
    places = {place.page: (place.side, place.window.corners) for place in made.places}
    where = Where(path, 0, slug, language)
    check.compare(inputs["leaflet"], made.data, places, where, findings.append)
    verdicts = {"fidelity": "fail" if findings else "pass"}
    verdicts["layout"] = "pass" if layout.lint(made.data, layout.LEAFLET, where, findings.append) else "fail"
    return Produced({path: made.data}, tuple(findings), {"pages": made.pages, "bytes": len(made.data), "verdicts": verdicts})
