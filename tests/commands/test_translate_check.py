"""netpub translate check: catalogues by themselves, whatever state they are in, and those of a project."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netpub.cli import main
from netpub.errors import OutputError

HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
ENTRY = '\nmsgctxt "p-1"\nmsgid "Take <1>5 mg</1>."\nmsgstr "Tome <1>5 mg</1>."\n'
PROJECT = """[project]
source_language = "en"
[publisher]
id = "harbour"
name = "Harbour"
[languages.en]
locale = "en-GB"
[languages.es]
locale = "es-ES"
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translate", "check", *arguments], standalone_mode=False, catch_exceptions=False)


def rules(result: Result) -> list[tuple[str, int, str]]:
    return [(one["rule"], one["line"], one["segment"]) for one in json.loads(result.stdout)]


@pytest.mark.parametrize(("data", "expected", "code"), [
    ((HEAD + ENTRY).encode(), [], 0),
    ((HEAD + ENTRY).replace("Tome <1>5", "Tome <1>50").encode(), [("translation-number", 7, "p-1")], 1),
    (b"\xef\xbb\xbf" + (HEAD + ENTRY).replace("Tome <1>5", "Tome <1>50").encode(), [("translation-number", 7, "p-1")], 1),
    ((HEAD + ENTRY).replace("Tome <1>5", "Tome <1>50").replace("\n", "\r\n").encode(), [("translation-number", 7, "p-1")], 1),
    ((HEAD + ENTRY).replace("Tome <1>5 mg</1>", "Tome <1>5 mg").encode(), [("placeholder-broken", 7, "p-1")], 1),
    ((HEAD + ENTRY).replace("Tome", "To\x07me").encode(), [("translation-character", 7, "p-1")], 1),
    ((HEAD + ENTRY).replace("Tome", "To\x00me").encode(), [("translation-character", 7, "p-1")], 1),
    ((HEAD + ENTRY + ENTRY).encode(), [("catalogue-duplicate", 11, "p-1")], 1),
    ((HEAD + ENTRY + ENTRY.replace("5 mg", "6 mg")).encode(), [("catalogue-context-shared", 11, "p-1")], 0),
    ((HEAD + '"X-Segmentation: 2\\n"\n' + ENTRY + ENTRY.replace("5 mg", "6 mg")).encode(), [("catalogue-duplicate", 12, "p-1")], 1),
    ((HEAD + ENTRY).replace("Language: es", "Language: klingon").encode(), [("catalogue-header", 1, "")], 1),
    ((HEAD + ENTRY).replace("Language: es\\n", "").encode(), [("catalogue-header", 1, "")], 1),
    ((HEAD + ENTRY).replace("UTF-8", "ISO-8859-1").encode(), [("catalogue-header", 1, "")], 1),
    ((HEAD + ENTRY).replace("es\\n", "es\\n\"\n\"X-Source-Language: xq\\n").encode(), [("catalogue-header", 1, "")], 1),
    ((HEAD + ENTRY).replace("msgstr \"Tome", "msgstr \"").replace("<1>5 mg</1>.\"\n", "\"\n", 2).encode(), None, 1),
    ((HEAD + '\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d día"\n').encode(), [("catalogue-plural", 7, "")], 0),
    ((HEAD + '\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d día"\nmsgstr[1] "días"\n').encode(), [("placeholder-broken", 7, "")], 1),
    ((HEAD.replace("Plural-Forms", "X-Forms") + '\nmsgid "1 day"\nmsgid_plural "2 days"\nmsgstr[0] "1 día"\nmsgstr[1] "2 días"\n').encode(),
     [("catalogue-header", 1, "")], 1),
    ((HEAD + ENTRY + '\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n').encode(), [("translation-incomplete", 11, "")], 1),
    ("ó".encode("latin-1"), [("catalogue-unreadable", 1, "")], 1),
    (b"<html></html>\n", [("catalogue-unreadable", 1, "")], 1),
    (b"\x89PNG\r\n\x1a\n\x00", [("catalogue-unreadable", 1, "")], 1),
    ((HEAD + ENTRY)[:-4].encode(), [("catalogue-unreadable", 9, "")], 1),
    (b"", [("catalogue-header", 1, "")], 1),
])
def test_a_catalogue_by_itself(data: bytes, expected: list[tuple[str, int, str]] | None, code: int, tmp_path: Path) -> None:
    """Outside any project; the languages are those of the header. Every bad file is a finding at its line."""
    (tmp_path / "a.po").write_bytes(data)
    result = run(str(tmp_path / "a.po"), "--output-format", "json")
    assert result.return_value == code
    if expected is None:
        assert json.loads(result.stdout)
    else:
        assert rules(result) == expected
    assert all(one["file"].endswith("a.po") and one["what"] and one["remedy"] for one in json.loads(result.stdout))


