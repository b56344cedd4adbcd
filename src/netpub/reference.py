"""A reference: what the source printed, and the fields read from it."""

from collections.abc import Mapping
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
