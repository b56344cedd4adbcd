"""What pandoc leaves out of a Word document: its look in the theme's colours, the language, and who made it when.

The package is written anew, so that its bytes depend on its content alone. Elements are those of ISO/IEC 29500-1 (WordprocessingML).
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from netpub.article import parse_xml
from netpub.publish import docx_margins
from netpub.publish.docx_margins import W
from netpub.publish.edition import Edition

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAME = f"{{{W}}}"
_STYLES, _DOCUMENT, _CORE = "word/styles.xml", "word/document.xml", "docProps/core.xml"
_CHANGED = (_STYLES, _DOCUMENT, "word/_rels/document.xml.rels", "[Content_Types].xml")
_w = ElementMaker(namespace=W, nsmap={"w": W})
_core = ElementMaker(namespace=_CP, nsmap={"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI})
# Sizes are in half points, distances in twentieths of a point.
_BODY, _LINE, _AFTER = 24, 320, 160
_HEADINGS = {"Heading1": (36, 480, 160), "Heading2": (30, 360, 120), "Heading3": (26, 280, 80), "Title": (52, 0, 120)}
_FONT = "Arial"  # every machine with Word has it, and its letters are plain
_A4, _MARGIN = ("11906", "16838"), "1304"
_UNKNOWN_DATE = "1980-01-01"


def finished(package: bytes, edition: Edition) -> bytes:
    """Return the document that pandoc wrote, with styles, language and properties of an edition."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        files = {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    trees = {name: parse_xml(files[name]) for name in _CHANGED}
    _styles(trees[_STYLES], edition)
    _page(trees[_DOCUMENT])
    docx_margins.added(trees, edition)
    trees[_CORE] = _properties(edition)
    return archive({**files, **{name: _bytes(root) for name, root in trees.items()}})


def _styles(root: Any, edition: Edition) -> None:
    """Style definitions: one plain typeface, sizes and colours of the theme, boxes with a tint as their ground."""
    colours = {name: colour.removeprefix("#") for name, colour in edition.theme.colours.items()}
    defaults = root.find(f"{_NAME}docDefaults")
    if defaults is not None:
        root.remove(defaults)
    language = edition.article.language
    root.insert(0, _w.docDefaults(
        _w.rPrDefault(_w.rPr(_fonts(), *_size(_BODY), _w.lang(**_names(val=language, eastAsia=language, bidi=language)))),
        _w.pPrDefault(_w.pPr(_w.spacing(**_names(after=_AFTER, line=_LINE, lineRule="auto"))))))
    known = {style.get(f"{_NAME}styleId"): style for style in root.iter(f"{_NAME}style")}
    for name, (size, before, after) in _HEADINGS.items():
        if name in known:
            _look(known[name], size, colours["accent"], _w.keepNext(), _w.spacing(**_names(before=before, after=after)))
    for name, (colour, ground) in _boxes(colours).items():
        _ground(known.get(name.replace(" ", "")), colour, ground, bold=name in ("Box Title", "Draft"))


def _boxes(colours: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Text colour and ground of the paragraph styles that are ours."""
    return {
        "Box": (colours["ink"], colours["tint"]), "Box Title": (colours["accent"], colours["tint"]),
        "Notice": (colours["ink"], colours["tint"]), "Draft": (colours["warm"], colours["warm-tint"]),
    }


def _look(style: Any, size: int, colour: str, *paragraph: Any) -> None:
    """Give a style a size and a colour, and properties of its paragraphs; its outline level stays."""
    level = style.find(f"{_NAME}pPr/{_NAME}outlineLvl")
    _drop(style)
    style.append(_w.pPr(*paragraph, *([] if level is None else [level])))
    style.append(_w.rPr(_fonts(), _w.b(), _w.color(**_names(val=colour)), *_size(size)))


def _ground(style: Any, colour: str, ground: str, *, bold: bool) -> None:
    if style is None:
        return
    _drop(style)
    style.append(_w.pPr(_w.shd(**_names(val="clear", color="auto", fill=ground)), _w.ind(**_names(left=170, right=170))))
    style.append(_w.rPr(*([_w.b()] if bold else []), _w.color(**_names(val=colour))))


def _drop(style: Any) -> None:
    for name in ("pPr", "rPr"):
        for element in style.findall(_NAME + name):
            style.remove(element)


def _fonts() -> Any:
    return _w.rFonts(**_names(ascii=_FONT, hAnsi=_FONT, cs=_FONT))


def _size(half_points: int) -> tuple[Any, Any]:
    return _w.sz(**_names(val=half_points)), _w.szCs(**_names(val=half_points))


def _names(**values: Any) -> dict[str, str]:
    return {_NAME + name: str(value) for name, value in values.items()}


def _page(root: Any) -> None:
    """A4 with margins of 23 mm."""
    body = root.find(f"{_NAME}body")
    section = body.find(f"{_NAME}sectPr")
    if section is None:
        section = etree.SubElement(body, f"{_NAME}sectPr")
    for name in ("pgSz", "pgMar"):
        for element in section.findall(_NAME + name):
            section.remove(element)
    margins = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN) | dict.fromkeys(("header", "footer"), "709") | {"gutter": "0"}
    section.append(_w.pgSz(**_names(w=_A4[0], h=_A4[1])))
    section.append(_w.pgMar(**_names(**margins)))


def _properties(edition: Edition) -> Any:
    """Title, publisher, language, dates and status; a draft says so where Word shows it."""
    article = edition.article
    changed = article.date("revised") or article.date("last-review") or article.date("published") or _UNKNOWN_DATE
    moment = "-".join([*changed.split("-"), "01", "01"][:3]) + "T00:00:00Z"
    title = f"{edition.labels('Draft')}: {article.title}" if edition.draft else article.title
    root = _core.coreProperties()
    for space, name, text in (
        (_DC, "title", title), (_DC, "creator", article.text("front/journal-meta/publisher/publisher-name")),
        (_DC, "language", article.language), (_DCTERMS, "created", moment), (_DCTERMS, "modified", moment),
        (_CP, "contentStatus", "Draft" if edition.draft else "Final"), (_CP, "version", article.text("front/article-meta/article-version")),
    ):
        if text:
            element = etree.SubElement(root, f"{{{space}}}{name}")
            element.text = text
            if space == _DCTERMS:
                element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return root


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def archive(files: dict[str, bytes]) -> bytes:
    """Return a package of parts by name, in an order and with dates that depend on nothing else."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels/"), name)):
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            package.writestr(entry, files[name])
    return made.getvalue()
