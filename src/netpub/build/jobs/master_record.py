"""The record of a page that entered as XML (build/ingest/SLUG.json), and where the parts of such an article stand in its file."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.findings import Where

MEDIA_TYPE = "application/jats+xml"
_META = "front/article-meta"
_FACTS = {
    "title": f"{_META}/title-group/article-title",
    "subtitle": f"{_META}/title-group/subtitle",
    "version": f"{_META}/article-version",
    "published": f"{_META}/pub-date",
    **{name: f"{_META}/pub-history/event[@event-type='{name}']/date" for name in ("last-review", "revised", "next-review")},
    "copyright-statement": f"{_META}/permissions/copyright-statement",
}
_DATE = "iso-8601-date"


def places(article: Article, path: str) -> dict[str, Where]:
    """Return where blocks (by id) and facts (by ``fact:NAME``) stand."""
    known = {element.get("id"): Where(path, element.sourceline or 0) for element in article.root.iter(etree.Element) if element.get("id")}
    return known | {f"fact:{name}": Where(path, element.sourceline or 0) for name, element in _facts(article.root)}


def record(article: Article, slug: str, path: str, sha256: str) -> dict[str, Any]:
    """Return the record as JSON values, of the same form as that of other pages; ``entered`` says that no step changed the page."""
    root = article.root
    return {
        "source": {"slug": slug, "path": path, "type": MEDIA_TYPE, "sha256": sha256},
        "entered": "as XML of the profile, word for word",
        "facts": {
            name: {"value": element.get(_DATE) or _words(element), "evidence": _words(element), "line": element.sourceline or 0}
            for name, element in _facts(root)},
        "reviewers": [
            {"role": entry.findtext("role") or "", "name": "" if entry.find("name") is None else _words(entry.find("name")),
             "degrees": entry.findtext("degrees") or "", "organisation": entry.findtext("collab") or "",
             "evidence": _words(entry), "line": entry.sourceline or 0}
            for entry in root.iter("contrib") if entry.get("contrib-type") == "reviewer"],
        "disclaimer": [],
        "blocks": [
            {"id": element.get("id"), "kind": str(element.tag), "line": element.sourceline or 0, "text": _own(element)}
            for element in root.iter(etree.Element) if element.get("id") and element.tag != "ref"],
        "references": [
            {"id": element.get("id", ""), "line": element.sourceline or 0, "raw": _words(element)} for element in root.iter("ref")],
        "dropped": [],
        "runs": [],
    }


def _facts(root: Any) -> Iterator[tuple[str, Any]]:
    for name, path in _FACTS.items():
        element = root.find(path)
        if element is not None:
            yield name, element


def _words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _own(element: Any) -> str:
    """An element's words without those of the blocks in it that have an id of their own."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not child.get("id"):
            parts.append(_own(child))
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())
