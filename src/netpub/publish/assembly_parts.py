"""What the parts of a booklet's making share: when two elements say the same."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree

META = "front/article-meta/"


def distinct(elements: Iterable[Any]) -> list[Any]:
    """Return copies of the elements, each that says the same as an earlier one left out."""
    found: dict[bytes, Any] = {}
    for element in elements:
        found.setdefault(canonical(element), element)
    return [deepcopy(element) for element in found.values()]


def canonical(element: Any) -> bytes:
    """Return what an element says, whatever its layout and ids."""
    copy = deepcopy(element)
    copy.tail = None
    for part in copy.iter(etree.Element):
        part.attrib.pop("id", None)
        part.text = " ".join((part.text or "").split()) or None
        part.tail = " ".join((part.tail or "").split()) or None
    return bytes(etree.tostring(copy, method="c14n2"))
