"""A Word file as a package of parts: opened only when unpacking it cannot do harm, and never anything outside it."""

import io
import zipfile
import zlib
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from netpub.findings import Finding, Unusable, Where
from netpub.ingest.refuse import MEGABYTE, WORD_LIMIT, refuse_size, signature
from netpub.ingest.xml import Forbidden, document_type, parse

UNPACKED_LIMIT = 200 * MEGABYTE
_MOST_PARTS = 5000
_PART_LIMIT = 50 * MEGABYTE  # Of XML: the text of a thousand books.
_MOST_TAGS = 500_000  # The longest leaflets have 20,000; more would take seconds and hundreds of megabytes.
_ENCRYPTED = 0x1
_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordFile:
    """The parts of a Word file that hold its words.

    Raises Unusable for what is no Word file (``source-not-text``), unpacks to more than 200 MB (``source-too-large``), declares
    entities (``source-unsafe``) or is broken (``source-damaged``).
    """

    def __init__(self, data: bytes, where: Where) -> None:
        self._where = where
        _check_archive(data, where)
        try:
            package: Any = Package.open(io.BytesIO(data))
            main = package.main_document_part
        except (OpcError, KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, RecursionError, etree.XMLSyntaxError) as error:
            raise Unusable(Finding("source-damaged", where, f"{_words(error)}.")) from error
        if not isinstance(main, DocumentPart):
            raise Unusable(Finding("source-not-text", where, "it is an Office file, but no Word document."))
        self._package, self.main = package, main
        body = main.element.find(f"{_MAIN}body")
        if body is None:
            raise Unusable(Finding("source-empty", where))
        self.body: Any = body

    def root(self, kind: str) -> Any:
        """Return the root element of a part of the document, such as ``STYLES`` or ``FOOTNOTES``, None when there is none."""
        part = next(iter(self.parts(kind)), None)
        return None if part is None else self.parsed(part)

    def parts(self, kind: str) -> list[Any]:
        """Return the document's parts of one kind, in the order of their names."""
        wanted = getattr(RELATIONSHIP_TYPE, kind)
        related = [rel.target_part for rel in self.main.rels.values() if not rel.is_external and rel.reltype == wanted]
        found = {part.partname: part for part in related}
        return [found[name] for name in sorted(found)]

    def parsed(self, part: Any) -> Any:
        """Return the root element of a part."""
        try:
            return parse(part.blob)
        except (Forbidden, etree.XMLSyntaxError) as error:
            raise Unusable(Finding("source-damaged", self._where, f"{part.partname}: {_words(error)}.")) from error

    def core_property(self, name: str) -> str:
        """Return a core property (``title``, ``language``), empty when the file has none."""
        parts = [rel.target_part for rel in self._package.rels.values() if not rel.is_external]
        # python-docx makes up a title for a file without core properties, so the part is asked and not the package.
        found = next((part for part in parts if isinstance(part, CorePropertiesPart)), None)
        return str(getattr(found.core_properties, name) or "").strip() if found is not None else ""

    def custom_property(self, name: str) -> str:
        """Return a property that a program gave the file (ISO/IEC 29500-1, 15.2.12.2), empty when it has none of that name."""
        for rel in self._package.rels.values():
            if not rel.is_external and rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                for entry in self.parsed(rel.target_part).iter("{*}property"):
                    if entry.get("name") == name:
                        return "".join(entry.itertext()).strip()
        return ""


def _check_archive(data: bytes, where: Where) -> None:
    refuse_size(data, where, WORD_LIMIT)
    if not data.startswith(b"PK\x03\x04"):
        raise Unusable(Finding("source-not-text", where, f"it is {signature(data) or 'no Word file (.docx)'}."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(entries, where)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _check_xml(entry.filename, archive.read(entry), where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Unusable(Finding("source-damaged", where, f"{_words(error)}.")) from error


def _check_xml(name: str, data: bytes, where: Where) -> None:
    if document_type(data):
        raise Unusable(Finding("source-unsafe", where, f"{name} declares a document type."))
    if len(data) > _PART_LIMIT or data.count(b"<") > _MOST_TAGS:
        limits = f"{_PART_LIMIT // MEGABYTE} MB and {_MOST_TAGS:,} tags are the limits."
        found = f"{name} has {len(data) / MEGABYTE:.0f} MB and {data.count(b'<'):,} tags"
        raise Unusable(Finding("source-too-large", where, f"{found}; {limits}"))


def _check_size(entries: list[zipfile.ZipInfo], where: Where) -> None:
    """Refuse a zip bomb by what it says of itself; ``zipfile`` never unpacks more of an entry than that."""
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > UNPACKED_LIMIT:
        limit = f"{UNPACKED_LIMIT // MEGABYTE} MB is the limit."
        raise Unusable(Finding("source-too-large", where, f"unpacked it has {unpacked / MEGABYTE:.0f} MB; {limit}"))
    if len(entries) > _MOST_PARTS:
        raise Unusable(Finding("source-too-large", where, f"it holds {len(entries)} files; {_MOST_PARTS} is the limit."))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unusable(Finding("source-not-text", where, "it is protected by a password."))


def _words(error: Exception) -> str:
    return (str(error).strip("'\"").rstrip(".") or type(error).__name__)[:200]
