"""What WeasyPrint 70 leaves out of the structure of a tagged PDF, put in before the file is written.

It tells nobody which element of the structure it made of which element of the text, so netpub listens while it makes them. Each
work-around has a test (test_pdf_upstream) that fails when upstream mends the defect.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pydyf
from weasyprint.pdf import tags

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
_NUMBERINGS = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal", "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman", "upper-roman": "UpperRoman", "none": "None",
}
_LIST = ("ul", "ol", "dl")


class Tagged(NamedTuple):
    """A box of the layout and the structure element that stands for it (ISO 32000-1, 14.7.2)."""

    box: Any
    element: pydyf.Dictionary


@contextmanager
def listening() -> Iterator[list[Tagged]]:
    """Give a list that fills with pairs of box and structure element, in the order of reading, while a PDF is written."""
    build, heard, known = tags._build_box_tree, [], set()  # noqa: SLF001  WeasyPrint offers no other way

    def listen(box: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, *rest):
            # The pages, html and body hand on the elements of what they hold: the innermost box is the element's own.
            if id(element) not in known:
                known.add(id(element))
                heard.append(Tagged(getattr(box, "_box", box), element))  # absolutely placed boxes stand behind a placeholder
            yield element

    references = pydyf.PDF.page_references
    tags._build_box_tree = listen  # noqa: SLF001
    pydyf.PDF.page_references = property(_page_references)
    try:
        yield heard
    finally:
        tags._build_box_tree = build  # noqa: SLF001
        pydyf.PDF.page_references = references


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """The references of all pages, which pydyf 0.13 makes anew for each element of the structure that asks for one of them."""
    kids = pdf.pages["Kids"]
    if len(getattr(pdf, "known_references", ())) * 3 != len(kids):  # a page takes three places: number, generation, R
        pdf.known_references = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
    found: tuple[bytes, ...] = pdf.known_references
    return found


def complete(pdf: pydyf.PDF, heard: Iterable[Tagged]) -> None:
    """Complete the structure: the language of parts, notes, references, the numbering of lists, what header cells head, links in words."""
    ids: dict[str, int] = {}
    named: dict[str, pydyf.Dictionary] = {}
    for box, element in heard:
        if element["S"] == "/LI":
            _items(pdf, element)
        if box.element is None or not isinstance(box.element.tag, str):
            continue
        _language(box.element, element)
        _name(box, element, named)
        _link(box)
        kind = element["S"]
        if kind == "/L":
            _numbering(box, element)
        elif kind == "/TH":
            element["A"]["Scope"] = "/" + _SCOPES.get(box.element.get("scope", ""), "Column")
        elif not box.element_tag.endswith(("::before", "::after")):
            _role(box.element, element, ids)
    _back_last(pdf, heard)


def _back_last(pdf: pydyf.PDF, heard: Iterable[Tagged]) -> None:
    """Read the back cover last, wherever it is drawn: that of a leaflet stands on the side of the front cover."""
    for box, element in heard:
        if element["S"] == "/Sect" and box.element is not None and box.element.get("class") == "back":
            siblings = pdf.objects[int(element["P"].split()[0])]["K"]
            siblings.remove(element.reference)
            siblings.append(element.reference)


def _language(source: Any, element: pydyf.Dictionary) -> None:
    """Name the language of a part that has its own (WCAG 3.1.2; ISO 14289-1, 7.2)."""
    own = source.get("lang")
    if own:
        element["Lang"] = pydyf.String(own)


def _name(box: Any, element: pydyf.Dictionary, named: dict[str, pydyf.Dictionary]) -> None:
    """Give an element the identifier that its text has, so that links can be led to it: the outermost on the first of its pages."""
    name = box.element.get("id")
    if not name or box.element_tag.endswith(("::before", "::after")):
        return
    inner = named.get(name)
    if inner is None or inner["Pg"] == element["Pg"]:  # what an element holds is heard before it
        if inner is not None:
            inner.pop("ID", None)
        named[name] = element
        element["ID"] = pydyf.String(name)


def _numbering(box: Any, element: pydyf.Dictionary) -> None:
    """Say how the items of a list are marked (ISO 32000-1, 14.8.5.5); a definition list has terms for marks."""
    style = "none" if box.element.tag == "dl" else _marked(box)
    numbering = _NUMBERINGS.get(style, "Disc" if box.element.tag == "ul" else "Decimal")
    element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})


def _items(pdf: pydyf.PDF, item: pydyf.Dictionary) -> None:
    """Put what an item of a list holds into its body (ISO 32000-1, 14.8.4.3.3); blocks stand beside the mark otherwise."""
    kids = [pdf.objects[int(kid.split()[0])] for kid in item["K"]]
    loose = [kid for kid in kids if kid["S"] != "/Lbl"]
    if [kid["S"] for kid in loose] == ["/LBody"]:
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    for kid in loose:  # a body among them becomes a part of the body
        kid["P"] = body.reference
        body["K"].append(kid.reference)
    item["K"] = pydyf.Array([*(kid.reference for kid in kids if kid["S"] == "/Lbl"), body.reference])


def _marked(box: Any) -> str:
    """The list style of a list's items; a text for a mark counts as a disc."""
    return next((child.style["list_style_type"] for child in box.children if isinstance(child.style["list_style_type"], str)), "")


def _role(source: Any, element: pydyf.Dictionary, ids: dict[str, int]) -> None:
    """Tag notes as such, each with an identifier (ISO 14289-1, 7.9), and page numbers of other places as references to them."""
    classes = source.get("class", "").split()
    if "note-text" in classes:
        name = source.get("id", "")
        ids[name] = ids.get(name, 0) + 1  # a note over two pages is two elements
        element["S"], element["ID"] = "/Note", pydyf.String(name if ids[name] == 1 else f"{name}-{ids[name]}")
    elif "see" in classes:
        element["S"] = "/Reference"


def _link(box: Any) -> None:
    """Describe a link by its words (ISO 14289-1, 7.18.5)."""
    annotation = box.link_annotation
    if annotation:
        text = box.element.get("data-words") or " ".join("".join(box.element.itertext()).split())
        alternatives = " ".join(picture.get("alt", "") for picture in box.element.iter("img"))
        annotation["Contents"] = pydyf.String(text or alternatives.strip())
