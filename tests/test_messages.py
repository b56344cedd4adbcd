"""Every message of netpub has a translation in every language that netpub speaks, with each value in its place."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from netpub.words import FOLDER, told

_SPEC = importlib.util.spec_from_file_location("netpub_scripts_words", Path(__file__).parents[1] / "scripts/words.py")
words = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(words)

CATALOGUES = sorted(FOLDER.glob(f"*/LC_MESSAGES/{words.NAME}.po"))
AGAIN = "run scripts/words.py, translate what it names, and run it again"


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda path: path.parent.parent.name)
def po(request):
    return request.param


def test_there_is_spanish():
    assert "es" in [path.parent.parent.name for path in CATALOGUES]


def test_no_message_is_without_a_translation(po):
    assert words.missing(words.template(po)) == [], AGAIN


def test_the_compiled_catalogue_is_that_of_the_translations(po):
    with po.open("rb") as stream:
        assert words.compiled(read_po(stream)) == po.with_suffix(".mo").read_bytes(), AGAIN
    assert words.compiled(words.template(po)) == po.with_suffix(".mo").read_bytes(), AGAIN


def test_each_message_is_told_with_its_own_translation(po, monkeypatch):
    """However many messages look alike: each is found again with values in it, and every value stands in what is told."""
    monkeypatch.setenv("LANGUAGE", po.parent.parent.name)
    place = re.compile(r"\{(\w+)\}")
    with po.open("rb") as stream:
        told_as = {}
        for message in read_po(stream):
            if isinstance(message.id, str) and place.search(message.id) and "}{" not in message.id:
                names = list(dict.fromkeys(place.findall(message.id)))
                filled, told_now = (place.sub(lambda name, names=names: f"{names.index(name[1])}v", text) for text in (message.id, message.string))
                told_as.setdefault(filled, set()).add(told_now)
    assert len(told_as) > 500
    assert [filled for filled, known in told_as.items() if told(filled) not in known] == []


def test_messages_are_found_with_names_for_their_values(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        'def command():\n    raise ConfigError(f"{path}:{line}: “{self.key}” has {len(parts)} parts in {path}.", "Mend it." if key else "Add it now.")\n'
        '    say(f"{one} built, {two.strerror} held")\n    note = "no message at all"\n    Finding("rule-id", where, f"it has {number} parts")\n')
    assert list(words.of_module(module, "module.py")) == [
        "“{key}” has {parts} parts in {path2}.", "Mend it.", "Add it now.", "{one} built, {two} held", "it has {number} parts"]
