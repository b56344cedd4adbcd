"""An approved article with what follows from its approvals: its version, and the history of its approved versions."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from netpub.article import APPROVED, OLDER, Article
from netpub.review.versions import Revision

_META = "front/article-meta"
_BEFORE_VERSION = ("article-id",)
_BEFORE_HISTORY = ("article-id", "article-version", "article-categories", "title-group", "contrib-group", "pub-date", "isbn")
_SOURCE_VERSION = "source-version"


def released(article: Article, revisions: Sequence[Revision], source_version: str, notice: str = "") -> Article:
    """Return the article as it is released: with the version of the last of ``revisions`` and an event for each of them.

    ``source_version`` is the version that a translation was made from, empty for the source language. ``notice`` is what a translation
    says whose source has changed since. No change touches what was approved (``Article.content_digest``).
    """
    root = article.copy_root()
    _set_notice(root, notice)
    meta = root.find(_META)
    for element in [*meta.iterchildren("article-version"), *meta.iterfind(f"pub-history/event[@event-type='{APPROVED}']")]:
        element.getparent().remove(element)
    _add_version(meta, revisions[-1])
    history = meta.find("pub-history")
    if history is None:
        history = _put(meta, etree.Element("pub-history"), _BEFORE_HISTORY)
    for revision in revisions:
        _add_event(history, revision)
    if source_version:
        _set_source_version(meta, source_version)
    for group in meta.iterchildren("pub-history", "custom-meta-group"):
        etree.indent(group, level=3)
    return Article.from_root(root)


def _add_version(meta: Any, revision: Revision) -> None:
    version = etree.Element("article-version", {"article-version-type": "published", "iso-8601-date": revision.at})
    version.text = revision.version
    _put(meta, version, _BEFORE_VERSION)


def _put(meta: Any, element: Any, before: Sequence[str]) -> Any:
    """Add an element behind the last one of those that come before it."""
    last = [child for child in meta if child.tag in before][-1]
    element.tail = last.tail
    last.addnext(element)
    return element


def _add_event(history: Any, revision: Revision) -> None:
    event = etree.SubElement(history, "event", {"event-type": APPROVED})
    etree.SubElement(event, "event-desc").text = revision.version
    date = etree.SubElement(event, "date", {"iso-8601-date": revision.at})
    year, month, day = revision.at.split("-")
    for tag, value in (("day", day), ("month", month), ("year", year)):
        etree.SubElement(date, tag).text = value


def _set_notice(root: Any, notice: str) -> None:
    """Put the notice at the end of an article. One that stands there was written by nobody whom netpub knows, and goes."""
    for element in list(root.iterfind(f".//notes[@notes-type='{OLDER}']")):
        element.getparent().remove(element)
    if not notice:
        return
    back = root.find("back")
    back = etree.SubElement(root, "back") if back is None else back
    etree.SubElement(etree.SubElement(back, "notes", {"notes-type": OLDER}), "p").text = notice


def _set_source_version(meta: Any, version: str) -> None:
    group = meta.find("custom-meta-group")
    if group is None:
        group = etree.SubElement(meta, "custom-meta-group")
    for entry in group.findall("custom-meta"):
        if entry.findtext("meta-name") == _SOURCE_VERSION:
            group.remove(entry)
    entry = etree.SubElement(group, "custom-meta")
    etree.SubElement(entry, "meta-name").text = _SOURCE_VERSION
    etree.SubElement(entry, "meta-value").text = version
