"""An article becomes a leaflet: two sides of a sheet, to be folded twice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import folds, layout
from netpub.check import pdf as check
from netpub.findings import Finding, Where
from netpub.publish import leaflet, pdf
from netpub.publish.composition import LEAFLET
from netpub.publish.edition import Edition
from netpub.text.labels import Labels


def run(inputs: Mapping[str, bytes], *, path: str, **arguments: Any) -> Produced:
    """Return the leaflet at ``path``, its number of sides, the verdicts on its text and layout, and whether its folds are clear;
    no file, and the finding that says by how many words, when the text needs more than six panels."""
    produced = produce(_make, inputs, path, arguments)
    if path not in produced.files:
        return produced
    findings: list[Finding] = []
    where = Where(path, 0, str(arguments["slug"]), str(arguments["language"]))
    folds.compare(produced.files[path], leaflet.folds(Labels(str(arguments["locale"]))), where, findings.append)
    verdicts = {**produced.facts["verdicts"], "folds": "fail" if findings else "pass"}
    return replace(produced, findings=(*produced.findings, *findings), facts={**produced.facts, "verdicts": verdicts})


def _make(edition: Edition) -> Made:
    made = pdf.write(edition, LEAFLET, leaflet.folded)
    return Made(made.data, check.text(made.data), made.pages, layout.LEAFLET)
