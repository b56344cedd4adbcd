"""A catalogue with everything in it, and what comes back of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from netpub.findings import Finding, Where
from netpub.translate.exchange import formats, taking, units
from netpub.translate.exchange.taking import Taken
from netpub.translate.exchange.units import Document

PAGE = Path(__file__).parents[2] / "cases/exchange/page.po"
Back = Callable[..., tuple[Taken | None, list[Finding]]]


@pytest.fixture
def catalogue() -> bytes:
    return PAGE.read_bytes()


@pytest.fixture
def document(catalogue: bytes) -> Document:
    return units.document(catalogue, "spleen", "en-GB", "es-ES", Where())


@pytest.fixture
def back(catalogue: bytes) -> Back:
    """Read a file that came back and take it into the catalogue."""
    def run(data: bytes, name: str = "spleen.xlf", *, into: bytes = catalogue, confirm: bool = False) -> tuple[Taken | None, list[Finding]]:
        findings: list[Finding] = []
        where = Where(name, 0, "spleen", "es")
        [found] = formats.read(data, name, where, findings.append)
        taking.check(found, "en-GB", "es-ES", where)
        return taking.take(into, found, "es-ES", "page.po", where, findings.append, confirm=confirm), findings
    return run
