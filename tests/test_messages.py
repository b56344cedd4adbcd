"""Every message of netpub has a translation in every language that netpub speaks, with each value in its place."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from netpub.words import FOLDER

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


def test_the_compiled_catalogue_is_that_of_the_translations(po):
    with po.open("rb") as stream:
        assert words.compiled(read_po(stream)) == po.with_suffix(".mo").read_bytes(), AGAIN
    assert words.compiled(words.template(po)) == po.with_suffix(".mo").read_bytes(), AGAIN


def test_messages_are_found_with_names_for_their_values(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        'def command():\n    raise ConfigError(f"{path}:{line}: “{self.key}” has {len(parts)} parts in {path}.", "Mend it." if key else "Add it now.")\n'
        '    say(f"{one} built, {two.strerror} held")\n    note = "no message at all"\n    Finding("rule-id", where, f"it has {number} parts")\n')
    assert list(words.of_module(module, "module.py")) == [
        "“{key}” has {parts} parts in {path2}.", "Mend it.", "Add it now.", "{one} built, {two} held", "it has {number} parts"]
