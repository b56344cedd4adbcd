"""Glossaries: read from CSV and TBX, terms found in their forms, and what cannot be read named at its line."""

import pytest

from netpub.findings import Unusable
from netpub.translate.glossary import Term, holds, load

TBX = """<?xml version="1.0"?>{doctype}
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="definition">Hard stools</descrip>
 <langSet xml:lang="en"><tig><term>constipation</term></tig></langSet>
 <langSet xml:lang="es"><tig><term>estreñimiento</term></tig>
  <tig><term>constipación{entity}</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
 <langSet xml:lang="fr"><tig><term>constipation</term></tig></langSet>
</termEntry></body></text></martif>"""
TBX_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dct" type="TBX-Basic" xml:lang="en" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1">
 <langSec xml:lang="en-US"><termSec><term>gallbladder</term></termSec></langSec>
 <langSec xml:lang="es"><termSec><term>vesícula biliar</term></termSec>
  <termSec><term>vejiga</term><basic:administrativeStatus>supersededTerm-admn-sts</basic:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_a_table_gives_its_terms() -> None:
    data = "\ufeffTerm;Translation;Forbidden;Note\r\nstoma;estoma | ostomía;\"boca\";said; \r\n;;constipado;\r\n".replace("said; ", "said")
    glossary = load(data.encode(), "locales/es/glossary.csv")
    assert glossary.terms == (Term("stoma", ("estoma", "ostomía"), ("boca",), "said"), Term("", (), ("constipado",), ""))
    assert glossary.everywhere == glossary.terms[1:]
    assert glossary.target == "es"


def test_tbx_of_both_editions_is_read() -> None:
    old = load(TBX.format(doctype="", entity="").encode(), "locales/es/glossary.tbx", source="en-GB")
    assert old.terms == (Term("constipation", ("estreñimiento",), ("constipación",), "Hard stools"),)
    assert load(TBX_3.encode(), "a.tbx", target="es-MX").terms == (Term("gallbladder", ("vesícula biliar",), ("vejiga",), ""),)


@pytest.mark.parametrize(("text", "found"), [
    ("Two stomas. A Hernia!", ["stoma", "hernia"]),
    ("The bowel movements, the stomach", ["bowel movement"]),
    ("herniated stomachs and bowel", []),
    ("Biopsies were taken", ["biopsy"]),
])
def test_terms_are_found_as_whole_words_in_any_number(text: str, found: list[str]) -> None:
    glossary = load(b"term,translation\nstoma,x\nbowel movement,x\nhernia,x\nbiopsy,x\n", "locales/es/glossary.csv")
    assert [term.term for term in glossary.hits(text)] == found


@pytest.mark.parametrize(("text", "phrase", "language", "loosely", "found"), [
    ("Las operaciones", "operación", "es", False, True), ("Está constipada", "constipado", "es", False, False),
    ("Está constipada", "constipado", "es", True, True), ("les canaux", "canal", "fr", False, True),
    ("l’estomac", "estomac", "fr", False, True), ("في المستشفى", "مستشفى", "ar", False, True), ("手术后请休息", "手术", "zh-Hans", False, True),
    ("手后术", "手术", "zh-Hans", False, False), ("", "a", "en", False, False),
])
def test_words_are_found_in_their_forms(text: str, phrase: str, language: str, loosely: bool, found: bool) -> None:
    assert holds(text, phrase, language, loosely=loosely) is found


@pytest.mark.parametrize(("name", "data", "line", "detail"), [
    ("a.csv", b"term,translation\na,\xff\n", 2, "UTF-8"),
    ("a.csv", b"a,b\n", 1, "first row"),
    ("a.csv", b"", 1, "first row"),
    ("a.csv", b"term,translation\nstoma,\n", 2, "neither"),
    ("a.csv", b'term,translation\na,"b\n', 3, "no row"),
    ("a.csv", b"term,translation\na,b,c\n", 2, "more cells"),
    ("a.tbx", b"<martif>", 1, "well-formed"),
    ("a.tbx", b"<html/>", 1, "no TBX"),
    ("a.tbx", TBX.format(doctype='<!DOCTYPE martif [<!ENTITY e SYSTEM "file:///etc/hostname">]>', entity="&e;").encode(), 0, "entities"),
    ("a.csv", b"x" * (8 * 1024 * 1024 + 1), 0, "larger"),
])
def test_what_cannot_be_read_is_named_at_its_line(name: str, data: bytes, line: int, detail: str) -> None:
    with pytest.raises(Unusable) as raised:
        load(data, name)
    finding = raised.value.finding
    assert (finding.rule, finding.where.file) == ("glossary-unreadable", name)
    assert detail in finding.detail
    assert abs(finding.where.line - line) <= 1
