"""A finished booklet as PDF/UA-2 (ISO 14289-2) and PDF/A-4f (ISO 19005-4): PDF 2.0, whose rules of structure are stricter.

Nothing that is drawn changes: elements get the namespace of PDF 2.0, those that must not stand in others go elsewhere, and outlines and
links lead to elements of the structure instead of places on a page.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_NAMESPACE = "http://iso.org/pdf2/ssn"  # ISO 32000-2, 14.8.6
# Types that PDF 2.0 has no longer: they stay in the namespace of PDF 1.7, which is that of elements that name none.
_OLD = frozenset(("/Art", "/BibEntry", "/BlockQuote", "/Code", "/Index", "/Note", "/Private", "/Quote", "/Reference", "/TOC", "/TOCI"))
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))
# Elements that group others without a meaning of their own: what stands in them stands in what holds them (ISO/TS 32005).
_TRANSPARENT = ("/NonStruct", "/Div", "/Part")
_BLOCKS = ("/Document", "/Sect")
_CAPTIONED = ("/Figure", "/Table")
# What the metadata says of the file: instead of PDF/A-3a and PDF/UA-1.
_CLAIMS = (
    (b'pdfaid:part="3" pdfaid:conformance="A"', b'pdfaid:part="4" pdfaid:rev="2020" pdfaid:conformance="F"'),
    (b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"),
)
_SCHEMAS, _END = b'<rdf:Description rdf:about="" xmlns:pdfaExtension=', b"</rdf:RDF>"


def write(booklet: bytes) -> bytes:
    """Return a booklet (a PDF as netpub.publish.pdf writes it) as PDF 2.0; the same booklet gives the same bytes."""
    with pikepdf.open(io.BytesIO(booklet)) as pdf:
        structure = _Structure(pdf)
        _lead_to_elements(pdf, structure)
        _claim(pdf)
        buffer = io.BytesIO()
        pdf.save(
            buffer, deterministic_id=True, compress_streams=True, force_version="2.0",
            object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


class _Structure:
    """The structure of a PDF, mended: ``named`` are its elements by identifier, ``headings`` those in order, ``first`` the first element
    of each page by the page's object number."""

    def __init__(self, pdf: Any) -> None:
        self.named: dict[bytes, Any] = {}
        self.headings: list[Any] = []
        self.first: dict[Any, Any] = {}
        self._pdf, root = pdf, pdf.Root.StructTreeRoot
        self._space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=pikepdf.String(_NAMESPACE)))
        root.Namespaces = Array([self._space])
        for element in _elements(root):
            self._mend(element, "")

    def _mend(self, element: Any, around: str) -> None:
        """Mend an element and what it holds; ``around`` is the type of the element that counts as its holder."""
        kind = str(element.S)
        if kind == "/P" and any(str(child.S) == "/P" for child in _elements(element)):
            element.S, kind = Name.Div, "/Div"
        if kind == "/Note":
            element.S = Name.FENote
        if kind not in _OLD or kind == "/Note":
            element.NS = self._space
        holder = around if kind in _TRANSPARENT else kind
        if kind in _HEADINGS:
            self.headings.append(element)
        if "/ID" in element:
            self.named.setdefault(bytes(element.ID), element)
        if "/Pg" in element and kind != "/Document":
            self.first.setdefault(element.Pg.objgen, element)
        _move_captions(element, kind)
        for child in list(_elements(element)):
            self._fit(child, element, holder)
        for child in _elements(element):
            self._mend(child, holder)

    def _fit(self, child: Any, element: Any, holder: str) -> None:
        """Make of an element one that may stand where it stands: WeasyPrint tags the bar above a heading as another one."""
        kind = str(child.S)
        if holder in _HEADINGS and kind in _HEADINGS:
            child.S = Name.Span
        elif kind == "/Caption" and str(element.S) not in _CAPTIONED:
            child.S = Name.P
        elif kind == "/Span" and holder in _BLOCKS:
            block = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=element, Pg=child.Pg, K=Array([child])))
            element.K = Array([block if _same(one, child) else one for one in _kids(element)])
            child.P = block


def _kids(element: Any) -> list[Any]:
    held = element.get("/K")
    return [] if held is None else list(held) if isinstance(held, Array) else [held]


def _elements(element: Any) -> Iterator[Any]:
    return (one for one in _kids(element) if isinstance(one, Dictionary) and "/S" in one)


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, Dictionary) and bool(one.objgen == other.objgen)


def _move_captions(element: Any, kind: str) -> None:
    """Put the caption that stands behind a figure or table into it, as its last part (ISO 14289-2, 8.2.5.27)."""
    kids: list[Any] = []
    for one in _kids(element):
        before = kids[-1] if kids else None
        is_caption = isinstance(one, Dictionary) and str(one.get("/S", "")) == "/Caption"
        if kind not in _CAPTIONED and is_caption and isinstance(before, Dictionary) and str(before.get("/S", "")) in _CAPTIONED:
            before.K = Array([*_kids(before), one])
            one.P = before
        else:
            kids.append(one)
    if kids:
        element.K = Array(kids)


def _lead_to_elements(pdf: Any, structure: _Structure) -> None:
    """Let outlines and links lead to elements (ISO 14289-2, 8.8): by the name of the place, else to the first element of its page."""
    names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items()) if "/Dests" in pdf.Root.get("/Names", {}) else {}
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            if isinstance(note.get("/Dest"), pikepdf.String):
                place = names[str(note.Dest)]
                note.Dest = _to(structure.named.get(bytes(note.Dest)), place, structure)
    if names:
        del pdf.Root.Names.Dests
    entries = list(_outline(pdf.Root.get("/Outlines", {}).get("/First")))
    headings = structure.headings if len(structure.headings) == len(entries) else [None] * len(entries)
    for entry, heading in zip(entries, headings, strict=True):
        entry.Dest = _to(heading, entry.Dest, structure)


def _to(element: Any, place: Any, structure: _Structure) -> Any:
    """A place as one in the structure: the element stands for the page (ISO 32000-2, 12.3.2.3)."""
    page, *rest = list(place)
    return Array([structure.first[page.objgen] if element is None else element, *rest])


def _outline(entry: Any) -> Iterator[Any]:
    while entry is not None:
        yield entry
        yield from _outline(entry.get("/First"))
        entry = entry.get("/Next")


def _claim(pdf: Any) -> None:
    """Say which standards the file keeps. PDF/A-4 knows PDF/UA's words and wants no description of them, nor dates beside the metadata."""
    packet = pdf.Root.Metadata.read_bytes()
    before, schemas, after = packet.partition(_SCHEMAS)
    packet = before + (_END + after.partition(_END)[2] if schemas else b"")
    for old, new in _CLAIMS:
        packet = packet.replace(old, new)
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
