"""ITS 2.0 rules on an element tree: what is translated, what stands inside a sentence, and what the translator should know of it.

Global rules of the categories Translate, Elements Within Text and Localization Note (ITS 2.0, sections 8.1, 8.2 and 8.9):
a later rule wins over an earlier one; Translate and Localization Note are inherited from the parent, Elements Within Text is not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.resources import resource

ITS = "{http://www.w3.org/2005/11/its}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One global rule: the elements that ``selector`` finds have ``value`` in the data category."""

    category: str
    selector: Callable[[Any], Any]
    value: str


class Selection:
    """The rules applied to one tree. Elements that no rule and no parent decides have the defaults of ITS 2.0."""

    def __init__(self, root: Any, rules: tuple[Rule, ...]) -> None:
        self._values: dict[str, dict[Any, str]] = {category: {} for category in _CATEGORIES}
        for rule in rules:
            for element in rule.selector(root):
                self._values[rule.category][element] = rule.value

    def translated(self, element: Any) -> bool:
        """Whether the element's own text is translated."""
        return self._inherited("translateRule", element, "yes") == "yes"

    def within_text(self, element: Any) -> bool:
        """Whether the element is part of the sentence it stands in. A nested one, such as a footnote, is a text of its own."""
        return self._values["withinTextRule"].get(element, "no") == "yes"

    def note(self, element: Any) -> str:
        """What the translator should know of the element; empty when no rule says anything."""
        return self._inherited("locNoteRule", element, "")

    def _inherited(self, category: str, element: Any, default: str) -> str:
        values = self._values[category]
        node = element
        while node is not None:
            if node in values:
                return values[node]
            node = node.getparent()
        return default


def load(data: bytes) -> tuple[Rule, ...]:
    """Return the rules of an ITS rules document, in order. Categories that netpub has no use for are passed over."""
    document = parse_xml(data)
    return tuple(_rule(element) for element in document if element.tag in {ITS + category for category in _CATEGORIES})


@cache
def profile() -> tuple[Rule, ...]:
    """Return the rules of netpub's profile of JATS."""
    return load(resource("schemas", "netpub-1.its.xml").read_bytes())


def _rule(element: Any) -> Rule:
    category = element.tag.removeprefix(ITS)
    prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    return Rule(category, etree.XPath(element.get("selector"), namespaces=prefixes), _CATEGORIES[category](element))


_CATEGORIES: dict[str, Callable[[Any], str]] = {
    "translateRule": lambda element: str(element.get("translate")),
    "withinTextRule": lambda element: str(element.get("withinText")),
    "locNoteRule": lambda element: str(element.findtext(ITS + "locNote")),
}
