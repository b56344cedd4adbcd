"""A small project whose translations come from an old memory, from a machine and from an agency, until nothing is left to say."""

import sys

import pytest
from netpub_project import TODAY, new_project

REST = "# Rest\n\nRest *well*.\n\nWalk 5 times a day.\n\nCall us.\n"
TMX = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en"><seg>Rest <bpt i="1">{i}</bpt>well<ept i="1">{/i}</ept>.</seg></tuv><tuv xml:lang="es"><seg>Descanse <bpt i="1">{i}</bpt>bien<ept i="1">{/i}</ept>.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Walk 6 times a day.</seg></tuv><tuv xml:lang="es"><seg>Camine 6 veces al día.</seg></tuv></tu>
</body></tmx>"""
MACHINE = 'import json, sys\nfor line in sys.stdin:\n    asked = json.loads(line)\n    print(json.dumps({"id": asked["id"], "text": asked["text"].upper()}))\n'


@pytest.mark.slow
def test_from_a_memory_a_machine_and_an_agency(tmp_path):
    project = new_project(tmp_path, {"rest/page.md": REST}, "en,es")
    catalogue = project.root / "locales/es/LC_MESSAGES/rest.po"
    (project.root / "old.tmx").write_text(TMX, encoding="utf-8")
    (project.root / "machine.py").write_text(MACHINE, encoding="utf-8")

    def translate(*arguments):
        return project.netpub("translate", *arguments, "-l", "es")

    def rules():
        said = project.findings("-l", "es")
        return {one["rule"] for one in said if one["rule"] in ("catalogue-unconfirmed", "translation-incomplete")}

    translate("extract", "--as-of", TODAY)
    assert translate("import", str(project.root / "old.tmx")).out == "locales/es/memory.tmx: 2 units read, 2 in the memory\n"
    assert translate("update", "--as-of", TODAY).out == "locales/es/LC_MESSAGES/rest.po\n", "the memory is news"
    made = catalogue.read_text(encoding="utf-8")
    assert 'msgid "Rest <1>well</1>."\nmsgstr "Descanse <1>bien</1>."' in made
    assert 'msgid "Walk 5 times a day."\nmsgstr ""' in made

    assert "each waits for a person" in translate("pretranslate", "--with", f"{sys.executable} {project.root / 'machine.py'}").out
    assert 'msgstr ""\n\n' not in catalogue.read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert rules() == {"catalogue-unconfirmed", "translation-incomplete"}

    translate("export", "--to", "xliff-1.2", "-o", str(project.root / "a.xlf"))
    sent = (project.root / "a.xlf").read_text(encoding="utf-8")
    back = sent.replace('state="needs-review-translation" state-qualifier="mt-suggestion"', 'state="final"').replace("WALK 5 TIMES A DAY.", "Camine 5 veces al día.")
    (project.root / "a.xlf").write_text(back, encoding="utf-8")
    assert "taken" in translate("import", str(project.root / "a.xlf")).out
    assert "machine-translated" not in catalogue.read_text(encoding="utf-8")
    assert rules() == set()
    assert "older text" not in translate("export", "--to", "csv").err
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("X-Source-Digest: ", "X-Source-Digest: 0"), encoding="utf-8")
    assert "older text" in translate("export", "--to", "csv").err
