"""What tools of agencies make of a file on its way, and what must never get into a catalogue."""

from dataclasses import replace

import pytest

from netpub.findings import Unusable, Where
from netpub.translate import po
from netpub.translate.exchange import formats, tmx, tree
from netpub.translate.exchange.languages import same_language


def entries(data: bytes) -> dict[str, tuple[str, list[str]]]:
    return {entry.msgctxt: (entry.msgstr, entry.flags) for entry in po.live(po.read(data, Where()))}


def rules(findings):
    return [(one.rule, one.where.segment) for one in findings if one.rule.startswith(("exchange", "placeholder")) or one.rule == "translation-character"]


def xliff12(units: str, source: str = "en-GB", target: str = "es-ES", page: str = "spleen", head: str = "") -> bytes:
    return (f"<?xml version='1.0' encoding='UTF-8'?>{head}<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><file original='{page}' "
            f"source-language='{source}' target-language='{target}' datatype='x-netpub'><body>{units}</body></file></xliff>").encode()


def xliff21(units: str, attributes: str = "version='2.1' srcLang='en-GB' trgLang='es-ES'") -> bytes:
    return f"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' {attributes}><file id='spleen'>{units}</file></xliff>".encode()


def unit12(context: str, source: str, target: str, attributes: str = "state='translated'") -> str:
    return f"<trans-unit id='{context}'><source>{source}</source><target {attributes}>{target}</target></trans-unit>"


HOME = ("s-1/title", "@ home", "en casa")

