"""netpub translate export and import, as a person calls them."""

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netpub.cli import main

PAGE = Path(__file__).parents[1] / "cases/exchange/page.po"
TOML = """[project]
source_language = "en"
[publisher]
id = "harbour"
name = "Harbour"
[languages.en]
locale = "en-GB"
[languages.es]
locale = "es-ES"
[languages.fr]
locale = "fr"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two pages; one has a Spanish catalogue, the other none."""
    (tmp_path / "netpub.toml").write_text(TOML, encoding="utf-8")
    for slug in ("kidney", "spleen"):
        (tmp_path / "source" / slug).mkdir(parents=True)
        (tmp_path / "source" / slug / "page.md").write_text("# Page\n", encoding="utf-8")
    (tmp_path / "locales/es/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locales/es/LC_MESSAGES/spleen.po").write_bytes(PAGE.read_bytes())
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), "translate", *arguments], standalone_mode=False, catch_exceptions=False)


def catalogue(project: Path) -> bytes:
    return (project / "locales/es/LC_MESSAGES/spleen.po").read_bytes()


@pytest.mark.parametrize(("format", "name"), [("xliff-1.2", "spleen.xlf"), ("xliff-2.1", "spleen.xlf"), ("csv", "spleen.csv"), ("xlsx", "spleen.xlsx")])
def test_there_and_back(format, name, project):
    assert run(project, "export", "--to", format).return_value == 0
    sent = project / "build/exchange/es" / name
    assert [path.name for path in sent.parent.iterdir()] == [name]
    result = run(project, "import", str(sent))
    assert (result.return_value, result.stdout) == (0, "locales/es/LC_MESSAGES/spleen.po: 6 unchanged, 2 not translated\n")
    assert catalogue(project) == PAGE.read_bytes()


def test_translations_are_taken(project):
    run(project, "export", "spleen", "-l", "es", "--to", "xliff-1.2", "-o", str(project / "a.xlf"))
    sent = (project / "a.xlf").read_text(encoding="utf-8")
    (project / "a.xlf").write_text(sent.replace('state="needs-translation"/>', 'state="final">en casa</target>', 1), encoding="utf-8")
    result = run(project, "import", str(project / "a.xlf"), "-l", "es")
    assert result.stdout == "locales/es/LC_MESSAGES/spleen.po: 1 taken, 6 unchanged, 1 not translated\n"
    assert catalogue(project) == PAGE.read_bytes().replace(b'msgid "@ home"\nmsgstr ""', b'msgid "@ home"\nmsgstr "en casa"')


def test_one_bad_page_refuses_the_whole_file(project):
    """Nothing is written, and the texts are named."""
    (project / "locales/es/LC_MESSAGES/kidney.po").write_bytes(PAGE.read_bytes())
    run(project, "export", "-l", "es", "--to", "xliff-2.1", "-o", str(project / "a.xlf"))
    sent = (project / "a.xlf").read_text(encoding="utf-8")
    kidney, spleen = sent.split('<file id="spleen"')
    spleen = spleen.replace('<target xml:space="preserve">Vivir sin <pc id="1" canDelete="no" canCopy="no" type="other">bazo</pc></target>', "<target>Vivir</target>")
    (project / "a.xlf").write_text(kidney.replace(">Beba agua.<", ">Beba más agua.<") + '<file id="spleen"' + spleen, encoding="utf-8")
    result = run(project, "import", str(project / "a.xlf"))
    assert result.return_value == 1
    assert "[front/title]: error:" in result.stderr
    assert "placeholder-broken" in result.stderr
    assert "Nothing of the file was taken." in result.stderr
    assert catalogue(project) == (project / "locales/es/LC_MESSAGES/kidney.po").read_bytes() == PAGE.read_bytes()


