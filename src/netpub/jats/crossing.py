"""What every part of the crossing from page to article needs: identifiers, findings, and elements with text that XML can hold."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from netpub.article import NAMESPACES
from netpub.findings import Finding, Report, Where
from netpub.page import Origin

# XML 1.0, 2.2: every other character may not stand in a document, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*")  # XML 1.0, 2.3, without the colon
_NAMESPACES = {"xlink": NAMESPACES["xlink"]}
REPLACEMENT = "\ufffd"
DEEPEST = 24  # libxml2 reads 256 elements within one another; a block and its seat are up to six


@dataclass(slots=True)
class Crossing:
    """One page on its way to an article: ``slug`` names it, ``base`` is the address of the source page, ``taken`` the ids given out,
    ``doubles`` how many began alike, ``depth`` how many blocks and marks lie around what is being written,
    ``said`` what was reported."""

    slug: str
    base: str
    report: Report
    taken: set[str] = field(default_factory=set)
    doubles: Counter[str] = field(default_factory=Counter)
    depth: int = 0
    said: set[Finding] = field(default_factory=set)

    def find(self, rule: str, origin: Origin, detail: str = "") -> None:
        """Report a finding at the place that a block or fact came from; the same one is not said twice."""
        finding = Finding(rule, Where(origin.file, origin.line, self.slug), detail)
        if finding not in self.said:
            self.said.add(finding)
            self.report(finding)

    def id(self, wanted: str, letter: str, words: str) -> str:
        """Return an identifier that no other element has: ``wanted`` where it is one, else made of the block's own words."""
        stem = wanted if _NAME.fullmatch(wanted) else f"{letter}-{hashlib.sha256(clean(words).encode()).hexdigest()[:6]}"
        name = stem
        while name in self.taken:
            self.doubles[stem] += 1
            name = f"{stem}-{self.doubles[stem] + 1}"
        self.taken.add(name)
        return name


def clean(text: str) -> str:
    """Return the text with a blank (for white space such as a form feed) or U+FFFD for each character that XML cannot hold."""
    if text.isprintable():
        return text
    return _FORBIDDEN.sub(lambda match: " " if match[0].isspace() else REPLACEMENT, text)


def loses(text: str) -> bool:
    """Whether the text holds a character that XML cannot hold and that was no white space."""
    return not text.isprintable() and any(not match[0].isspace() for match in _FORBIDDEN.finditer(text))


def child(parent: Any, tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Any:
    """Add an element to ``parent``; attributes with an empty value are left out."""
    element = etree.SubElement(parent, tag, _filled(attributes))
    element.text = clean(text) or None
    return element


def element(tag: str, attributes: Mapping[str, str] | None = None) -> Any:
    """Return an element that stands nowhere yet; attributes with an empty value are left out."""
    return etree.Element(tag, _filled(attributes), nsmap=_NAMESPACES)


def _filled(attributes: Mapping[str, str] | None) -> dict[str, str]:
    return {name: clean(value) for name, value in (attributes or {}).items() if value}


def add_text(parent: Any, text: str) -> None:
    """Add text behind everything that ``parent`` holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)