# name, the file, the catalogue's entry, and what it then holds
ACCEPTED = [
    ("CRLF and wrapped lines", xliff12(unit12("p-2", "Rest\r\n  <g id='1'>now,\r\n <g id='2'>please</g></g>.", "\r\n  Repose\r\n <g id='1'>ya, <g id='2'>venga</g></g>.\r\n")).replace(b"\n", b"\r\n"),
     "p-2", "Repose <1>ya, <2>venga</2></1>.", []),
    ("attributes in another order, language on the target", xliff12(unit12(*HOME, "xml:lang='es' state='final'")), "s-1/title", "en casa", []),
    ("another region, other case", xliff12(unit12(*HOME), "EN-us", "es_MX"), "s-1/title", "en casa", []),
    ("marks of segments", xliff12("<trans-unit id='s-1/title'><source>@ home</source><seg-source><mrk mtype='seg' mid='1'>@ home</mrk></seg-source>"
                                  "<target state='signed-off'><mrk mtype='seg' mid='1'>en casa</mrk></target></trans-unit>"), "s-1/title", "en casa", []),
    ("paired codes of other kinds", xliff12(unit12("p-2", "Rest <bx id='1'/>now, <bpt id='2'>&lt;i&gt;</bpt>please<ept id='2'>&lt;/i&gt;</ept><ex id='9' rid='1'/>.",
                                                   "Calma <bx id='1'/>ya, <bpt id='2'>&lt;i&gt;</bpt>venga<ept id='2'>&lt;/i&gt;</ept><ex id='9' rid='1'/>.")),
     "p-2", "Calma <1>ya, <2>venga</2></1>.", []),
    ("a group, and text of other namespaces", xliff12("<group><trans-unit id='s-1/title' xmlns:t='urn:tool' t:x='1'><source>@ home</source><target approved='yes'>en casa</target>"
                                                      "<t:score>3</t:score><alt-trans><source>no</source><target>nada</target></alt-trans></trans-unit></group>"), "s-1/title", "en casa", []),
    ("a state that asks for review", xliff12(unit12(*HOME, "state='needs-review-translation'")), "s-1/title", "en casa", ["fuzzy"]),
    ("a machine's suggestion", xliff12(unit12(*HOME, "state='needs-review-translation' state-qualifier='mt-suggestion'")), "s-1/title", "en casa", ["fuzzy", "machine-translated"]),
    ("a state that nobody touched", xliff12(unit12(*HOME, "state='needs-translation'")), "s-1/title", "en casa", ["fuzzy"]),
    ("a person confirms a machine", xliff12(unit12("p-3", "Drink water.", "Beba agua.")), "p-3", "Beba agua.", []),
    ("a machine's text comes back untouched", xliff12(unit12("p-3", "Drink water.", "Beba agua.", "state='new'")), "p-3", "Beba agua.", ["fuzzy", "machine-translated"]),
    ("review takes the mark back", xliff12(unit12("front/title", "Living without a <g id='1'>spleen</g>", "Vivir sin <g id='1'>bazo</g>", "state='needs-review-translation'")),
     "front/title", "Vivir sin <1>bazo</1>", ["fuzzy"]),
    ("no target at all", xliff12("<trans-unit id='front/title'><source>Living without a <g id='1'>spleen</g></source></trans-unit>"), "front/title", "Vivir sin <1>bazo</1>", []),
    ("escapes", xliff12(unit12("t-1/r2c1", "=1+1; a &lt; b &amp; \"c\", d", "=1+1; a &#60; b &#38; &#xAB;c&#xBB;; d", "state='translated'")), "t-1/r2c1", "=1+1; a &lt; b &amp; «c»; d", []),
    ("2.0, and the name of the unit lost", xliff21("<unit id='s-1:title'><segment state='reviewed'><source>@ home</source><target>en casa</target></segment></unit>", "version='2.0' srcLang='en' trgLang='es'"),
     "s-1/title", "en casa", []),
    ("a coded id", xliff21("<unit id='front:a_20_fact_20__E9_:value'><segment state='final'><source>-5 °C to +5 °C</source><target>De -5 a +5 °C</target></segment></unit>"), "front/a fact é/value", "De -5 a +5 °C", []),
    ("cut into segments, a pair cut in two, and put in another order", xliff21(
        "<unit id='u1' name='p-2'><segment state='translated'><source>Rest </source><target order='3'>Descanse </target></segment><ignorable><source><sc id='1'/></source><target order='2'><sc id='1'/></target></ignorable>"
        "<segment state='final'><source>now, <pc id='2'>please</pc><ec startRef='1'/>.</source><target order='1'>Ya, <mrk id='m1' type='generic'><pc id='2'>venga</pc></mrk>: </target></segment></unit>"),
     "p-2", None, None),
    ("segments without the blank between them", xliff21(
        "<unit id='u1' name='p-2'><segment state='translated'><source>Rest</source><target>Descanse </target></segment>"
        "<segment state='final'><source><pc id='1'>now, <pc id='2'>please</pc></pc>.</source><target><pc id='1'>ya, <pc id='2'>venga</pc></pc>.</target></segment></unit>"),
     "p-2", "Descanse <1>ya, <2>venga</2></1>.", []),
    ("one segment is not done", xliff21(
        "<unit id='u1' name='p-2'><segment><source>Rest </source><target>Descanse </target></segment>"
        "<segment state='final'><source><pc id='1'>now, <pc id='2'>please</pc></pc>.</source><target><pc id='1'>ya, <pc id='2'>venga</pc></pc>.</target></segment></unit>"),
     "p-2", "Descanse <1>ya, <2>venga</2></1>.", ["fuzzy"]),
    ("UTF-16", xliff12(unit12(*HOME)).decode().replace("UTF-8", "UTF-16").encode("utf-16"), "s-1/title", "en casa", []),
    ("a codepoint by its number", xliff21("<unit id='s-1:title'><segment state='final'><source>@ home</source><target>en<cp hex='00A0'/>casa</target></segment></unit>"), "s-1/title", "en\u00a0casa", []),
]


@pytest.mark.parametrize(("data", "context", "text", "flags"), [case[1:] for case in ACCEPTED if case[3] is not None], ids=[case[0] for case in ACCEPTED if case[3] is not None])
def test_what_tools_change_is_accepted(data, context, text, flags, catalogue, back):
    taken, findings = back(data)
    assert rules(findings) == []
    assert entries(taken.data) == entries(catalogue) | {context: (text, flags)}