@pytest.mark.parametrize(("old", "new", "options", "rule"), [
    ('original="spleen"', 'original="liver"', [], "exchange-page"),
    ('target-language="es-ES"', 'target-language="de"', [], "exchange-language"),
    ('target-language="es-ES"', 'target-language="es"', ["-l", "fr"], "exchange-language"),
    ("<body>", "<body>&x;", [], "exchange-unreadable"),
])
def test_files_for_somebody_else(old, new, options, rule, project):
    run(project, "export", "spleen", "-l", "es", "--to", "xliff-1.2", "-o", str(project / "a.xlf"))
    (project / "a.xlf").write_text((project / "a.xlf").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run(project, "import", str(project / "a.xlf"), *options)
    assert (result.return_value, rule in result.stderr) == (1, True)
    assert catalogue(project) == PAGE.read_bytes()


@pytest.mark.parametrize("name", ["spleen", "C:\\work\\spleen.xlf", "/home/a/spleen.es.xlf"])
def test_pages_are_found_under_the_names_that_tools_give(name, project):
    run(project, "export", "spleen", "-l", "es", "--to", "xliff-1.2", "-o", str(project / "a.xlf"))
    (project / "a.xlf").write_text((project / "a.xlf").read_text(encoding="utf-8").replace('original="spleen"', f'original="{name}"'), encoding="utf-8")
    assert run(project, "import", str(project / "a.xlf")).return_value == 0


def test_a_memory_goes_where_updates_find_it(project):
    run(project, "export", "--to", "tmx", "-o", str(project / "a.tmx"))
    result = run(project, "import", str(project / "a.tmx"))
    assert result.stdout == "locales/es/memory.tmx: 4 units read, 4 in the memory\n"
    first = (project / "locales/es/memory.tmx").read_bytes()
    (project / "b.tmx").write_bytes((project / "a.tmx").read_bytes().replace(b"Vivir sin", b"La vida sin"))
    run(project, "import", str(project / "b.tmx"), "-l", "es")
    assert (project / "locales/es/memory.tmx").read_bytes() == first.replace(b"Vivir sin", b"La vida sin")
    # What people keep in it besides stays.
    kept = b'<tu tuid="9"><note>Ours</note><tuv xml:lang="en"><seg>Rest.</seg></tuv><tuv xml:lang="fr"><seg>Reposez-vous.</seg></tuv></tu></body>'
    (project / "locales/es/memory.tmx").write_bytes(first.replace(b"</body>", kept))
    run(project, "import", str(project / "b.tmx"), "-l", "es")
    assert (project / "locales/es/memory.tmx").read_bytes() == first.replace(b"Vivir sin", b"La vida sin").replace(b"</body>", kept)
    assert not (project / "locales/fr/memory.tmx").exists()
    assert run(project, "import", str(project / "a.tmx"), "-l", "fr").return_value == 1


@pytest.mark.parametrize(("arguments", "told"), [
    (["export", "kidney", "-l", "es", "--to", "csv"], "netpub translate extract kidney -l es"),
    (["export", "-l", "fr", "--to", "csv"], "There is no catalogue"),
    (["export", "liver", "--to", "csv"], "There is no page"),
    (["import", "netpub.toml", "-l", "en"], "There is no language to translate into"),
])
def test_what_is_not_there(arguments, told, project):
    result = CliRunner().invoke(main, ["-C", str(project), "translate", *(str(project / one) if one == "netpub.toml" else one for one in arguments)], standalone_mode=False)
    assert told in str(result.exception)


def test_a_file_holds_one_language(project):
    (project / "locales/fr/LC_MESSAGES").mkdir(parents=True)
    (project / "locales/fr/LC_MESSAGES/spleen.po").write_bytes(PAGE.read_bytes().replace(b"es_ES", b"fr"))
    result = CliRunner().invoke(main, ["-C", str(project), "translate", "export", "--to", "csv", "-o", str(project / "a.csv")], standalone_mode=False)
    assert "one language" in str(result.exception)
    assert run(project, "export", "--to", "tmx", "-o", str(project / "a.tmx")).return_value == 0


UPPER = """import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "text": asked["text"].upper().replace("38.5", "38,5")}))
"""
PLUG_INS = {
    "upper.py": UPPER,
    "loses.py": UPPER.replace(".upper()", ".replace('<1>', '').replace('</1>', '')"),
    "doses.py": UPPER.replace(".upper()", ".replace('38.5', '39.5')"),
    "crash.py": "import sys; sys.stderr.write('no key'); sys.exit(3)",
    "hang.py": "import time; time.sleep(60)",
    "words.py": "print('Hola')",
    "unasked.py": "print('{\"id\": \"p-3\", \"text\": \"x\"}')",
    "twice.py": UPPER + "    print(json.dumps({\"id\": asked[\"id\"], \"text\": \"x\"}))\n",
    "list.py": "print('[' * 100_000)",
    "silent.py": "",
}


@pytest.fixture
def plug_in(tmp_path: Path):
    """The command line of a program that plays a translation machine."""
    def made(name: str) -> str:
        (tmp_path / name).write_text(PLUG_INS[name], encoding="utf-8")
        return shlex.join([sys.executable, str(tmp_path / name)])
    return made


def emptied(project: Path) -> bytes:
    """The catalogue with two empty texts that have placeholders and numbers."""
    data = catalogue(project).replace("Llame al <1>0800 000 0000</1><2/> si tiene 38,5 °C o más; vea <3/>.".encode(), b"").replace(b"Vivir sin <1>bazo</1>", b"")
    (project / "locales/es/LC_MESSAGES/spleen.po").write_bytes(data)
    return data


def test_a_machine_fills_what_is_empty_and_nothing_else(project, plug_in):
    data = emptied(project)
    result = run(project, "pretranslate", "-l", "es", "--with", plug_in("upper.py"))
    assert (result.return_value, result.stdout) == (0, "locales/es/LC_MESSAGES/spleen.po: 3 filled, 0 left empty; each waits for a person\n")
    made = catalogue(project).decode()
    assert '#, fuzzy, machine-translated\nmsgctxt "s-1/title"\nmsgid "@ home"\nmsgstr "@ HOME"\n' in made
    assert '#, fuzzy, machine-translated\nmsgctxt "front/title"\nmsgid "Living without a <1>spleen</1>"\nmsgstr "LIVING WITHOUT A <1>SPLEEN</1>"\n' in made
    assert made.count("machine-translated") == 4
    assert made.count("\n") == data.count(b"\n") + 3
    assert "nothing is empty" in run(project, "pretranslate", "-l", "es", "--with", plug_in("upper.py")).stdout


@pytest.mark.parametrize(("name", "rule", "told"), [("loses.py", "placeholder-broken", "1 filled, 2 left"), ("doses.py", "translation-number", "2 filled, 1 left")])
def test_drafts_that_lost_something_are_left_out_and_named(name, rule, told, project, plug_in):
    emptied(project)
    result = run(project, "pretranslate", "spleen", "-l", "es", "--with", plug_in(name))
    assert (result.return_value, rule in result.stderr, told in result.stdout) == (1, True, True)
    assert b"38.5 \xc2\xb0C or more, see <3/>." not in catalogue(project).partition(b"msgstr")[2].replace(b"msgid", b"").split(b"\nmsgstr ")[2]


@pytest.mark.parametrize(("name", "told"), [
    ("crash.py", "stopped with code 3. no key"), ("hang.py", "did not answer within 1 s"), ("words.py", "is no JSON"), ("unasked.py", "is no answer"),
    ("twice.py", "is no answer"), ("list.py", "is no"),
])
def test_a_machine_that_fails_changes_nothing(name, told, project, plug_in):
    data = emptied(project)
    result = CliRunner().invoke(main, ["-C", str(project), "translate", "pretranslate", "-l", "es", "--timeout", "1", "--with", plug_in(name)], standalone_mode=False)
    assert told in str(result.exception)
    assert catalogue(project) == data


def test_what_a_person_wrote_meanwhile_is_not_written_over(project, plug_in):
    emptied(project)
    file = project / "locales/es/LC_MESSAGES/spleen.po"
    meanwhile = file.read_bytes() + b"# mine\n"
    wish = f"{plug_in('upper.py')} {shlex.quote(str(file))}"
    (project / "upper.py").write_text(f"{UPPER}open(sys.argv[1], 'ab').write(b'# mine\\n')\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(project), "translate", "pretranslate", "-l", "es", "--with", wish], standalone_mode=False)
    assert "Somebody changed" in str(result.exception)
    assert file.read_bytes() == meanwhile


def test_a_link_out_of_the_project_is_no_catalogue(project, tmp_path_factory):
    file = project / "locales/es/LC_MESSAGES/spleen.po"
    elsewhere = file.rename(tmp_path_factory.mktemp("elsewhere") / "spleen.po")
    file.symlink_to(elsewhere)
    result = CliRunner().invoke(main, ["-C", str(project), "translate", "export", "spleen", "-l", "es", "--to", "csv"], standalone_mode=False)
    assert "is not there" in str(result.exception)


def test_a_machine_that_is_not_there(project):
    (project / "plain.txt").write_text("x", encoding="utf-8")
    for program, told in (("no-such-program", "is not installed"), (str(project / "plain.txt"), "cannot be run"), ('"', "quotation mark"), ("", "name a program")):
        result = CliRunner().invoke(main, ["-C", str(project), "translate", "pretranslate", "-l", "es", "--with", program], standalone_mode=False)
        assert told in str(result.exception)


def test_a_machine_that_says_nothing(project, plug_in):
    data = emptied(project)
    assert "0 filled, 3 left empty" in run(project, "pretranslate", "-l", "es", "--with", plug_in("silent.py")).stdout
    assert catalogue(project) == data
