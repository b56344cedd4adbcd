"""Drawings as pixels, for formats that cannot show drawings."""

import io

import pypdfium2
from lxml import etree
from weasyprint import CSS, HTML

from netpub.article import parse_xml
from netpub.publish import fetch, fonts
from netpub.publish.edition import Edition

WIDTH = 1400  # pixels: at the width of a page of A4, some 220 to the inch
_PAGE = 700  # CSS pixels
_POINT = 0.75  # points in a CSS pixel
_SQUARE = 1.0
_LOWEST, _HIGHEST = 0.1, 5.0  # how high a drawing may be for its width


def png(name: str, edition: Edition) -> bytes:
    """Return a drawing (SVG) of an edition as PNG, ``WIDTH`` pixels wide, on white, in the theme's fonts.

    What the drawing asks for from elsewhere is not there.
    """
    families = edition.theme.families(edition.article.language)
    height = round(_PAGE * _proportion(edition.media[name]))
    fetcher = fetch.Fetcher(edition.theme.folder, fonts.files(families), edition.media)
    configuration = fonts.configuration(families)
    sheet = CSS(
        string=f"{fonts.css(families, lambda face: fetch.font_url(face.path))}@page{{size:{_PAGE}px {height}px;margin:0}}"
        f"body{{margin:0}}img{{display:block;width:{_PAGE}px;height:{height}px}}",
        font_config=configuration, url_fetcher=fetcher)
    page = HTML(string=f'<img alt="" src="{fetch.media_url(name)}">', base_url=fetch.BASE, url_fetcher=fetcher)
    drawn = pypdfium2.PdfDocument(page.write_pdf(stylesheets=[sheet], font_config=configuration))
    stream = io.BytesIO()
    drawn[0].render(scale=WIDTH / (_PAGE * _POINT)).to_pil().convert("RGB").save(stream, "PNG", optimize=True)
    drawn.close()
    return stream.getvalue()


def _proportion(drawing: bytes) -> float:
    """Height by width, from the view box or the size that the drawing states; a square when it states neither."""
    try:
        root = parse_xml(drawing)
        box = [float(part) for part in root.get("viewBox", "").replace(",", " ").split()[2:]] or [
            float(root.get(name, "").removesuffix("px")) for name in ("width", "height")]
        found = box[1] / box[0]
    except (etree.XMLSyntaxError, ValueError, IndexError, ZeroDivisionError):
        return _SQUARE
    return min(max(found, _LOWEST), _HIGHEST)