def test_segments_in_another_order(back):
    """The order of the targets is theirs; a pair may be cut in two, but not turned inside out."""
    [case] = [case for case in ACCEPTED if case[3] is None]
    taken, findings = back(case[1])
    assert taken is None
    assert rules(findings) == [("placeholder-broken", "p-2")]
    taken, findings = back(case[1].replace(b"order='3'", b"order='1'").replace(b"<target order='1'>Ya", b"<target order='3'>Ya").replace(b"</mrk>: ", b"</mrk><ec startRef='1'/>."))
    assert rules(findings) == []
    assert entries(taken.data)["p-2"] == ("Descanse <1>Ya, <2>venga</2></1>.", [])


def test_notes_of_translators_are_kept_and_ours_are_not_repeated(back, catalogue):
    units = ("<trans-unit id='p-1'><source>Call <g id='1'>0800 000 0000</g><x id='2'/> if your temperature is 38.5 °C or more, see <x id='3'/>.</source>"
             "<note from='netpub'>Section: Fever</note><note>Paragraph</note><note from='translator'>Agreed with the clinic.\nDo not change.</note><note from='Ana'>Is this free?</note></trans-unit>")
    taken, _ = back(xliff12(units))
    [entry] = [entry for entry in po.read(taken.data, Where()) if entry.msgctxt == "p-1"]
    assert entry.tcomment == "Agreed with the clinic.\nDo not change.\nAna: Is this free?"
    again, _ = back(xliff12(units), into=taken.data)
    assert again.data == taken.data


PAIR = "Living without a <g id='1'>spleen</g>"
REFUSED = [
    ("a placeholder is lost", unit12("front/title", PAIR, "Vivir sin bazo hoy"), "placeholder-broken"),
    ("placeholders are lost on both sides", unit12("front/title", "Living without a spleen", "Vivir sin bazo"), "placeholder-broken"),
    ("placeholders are lost where nothing is translated", unit12("front/title", "Living without a spleen", ""), "placeholder-broken"),
    ("a placeholder twice", unit12("front/title", PAIR, "<g id='1'>Vivir</g> sin <g id='1'>bazo</g>"), "placeholder-broken"),
    ("an id that was no number", unit12("front/title", PAIR, "Vivir sin <g id='b1'>bazo</g>"), "placeholder-broken"),
    ("no words in it", unit12("front/title", PAIR, "Vivir sin bazo<g id='1'></g>"), "placeholder-broken"),
]


