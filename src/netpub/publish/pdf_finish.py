"""The last step before a PDF is written: what WeasyPrint 70 leaves out of a file that is PDF/UA-1 and PDF/A-3a at once.

It writes one standard's identification only, links that are described by their address, and header cells without a scope.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

# PDF/UA identification (ISO 14289-1, 5), and its description in the extension schema that PDF/A asks for (ISO 19005-3, 6.6.2.3).
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"
_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Complete a PDF that is about to be written (WeasyPrint's ``finisher``); ``document`` is the rendered document."""
    _identify(pdf)
    _name_once(pdf)
    for page in document.pages:
        for box in _boxes(page._page_box):  # noqa: SLF001  WeasyPrint offers no other way to what it laid out
            _describe(box)
            _scope(box)


def _identify(pdf: pydyf.PDF) -> None:
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet = b"\n".join(stream.stream)
    before, end, after = packet.partition(_END)
    stream.stream = [before + _UA + end + after]


def _name_once(pdf: pydyf.PDF) -> None:
    """Name each embedded file once: WeasyPrint counts those in the list of files a second time."""
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _boxes(box: Any) -> Iterator[Any]:
    """A box and all within it; absolutely placed boxes stand behind a placeholder."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _describe(box: Any) -> None:
    """Describe a link by its words (ISO 14289-1, 7.18.5)."""
    annotation = getattr(box, "link_annotation", None)
    if annotation:
        text = box.element.get("data-words") or " ".join("".join(box.element.itertext()).split())
        alternatives = " ".join(picture.get("alt", "") for picture in box.element.iter("img"))
        annotation["Contents"] = pydyf.String(text or alternatives.strip())


def _scope(box: Any) -> None:
    """Say which cells a header cell is the header of (ISO 14289-1, 7.5)."""
    cell = getattr(box, "mark", None)
    if cell is not None and cell["S"] == "/TH":
        cell["A"]["Scope"] = "/" + _SCOPES.get(box.element.get("scope", ""), "Column")
