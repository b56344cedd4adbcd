"""netpub translate export and import, as a person calls them."""

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
