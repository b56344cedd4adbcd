"""What a web page says of itself outside its text: meta elements, links and JSON-LD, each fact with the words it was read from.

Where several give the same fact, the more exact standard wins: schema.org (JSON-LD), Open Graph's article terms, Dublin Core, others.
"""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from netpub.findings import Finding, Report, Where
from netpub.ingest.html_words import language_tag
from netpub.page import Fact, FactName, Metadata, Origin

# In each row the earlier name wins. JSON-LD names carry "ld:" here, link relations "rel:".
_NAMES: tuple[tuple[FactName, tuple[str, ...]], ...] = (
    ("source-url", ("rel:canonical", "og:url", "ld:url", "saved from url")),
    ("published", (
        "ld:datepublished", "article:published_time", "dcterms.issued", "dcterms.date.issued", "dc.date.issued", "dc.date.published",
        "citation_publication_date", "dcterms.date", "dc.date")),
    ("last-review", ("ld:lastreviewed", "dcterms.reviewed", "dcterms.date.reviewed", "dc.date.reviewed", "last-reviewed")),
    ("revised", (
        "ld:datemodified", "article:modified_time", "og:updated_time", "dcterms.modified", "dcterms.date.modified", "dc.date.modified",
        "last-modified")),
    ("next-review", ("dcterms.valid", "dcterms.date.nextreview", "dc.date.nextreview")),
    ("author", ("author", "dcterms.creator", "dc.creator", "citation_author")),
    ("copyright-statement", ("dcterms.rights", "dc.rights", "copyright")),
    ("license-url", ("rel:license", "ld:license", "dcterms.license")),
)
_DATES = frozenset(("published", "last-review", "revised", "next-review"))
_ADDRESSES = frozenset(("source-url", "license-url"))
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ]\d)")
_LONGEST = 2000
_PAGE_KEYS = ("datePublished", "dateModified", "lastReviewed", "license", "url")
# Nodes of a page's JSON-LD that are about something else than the page: their dates are not its own.
_OTHER_TYPES = frozenset((
    "Comment", "Review", "Product", "VideoObject", "ImageObject", "AudioObject", "Person", "Organization", "WebSite", "BreadcrumbList",
    "Event", "Offer", "SearchAction", "ReadAction", "ContactPoint",
))
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d{1,6}\)(\S{1,2000})")

Evidence = tuple[str, str, int]  # the value, the words it was read from, the line


def language(root: Any) -> Evidence | None:
    """Return the language that the page declares: on ``html`` or ``body``, else in a meta element."""
    for element in [root, *root.findall("body")]:
        for name in ("lang", "xml:lang"):
            tag = language_tag(element.get(name))
            if tag:
                return tag, f'<{element.tag} {name}="{element.get(name)}">', element.sourceline or 1
    for name in ("content-language", "og:locale", "dcterms.language", "dc.language"):
        for value, words, line in _meta(root).get(name, []):
            if language_tag(value):
                return language_tag(value), words, line
    return None


def metadata(root: Any, where: Where, report: Report, *, has_title: bool) -> Metadata:
    """Return the facts of the page's head; its ``title`` element counts only when no heading gives the title (``has_title``)."""
    known = _meta(root)
    _add_links(root, known)
    _add_json_ld(root, known, where, report)
    facts: list[tuple[FactName, Evidence]] = [("language", found)] if (found := language(root)) else []
    if not has_title and (title := _title(root)):
        facts.append(("title", title))
    for name, sources in _NAMES:
        evidence = [usable for source in sources for item in known.get(source, []) if (usable := _usable(name, item))]
        if evidence:
            facts.append((name, _most_exact(evidence) if name in _DATES else evidence[0]))
    keywords = [word.strip() for value, _, _ in known.get("keywords", []) for word in value.split(",")]
    return Metadata(
        tuple((name, Fact(value, words, Origin(where.file, line, ("head",)))) for name, (value, words, line) in facts),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)))


def _usable(name: FactName, evidence: Evidence) -> Evidence | None:
    """The evidence with its value as the fact needs it (an ISO date, a web address), None when it is nothing of the kind."""
    value, words, line = evidence
    if name in _DATES:
        value = iso_date(value)
    elif name in _ADDRESSES and not value.startswith(("https://", "http://")):
        value = ""
    return (value, words, line) if value else None


def _most_exact(dates: list[Evidence]) -> Evidence:
    """The first date, or one of the others that says the same more exactly."""
    return next((date for date in dates[1:] if date[0].startswith(f"{dates[0][0]}-")), dates[0])


def iso_date(value: str) -> str:
    """Return the date of an ISO 8601 date or time, as exact as it is; empty for anything else, which only people can read for certain."""
    match = _DATE.match(value.strip())
    if match is None:
        return ""
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, day) if part)


def _meta(root: Any) -> dict[str, list[Evidence]]:
    """Every meta element's content by its name in lower case."""
    known: dict[str, list[Evidence]] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()[:_LONGEST]
        for key in ("name", "property", "http-equiv", "itemprop"):
            name = (element.get(key) or "").strip()
            if name and content:
                words = f'<meta {key}="{name}" content="{content}">'
                known.setdefault(name.lower(), []).append((content, words, element.sourceline or 0))
    return known


def _add_links(root: Any, known: dict[str, list[Evidence]]) -> None:
    for element in root.iter("link", "a"):
        href = (element.get("href") or "").strip()[:_LONGEST]
        for relation in ("canonical", "license"):
            if href and relation in (element.get("rel") or "").lower().split():
                words = f'<{element.tag} rel="{relation}" href="{href}">'
                known.setdefault(f"rel:{relation}", []).append((href, words, element.sourceline or 0))
    for comment in root.getroottree().xpath("/comment() | /html/comment()"):
        match = _SAVED_FROM.match(comment.text or "")
        if match:
            known.setdefault("saved from url", []).append((match[1], (comment.text or "").strip(), comment.sourceline or 0))


def _title(root: Any) -> Evidence | None:
    element = root.find("head/title")
    words = " ".join((element.text or "").split())[:_LONGEST] if element is not None else ""
    return (words, f"<title>{words}</title>", element.sourceline or 0) if words else None


def _add_json_ld(root: Any, known: dict[str, list[Evidence]], where: Where, report: Report) -> None:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not (script.text or "").strip():
            continue
        line = script.sourceline or 0
        try:
            document = json.loads(script.text)
        except (ValueError, RecursionError) as error:
            report(Finding("metadata-unreadable", Where(where.file, line, where.page), str(error)[:200]))
            continue
        for node in _nodes(document):
            for key in _PAGE_KEYS:
                value = node.get(key)
                if isinstance(value, str) and value:
                    value = value[:_LONGEST]
                    known.setdefault(f"ld:{key.lower()}", []).append((value, f'"{key}": "{value}"', line))


def _nodes(document: Any) -> Iterator[dict[str, Any]]:
    """The objects that describe the page: at the top, in a list there, or in its ``@graph``."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            types = node.get("@type", [])
            if _OTHER_TYPES.isdisjoint(kind for kind in ([types] if isinstance(types, str) else types or []) if isinstance(kind, str)):
                yield node
            waiting.append(node.get("@graph"))
