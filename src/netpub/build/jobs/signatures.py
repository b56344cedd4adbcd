"""The signatures of a page's approvals are checked."""

from collections.abc import Mapping

from netpub.build.target import Produced
from netpub.findings import Finding, Where
from netpub.review import chain, records, signing


def run(inputs: Mapping[str, bytes], *, slug: str) -> Produced:
    """Return no file, and ``signature-invalid`` at each record of ``approvals`` whose signature is not that of its signer.

    ``signers`` is the project's allowed-signers file, absent when it names none: then no signature counts.
    """
    found = chain.read(inputs["approvals"], slug, lambda _: None)
    findings = []
    for record in found:
        if record.signature:
            wrong = signing.verify(record, inputs["signers"]) if "signers" in inputs else "the project names no allowed_signers"
            if wrong:
                findings.append(Finding("signature-invalid", Where(records.path(slug), record.line, slug, record.language), wrong))
    return Produced({}, tuple(findings))
