"""What no person means to write: characters that no file can hold, markup without a beginning, ids that are none."""

import pytest

from netpub.errors import ToolFailed
from netpub.findings import Where
from netpub.translate import po
from netpub.translate.exchange import formats, machine, tmx, units

HEAD = "id,section,kind,source (en-GB),translation (es-ES),comment,state\n"


def catalogue(entry: str) -> bytes:
    return f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n{entry}'.encode()


@pytest.mark.parametrize("entry", [
    '# a remark \x01\n#. paragraph \x02\n#| msgid "be\x03fore"\n#, fuzzy\nmsgctxt "p-1"\nmsgid "Rest."\nmsgstr "Repose."\n',
    'msgctxt "p\x01-1"\nmsgid "Re\x02st."\nmsgstr ""\n',
    'msgctxt "p-1"\nmsgid "Rest</1>."\nmsgstr ""\n',
], ids=["remarks", "text", "markup"])
@pytest.mark.parametrize("format", formats.FORMATS)
def test_a_spoiled_catalogue_can_be_sent(format, entry):
    document = units.document(catalogue(entry), "spleen", "en-GB", "es-ES", Where())
    assert b"\x01" not in formats.write(format, [document]) or format == "xlsx"  # packed


def test_what_came_back_spoils_no_catalogue(back):
    rows = "spleen/,,,,algo,,\nspleen/p-9,,,a\x02b,algo,,\nspleen/p-3,,,Drink water.,Beba agua.,so\x03so,\n"
    taken, _ = back(f"{HEAD}{rows}".encode(), "sheet.csv")
    assert not units.UNPRINTABLE.search(taken.data.decode())
    assert all(entry.msgctxt for entry in po.read(taken.data, Where()))
    assert "so\ufffdso" in taken.data.decode()


@pytest.mark.parametrize("answer", [b'{"id": ["p-1"], "text": "a"}', b'{"id": {}, "text": "a"}', b'{"id": 1, "text": "a"}'])
def test_an_answer_without_an_id(answer):
    data = catalogue('msgctxt "p-1"\nmsgid "Rest."\nmsgstr ""\n')
    document = units.document(data, "spleen", "en-GB", "es-ES", Where())
    with pytest.raises(ToolFailed):
        machine.fill(data, document, machine.questions(document, data, Where()), answer, Where(), lambda _: None)


def test_half_a_character_is_no_draft():
    data = catalogue('msgctxt "p-1"\nmsgid "Rest."\nmsgstr ""\n')
    document = units.document(data, "spleen", "en-GB", "es-ES", Where())
    found: list[str] = []
    answer = b'{"id": "p-1", "text": "Repose \\ud800"}'
    filled = machine.fill(data, document, machine.questions(document, data, Where()), answer, Where(), lambda one: found.append(one.rule))
    assert (filled.data, found) == (data, ["translation-character"])


def test_a_memory_with_more_codes_than_anybody_needs():
    unit = f"<tuv xml:lang='en'><seg>{'<ph/>' * 10_001}</seg></tuv><tuv xml:lang='es'><seg>a</seg></tuv>"
    data = f"<tmx version='1.4'><body><tu>{unit}</tu></body></tmx>".encode()
    assert tmx.read(data, Where(), "en", "es", lambda _: None) == {}
