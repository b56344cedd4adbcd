"""The second carrier: an article of the netpub profile of JATS, in one language, with two digests.

``digest`` is of the canonical bytes: what the build compares. ``content_digest`` is of what a reviewer approves: text,
structure, references, dates, rights, the publisher's contact and figures; neither ids nor layout nor what a machine noted down.
"""

import hashlib
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"
XLINK = "{http://www.w3.org/1999/xlink}"
NAMESPACES = {"xlink": "http://www.w3.org/1999/xlink", "ali": "http://www.niso.org/schemas/ali/1.0/"}

# Elements of the profile that hold elements only: white space between those is layout, everywhere else it parts words.
CONTAINERS = frozenset({
    "article", "front", "journal-meta", "journal-title-group", "publisher", "article-meta", "article-categories", "subj-group",
    "title-group", "contrib-group", "contrib", "name", "pub-date", "pub-history", "event", "date", "permissions", "license", "abstract",
    "kwd-group", "custom-meta-group", "custom-meta", "notes", "body", "sec", "list", "list-item", "disp-quote", "boxed-text", "caption",
    "fig", "graphic", "table-wrap", "table", "thead", "tbody", "tr", "table-wrap-foot", "back", "app-group", "app", "fn-group", "fn",
    "glossary", "def-list", "def-item", "def", "ref-list", "ref", "element-citation", "person-group", "date-in-citation",
})
# A space that keeps its neighbours on one line is a space: where lines may break is layout.
_SPACES = " \t\r\n\u00a0\u202f"
_BLANKS = re.compile(f"[{_SPACES}]+")

# Not part of what is approved: what machines note down about the making of the file, and versions, which follow from approvals.
_MACHINE = frozenset(("article-version", "self-uri", "related-article"))
# Technical facts that are printed for readers, so that they are.
_PRINTED = frozenset(("helpline", "helpline-hours", "website", "email", "cover"))
APPROVED = "approved"  # the event of an approved version in pub-history
OLDER = "older-version"  # the notice of a release that its source has changed since; it stands in no article that anybody approves


