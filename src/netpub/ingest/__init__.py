"""Source files -> Page: one reader a format. A reader keeps every word, says where it stood, and judges nothing."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from netpub.findings import Finding, Report, Unusable, Where
from netpub.ingest.docx import read_docx
from netpub.ingest.figures import Pictures
from netpub.ingest.html import read_html
from netpub.ingest.markdown import read_markdown
from netpub.ingest.text import read_text
from netpub.page import Page

Reader = Callable[[str, str, bytes, Pictures, Report], Page]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a source file holds: the page, and its pictures by href (``figures/x.svg``)."""

    page: Page
    media: Mapping[str, bytes]


def _read_text(slug: str, path: str, data: bytes, _: Pictures, report: Report) -> Page:
    return read_text(slug, path, data, report)


_READERS: dict[str, Reader] = {
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".txt": _read_text,
    ".md": read_markdown, ".markdown": read_markdown,
    ".docx": read_docx,
}


def read(slug: str, path: str, data: bytes, files: Mapping[str, bytes], report: Report) -> Ingested:
    """Return the page in a source file and the pictures it may use.

    ``path`` is relative to the project (``source/slug/page.html``) and its ending names the format; ``files`` are the other files of
    the page's folder by relative name, already checked to lie inside the project. What is wrong but readable goes to ``report``.
    Raises Unusable when nothing can be made of the file.
    """
    ending = posixpath.splitext(path)[1].lower()
    if ending not in _READERS:
        raise Unusable(Finding("source-format", Where(path, page=slug), ending or posixpath.basename(path)))
    pictures = Pictures(files)
    page = _READERS[ending](slug, path, data, pictures, report)
    pictures.name_unused(posixpath.dirname(path), report)
    return Ingested(page, dict(sorted(pictures.media.items())))
