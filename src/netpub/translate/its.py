"""ITS 2.0 rules on an element tree: what is translated, what stands inside a sentence, and what the translator should know of it.

Global rules of the categories Translate, Elements Within Text and Localization Note (ITS 2.0, sections 8.1, 8.2 and 8.9):
a later rule wins over an earlier one; Translate and Localization Note are inherited from the parent, Elements Within Text is not.
netpub adds in its own namespace, which other ITS tools pass over: ``why`` (a reason for people, on a rule), ``since`` (the version of the
segmentation that a rule came with, see ``segments``), and ``lengthRule``, the name of the limit that a text should keep to. Its number is
the project's own, so that Storage Size (section 8.17), which is a fixed number of bytes, has no words for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.resources import resource

ITS = "{http://www.w3.org/2005/11/its}"
NETPUB = "{urn:netpub:its}"
RULES = "netpub-1.its.xml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One global rule: the elements that ``selector`` finds have ``value`` in the data category. ``why`` is a reason in words; ``since``
    the version of the segmentation that the rule came with, 1 for those that were there from the first."""

    category: str
    selector: Callable[[Any], Any]
    value: str
    why: str = ""
    since: int = 1


class Selection:
    """The rules applied to one tree. Elements that no rule and no parent decides have the defaults of ITS 2.0."""

    def __init__(self, root: Any, rules: tuple[Rule, ...]) -> None:
        self._rules: dict[str, dict[Any, Rule]] = {category: {} for category in _CATEGORIES}
        for rule in rules:
            for element in rule.selector(root):
                self._rules[rule.category][element] = rule

    def translated(self, element: Any) -> bool:
        """Whether the element's own text is translated."""
        rule = self._inherited("translateRule", element)
        return rule is None or rule.value == "yes"

    def why(self, element: Any) -> str:
        """The reason, in words, of the rule that decides whether the element is translated; empty when it gives none."""
        rule = self._inherited("translateRule", element)
        return rule.why if rule else ""

    def within_text(self, element: Any) -> bool:
        """Whether the element is part of the sentence it stands in. A nested one, such as a footnote, is a text of its own."""
        rule = self._rules["withinTextRule"].get(element)
        return rule is not None and rule.value == "yes"

    def note(self, element: Any) -> str:
        """What the translator should know of the element; empty when no rule says anything."""
        rule = self._inherited("locNoteRule", element)
        return rule.value if rule else ""

    def limit(self, element: Any) -> str:
        """The name of the limit that the element's text should keep to; empty when there is none."""
        rule = self._rules["lengthRule"].get(element)
        return rule.value if rule else ""

    def _inherited(self, category: str, element: Any) -> Rule | None:
        rules = self._rules[category]
        node = element
        while node is not None:
            if node in rules:
                return rules[node]
            node = node.getparent()
        return None


def load(data: bytes) -> tuple[Rule, ...]:
    """Return the rules of an ITS rules document, in order. Categories that netpub has no use for are passed over."""
    document = parse_xml(data)
    return tuple(_rule(element) for element in document if element.tag in _TAGS)


@cache
def profile() -> tuple[Rule, ...]:
    """Return the rules of netpub's profile of JATS."""
    return load(resource("schemas", RULES).read_bytes())


def _rule(element: Any) -> Rule:
    category = _TAGS[element.tag]
    prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    return Rule(
        category, etree.XPath(element.get("selector"), namespaces=prefixes), _CATEGORIES[category](element),
        element.get(f"{NETPUB}why", ""), int(element.get(f"{NETPUB}since", "1")))


_CATEGORIES: dict[str, Callable[[Any], str]] = {
    "translateRule": lambda element: str(element.get("translate")),
    "withinTextRule": lambda element: str(element.get("withinText")),
    "locNoteRule": lambda element: str(element.findtext(ITS + "locNote")),
    "lengthRule": lambda element: str(element.get("limit")),
}
_TAGS = {(NETPUB if category == "lengthRule" else ITS) + category: category for category in _CATEGORIES}
