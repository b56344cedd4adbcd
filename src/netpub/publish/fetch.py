"""What the renderer may read: the theme's own files, its fonts, and the edition's pictures. Nothing else, and never in silence."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# A name that can belong to nobody (RFC 2606), so that relative addresses have something to be relative to.
BASE = "https://edition.invalid/"
THEME = f"{BASE}theme/"
_FONTS = f"{BASE}fonts/"
_TYPES = {".svg": "image/svg+xml", ".css": "text/css", ".ttf": "font/ttf", ".otf": "font/otf"}


class Refused(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """The renderer asked for something that it may not read. WeasyPrint would swallow any other exception and leave a gap."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def font_url(path: Path) -> str:
    """Return the address under which the fetcher serves a font file."""
    return _FONTS + quote(path.name)


def media_url(href: str) -> str:
    """Return the address under which the fetcher serves a picture of the edition."""
    return BASE + quote(href)


def theme_url(name: str) -> str:
    """Return the address under which the fetcher serves a file of the theme's folder."""
    return THEME + quote(name)


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves files from memory and from the theme's folder; raises Refused for every other address (network, file).

    ``refused`` keeps those addresses too, since WeasyPrint catches whatever is raised while it draws an SVG.
    """

    def __init__(self, folder: Path, fonts: Mapping[str, Path], media: Mapping[str, bytes]) -> None:
        super().__init__(fail_on_errors=True)
        self._folder, self._fonts, self._media = folder.resolve(), fonts, media
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return what stands at an address; a ``data:`` address holds its own content."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        body = self._body(url)
        if body is None:
            self.refused.append(url)
            raise Refused(url)
        return URLFetcherResponse(url, body, {"Content-Type": _type(url)})

    def _body(self, url: str) -> bytes | None:
        if not url.startswith(BASE):
            return None
        name = unquote(urlsplit(url).path).removeprefix("/")
        folder, _, rest = name.partition("/")
        if folder == "fonts":
            return self._fonts[rest].read_bytes() if rest in self._fonts else None
        if folder == "theme":
            path = (self._folder / rest).resolve()
            return path.read_bytes() if path.is_relative_to(self._folder) and path.is_file() else None
        return self._media.get(name)


def _type(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
