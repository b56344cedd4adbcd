"""A finished booklet becomes sheets for the printer."""

from collections.abc import Mapping

from netpub.build.jobs import sheets
from netpub.build.target import Produced
from netpub.check import layout
from netpub.findings import Where
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
    return sheets.produced(inputs["pdf"], made, layout.SHEETS, path, Where(path, 0, slug, language))
