"""The grammar: is the article built as schemas/netpub-1.dtd says? Each fault becomes a finding that names it in words.

libxml2 tells where and of what kind a fault is; its own words are for developers, so they are replaced.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.findings import Finding, Report, Where
from netpub.resources import resource
from netpub.validate.content_model import Misplaced, Missing, faults, model
from netpub.validate.places import Places
from netpub.validate.words import instead, name, one_of

_ATTRIBUTE = re.compile(r"attribute ([^\s]+)")
_QUOTED = re.compile(r'"([^"]*)"')
_Tell = Callable[[Any, Any], Iterator[tuple[Any, str]]]


@cache
def grammar() -> Any:
    """Return the profile's grammar."""
    return etree.DTD(file=str(resource("schemas", "netpub-1.dtd")))


@cache
def _declarations() -> Mapping[str, Any]:
    return {declaration.name: declaration for declaration in grammar().iterelements()}


def check(article: Article, places: Mapping[str, Where], report: Report) -> None:
    """Report every departure from the grammar, each once, at its line in the XML or at the place of the block in its source.

    Identifiers that stand twice and references that lead nowhere have rules of their own (``duplicate-id``, ``xref-unresolved``).
    """
    known = Places(article, places)
    root = article.root
    if root.tag != "article":
        report(Finding("xml-grammar", known.file, f"it begins with {name(_tag(root))} and not with {name('article')}."))
    if grammar().validate(root):
        return
    said: set[tuple[Any, str]] = set()
    for error in grammar().error_log:
        element = _element(root, error)
        rule, tell = _KINDS.get(error.type_name, ("xml-grammar", _as_it_is))
        for place, detail in tell(element, error):
            if (place, detail) not in said:
                said.add((place, detail))
                report(Finding(rule, known.of(place), detail))


def _element(root: Any, error: Any) -> Any:
    """The element that an error speaks of: by its path, else the first on its line."""
    found = root.xpath(error.path, namespaces=_namespaces(root)) if error.path else []
    if found:
        return found[0]
    return next((element for element in root.iter(etree.Element) if element.sourceline == error.line), root)


def _namespaces(root: Any) -> dict[str, str]:
    return {prefix: uri for element in root.iter(etree.Element) for prefix, uri in element.nsmap.items() if prefix}


def _content(element: Any, _error: Any) -> Iterator[tuple[Any, str]]:
    """What is missing or out of place in an element; children that the grammar does not know are told of by themselves."""
    declaration = _declarations().get(element.tag)
    children = [child for child in element.iterchildren(etree.Element) if _tag(child) in _declarations()]
    if declaration is None:
        return
    if declaration.type == "mixed":
        allowed = _mixed(declaration.content)
        for child in children:
            if child.tag not in allowed:
                yield child, f"{name(child.tag)} may not stand in {name(element.tag)}."
        return
    for fault in faults(model(declaration.content), [child.tag for child in children]):
        if isinstance(fault, Misplaced):
            ahead = f"; here may stand {one_of(fault.expected)}" if fault.expected else ""
            yield children[fault.at], f"{name(children[fault.at].tag)} stands in the wrong place in {name(element.tag)}{ahead}."
        elif isinstance(fault, Missing):
            before = f" before {name(children[fault.at].tag)}" if fault.at < len(children) else ""
            yield element, f"{name(element.tag)} lacks {one_of(fault.expected)}{before}."
    if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
        yield element, f"words stand directly in {name(element.tag)}, outside of any part of it."


def _mixed(content: Any) -> set[str]:
    if content is None:
        return set()
    if content.type == "element":
        return {content.name}
    return _mixed(content.left) | _mixed(content.right)


def _unknown_element(element: Any, _error: Any) -> Iterator[tuple[Any, str]]:
    yield element, f"“{_tag(element)}” is no element of the profile{instead(_tag(element))}."


def _unknown_attribute(element: Any, error: Any) -> Iterator[tuple[Any, str]]:
    if _tag(element) in _declarations():
        yield element, f"{name(_tag(element))} may not have the attribute “{_attribute(error)}”."


def _missing_attribute(element: Any, error: Any) -> Iterator[tuple[Any, str]]:
    attribute = _attribute(error)
    yield element, f"{name(_tag(element))} lacks the attribute “{attribute}”{_allowed(element, attribute)}."


def _value(element: Any, error: Any) -> Iterator[tuple[Any, str]]:
    attribute = _attribute(error)
    yield element, f"the attribute “{attribute}” of {name(_tag(element))} has a value that it may not have{_allowed(element, attribute)}."


def _allowed(element: Any, attribute: str) -> str:
    for declared in _declarations()[_tag(element)].iterattributes():
        values = list(declared.itervalues())
        if attribute == (f"{declared.prefix}:{declared.name}" if declared.prefix else declared.name) and values:
            return "; it must be " + " or ".join(f"“{value}”" for value in values)
    return ""


def _said_already(_element: Any, _error: Any) -> Iterator[tuple[Any, str]]:
    """Nothing: libxml2 tells of a wrong name space three times, once as an attribute's value."""
    return iter(())


def _identifier(element: Any, error: Any) -> Iterator[tuple[Any, str]]:
    quoted = _QUOTED.search(error.message)
    yield element, quoted[1] if quoted else str(element.get("id"))


def _as_it_is(element: Any, error: Any) -> Iterator[tuple[Any, str]]:
    yield element, f"{name(_tag(element))}: {error.message}"


def _attribute(error: Any) -> str:
    found = _ATTRIBUTE.search(error.message)
    return found[1] if found else ""


def _tag(element: Any) -> str:
    """An element's name as the file writes it."""
    tag = etree.QName(element)
    return f"{element.prefix}:{tag.localname}" if element.prefix else str(tag.localname)


_KINDS: dict[str, tuple[str, _Tell]] = {
    "DTD_CONTENT_MODEL": ("xml-grammar", _content),
    "DTD_INVALID_CHILD": ("xml-grammar", _content),
    "DTD_NOT_PCDATA": ("xml-grammar", _content),
    "DTD_NOT_EMPTY": ("xml-grammar", _content),
    "DTD_UNKNOWN_ELEM": ("xml-grammar", _unknown_element),
    "DTD_UNKNOWN_ATTRIBUTE": ("xml-grammar", _unknown_attribute),
    "DTD_MISSING_ATTRIBUTE": ("xml-grammar", _missing_attribute),
    "DTD_ATTRIBUTE_VALUE": ("xml-grammar", _value),
    "DTD_ATTRIBUTE_DEFAULT": ("xml-grammar", _value),
    "DTD_ELEM_NAMESPACE": ("xml-grammar", _said_already),
    "DTD_ID_REDEFINED": ("duplicate-id", _identifier),
    "DTD_UNKNOWN_ID": ("xref-unresolved", _identifier),
}
