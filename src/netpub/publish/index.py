"""The page that people download from: for each language a shelf of covers with formats, sizes and dates; no script needed."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from babel.numbers import format_decimal
from babel.units import format_unit

from netpub.publish import cover, palette
from netpub.publish.theme import Theme
from netpub.text.labels import Labels
from netpub.tools.pandoc import data_uri

_FORMATS = {"html": "Web page", "pdf": "Booklet (PDF)", "epub": "E-book (EPUB)"}  # in the order in which they are offered
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication in one language.

    ``language`` is the folder's key, ``locale`` its BCP 47 tag; dates are ISO 8601, empty when not known; ``status`` is
    ``release`` or ``draft``; ``cover`` is the drawing (SVG, PNG or JPEG) or None; ``files`` are (format, path relative to dist,
    bytes, pages).
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


def write(entries: Sequence[Entry], labels: Mapping[str, Labels], publisher: str, theme: Theme) -> bytes:
    """Return dist/index.html. ``labels`` holds the words of each language by its key; the first is the language of the page itself.

    The same input gives the same bytes, and the order of ``entries`` is kept within a language.
    """
    languages = [key for key in labels if any(entry.language == key for entry in entries)]
    own = next(iter(labels.values()), Labels("en"))
    words = {
        "language": own.locale, "direction": own.direction, "title": _title(own), "publisher": publisher,
        "skip": own("Skip to the text"),
    }
    shelves = [_section(key, [entry for entry in entries if entry.language == key], labels[key], theme) for key in languages]
    parts = {
        "style": palette.style_sheet(theme, "web.css", "index.css"),
        "languages": _languages(languages, labels, own),
        "sections": "\n".join(shelves),
    }
    template = string.Template(theme.file("index.html"))
    return template.substitute({name: escape(text) for name, text in words.items()}, **parts).encode()


def _title(labels: Labels) -> str:
    return labels("Publications")


def _languages(keys: Sequence[str], labels: Mapping[str, Labels], own: Labels) -> str:
    items = "".join(
        f'<li><a href="#{escape(key)}" lang="{escape(labels[key].locale)}" hreflang="{escape(labels[key].locale)}">'
        f"{escape(labels[key].name)}</a></li>" for key in keys)
    return f'<nav class="languages" aria-label="{escape(own("Languages"))}"><ul>{items}</ul></nav>' if items else ""


def _section(key: str, entries: Sequence[Entry], labels: Labels, theme: Theme) -> str:
    """The shelf of one language, in that language."""
    items = "\n".join(f"<li>{_publication(entry, labels, theme)}</li>" for entry in entries)
    return (
        f'<section id="{escape(key)}" lang="{escape(labels.locale)}" dir="{labels.direction}" aria-labelledby="{escape(key)}-title">'
        f'<h2 id="{escape(key)}-title">{escape(labels.name)}</h2>\n<ul class="shelf">\n{items}\n</ul></section>')


def _publication(entry: Entry, labels: Labels, theme: Theme) -> str:
    id = f"{entry.language}-{entry.slug}"
    order = list(_FORMATS)
    files = sorted(entry.files, key=lambda file: (order.index(file[0]) if file[0] in order else len(order), file[1]))
    page = next((path for format, path, _, _ in files if format == "html"), "")
    title = f'<a href="{quote(page)}">{escape(entry.title)}</a>' if page else escape(entry.title)
    status = f'<p class="status">{escape(labels("Draft"))}</p>' if entry.status == "draft" else ""
    subtitle = f'<p class="subtitle">{escape(entry.subtitle)}</p>' if entry.subtitle else ""
    return (
        f'<article class="publication" aria-labelledby="{escape(id)}">'
        f'<span class="picture"><img src="{_picture(entry, theme)}" alt=""></span>'
        f'<h3 id="{escape(id)}">{title}</h3>{status}{subtitle}{_dates(entry, labels)}'
        f'<ul class="files">{"".join(_file(file, id, labels) for file in files)}</ul></article>')


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
    said = [f'{escape(labels(label))}: <time datetime="{date}">{escape(labels.date(date))}</time>' for label, date in dates if date]
    return f'<p class="dates">{"<br>".join(said)}</p>' if said else ""


def _file(file: tuple[str, str, int, int | None], described_by: str, labels: Labels) -> str:
    format, path, size, pages = file
    name = labels(_FORMATS[format]) if format in _FORMATS else f"{format} ({PurePosixPath(path).suffix.removeprefix('.').upper()})"
    facts = [labels("{count} pages").replace("{count}", str(format_decimal(pages, locale=labels.cldr)))] if pages else []
    facts.append(_size(size, labels))
    return (
        f'<li><a href="{quote(path)}" aria-describedby="{escape(described_by)}">{escape(name)}</a>'
        f"<span>{escape(', '.join(facts))}</span></li>")


def _size(size: int, labels: Labels) -> str:
    """A size as people of the language write it, in kilobytes or megabytes (of 1000)."""
    if size < _MEGABYTE:
        return str(format_unit(max(round(size / 1000), 1), "digital-kilobyte", length="short", locale=labels.cldr))
    return str(format_unit(round(size / _MEGABYTE, 1), "digital-megabyte", length="short", locale=labels.cldr))