def test_the_source_language_is_that_of_the_header_and_a_glossary_may_be_given(tmp_path: Path) -> None:
    head = HEAD.replace("Language: es", "Language: en_GB\\n\"\n\"X-Source-Language: es")
    (tmp_path / "a.po").write_text(head + '\nmsgctxt "a"\nmsgid "Tome 1,5 ml con estreñimiento."\nmsgstr "Take 1.5 ml when blocked."\n', encoding="utf-8")
    (tmp_path / "g.csv").write_text("term,translation\nestreñimiento,constipation\n", encoding="utf-8")
    assert rules(run(str(tmp_path / "a.po"), "--output-format", "json")) == []
    told = run(str(tmp_path / "a.po"), "--glossary", str(tmp_path / "g.csv"), "--output-format", "json")
    assert rules(told) == [("translation-term", 8, "a")]
    assert json.loads(told.stdout)[0]["language"] == "en-GB"
    (tmp_path / "g.csv").write_text("nothing\n", encoding="utf-8")
    assert rules(run(str(tmp_path / "a.po"), "--glossary", str(tmp_path / "g.csv"), "--output-format", "json")) == [("glossary-unreadable", 1, "")]


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        run(str(tmp_path))
    with pytest.raises(OutputError, match="cannot be read"):
        run(str(tmp_path / "none.po"))


@pytest.mark.slow
def test_a_hundred_thousand_entries_take_tens_of_seconds(tmp_path: Path) -> None:
    entries = (f'\nmsgctxt "p-{n}"\nmsgid "Do not take {n} mg of ibuprofen, call <1>us</1> on day {n % 30}."\n'
               f'msgstr "No tome {n} mg de ibuprofeno, <1>llámenos</1> el día {n % 30}."\n' for n in range(100_000))
    (tmp_path / "a.po").write_text(HEAD + "".join(entries), encoding="utf-8")
    begun = time.process_time()
    result = run(str(tmp_path / "a.po"))
    assert (result.return_value, result.stdout) == (0, "")
    assert time.process_time() - begun < 120


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A page with a catalogue that has a fault against the source, and one against the glossary."""
    (tmp_path / "netpub.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "source/rest").mkdir(parents=True)
    (tmp_path / "source/rest/page.md").write_text("# Rest at home\n\nDo not take 5 mg if you are constipated.\n", encoding="utf-8")
    (tmp_path / "locales/es").mkdir(parents=True)
    (tmp_path / "locales/es/glossary.csv").write_text("term,translation,forbidden\nhome,casa,hogar\n", encoding="utf-8")
    return tmp_path


def test_the_same_findings_in_check_and_in_a_build(project: Path) -> None:
    """netpub translate check, netpub check and a file by itself say the same of a project's catalogue."""
    invoke = CliRunner().invoke
    invoke(main, ["-C", str(project), "translate", "extract"], standalone_mode=False, catch_exceptions=False)
    file = project / "locales/es/LC_MESSAGES/rest.po"
    text = file.read_text(encoding="utf-8")
    for source, target in (("Rest at home", "Descanso en el hogar"), ("Do not take <1>5 mg</1> if you are constipated.", "Tome <1>50 mg</1> si está constipado.")):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    file.write_text(text, encoding="utf-8")

    def told(*command: str) -> set[tuple[str, str, str]]:
        result = invoke(main, ["-C", str(project), *command, "--output-format", "json"], standalone_mode=False, catch_exceptions=False)
        assert result.return_value == 1
        found = json.loads(result.stdout)
        return {(one["rule"], one["segment"], one["what"]) for one in found if one["file"].endswith("rest.po")}

    checked = told("translate", "check", "rest", "-l", "es")
    assert {rule for rule, _, _ in checked} >= {
        "translation-number", "translation-negation", "translation-false-friend", "translation-term", "translation-term-forbidden"}
    assert told("check") == checked
    alone = told("translate", "check", str(file), "--glossary", str(project / "locales/es/glossary.csv"))
    assert {one for one in checked if one[0] != "translation-incomplete"} == {one for one in alone if one[0] != "translation-incomplete"}
