"""A validator's answer about a finished file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from netpub.build.target import Produced
from netpub.findings import Finding, Where
from netpub.tools import ace, epubcheck, folders, verapdf
from netpub.tools.verdict import Verdict

VALIDATORS: Mapping[str, Callable[[Path], list[Verdict]]] = {
    "verapdf": verapdf.validate, "epubcheck": epubcheck.validate, "ace": ace.validate,
}


def run(inputs: Mapping[str, bytes], *, validator: str, tool: str, path: str, slug: str, language: str) -> Produced:
    """Return the verdicts of one validator on the input ``file``, which is published as ``path``; a fail is a finding.

    ``tool`` is the validator's version; it is an argument so that another version asks again.
    """
    del tool
    with folders.temporary() as folder:
        # The name stays, since validators look at the ending and name the file in messages.
        file = Path(folder) / Path(path).name
        file.write_bytes(inputs["file"])
        verdicts = VALIDATORS[validator](file)
    where = Where(path, 0, slug, language)
    findings = tuple(
        Finding("validator-failed", where, f"{one.name}: {'; '.join(one.messages)}") for one in verdicts if one.outcome == "fail")
    return Produced({}, findings, {"verdicts": {one.name: one.outcome for one in verdicts}})
