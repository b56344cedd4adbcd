"""Stable names for the places in an article: the msgctxt of a segment.

An element with an id is called by it (``p-3fa9c1``). Any other is called by its nearest ancestor with an id, or by ``front`` or
``back``, and the way down from there (``s-recovery/title``, ``t-12ab34/r2c1``, ``front/title``). A second element of the same kind
at the same place has its number behind it (``front/disclaimer/p2``), so that a new one at the end renames none before it.
"""

from typing import Any

_PARTS = ("front", "body", "back")
# Levels that say nothing about the place: each stands at most once where it may stand, or its children are counted themselves.
_SILENT = {"article-meta", "title-group", "kwd-group", "permissions", "license", "caption", "table", "thead", "tbody", "def",
           "custom-meta-group", "meta-value", "graphic"}
_SHORT = {"article-title": "title", "list-item": "i", "table-wrap-foot": "foot"}
_NAMED_BY = {"notes": "notes-type", "abstract": "abstract-type", "contrib-group": "content-type"}


def context(element: Any) -> str:
    """Return the name of an element's place. It is unique but for documents that nest in ways the profile does not have."""
    steps: list[str] = []
    node = element
    while node is not None and node.getparent() is not None:
        name = node.get("id") or (node.tag if node.tag in _PARTS else "")
        if name:
            return "/".join([name, *reversed(steps)])
        step = _step(node)
        if step:
            steps.append(step)
        node = node.getparent()
    return "/".join(["article", *reversed(steps)])


def anchors(element: Any) -> list[str]:
    """Return the ids of an element and its ancestors, the nearest first."""
    return [node.get("id") for node in (element, *element.iterancestors()) if node.get("id")]


def _step(node: Any) -> str:
    tag = str(node.tag)
    if tag in _SILENT or tag == "tr":
        return ""
    if tag in ("td", "th"):
        return f"r{_row(node.getparent())}c{len(list(node.itersiblings(preceding=True))) + 1}"
    name = _kind(node) or _SHORT.get(tag, tag)
    number = 1 + sum(1 for sibling in node.itersiblings(tag, preceding=True) if _kind(sibling) == _kind(node))
    return f"{name}{number}" if number > 1 or tag == "list-item" else name


def _kind(node: Any) -> str:
    """The word that tells an element from others of its name, such as the type of a notice."""
    if node.tag == "custom-meta":
        return str(node.findtext("meta-name"))
    return str(node.get(_NAMED_BY.get(str(node.tag), "id"), ""))


def _row(row: Any) -> int:
    """The number of a row in its table, the head's rows counted."""
    section = row.getparent()
    before = sum(len(part) for part in section.itersiblings("thead", "tbody", preceding=True))
    return before + len(list(row.itersiblings("tr", preceding=True))) + 1
