"""The page that people download from: for each language a shelf of covers with formats, sizes and dates.

There is one with all languages, and one for each language in its own words. A small script offers a search by title; without it the
page lacks nothing but that.
"""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from babel.units import format_unit

from netpub.publish import cover, palette
from netpub.publish.theme import Theme
from netpub.text.labels import Labels
from netpub.tools.pandoc import data_uri

# The formats in the order in which they are offered.
_FORMATS = {
    "html": "Web page", "pdf": "Booklet (PDF)", "large": "Large print (PDF)", "epub": "E-book (EPUB)", "leaflet": "Leaflet to fold (PDF)",
    "bilingual": "In two languages (PDF)", "docx": "Word document", "print": "Booklet for printing (PDF)", "press": "For the press (PDF)",
    "leaflet-print": "Leaflet for printing (PDF)", "ua2": "Booklet as PDF/UA-2",
}
_MEGABYTE = 1_000_000
_UNGROUPED = 3  # the level of a publication's heading where no topic stands above it


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication in one language.

    ``language`` is the folder's key, ``locale`` its BCP 47 tag; dates are ISO 8601, empty when not known; ``status`` is
    ``release`` or ``draft``; ``cover`` is the drawing (SVG, PNG or JPEG) or None; ``files`` are (format, path relative to dist,
    bytes, pages). ``topics`` are the conditions that it is about, the main one first; ``source_version`` is what a translation was
    made from and ``current_version`` that of the source now, both empty when not known; ``older`` says that its source has changed since.
    """

    slug: str
    language: str
    locale: str
    title: str
    subtitle: str
    published: str
    last_review: str
    next_review: str
    status: str
    cover: bytes | None
    files: tuple[tuple[str, str, int, int | None], ...]
    topics: tuple[str, ...] = ()
    revised: str = ""
    source_version: str = ""
    current_version: str = ""
    older: bool = False


def write(entries: Sequence[Entry], labels: Mapping[str, Labels], publisher: str, theme: Theme, language: str = "") -> bytes:
    """Return a page of downloads. ``labels`` holds the words of each language by its key.

    Without ``language`` it is dist/index.html, with every language, in the words of the first of ``labels``; with it, the page of that
    language, which stands in its folder. The same input gives the same bytes, and the order of ``entries`` is kept within a language.
    """
    languages = [key for key in labels if any(entry.language == key for entry in entries)]
    own = labels[language] if language else next(iter(labels.values()), Labels("en"))
    shown = [language] if language else languages
    base = "../" if language else ""
    shelves = [_section(key, [entry for entry in entries if entry.language == key], labels[key], theme, base) for key in shown]
    parts = {
        "style": palette.style_sheet(theme, "web.css", "index.css"), "script": theme.file("index.js"),
        "languages": _languages(languages, labels, own, language),
        "sections": "\n".join(shelves),
    }
    template = string.Template(theme.file("index.html"))
    return template.substitute({name: escape(text) for name, text in _words(own, publisher, base).items()}, **parts).encode()


def _words(labels: Labels, publisher: str, base: str) -> dict[str, str]:
    return {
        "language": labels.locale, "direction": labels.direction, "title": labels("Publications"), "publisher": publisher,
        "skip": labels("Skip to the text"), "search": labels("Search by title"), "found": labels("{count} found"),
        "feed": labels("News of editions"), "feed_address": f"{base}feed.xml",
    }


def _languages(keys: Sequence[str], labels: Mapping[str, Labels], own: Labels, language: str) -> str:
    """Ways to each language: to its shelf on the page of all, to its own page from another's."""
    current = {language: ' aria-current="page"'}
    items = "".join(
        f'<li><a href="{_way(key, language)}" lang="{escape(labels[key].locale)}" hreflang="{escape(labels[key].locale)}"'
        f"{current.get(key, '')}>{escape(labels[key].name)}</a></li>" for key in keys)
    return f'<nav class="languages" aria-label="{escape(own("Languages"))}"><ul>{items}</ul></nav>' if items else ""


def _way(key: str, language: str) -> str:
    return quote(f"../{key}/index.html") if language else f"#{escape(key)}"


