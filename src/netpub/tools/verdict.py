"""What a validator answers."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one validator about one file: ``name`` as in the manifest (``pdfua1``, ``epubcheck`` ...) and its complaints."""

    name: str
    outcome: Literal["pass", "fail"]
    messages: tuple[str, ...] = ()


def verdict(name: str, messages: list[str]) -> Verdict:
    """Return a pass when there is no complaint, otherwise a fail."""
    return Verdict(name, "fail" if messages else "pass", tuple(messages))
