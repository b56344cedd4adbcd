"""A Word file for a reviewer: every block has a bookmark, queries are comments, changes are tracked from the first key, and the file says
which text it is."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from netpub.article import parse_xml
from netpub.publish import docx, docx_finish, docx_queries
from netpub.publish.docx_margins import W
from netpub.publish.edition import Edition

PROPERTY, ASKED = "netpub-review", "netpub-queries"
_SETTINGS, _CUSTOM = "word/settings.xml", "docProps/custom.xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that programs define (MS-OSHARED, 2.3.3.2.1.1)
_custom = ElementMaker(namespace=_PROPERTIES, nsmap={None: _PROPERTIES, "vt": _TYPES})
# What comes before w:trackRevisions (ISO/IEC 29500-1, 17.15.1.78).
_BEFORE = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts",
    "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState",
    "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView",
)


def write(edition: Edition, identity: str, queries: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return an edition for review in Word; ``identity`` says which text it is, and comes back with the file, as do the marks of
    ``queries`` (pairs of a block's id and words), so that netpub knows its own comments. Raises as ``docx.write``."""
    with zipfile.ZipFile(io.BytesIO(docx.write(edition, anchored=True))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files[_SETTINGS] = _tracked(files[_SETTINGS])
    said = {PROPERTY: identity, ASKED: " ".join(docx_queries.mark(words) for _, words in queries)}
    files[_CUSTOM] = _bytes(_custom.Properties(*(_property(name, words, pid) for pid, (name, words) in enumerate(said.items(), 2))))
    return docx_queries.added(docx_finish.archive(files), queries)


def _property(name: str, words: str, pid: int) -> Any:
    value = etree.Element(f"{{{_TYPES}}}lpwstr")
    value.text = words
    return _custom.property(value, fmtid=_FORMAT, pid=str(pid), name=name)


def _tracked(settings: bytes) -> bytes:
    """The settings with tracking of changes switched on."""
    root = parse_xml(settings)
    before = [child for child in root if etree.QName(child).localname in _BEFORE]
    root.insert(len(before) and list(root).index(before[-1]) + 1, etree.Element(f"{{{W}}}trackRevisions"))
    return _bytes(root)


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
