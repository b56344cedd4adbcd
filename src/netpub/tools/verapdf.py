"""veraPDF: does a PDF keep what it says of itself? One Java machine stays up and answers for one file after another."""

import sys
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from netpub.errors import ToolFailed, ToolMissing
from netpub.tools import probe
from netpub.tools.process import Server
from netpub.tools.verdict import Verdict, verdict

SECONDS = 120.0
# The manifest's name of a verdict, and veraPDF's of the flavour; those of a file of PDF 2.0, which cannot keep the others.
FLAVOURS = {"pdfua1": "ua1", "pdfa3a": "3a"}
FLAVOURS_2 = {"pdfua2": "ua2", "pdfa4f": "4f"}
_PDF_2 = b"%PDF-2."


@cache
def _server() -> Server:
    if not probe.verapdf_version():
        raise ToolMissing("veraPDF is not installed.", probe.tool("verapdf").remedy)
    server = Server([sys.executable, "-I", "-m", "netpub.tools.verapdf_server"], seconds=SECONDS)
    Finalize(None, server.close, exitpriority=10)
    return server


def validate(path: Path) -> list[Verdict]:
    """Return the verdicts on PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) of the file at ``path``; of one of PDF 2.0 those on
    PDF/UA-2 (ISO 14289-2) and PDF/A-4f (ISO 19005-4).

    Raises ToolMissing when veraPDF or Java is not installed, ToolFailed when it cannot answer.
    """
    with path.open("rb") as file:
        flavours = FLAVOURS_2 if file.read(len(_PDF_2)) == _PDF_2 else FLAVOURS
    answer = _server().ask({"path": str(path), "flavours": list(flavours.values())})
    if "error" in answer:
        raise ToolFailed(f"veraPDF could not read {path.name}: {answer['error']}")
    try:
        return [verdict(name, answer["failed"][flavour]) for name, flavour in flavours.items()]
    except (KeyError, TypeError) as error:
        raise ToolFailed(f"veraPDF gave no report on {path.name}.") from error
