"""The version of a booklet: it follows from the versions of its pages, so that nobody has to count it."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from netpub.publish.assembly_parts import META

_VERSION = f"{META}article-version"
_DATE = "iso-8601-date"
SOURCE_VERSION = "source-version"


def combined(versions: Sequence[str]) -> str:
    """Return the version that a booklet of pages with these versions has; empty where one of them has none.

    It begins at 1.0. A new major version of any page raises its major number, a new minor version its minor number, so that it rises
    whenever one of theirs does.
    """
    if not versions or not all(versions):
        return ""
    parts = [version.partition(".") for version in versions]
    major, minor = (sum(int(part[at]) for part in parts) for at in (0, 2))
    return f"{major - len(versions) + 1}.{minor}"


def version(roots: Sequence[Any]) -> list[Any]:
    """Return ``article-version`` of a booklet, dated by the latest approval among its pages; nothing for drafts."""
    found = [root.find(_VERSION) for root in roots]
    said = combined(["" if one is None else one.text or "" for one in found])
    if not said:
        return []
    made = etree.Element("article-version", {
        "article-version-type": "published", _DATE: max(one.get(_DATE, "") for one in found)})
    made.text = said
    return [made]


def source_version(roots: Sequence[Any]) -> str:
    """Return the version of the booklet in the source language that this one was translated from, empty when that is not known."""
    path = f"{META}custom-meta-group/custom-meta[meta-name='{SOURCE_VERSION}']/meta-value"
    return combined([root.findtext(path) or "" for root in roots])
