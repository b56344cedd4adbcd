"""A finished booklet becomes sheets for the printer."""

from collections.abc import Mapping

from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import sheets as check
from netpub.findings import Finding, Where
from netpub.publish import imposed
from netpub.text.labels import Labels


def run(
    inputs: Mapping[str, bytes], *, path: str, slug: str, language: str, locale: str, paper: int, creep: str, marks: bool, delivery: str,
) -> Produced:
    """Return the sheets of the booklet (input ``pdf``) at ``path``, the number of their sides, and the verdicts on whether each page's
    text is on them, and on their layout.

    ``paper`` (micrometres), ``creep``, ``marks`` and ``delivery`` are those of ``[print]``.
    """
    wishes = imposed.Wishes(paper / 1000, creep, marks, delivery == "single")
    made = imposed.impose(inputs["pdf"], wishes, right_to_left=Labels(locale).direction == "rtl")
    findings: list[Finding] = []
    places = {place.page: (place.side, place.window.corners) for place in made.places}
    where = Where(path, 0, slug, language)
    check.compare(inputs["pdf"], made.data, places, where, findings.append)
    verdicts = {"fidelity": "fail" if findings else "pass"}
    verdicts["layout"] = "pass" if layout.lint(made.data, layout.SHEETS, where, findings.append) else "fail"
    return Produced({path: made.data}, tuple(findings), {"pages": made.pages, "bytes": len(made.data), "verdicts": verdicts})
