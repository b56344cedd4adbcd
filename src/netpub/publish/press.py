"""A finished booklet becomes a file for an offset press: PDF/X-4 (ISO 15930-7), four inks, single pages with bleed and crop marks."""

import hashlib
import io
import uuid
from dataclasses import replace
from html import escape
from typing import Any

import pikepdf

from netpub.publish import imposed, press_objects
from netpub.publish.imposed import Imposed, Wishes
from netpub.publish.inks import Inks

# Printers impose themselves, on sheets that only they know: they ask for single pages.
_WISHES = Wishes(marks=True, single=True)
# The date of a booklet that bears none: PDF/X asks for one, and nothing may depend on a clock.
_UNKNOWN_DATE = "D:19800101"
_PRODUCER = "netpub"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<xmp:MetadataDate>{modified}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>{keywords}
<xmpMM:DocumentID>{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write(booklet: bytes, profile: bytes) -> Imposed:
    """Return the file for the press that a booklet (PDF bytes) makes with a printer's profile (ICC); the same input gives the same bytes.

    Raises Unusable with ``press-profile`` when the profile cannot be used.
    """
    inks = Inks(profile)
    sheets = imposed.impose(booklet, _WISHES)
    with pikepdf.open(io.BytesIO(sheets.data)) as pdf, pikepdf.open(io.BytesIO(booklet)) as source:
        press_objects.convert(pdf, inks)
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(_intent(pdf, profile, inks.name))])
        _describe(pdf, source.docinfo, hashlib.sha256(booklet + profile).hexdigest())
        buffer = io.BytesIO()
        # PDF/X-4 builds on PDF 1.6.
        pdf.save(
            buffer, deterministic_id=True, compress_streams=True, recompress_flate=True, force_version="1.6",
            object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return replace(sheets, data=buffer.getvalue())


def _intent(pdf: Any, profile: bytes, name: str) -> Any:
    """The printing condition that the file is made for, with its profile (ISO 15930-7, 6.2.2)."""
    stream = pdf.make_stream(profile, N=4, Alternate=pikepdf.Name.DeviceCMYK)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier=name, OutputCondition=name, Info=name,
        DestOutputProfile=stream)


def _describe(pdf: Any, booklet: Any, digest: str) -> None:
    """Say what the file is, twice, as PDF/X asks: title, dates of the revision, and that nothing is trapped."""
    created = _date(str(booklet.get("/CreationDate", "")) or _UNKNOWN_DATE)
    modified = _date(str(booklet.get("/ModDate", ""))) or created
    info = pdf.docinfo
    info["/CreationDate"], info["/ModDate"] = f"D:{_digits(created)}Z", f"D:{_digits(modified)}Z"
    info["/Creator"] = info["/Producer"] = _PRODUCER
    info["/Trapped"] = pikepdf.Name("/False")
    keywords = escape(str(info.get("/Keywords", "")))
    xmp = _XMP.format(
        keywords=f"\n<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else "",
        title=escape(str(info.get("/Title", ""))), created=created, modified=modified, producer=_PRODUCER,
        document=_identifier(f"document {digest}"), instance=_identifier(f"instance {digest}"))
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _date(date: str) -> str:
    """A date of PDF (D:20260914) as XMP writes it, at midnight; empty for an empty one."""
    digits = "".join(char for char in date if char.isdigit()).ljust(8, "0")[:8] if date else ""
    if not digits:
        return ""
    year, month, day = digits[:4], max(digits[4:6], "01"), max(digits[6:], "01")
    return f"{year}-{month}-{day}T00:00:00Z"


def _digits(date: str) -> str:
    return "".join(char for char in date if char.isdigit())


def _identifier(of: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, of)}"