@pytest.mark.parametrize(("units", "rule"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_lost_placeholders_is_refused_as_a_whole(units, rule, back):
    taken, findings = back(xliff12(unit12(*HOME) + units))
    assert taken is None
    assert rules(findings) == [(rule, "front/title")]


def test_markup_that_the_page_got_since_is_no_loss(back, catalogue):
    """The same words without placeholders: lost if the page is the one that was sent, another source text if it has changed since."""
    data = xliff12(unit12(*HOME) + unit12("front/title", "Living without a spleen", "Vivir sin bazo")).replace(b"<file ", b"<file product-version='b' ")
    of_page = [catalogue.replace(b'"X-Source-Language', f'"X-Source-Digest: {name}\\n"\n"X-Source-Language'.encode()) for name in "ab"]
    taken, findings = back(data, into=of_page[0])
    assert rules(findings) == [("exchange-source-changed", "front/title")]
    assert entries(taken.data)["s-1/title"] == ("en casa", [])
    taken, findings = back(data, into=of_page[1])
    assert (taken, rules(findings)) == (None, [("placeholder-broken", "front/title")])


@pytest.mark.parametrize("format", ["xliff-1.2", "xliff-2.1"])
def test_files_say_which_text_they_are_of(format, document):
    [found] = formats.read(formats.write(format, [replace(document, digest="abc")]), "a.xlf", Where(), [].append)
    assert found.digest == "abc"


def test_control_characters_are_refused(back):
    taken, findings = back(xliff21("<unit id='s-1:title'><segment state='final'><source>@ home</source><target>en<cp hex='0007'/>casa</target></segment></unit>"))
    assert (taken, rules(findings)) == (None, [("translation-character", "s-1/title")])
    taken, findings = back(b"id,source,translation\nspleen/s-1/title,'@ home,en\x0bcasa\n", "a.csv")
    assert (taken, rules(findings)) == (None, [("translation-character", "s-1/title")])


def test_markup_round_other_words_is_another_source_text(back, catalogue):
    data = xliff12(unit12("p-2", "Rest <g id='2'>now, <g id='1'>please</g></g>.", "Venga <g id='2'>ya, <g id='1'>ahora</g></g>."))
    taken, findings = back(data)
    assert rules(findings) == [("exchange-source-changed", "p-2")]
    assert entries(taken.data) == entries(catalogue)


def test_what_is_left_out_is_kept(back, catalogue):
    data = xliff12(unit12(*HOME) + unit12("p-3", "Drink 5 ml of water.", "Beba 5 ml de agua.") + unit12("p-9", "New.", "Nuevo."))
    taken, findings = back(data)
    assert rules(findings) == [("exchange-source-changed", "p-3"), ("exchange-unit-unknown", "p-9")]
    assert entries(taken.data) == entries(catalogue) | {"s-1/title": ("en casa", [])}
    assert [(entry.msgid, entry.msgstr) for entry in po.read(taken.data, Where()) if entry.obsolete] == [
        ("Gone.", "Se fue."), ("Drink 5 ml of water.", "Beba 5 ml de agua."), ("New.", "Nuevo.")]
    assert taken.counts == {"taken": 1, "left out": 2}
    again, _ = back(data, into=taken.data)
    assert again.data == taken.data


def test_a_part_of_a_text_is_not_taken(back, catalogue):
    data = xliff21("<unit id='u1' name='p-3'><segment state='final'><source>Drink </source><target>Beba </target></segment><segment><source>water.</source></segment></unit>")
    taken, findings = back(data)
    assert (taken.data, rules(findings)) == (catalogue, [("exchange-partial", "p-3")])


def test_changed_texts_may_be_confirmed(back):
    taken, _ = back(xliff12(unit12(*HOME, "state='new'") + unit12("p-3", "Drink water.", "Beba agua.", "state='new'")), confirm=True)
    assert entries(taken.data)["s-1/title"] == ("en casa", [])
    assert entries(taken.data)["p-3"] == ("Beba agua.", ["fuzzy", "machine-translated"])


def test_doubts_about_numbers_are_told_at_once(back):
    _, findings = back(xliff12(unit12("front/a fact é/value", "-5 °C to +5 °C", "De -5 a +50 °C")))
    assert "translation-number" in {finding.rule for finding in findings}


XLIFF = "urn:oasis:names:tc:xliff:document:"
UNUSABLE = [
    ("an external entity", xliff12(unit12("s-1/title", "@ home", "&x;"), head="<!DOCTYPE xliff [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"), "exchange-unsafe"),
    ("a document type", xliff12(unit12(*HOME), head="<!DOCTYPE xliff PUBLIC '-//XLIFF//DTD XLIFF//EN' 'http://example.org/x.dtd'>"), "exchange-unsafe"),
    ("a document type in UTF-16", xliff12(unit12(*HOME), head="<!DOCTYPE xliff [<!ENTITY x 'y'>]>").decode().replace("UTF-8", "UTF-16").encode("utf-16"), "exchange-unsafe"),
    ("an entity that nobody declared", xliff12(unit12("s-1/title", "@ home", "&x;")), "exchange-unreadable"),
    ("no XML", b"PO is not XML", "exchange-unreadable"),
    ("half a file", xliff12(unit12(*HOME))[:200], "exchange-unreadable"),
    ("another kind of XML", b"<html/>", "exchange-unreadable"),
    ("1.2 named 2.1", xliff12(unit12(*HOME)).replace(b"version='1.2'", b"version='2.1'"), "exchange-unreadable"),
    ("2.1 named 1.2", xliff21("<unit id='a'><segment><source/></segment></unit>", "version='1.2' srcLang='en' trgLang='es'"), "exchange-unreadable"),
    ("a version that is not read", xliff21("", "version='3.0'"), "exchange-unreadable"),
    ("a control character", xliff12(unit12("s-1/title", "@ home", "&#7;")), "exchange-unreadable"),
    ("another language", xliff12(unit12(*HOME), target="fr"), "exchange-language"),
    ("another language on a target", xliff12(unit12(*HOME, "xml:lang='fr'")), "exchange-language"),
    ("no language at all", xliff12(unit12(*HOME), target="klingon"), "exchange-language"),
    ("another source language", xliff12(unit12(*HOME), source="de"), "exchange-language"),
    ("the same id twice", xliff12(unit12(*HOME) * 2), "exchange-duplicate"),
    ("nothing of this page", xliff12(unit12("p-77", "Other.", "Otro.")), "exchange-page"),
]


@pytest.mark.parametrize(("data", "rule"), [case[1:] for case in UNUSABLE], ids=[case[0] for case in UNUSABLE])
def test_what_cannot_be_used_is_refused(data, rule, back):
    with pytest.raises(Unusable) as refused:
        back(data)
    assert refused.value.finding.rule == rule
    assert refused.value.finding.what


def test_files_beyond_all_measure_are_not_parsed(monkeypatch, back):
    monkeypatch.setattr(tree, "LIMIT", 10)
    with pytest.raises(Unusable, match="larger"):
        back(xliff12(unit12(*HOME)))


def test_a_memory_gives_whole_translated_texts(document):
    data = formats.write("tmx", [document])
    assert b"Beba agua" not in data  # a machine's
    found = tmx.read(data, Where(), "en-US", "es-MX", [].append)
    assert found == {unit.source: unit.target for unit in document.units if unit.state == "done"}
    assert tmx.read(data, Where(), "en", "fr", [].append) == {}
    kept = tmx.memory(found, "en-GB", "es-ES")
    assert tmx.read(kept, Where(), "en", "es", [].append) == found
    assert formats.is_memory(data, "x")
    assert formats.is_memory(data.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "x.xml")


def test_memories_of_other_tools(document):
    """Their codes are numbered as ours are; what does not fit is left out and counted."""
    def unit(source: str, target: str, language: str = "es") -> str:
        return f"<tu><tuv xml:lang='EN-US'><seg>{source}</seg></tuv><tuv lang='{language}'><seg>{target}</seg></tuv></tu>"
    bold, end = "<bpt i='{}' x='7'>&lt;b></bpt>", "<ept i='{}'>&lt;/b></ept>"
    body = "".join([
        unit(f"Eat {bold.format(4)}well{end.format(4)}, <ph x='2'/><hi>now</hi> &amp; <it pos='begin' x='5'/>", f"<ph x='2'/>{bold.format(1)}Coma{end.format(1)} ya <hi>&amp;</hi> <it pos='begin' x='5'/>"),
        unit("Eat", "Coma", "es-ES"), unit("Eat", "Come"), unit("Lost <ph/>", "Perdido"), unit("Nothing", ""), unit("French", "Français", "fr"),
        "<tu><tuv xml:lang='de'><seg>Nichts</seg></tuv></tu>"])
    findings = []
    data = f"<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'><header/><body>{body}</body></tmx>".encode()
    found = tmx.read(data, Where("m.tmx"), "en-GB", "es-ES", findings.append)
    assert found == {"Eat <1>well</1>, <2/>now &amp; <3/>": "<2/><1>Coma</1> ya &amp; <3/>", "Eat": "Coma"}
    assert [(one.rule, one.detail) for one in findings] == [("exchange-memory-unfit", "1, the first: “Lost <1/>”")]


@pytest.mark.parametrize("data", [b"<tmx><!DOCTYPE x [<!ENTITY a 'b'>]></tmx>", b"<!DOCTYPE tmx [<!ENTITY a SYSTEM 'x'>]><tmx/>", b"<xliff/>", b""])
def test_what_is_no_memory(data):
    with pytest.raises(Unusable):
        tmx.read(data, Where(), "en", "es", [].append)


def test_no_pair_of_languages_is_confused():
    assert same_language("zh-CN", "zh-Hans")
    assert not same_language("zh-TW", "zh-Hans")
    assert not same_language("", "es")
