"""A finished booklet becomes a file for an offset press."""

from collections.abc import Mapping
from dataclasses import replace

from netpub.build.target import Produced
from netpub.check import layout, sheets
from netpub.check import press as check
from netpub.findings import Finding, Unusable, Where
from netpub.publish import press


def run(inputs: Mapping[str, bytes], *, path: str, slug: str, language: str, locale: str, icc: str) -> Produced:
    """Return the file for the press at ``path``, of the booklet (input ``pdf``) and the printer's profile (input ``icc``, the file
    ``icc`` of the project), its number of pages, and the verdicts on its text, its colours and its layout; no file, and the finding
    that says why, when the profile cannot be used."""
    del locale
    where = Where(path, 0, slug, language)
    try:
        made = press.write(inputs["pdf"], inputs["icc"])
    except Unusable as unusable:
        return Produced({}, (replace(unusable.finding, where=replace(where, file=icc)),))
    findings: list[Finding] = []
    places = {place.page: (place.side, place.window.corners) for place in made.places}
    sheets.compare(inputs["pdf"], made.data, places, where, findings.append)
    lost = len(findings)
    check.compare(made.data, where, findings.append)
    verdicts = {"fidelity": "fail" if lost else "pass", "inks": "fail" if len(findings) > lost else "pass"}
    verdicts["layout"] = "pass" if layout.lint(made.data, layout.PRESS, where, findings.append) else "fail"
    return Produced({path: made.data}, tuple(findings), {"pages": made.pages, "bytes": len(made.data), "verdicts": verdicts})
