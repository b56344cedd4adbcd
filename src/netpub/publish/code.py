"""The QR code on a back cover (ISO/IEC 18004): where the current version of the information is."""

import io

import segno

from netpub.article import XLINK
from netpub.publish.edition import Edition

_SOURCE = "front/article-meta/self-uri"
_QUIET = 4  # modules of quiet zone on every side, as the standard asks


def address(edition: Edition) -> str:
    """Return the https address of the edition's current version: its page on the publisher's site, else the one page that the
    article says it comes from; empty when neither is known."""
    if edition.site:
        return f"{edition.site}{edition.address(edition.language).removeprefix('../')}"
    sources = edition.article.root.findall(_SOURCE)
    # Of a booklet of several pages none of their addresses is that of the booklet.
    source = str(sources[0].get(f"{XLINK}href", "")) if len(sources) == 1 else ""
    return source if source.startswith("https://") else ""


def drawn(address: str, colour: str, ground: str) -> bytes:
    """Return the code of an address as an SVG with its quiet zone, error correction M or better."""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        stream, kind="svg", border=_QUIET, dark=colour, light=ground, xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None)
    return stream.getvalue()
