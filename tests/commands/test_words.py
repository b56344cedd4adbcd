"""Help and messages: with an example each, in Spanish where the environment asks for it, and the same for programs everywhere."""

import json
import re
import shlex
import subprocess
import sys

import click
import pytest

from netpub.__main__ import run
from netpub.cli import main
from netpub.commands.printing import described, findings_json
from netpub.errors import ConfigError
from netpub.findings import Finding, Where
from netpub.words import explained, told


@pytest.fixture
def spanish(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")


def commands(group=main, path=()):
    """Every command by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands())


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_the_help_of_every_command_has_an_example_that_names_it_and_options_that_it_has(path):
    examples = re.findall(r"netpub (?!explain RULE)[^;>]*", "".join(re.findall(r"Examples?: (.*)", ALL[path].help)))
    assert examples
    for example in examples:
        words = shlex.split(example)[1:]
        known = {name for parameter in (*ALL[path].params, *main.params) for name in parameter.opts}
        if isinstance(ALL[path], click.Group):
            known |= {name for sub in commands(ALL[path]) for parameter in sub[1].params for name in parameter.opts}
        assert " ".join(path) in " ".join(words)
        assert {word for word in words if re.match(r"--?[a-zA-Z]", word)} <= known


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_says_what_it_does(path):
    for parameter in ALL[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_examples_give_the_same_orders_in_spanish(spanish):
    for path, command in commands():
        orders = [[word for word in example.split() if word.startswith("-") or word in path] for example in re.findall(r"Ejemplos?: (.*)", command.help)]
        english = [[word for word in example.split() if word.startswith("-") or word in path] for example in re.findall(r"Examples?: (.*)", ALL[path].help)]
        assert orders, path
        assert orders == english


def test_help_and_errors_are_spanish_where_the_environment_is(spanish, capsys):
    assert run(["build", "--help"]) == 0
    said = capsys.readouterr().out
    for words in ("Uso: netpub build [OPCIONES]", "Hace PDF, EPUB y páginas web", "Opciones:", "Muestra este mensaje y termina.", "Ejemplo: netpub build"):
        assert words in said
    assert run(["bild"]) == 2
    assert "No existe la orden 'bild'." in capsys.readouterr().err
    assert run(["check", "--as-of", "x"]) == 2
    assert "Valor no válido para '--as-of': «x» no es una fecha" in capsys.readouterr().err


@pytest.mark.parametrize("variables", [{"LANG": "fr_FR.UTF-8"}, {"LANG": "es", "LC_ALL": "C"}, {"LANG": "es", "LANGUAGE": "en:es"}], ids=str)
def test_elsewhere_help_is_english(monkeypatch, capsys, variables):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    assert run(["--help"]) == 0
    assert "Usage: netpub [OPTIONS]" in capsys.readouterr().out


def test_findings_are_told_in_spanish_and_are_the_same_for_programs(spanish):
    finding = Finding("lost-list", Where("source/a/page.txt", 7, "a", "en"), "Call us if:")
    assert described(finding) == "Se anuncia una lista que no está: «Call us if:»"
    assert json.loads(findings_json([finding]))[0]["what"] == "A list is announced but not there: “Call us if:”"


@pytest.mark.parametrize(("english", "spanish_words"), [
    ("netpub.toml:3: unknown key “naem” in [publisher].", "netpub.toml:3: clave desconocida: «naem» en [publisher]."),
    ("/my folder/a: b.toml cannot be read: Permission denied.", "No se puede leer /my folder/a: b.toml: Permiso denegado."),
    ("  … and 3 more of lost-list (-v prints them all)", "  … y 3 más de lost-list (con -v se ven todos)"),
    ("nothing of ours", "nothing of ours"),
    ("", ""),
    ("{path} cannot be read: {error}.", "No se puede leer {path}: {error}."),
])
def test_a_message_is_found_by_what_stands_around_its_values(spanish, english, spanish_words):
    assert told(english) == spanish_words


@pytest.mark.parametrize("words", ["My pain is bad.", "The dose is “two a day”.", "Use a warm towel.", "it is small. It is red."])
def test_words_of_a_page_are_left_alone(spanish, words):
    assert told(words, careful=True) == words


def test_an_error_and_its_remedy_are_told_and_stay_english_in_themselves(spanish):
    error = ConfigError("There is no netpub.toml in /a b.", "Correct the value.")
    assert explained(error) == "No hay ningún netpub.toml en /a b.\n  Corrija el valor."
    assert str(error) == "There is no netpub.toml in /a b.\n  Correct the value."


def test_help_loads_no_heavy_library():
    """What makes ``netpub --help`` quick, as no test of seconds could say."""
    code = "import sys; from netpub.__main__ import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split())
    assert "netpub.cli" in loaded
    assert not loaded & {
        "lxml", "babel", "weasyprint", "PIL", "pikepdf", "pypdfium2", "docx", "polib", "yaml", "markdown_it", "fontTools", "pebble",
        "netpub.build", "netpub.ingest", "netpub.publish", "importlib.metadata"}
