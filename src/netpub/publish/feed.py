"""dist/feed.xml, so that people hear of new and revised editions (Atom, RFC 4287), and dist/sitemap.xml for search engines.

Both name released web pages only. A sitemap needs whole addresses (sitemaps.org), so there is one only for a project that says where
its pages will stand; a feed does without, its links then being relative to itself.
"""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from netpub.publish.index import Entry

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# A feed must say when it changed, and nothing may depend on a clock: this stands in a feed without an entry.
_UNKNOWN_DATE = "1980-01-01"
_atom = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
_sitemap = ElementMaker(namespace=_SITEMAP, nsmap={None: _SITEMAP, "xhtml": _XHTML})
_xhtml = ElementMaker(namespace=_XHTML, nsmap={"xhtml": _XHTML})


def atom(entries: Sequence[Entry], title: str, publisher: str, site: str) -> bytes:
    """Return the feed, the newest edition first. ``site`` is the address of dist/ (ends with a slash), empty when it is not known."""
    released = sorted(_released(entries), key=lambda entry: (entry.language, entry.slug))
    released.sort(key=_changed, reverse=True)
    updated = max((_changed(entry) for entry in released), default=_UNKNOWN_DATE)
    feed = _atom.feed(
        _atom.title(f"{publisher}: {title}"), _atom.id(site or _urn(publisher)), _atom.updated(_moment(updated)),
        _atom.author(_atom.name(publisher)), _atom.generator("netpub"))
    if site:
        feed.append(_atom.link(rel="self", href=f"{site}feed.xml", type="application/atom+xml"))
    for entry in released:
        feed.append(_atom_entry(entry, publisher, site))
    return _bytes(feed)


def _atom_entry(entry: Entry, publisher: str, site: str) -> Any:
    made = _atom.entry(
        _atom.title(entry.title), _atom.id(_urn(f"{publisher}:{entry.language}:{entry.slug}")), _atom.updated(_moment(_changed(entry))),
        {f"{_XML}lang": entry.locale})
    if entry.published:
        made.append(_atom.published(_moment(entry.published)))
    if entry.subtitle:
        made.append(_atom.summary(entry.subtitle))
    page = _page(entry)
    if page:
        made.append(_atom.link(rel="alternate", href=site + quote(page), type="text/html", hreflang=entry.locale))
    kinds = {"pdf": "application/pdf", "epub": "application/epub+zip"}
    for format, path, size, _ in entry.files:
        if format in kinds:
            made.append(_atom.link(rel="enclosure", href=site + quote(path), type=kinds[format], length=str(size)))
    return made


def sitemap(entries: Sequence[Entry], site: str) -> bytes:
    """Return the sitemap: each released web page with the same page in other languages. ``site`` is the address of dist/."""
    released = [entry for entry in _released(entries) if _page(entry)]
    root = _sitemap.urlset()
    for entry in released:
        url = _sitemap.url(_sitemap.loc(site + quote(_page(entry))))
        if _changed(entry) != _UNKNOWN_DATE:
            url.append(_sitemap.lastmod(_changed(entry)))
        family = [other for other in released if other.slug == entry.slug]
        for other in family if len(family) > 1 else []:
            url.append(_xhtml.link(rel="alternate", hreflang=other.locale, href=site + quote(_page(other))))
        root.append(url)
    return _bytes(root)


def _released(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.status == "release"]


def _page(entry: Entry) -> str:
    return next((path for format, path, _, _ in entry.files if format == "html"), "")


def _changed(entry: Entry) -> str:
    return entry.revised or entry.last_review or entry.published or _UNKNOWN_DATE


def _moment(date: str) -> str:
    """A date as RFC 3339 asks for it; a month or a year counts from its first day."""
    return "-".join([*date.split("-"), "01", "01"][:3]) + "T00:00:00Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'netpub:{name}')}"


def _bytes(root: Any) -> bytes:
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
