"""Where lines break in the file: each block on a line of its own, so that a line number means something; running text is never touched."""

from typing import Any

# Elements that hold elements only; white space between those says nothing.
CONTAINERS = frozenset({
    "article", "front", "journal-meta", "journal-title-group", "publisher", "article-meta", "article-categories", "subj-group",
    "title-group", "contrib-group", "contrib", "name", "pub-date", "pub-history", "event", "date", "permissions", "license", "abstract",
    "kwd-group", "custom-meta-group", "custom-meta", "notes", "body", "sec", "list", "list-item", "disp-quote", "boxed-text", "caption",
    "fig", "graphic", "table-wrap", "table", "thead", "tbody", "tr", "table-wrap-foot", "back", "app-group", "app", "fn-group", "fn",
    "glossary", "def-list", "def-item", "def", "ref-list", "ref", "element-citation", "person-group", "date-in-citation",
})
_STEP = "  "


def lay_out(element: Any, level: int = 0) -> None:
    """Indent what stands below an element."""
    container = element.tag in CONTAINERS and len(element) > 0
    if container:
        element.text = "\n" + _STEP * (level + 1)
    for number, part in enumerate(element, 1):
        if container:
            part.tail = "\n" + _STEP * (level + 1 if number < len(element) else level)
        lay_out(part, level + 1 if container else level)
