"""What pandoc leaves out of an EPUB: titles, labels in the book's language, directions, landmarks, a cover, metadata that is true.

The package is written anew, so that its bytes depend on its content alone.
"""

import io
import string
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from netpub.article import XML, parse_xml
from netpub.publish import epub_archive, epub_fonts, epub_metadata, epub_pages
from netpub.publish.edition import Edition
from netpub.publish.epub_archive import PACKAGE, ROOT
from netpub.publish.page_map import PageStart

_XHTML = "http://www.w3.org/1999/xhtml"
_EPUB = "http://www.idpf.org/2007/ops"
_TYPE = f"{{{_EPUB}}}type"
_html = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _EPUB})
_opf = ElementMaker(namespace=epub_metadata.OPF)

_NAVIGATION, _STYLE = f"{ROOT}nav.xhtml", f"{ROOT}styles/stylesheet1.css"
_FONTS = "fonts/"
_COVER_PICTURE, _COVER_PAGE = "media/cover.svg", "text/cover.xhtml"
# Left out: settings for a reader of one maker, which say nothing that the package does not say.
_UNNEEDED = ("META-INF/com.apple.ibooks.display-options.xml",)
# Parts of a book that readers offer to jump to, by the role that their section has.
_LANDMARKS = {"doc-glossary": "glossary", "doc-endnotes": "endnotes", "doc-bibliography": "bibliography"}


def finished(package: bytes, edition: Edition, cover: bytes, starts: Sequence[PageStart] = ()) -> bytes:
    """Return the package that pandoc wrote, completed for an edition with a cover (SVG) and the pages of its booklet."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name not in _UNNEEDED}
    chapters = {name: parse_xml(files[name]) for name in sorted(files) if name.startswith(f"{ROOT}text/")}
    _name(chapters)
    _mark_languages(chapters)
    navigation = parse_xml(files[_NAVIGATION])
    _label(navigation, chapters, edition)
    pages = epub_pages.marked({name.removeprefix(ROOT): root for name, root in {_NAVIGATION: navigation, **chapters}.items()}, starts)
    if pages:
        navigation.find(f".//{{{_XHTML}}}body").append(epub_pages.page_list(pages, edition))
    files.update({name: _xhtml(root) for name, root in {**chapters, _NAVIGATION: navigation}.items()})
    fonts, rules = epub_fonts.embedded(edition, "".join(text for root in (navigation, *chapters.values()) for text in root.itertext()))
    files.update({f"{ROOT}{_FONTS}{name}": data for name, data in fonts.items()})
    files[_STYLE] = rules.encode() + _style(edition)
    files[ROOT + _COVER_PICTURE], files[ROOT + _COVER_PAGE] = cover, _xhtml(_cover_page(edition))
    files[PACKAGE] = _package(parse_xml(files[PACKAGE]), edition, sorted(fonts), paged=bool(pages))
    return epub_archive.packed(files)


def _mark_languages(chapters: dict[str, Any]) -> None:
    """Say the language of parts in the way of XML too, by which some readers choose a voice (EPUB 3.3, 5.1)."""
    for root in chapters.values():
        for part in root.xpath(".//*[@lang]"):
            part.set(f"{XML}lang", part.get("lang"))


def _name(chapters: dict[str, Any]) -> None:
    """Give every chapter the title that its heading says; no two have the same (EPUB Accessibility, WCAG 2.4.2)."""
    taken: set[str] = set()
    for root in chapters.values():
        heading = next(root.iter(f"{{{_XHTML}}}h1"), None)
        title = " ".join("".join(heading.itertext()).split()) if heading is not None else root.findtext(f".//{{{_XHTML}}}title")
        number = 1
        name = title
        while name in taken:
            number += 1
            name = f"{title} ({number})"
        taken.add(name)
        root.find(f".//{{{_XHTML}}}title").text = name


def _label(navigation: Any, chapters: dict[str, Any], edition: Edition) -> None:
    """Name the list of contents in the book's language and add the landmarks."""
    contents = edition.labels("Contents")
    heading = navigation.find(f".//{{{_XHTML}}}h1")
    heading.text = contents
    del heading[:]
    navigation.find(f".//{{{_XHTML}}}title").text = contents
    navigation.find(f".//{{{_XHTML}}}nav").set("aria-labelledby", heading.get("id"))
    items = [_landmark("cover", _COVER_PAGE, edition.labels("Cover")), _landmark("toc", "#toc", contents)]
    for index, (name, root) in enumerate(chapters.items()):
        title = root.findtext(f".//{{{_XHTML}}}title")
        if index == 0:
            items.append(_landmark("bodymatter", name.removeprefix(ROOT), title))
        kinds = [_LANDMARKS[role] for role in root.xpath("//@role") if role in _LANDMARKS]
        items += [_landmark(kind, name.removeprefix(ROOT), title) for kind in kinds]
    landmarks = _html.nav(_html.ol(*items), id="landmarks", hidden="hidden", **{"aria-label": edition.labels("Parts of the book")})
    landmarks.set(_TYPE, "landmarks")
    navigation.find(f".//{{{_XHTML}}}body").append(landmarks)


def _landmark(kind: str, address: str, text: str) -> Any:
    link = _html.a(text, href=address)
    link.set(_TYPE, kind)
    return _html.li(link)


def _cover_page(edition: Edition) -> Any:
    title = edition.article.title
    body = _html.body(_html.div(_html.img(src=f"../{_COVER_PICTURE}", alt=title, role="doc-cover"), **{"class": "cover"}))
    body.set(_TYPE, "cover")
    style = _html.link(rel="stylesheet", type="text/css", href="../styles/stylesheet1.css")
    page = _html.html(_html.head(_html.meta(charset="utf-8"), _html.title(edition.labels("Cover")), style), body)
    language = edition.article.language
    for name, value in (("lang", language), (f"{XML}lang", language), ("dir", edition.labels.direction)):
        page.set(name, value)
    return page


def _style(edition: Edition) -> bytes:
    colours = {name.replace("-", "_"): colour for name, colour in edition.theme.colours.items()}
    return string.Template(edition.theme.file("epub.css")).substitute(colours).encode()


def _package(root: Any, edition: Edition, fonts: Sequence[str], *, paged: bool) -> bytes:
    """The package document with our metadata, the cover, and the direction in which pages turn."""
    for name in ("metadata", "guide"):
        for element in root.iterfind(f"{{*}}{name}"):
            root.remove(element)
    root.insert(0, epub_metadata.metadata(edition, paged=paged))
    root.attrib.pop("prefix", None)
    root.set("unique-identifier", "identifier")
    root.set(f"{XML}lang", edition.article.language)
    root.set("dir", edition.labels.direction)
    root.find("{*}manifest").extend([
        _opf.item(id="cover-picture", href=_COVER_PICTURE, properties="cover-image", **{"media-type": "image/svg+xml"}),
        _opf.item(id="cover-page", href=_COVER_PAGE, **{"media-type": "application/xhtml+xml"}),
        *(_opf.item(id=f"font-{number}", href=_FONTS + name, **{"media-type": epub_fonts.MEDIA_TYPES[PurePosixPath(name).suffix]})
          for number, name in enumerate(fonts, 1)),
    ])
    spine = root.find("{*}spine")
    spine.insert(0, _opf.itemref(idref="cover-page"))
    spine.insert(1, _opf.itemref(idref="nav"))
    if edition.labels.direction == "rtl":
        spine.set("page-progression-direction", "rtl")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["dc"])
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _xhtml(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype="<!DOCTYPE html>") + b"\n"
