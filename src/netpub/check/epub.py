"""The text of an e-book, read back from the finished file in the order of its spine."""

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from netpub.article import parse_xml
from netpub.check import markup
from netpub.check.plain import PICTURE

_CONTAINER = "META-INF/container.xml"


def text(data: bytes) -> str:
    """Return the text of every document of the spine with the words of its pictures; a document off the spine is not read by readers."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        opf = str(parse_xml(package.read(_CONTAINER)).find(".//{*}rootfile").get("full-path"))
        parts = [markup.text(parse_xml(package.read(name))) for name in _spine(parse_xml(package.read(opf)), posixpath.dirname(opf))]
    return "\n".join([*parts, PICTURE])


def _spine(package: Any, folder: str) -> list[str]:
    items = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
    return [posixpath.normpath(posixpath.join(folder, unquote(items[entry.get("idref")]))) for entry in package.iterfind(".//{*}itemref")]
