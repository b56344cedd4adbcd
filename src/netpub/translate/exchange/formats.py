"""The formats that texts go out and come back in, and which of them a file is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from netpub.findings import Report, Where
from netpub.translate.exchange import csv_sheet, tmx, tree, xliff12, xliff21, xlsx_sheet
from netpub.translate.exchange.units import Document

_WRITERS: Mapping[str, tuple[Callable[[Iterable[Document]], bytes], str]] = {
    "xliff-1.2": (xliff12.write, ".xlf"), "xliff-2.1": (xliff21.write, ".xlf"), "tmx": (tmx.write, ".tmx"),
    "csv": (csv_sheet.write, ".csv"), "xlsx": (xlsx_sheet.write, ".xlsx"),
}
FORMATS = tuple(_WRITERS)
LIMIT = tree.LIMIT
_XML = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff", ".xml", ".tmx")
_PACKED = b"PK\x03\x04"


def write(format: str, documents: Iterable[Document]) -> bytes:
    """Return documents, all of one pair of languages, as one file of a format of ``FORMATS``."""
    return _WRITERS[format][0](documents)


def ending(format: str) -> str:
    """Return the ending of the names of a format's files."""
    return _WRITERS[format][1]


def is_memory(data: bytes, name: str) -> bool:
    """Say whether a file is a translation memory (TMX)."""
    return name.lower().endswith(".tmx") or (_is_xml(data, name) and b"<tmx" in data[:4096].replace(b"\x00", b""))


def read(data: bytes, name: str, where: Where, report: Report) -> list[Document]:
    """Return the documents of an XLIFF file or a sheet.

    Raises Unusable for what cannot be read, and reports what of it cannot (``exchange-partial``).
    """
    if data.startswith(_PACKED):
        return xlsx_sheet.read(data, where)
    if _is_xml(data, name):
        return _xliff(tree.parse(data, where), where, report)
    return csv_sheet.read(data, where)


def _is_xml(data: bytes, name: str) -> bool:
    start = data[:256].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return name.lower().endswith(_XML) or start.lstrip().startswith(b"<")


def _xliff(root: Any, where: Where, report: Report) -> list[Document]:
    name, version = etree.QName(root), root.get("version", "")
    if name.localname != "xliff":
        raise tree.unreadable(where, root.sourceline or 0, f"it is no XLIFF file; it begins with “{name.localname}”")
    for reader in (xliff12, xliff21):
        if version in reader.VERSIONS:
            if (name.namespace or reader.NAMESPACE) != reader.NAMESPACE and not (reader is xliff12 and "1.1" in str(name.namespace)):
                raise tree.unreadable(where, 0, f"it says that it is XLIFF {version}, but it is written as another version")
            documents: list[Document] = reader.read(root, where, report)
            return documents
    raise tree.unreadable(where, 0, f"XLIFF {version or 'without a version'} is not read here, only 1.2, 2.0 and 2.1")
