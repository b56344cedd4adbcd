"""A reference: what the source printed, and the fields read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list.

    ``raw`` is the citation as the source printed it, lines joined by a blank; nothing of it is ever dropped.
    ``csl`` holds its fields as a CSL-JSON item, empty as long as nothing was read from it with confidence.
    ``confidence`` runs from 0 (unstructured) to 1.
    """

    id: str
    raw: str
    csl: Mapping[str, Any] = field(default_factory=dict)
    confidence: float = 0.0


FULL, SHORT, ON_REQUEST = "full", "short", "on-request"


@dataclass(frozen=True, slots=True)
class Bibliography:
    """How an edition prints its references.

    ``entries`` holds each entry by the id of its reference, without its number, as inlines of a pandoc document (plain data); a
    reference without one is printed as its source has it. ``style`` is ``"ama"`` or ``"vancouver"``. ``extent`` is ``"full"``,
    ``"short"`` (authors, title, source and year, one identifier) or ``"on-request"``: no list, but the offer to send it.
    """

    entries: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    style: str = "ama"
    extent: str = FULL

    @property
    def on_request(self) -> bool:
        """Whether a sentence stands in place of the list."""
        return self.extent == ON_REQUEST
