"""Head and foot of a Word document's pages: the mark of a draft, the title, the page's number."""

from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from netpub.publish.edition import DRAFT, Edition

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_w = ElementMaker(namespace=W, nsmap={"w": W, "r": _R})
_NAME = f"{{{W}}}"
_PLACES = {"footer": "rNetpubFoot", "header": "rNetpubHead"}  # relationship ids that pandoc does not use


def added(files: dict[str, Any], edition: Edition) -> None:
    """Add a foot to the parts of a package (trees by name; ``word/document.xml`` among them), and to a draft a head that says so."""
    parts = {"footer": _foot(edition), **({"header": _head(edition)} if edition.draft else {})}
    relations, types = files["word/_rels/document.xml.rels"], files["[Content_Types].xml"]
    section = files["word/document.xml"].find(f"{_NAME}body/{_NAME}sectPr")
    for place, part in parts.items():
        name = f"{place}1.xml"
        files[f"word/{name}"] = part
        _child(relations, "Relationship", Id=_PLACES[place], Type=f"{_R}/{place}", Target=name)
        _child(types, "Override", PartName=f"/word/{name}", ContentType=f"{_KIND}{place}+xml")
        section.insert(0, _w(f"{place}Reference", {f"{_NAME}type": "default", f"{{{_R}}}id": _PLACES[place]}))


def _child(parent: Any, name: str, **attributes: str) -> None:
    """Append an element of the parent's namespace."""
    etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)


def _head(edition: Edition) -> Any:
    return _w.hdr(_w.p(_w.pPr(_w.pStyle({f"{_NAME}val": "Draft"})), _run(edition.labels(DRAFT))))


def _foot(edition: Edition) -> Any:
    """The title and the number of the page, which Word fills in."""
    number = _w.fldSimple({f"{_NAME}instr": "PAGE"}, _run("1"))
    return _w.ftr(_w.p(_w.pPr(_w.jc({f"{_NAME}val": "end"})), _run(f"{edition.article.title}  ·  "), number))


def _run(text: str) -> Any:
    made = _w.t(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _w.r(made)