def _section(key: str, entries: Sequence[Entry], labels: Labels, theme: Theme, base: str) -> str:
    """The shelves of one language, in that language: one for each topic where topics have several publications."""
    topics = list(dict.fromkeys(_topic(entry) for entry in entries))
    grouped = 1 < len(topics) <= len(entries) / 2
    topics, level = (topics, _UNGROUPED + 1) if grouped else ([""], _UNGROUPED)
    shelves = []
    for topic in topics:
        members = [entry for entry in entries if not grouped or _topic(entry) == topic]
        items = "\n".join(f"<li>{_publication(entry, labels, theme, base, level)}</li>" for entry in members)
        heading = f"<h3>{escape(topic or labels('Other topics'))}</h3>\n" if grouped else ""
        shelves.append(f'<div class="topic">{heading}<ul class="shelf">\n{items}\n</ul></div>')
    return (
        f'<section id="{escape(key)}" lang="{escape(labels.locale)}" dir="{labels.direction}" aria-labelledby="{escape(key)}-title">'
        f'<h2 id="{escape(key)}-title">{escape(labels.name)}</h2>\n{"".join(shelves)}</section>')


def _topic(entry: Entry) -> str:
    return entry.topics[0] if entry.topics else ""


def _publication(entry: Entry, labels: Labels, theme: Theme, base: str, level: int) -> str:
    id = f"{entry.language}-{entry.slug}"
    order = list(_FORMATS)
    files = sorted(entry.files, key=lambda file: (order.index(file[0]) if file[0] in order else len(order), file[1]))
    page = next((path for format, path, _, _ in files if format == "html"), "")
    title = f'<a href="{base}{quote(page)}">{escape(entry.title)}</a>' if page else escape(entry.title)
    topic = f'<p class="about">{escape(_topic(entry))}</p>' if _topic(entry) and level == _UNGROUPED else ""
    mark = labels("Draft") if entry.status == "draft" else labels("Older version") if entry.older else ""
    status = f'<p class="status">{escape(mark)}</p>' if mark else ""
    subtitle = f'<p class="subtitle">{escape(entry.subtitle)}</p>' if entry.subtitle else ""
    return (
        f'<article class="publication" aria-labelledby="{escape(id)}">'
        f'<span class="picture"><img src="{_picture(entry, theme)}" alt=""></span>'
        f'<h{level} id="{escape(id)}">{title}</h{level}>{topic}{status}{subtitle}{_dates(entry, labels)}{_translation(entry, labels)}'
        f'<ul class="files">{"".join(_file(file, id, labels, base) for file in files)}</ul></article>')


def _translation(entry: Entry, labels: Labels) -> str:
    """Of which version this is a translation, and which is current where that is another."""
    if not entry.source_version:
        return ""
    said = labels("Translated from version {version}").replace("{version}", entry.source_version)
    if entry.current_version and entry.current_version != entry.source_version:
        said += labels("; ") + labels("the current version is {version}").replace("{version}", entry.current_version)
    return f'<p class="dates">{escape(said)}</p>'


def _picture(entry: Entry, theme: Theme) -> str:
    if entry.cover is None:
        return data_uri("cover.svg", cover.composed(entry.slug, theme.colours))
    return data_uri(f"cover{_suffix(entry.cover)}", entry.cover)


def _suffix(data: bytes) -> str:
    """The kind of a picture by its first bytes."""
    signatures = ((b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))
    return next((suffix for signature, suffix in signatures if data.startswith(signature)), ".svg")


def _dates(entry: Entry, labels: Labels) -> str:
    dates = (("Published", entry.published), ("Last reviewed", entry.last_review), ("Next review", entry.next_review))
    said = [
        f'{escape(labels(label) + labels(": "))}<time datetime="{date}">{escape(labels.date(date))}</time>'
        for label, date in dates if date]
    return f'<p class="dates">{"<br>".join(said)}</p>' if said else ""


def _file(file: tuple[str, str, int, int | None], described_by: str, labels: Labels, base: str) -> str:
    format, path, size, pages = file
    name = labels(_FORMATS[format]) if format in _FORMATS else f"{format} ({PurePosixPath(path).suffix.removeprefix('.').upper()})"
    facts = [labels.counted("{count} page", "{count} pages", pages)] if pages else []
    facts.append(_size(size, labels))
    return (
        f'<li><a href="{base}{quote(path)}" aria-describedby="{escape(described_by)}">{escape(name)}</a>'
        f"<span>{escape(labels(', ').join(facts))}</span></li>")


def _size(size: int, labels: Labels) -> str:
    """A size as people of the language write it, in kilobytes or megabytes (of 1000)."""
    if size < _MEGABYTE:
        return str(format_unit(max(round(size / 1000), 1), "digital-kilobyte", length="short", locale=labels.cldr))
    return str(format_unit(round(size / _MEGABYTE, 1), "digital-megabyte", length="short", locale=labels.cldr))
