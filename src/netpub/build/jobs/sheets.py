"""What the jobs share that put a finished file on sheets: the sheets are held against the file that they were made from."""

from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import sheets as check
from netpub.findings import Finding, Where
from netpub.publish.imposed import Imposed


def produced(source: bytes, made: Imposed, limits: layout.Limits, path: str, where: Where) -> Produced:
    """Return the sheets at ``path``, the number of their sides, and the verdicts on whether each page's text of ``source`` is on them,
    and on their layout by ``limits``."""
    findings: list[Finding] = []
    places = {place.page: (place.side, place.window.corners) for place in made.places}
    check.compare(source, made.data, places, where, findings.append)
    verdicts = {"fidelity": "fail" if findings else "pass"}
    verdicts["layout"] = "pass" if layout.lint(made.data, limits, where, findings.append) else "fail"
    return Produced({path: made.data}, tuple(findings), {"pages": made.pages, "bytes": len(made.data), "verdicts": verdicts})