def parse_xml(data: bytes) -> Any:
    """Parse untrusted XML: no entity in text is expanded, no DTD read, no address opened, no depth or size limit of libxml2 lifted.

    Raises ``lxml.etree.XMLSyntaxError`` when the bytes are not well-formed.
    """
    return etree.fromstring(data, _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _parse_article(data: bytes) -> Any:
    """Parse an article. Entities other than XML's own five would hide words from every reader of the tree, so none is accepted."""
    parser = _parser()
    root = etree.fromstring(data, parser)
    declared: Any = root.getroottree().docinfo.internalDTD
    undeclared = parser.error_log.filter_types(etree.ErrorTypes.WAR_UNDECLARED_ENTITY)
    if undeclared or (declared is not None and any(True for _ in declared.iterentities())):
        error: Any = etree.XMLSyntaxError
        first = undeclared[0].line if undeclared else 1
        raise error("Entities are not read; write the characters themselves.", None, first, 1)
    return root


@dataclass(frozen=True, eq=False)
class Article:
    """An article as bytes; the tree read from them is shared, so nobody may change it (``copy_root`` gives one to change)."""

    data: bytes

    @classmethod
    def from_root(cls, root: Any) -> "Article":
        """Return the article that an element tree describes."""
        tree = etree.ElementTree(root)
        return cls(etree.tostring(tree, xml_declaration=True, encoding="UTF-8") + b"\n")

    @cached_property
    def root(self) -> Any:
        """The ``article`` element, to read only.

        Raises ``lxml.etree.XMLSyntaxError`` when the bytes are not well-formed or use entities other than XML's own five.
        """
        return _parse_article(self.data)

    def copy_root(self) -> Any:
        """Return a copy of the tree that may be changed."""
        return deepcopy(self.root)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the text, such as ``en-GB``."""
        return str(self.root.get(f"{XML}lang"))

    @property
    def slug(self) -> str:
        """The page's identifier, the same in every language."""
        return self.text("front/article-meta/article-id[@pub-id-type='publisher-id']")

    @property
    def title(self) -> str:
        """The title without markup."""
        return self.text("front/article-meta/title-group/article-title")

    def text(self, path: str) -> str:
        """Return the text of the first element at ``path`` without markup, empty when there is none."""
        element = self.root.find(path)
        return "" if element is None else " ".join("".join(element.itertext()).split())

    def date(self, event: str) -> str:
        """Return an ISO 8601 date: ``event`` is ``published``, ``last-review``, ``revised`` or ``next-review``; empty when missing."""
        if event == "published":
            path = "front/article-meta/pub-date"
        else:
            path = f"front/article-meta/pub-history/event[@event-type='{event}']/date"
        element = self.root.find(path)
        return "" if element is None else str(element.get("iso-8601-date", ""))

    def meta(self, name: str) -> str:
        """Return a custom-meta value, empty when missing."""
        for entry in self.root.iterfind("front/article-meta/custom-meta-group/custom-meta"):
            if entry.findtext("meta-name") == name:
                return entry.findtext("meta-value") or ""
        return ""

    def digest(self) -> str:
        """Return the sha256 (hex) of the canonical bytes."""
        return hashlib.sha256(_canonical(self.root, comments=True)).hexdigest()

    def content_digest(self, figures: Mapping[str, str]) -> str:
        """Return the sha256 (hex) of what a reviewer approves.

        ``figures`` gives the sha256 of each picture by its ``xlink:href``.
        """
        root = self.copy_root()
        _drop_machine(root)
        names = target_names(root)
        for element in root.xpath("//*[@id or @rid]"):
            element.attrib.pop("id", None)
            if "rid" in element.attrib:
                element.set("rid", " ".join(names.get(id, "") for id in element.get("rid").split()))
        name_pictures(root, figures)
        _lay_flat(root)
        return hashlib.sha256(_canonical(root, comments=False)).hexdigest()


def _canonical(root: Any, *, comments: bool) -> bytes:
    """The canonical bytes of a tree (Canonical XML 2.0). libxml2 writes the same as Exclusive Canonical XML 1.0, twelve times as fast,
    but refuses namespaces that are no whole addresses."""
    try:
        return etree.tostring(root, method="c14n", exclusive=True, with_comments=comments)
    except etree.C14NError:
        return etree.tostring(root, method="c14n2", with_comments=comments)


def is_machine(element: Any) -> bool:
    """Whether what an element says is no part of what a reviewer approves: a machine noted it down, or it follows from approvals."""
    if element.tag == "custom-meta":
        return element.findtext("meta-name") not in _PRINTED
    if element.tag == "notes":
        return bool(element.get("notes-type") == OLDER)
    return element.tag in _MACHINE or (element.tag == "event" and element.get("event-type") == APPROVED)


def name_pictures(root: Any, names: Mapping[str, str]) -> None:
    """Give pictures the names that ``names`` has for their hrefs."""
    if not names:
        return
    for element in root.iter(etree.Element):
        href = element.get(f"{XLINK}href")
        if href in names:
            element.set(f"{XLINK}href", names[href])
        if element.tag == "meta-value" and element.text in names:
            element.text = names[element.text]


def target_names(root: Any) -> dict[str, str]:
    """Return a name for each element that has an id, which the spelling of ids does not change: the third ``ref`` is ``ref-3``."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for element in root.iter(etree.Element):
        tag, id = element.tag, element.get("id")
        counts[tag] = counts.get(tag, 0) + 1
        if id:
            names[id] = f"{tag}-{counts[tag]}"
    return names


def _drop_machine(root: Any) -> None:
    """Take out what machines noted down, and the groups that this leaves empty."""
    taken = [element for element in root.iter("custom-meta", "event", "notes", *_MACHINE) if is_machine(element)]
    held = [element.getparent() for element in taken if element.tag == "notes"]
    for element in taken:
        element.getparent().remove(element)
    for group in [*root.iter("custom-meta-group"), *root.iter("pub-history"), *held]:
        if not len(group) and group.getparent() is not None:
            group.getparent().remove(group)


def _lay_flat(root: Any) -> None:
    """Take the layout out of a tree: blanks between elements that hold elements only; in running text a run of blanks is one space."""
    for element in root.iter(etree.Element):
        container = element.tag in CONTAINERS
        if (text := element.text) and (flat := _flat(text, container)) != text:
            element.text = flat
        for child in element:
            if (tail := child.tail) and (flat := _flat(tail, container)) != tail:
                child.tail = flat


def _flat(text: str, container: bool) -> str | None:
    return None if container and not text.strip(_SPACES) else _BLANKS.sub(" ", text)
