"""Other people's readers of XLIFF and TMX, where they are: the Translate Toolkit (pip install translate-toolkit), and the schemas of OASIS
(a folder with xliff-core-1.2-strict.xsd and xliff-core-2.0.xsd, named by NETPUB_XLIFF_SCHEMAS)."""

import os
from pathlib import Path

import pytest
from lxml import etree

from netpub.findings import Where
from netpub.translate import po
from netpub.translate.exchange import formats, taking, tmx, units

PAGE = Path(__file__).parents[1] / "cases/exchange/page.po"
XML_XSD = (b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">'
           b'<xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/></xs:schema>')

pytestmark = pytest.mark.slow


def sent(format: str) -> bytes:
    return formats.write(format, [units.document(PAGE.read_bytes(), "spleen", "en-GB", "es-ES", Where())])


@pytest.mark.parametrize(("format", "module", "name"), [("xliff-1.2", "xliff", "xlifffile"), ("xliff-2.1", "xliff2", "Xliff2File")])
def test_the_translate_toolkit_reads_our_files_and_we_read_what_it_saves(format, module, name, tmp_path):
    reader = getattr(pytest.importorskip(f"translate.storage.{module}"), name)
    store = reader.parsestring(sent(format))
    assert [bool(unit.target) for unit in store.units] == [True] * 6 + [False] * 2
    home = next(unit for unit in store.units if unit.source == "@ home")
    home.target = "en casa"
    home.markfuzzy(False)
    store.savefile(str(tmp_path / "a.xlf"))
    where = Where("a.xlf", 0, "spleen", "es")
    [back] = formats.read((tmp_path / "a.xlf").read_bytes(), "a.xlf", where, [].append)
    taking.check(back, "en-GB", "es-ES", where)
    taken = taking.take(PAGE.read_bytes(), back, "es-ES", "page.po", where, [].append)
    before, after = ({entry.msgctxt: entry.msgstr for entry in po.live(po.read(data, Where()))} for data in (PAGE.read_bytes(), taken.data))
    assert after == before | {"s-1/title": "en casa"}


def test_the_translate_toolkit_reads_our_memory(tmp_path):
    reader = pytest.importorskip("translate.storage.tmx").tmxfile
    store = reader.parsestring(sent("tmx"))
    store.savefile(str(tmp_path / "a.tmx"))
    found = tmx.read((tmp_path / "a.tmx").read_bytes(), Where(), "en-GB", "es-ES", [].append)
    assert len(store.units) == len(found) == 4


@pytest.mark.parametrize(("format", "name"), [("xliff-1.2", "xliff-core-1.2-strict.xsd"), ("xliff-2.1", "xliff-core-2.0.xsd")])
def test_files_follow_the_schemas_of_oasis(format, name, tmp_path):
    folder = os.environ.get("NETPUB_XLIFF_SCHEMAS")
    if not folder:
        pytest.skip("NETPUB_XLIFF_SCHEMAS names no folder")
    schema = etree.parse(str(Path(folder) / name))
    for element in schema.iter("{http://www.w3.org/2001/XMLSchema}import"):
        element.set("schemaLocation", "xml.xsd")  # never from the network
    (tmp_path / "xml.xsd").write_bytes(XML_XSD)
    schema.write(str(tmp_path / name))
    grammar = etree.XMLSchema(file=str(tmp_path / name))
    assert grammar.validate(etree.fromstring(sent(format))), grammar.error_log
