"""Pictures: from the page's folder or from inside the file, nothing else; each checked before it is taken along."""

import base64
import binascii
import hashlib
import io
import posixpath
import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image, UnidentifiedImageError

from netpub.findings import Finding, Report, Where
from netpub.ingest.refuse import MEGABYTE
from netpub.ingest.svg import svg_problem

FOLDER = "figures"
LIMIT = 20 * MEGABYTE
_SVG_LIMIT = 5 * MEGABYTE
_RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_ENDINGS = {
    "image/svg+xml": ".svg", "image/png": ".png", "image/jpeg": ".jpg", "image/jpg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNUSUAL = re.compile(r"[^\w.-]+")
_LANGUAGE_VARIANT = re.compile(r"(?P<stem>.+)\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}(?P<ending>\.\w+)")


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that is not taken: the rule that says why, and its particulars."""

    rule: str
    detail: str


class Pictures:
    """The pictures of one page: ``files`` are those in its folder by relative name; ``media`` grows with each that is taken.

    Everything in the folder ``figures`` is taken from the start, with the variants for other languages (``figures/x.es.svg``):
    page.toml and catalogues may name them although the page does not. ``name_unused`` reports what could not be.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._answers: dict[str, str | Refused] = {}
        self._mentioned: set[str] = set()
        self.media: dict[str, bytes] = {}
        for name in sorted(files):
            if posixpath.dirname(name) == FOLDER and _ending(name) in (".svg", *_RASTER):
                self._from_folder(name)

    def take(self, source: str) -> str | Refused:
        """Return the media href for what an ``img`` gives as its source, or why it is refused."""
        source = source.strip()
        if source[:5].lower() == "data:":
            return self._decoded(source)
        if not source:
            return Refused("figure-missing", "(no file is named)")
        if source.startswith(("//", "/", "\\")) or _SCHEME.match(source):
            return Refused("figure-external", source[:200])
        for name in _candidates(source):
            if name.startswith("../"):
                return Refused("figure-external", source[:200])
            if name in self._files:
                self._mentioned.add(name)
                return self._from_folder(name)
        return Refused("figure-missing", source[:200])

    def embed(self, name: str, data: bytes) -> str | Refused:
        """Return the media href for a picture from inside the file, such as a Word file's ``image1.png``, or why it is refused."""
        return problem(name, data) or self._keep(name, data)

    def name_unused(self, folder: str, report: Report) -> None:
        """Report each picture in ``figures`` that was refused and that the page itself does not show; ``folder`` is the page's."""
        for name, answer in sorted(self._answers.items()):
            if isinstance(answer, Refused) and name not in self._mentioned:
                report(Finding(answer.rule, Where(posixpath.join(folder, name)), answer.detail))

    def _from_folder(self, name: str) -> str | Refused:
        if name not in self._answers:
            self._answers[name] = self.embed(name, self._files[name])
            self._take_variants(name)
        return self._answers[name]

    def _take_variants(self, name: str) -> None:
        """Take ``x.es.svg`` along with ``x.svg``, whatever folder they are in."""
        stem, ending = posixpath.splitext(name)
        for other in sorted(self._files):
            variant = _LANGUAGE_VARIANT.fullmatch(other)
            if variant and variant["stem"] == stem and variant["ending"] == ending and other not in self._answers:
                self._answers[other] = self.embed(other, self._files[other])

    def _decoded(self, source: str) -> str | Refused:
        """Take a picture out of a ``data:`` address (RFC 2397)."""
        head, _, body = source[5:].partition(",")
        kind, *parameters = head.lower().replace(" ", "").split(";")
        ending = _ENDINGS.get(kind)
        if ending is None:
            return Refused("figure-format", f"a picture inside the page of the kind {kind[:60] or 'text/plain'}")
        if len(body) > 2 * LIMIT:
            return Refused("figure-format", "a picture inside the page, too large")
        try:
            raw = unquote_to_bytes(body)
            data = base64.b64decode(b"".join(raw.split()) + b"==") if "base64" in parameters else raw
        except binascii.Error:
            return Refused("figure-format", "a picture inside the page, damaged")
        return self.embed(f"embedded-{hashlib.sha256(data).hexdigest()[:12]}{ending}", data)

    def _keep(self, name: str, data: bytes) -> str:
        """Put a picture among the media; another picture of the same name gets a name of its own."""
        base = _UNUSUAL.sub("-", unicodedata.normalize("NFC", posixpath.basename(name)))
        href = f"{FOLDER}/{base}"
        if self.media.get(href, data) != data:
            stem, ending = posixpath.splitext(base)
            href = f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:6]}{ending}"
        self.media[href] = data
        return href


def _candidates(source: str) -> Iterator[str]:
    """The names that a relative address may mean, the likeliest first: browsers percent-encode what they save, and sites add ``?v=2``."""
    flat = source.replace("\\", "/")
    bare = flat.split("#", 1)[0].split("?", 1)[0]
    for name in (unquote(bare), bare, unquote(flat), flat):
        yield posixpath.normpath(name)


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1].lower()


def problem(name: str, data: bytes) -> Refused | None:
    """Return why a picture cannot be used, None when it can; its content must be what the ending of its name says."""
    ending, base = _ending(name), posixpath.basename(name)
    if len(data) > (_SVG_LIMIT if ending == ".svg" else LIMIT):
        return Refused("figure-format", f"{base} is too large ({len(data) / MEGABYTE:.1f} MB).")
    if ending == ".svg":
        rule, detail = svg_problem(data)
        return Refused(rule, f"{base}: {detail}") if rule else None
    if ending not in _RASTER:
        return Refused("figure-format", f"{base} is no SVG, PNG, JPEG, GIF or WebP.")
    return _raster_problem(base, _RASTER[ending], data)


def _raster_problem(base: str, kind: str, data: bytes) -> Refused | None:
    """Look into a picture made of pixels, without unpacking it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)  # Pillow only warns below 179 million pixels.
            with Image.open(io.BytesIO(data), formats=sorted(set(_RASTER.values()))) as image:
                found = image.format
                image.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Refused("figure-format", f"{base} has too many pixels.")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Refused("figure-format", f"{base} is no picture that can be read.")
    return Refused("figure-format", f"{base} is a {found} by its content.") if found != kind else None
