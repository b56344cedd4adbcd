"""Reference metadata: from a citation as printed to structured fields (CSL-JSON), without a model and without a network.

Rules are used and no trained model: they say why they decided, cost no download, and are the same everywhere.
"""

from netpub.reference import Reference
from netpub.references import item, reader
from netpub.references.prepared import LONGEST, prepare

__all__ = ["parse", "spans"]


def parse(raw: str, id: str) -> Reference:
    """Read a citation, of one line or several, into CSL-JSON.

    The result keeps ``raw`` as it came. What no rule read stands in ``csl["custom"]["remainder"]``. When the reading cannot be relied on,
    ``csl`` is empty: the reference is unstructured and stays as printed. The same string always gives the same result.
    """
    if len(raw) > LONGEST or not any(char.isalpha() for char in raw):
        return Reference(id, raw)
    reading = reader.read(prepare(raw))
    reader.claims(reading)
    confidence = item.confidence(reading)
    if confidence < item.LEAST:
        return Reference(id, raw, {}, confidence)
    return Reference(id, raw, item.csl(reading, id), confidence)


def spans(raw: str) -> list[tuple[str, str]]:
    """Cut a citation into (role, piece): what each character was read as. The pieces joined are ``raw``."""
    prepared = prepare(raw)
    if len(raw) <= LONGEST:
        reader.claims(reader.read(prepared))
    return prepared.spans()
