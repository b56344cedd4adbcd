"""A finished booklet becomes PDF/UA-2."""

from collections.abc import Mapping
from itertools import zip_longest

from netpub.build.target import Produced
from netpub.check import layout
from netpub.check import pdf as check
from netpub.findings import Finding, Where
from netpub.publish import pdf_ua2


def run(inputs: Mapping[str, bytes], *, path: str, slug: str, language: str, locale: str) -> Produced:
    """Return the booklet (input ``pdf``) as PDF/UA-2 at ``path``, its number of pages, and the verdicts on its text, which must be that
    of the booklet in the same order, and on its layout."""
    del locale
    where = Where(path, 0, slug, language)
    data = pdf_ua2.write(inputs["pdf"])
    wanted, found = (check.text(one).splitlines() for one in (inputs["pdf"], data))
    lost = [line or there for line, there in zip_longest(wanted, found) if line != there][:1]
    findings = [Finding("text-lost", where, f"“{line}”") for line in lost]
    verdicts = {"fidelity": "fail" if findings else "pass"}
    verdicts["layout"] = "pass" if layout.lint(data, layout.BOOKLET, where, findings.append) else "fail"
    return Produced({path: data}, tuple(findings), {"pages": len(check.read(data)), "bytes": len(data), "verdicts": verdicts})
