"""The last step before a PDF is written: what WeasyPrint 70 leaves out of a file that is PDF/UA-1 and PDF/A-3a at once.

It writes one standard's identification only, names embedded files twice, and leaves out much of the structure (pdf_tags).
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf

from netpub.publish import pdf_letters, pdf_tags
from netpub.publish.pdf_tags import Tagged

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
_LEVEL = 7  # of compression, 9 is the most
_to_bytes: Callable[[Any], bytes] = pydyf._to_bytes  # noqa: SLF001  what most of the writing is spent in


class _Zlib:
    """What pydyf 0.13 takes from zlib. It asks for the most compression there is, which saves a hundredth of a file and takes thrice as
    long as a little less."""

    @staticmethod
    def compressobj(level: int) -> Any:
        return zlib.compressobj(min(level, _LEVEL))


@contextmanager
def compressing() -> Iterator[None]:
    """Write PDFs with compression that is worth its time, and find the bytes of names and numbers with fewer questions."""
    pydyf.zlib, pydyf._to_bytes = _Zlib, _bytes  # noqa: SLF001
    try:
        yield
    finally:
        pydyf.zlib, pydyf._to_bytes = zlib, _to_bytes  # noqa: SLF001


def _bytes(item: Any) -> bytes:
    kind = type(item)
    if kind is bytes:
        found: bytes = item
    elif kind is str:
        found = item.encode("ascii")
    else:
        found = _to_bytes(item)
    return found


class _Settled(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object as it will stand in the file: pydyf 0.13 asks for the bytes twice, to write them and to give the file its identifier, and
    would compress each page and font as often."""

    data = b""

    def __init__(self, whole: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = whole.number, whole.generation, whole.free
        self._compressible: bool = whole.compressible
        if whole.free != "f":
            self.data = whole.data

    @property
    def compressible(self) -> bool:
        """Whether it can stand in a stream of objects."""
        return self._compressible


def finish(document: Any, pdf: pydyf.PDF, heard: Iterable[Tagged], direction: str = "ltr") -> None:
    """Complete a PDF that is about to be written (WeasyPrint's ``finisher``); ``document`` is the rendered document, ``heard`` what
    became of its boxes, ``direction`` that of the script, ``rtl`` for pages that are turned the other way (ISO 32000-1, 12.2)."""
    _identify(pdf)
    _name_once(pdf)
    pdf_tags.complete(pdf, heard)
    pdf_letters.complete(document, pdf)
    if direction == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    pdf.objects[:] = map(_Settled, pdf.objects)


def _identify(pdf: pydyf.PDF) -> None:
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet = b"\n".join(stream.stream)
    before, end, after = packet.partition(_END)
    stream.stream = [before + _UA + end + after]


def _name_once(pdf: pydyf.PDF) -> None:
    """Name each embedded file once: WeasyPrint counts those in the list of files a second time."""
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
