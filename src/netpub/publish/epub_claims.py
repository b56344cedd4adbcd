"""The claim of conformance in an e-book. It belongs into a file that EPUBCheck and Ace passed, and into no other.

So the build makes each book twice, asks the validators about the one that claims, and publishes that one only if they pass it.
"""

import io
import zipfile

from lxml import etree
from lxml.builder import ElementMaker

from netpub.article import parse_xml
from netpub.publish import epub_archive
from netpub.publish.epub_metadata import OPF

# The wording that EPUB Accessibility 1.1 (section 5.2, conformance reporting) lays down; axe and Ace look at WCAG 2.2, level AA.
CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_opf = ElementMaker(namespace=OPF, nsmap={None: OPF})


def claimed(book: bytes) -> bytes:
    """Return an e-book of ours with ``dcterms:conformsTo`` and ``a11y:certifiedBy``: its publisher evaluates it, through the build."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    package = parse_xml(files[epub_archive.PACKAGE])
    metadata = package.find(f"{{{OPF}}}metadata")
    publisher = metadata.findtext("{http://purl.org/dc/elements/1.1/}publisher")
    metadata.append(_opf.meta(CONFORMS_TO, property="dcterms:conformsTo", id="conformance"))
    metadata.append(_opf.meta(publisher, property="a11y:certifiedBy", refines="#conformance"))
    etree.indent(package)
    files[epub_archive.PACKAGE] = etree.tostring(package, xml_declaration=True, encoding="UTF-8") + b"\n"
    return epub_archive.packed(files)
