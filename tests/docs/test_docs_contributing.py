"""CONTRIBUTING is true to the code: its tests run, its files are there, its case is one."""

import importlib.util
import inspect
import re
import tomllib

import pytest
from netpub_console import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
TESTS = [(number, name) for number, block in enumerate(BLOCKS) for name in re.findall(r"^def (test_\w+)", block, re.MULTILINE)]
# What the tests of editions share.
_SPEC = importlib.util.spec_from_file_location("publish_conftest", ROOT / "tests/publish/conftest.py")
_SHARED = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_SHARED)
web_edition = _SHARED.web_edition


@pytest.mark.parametrize(("number", "name"), TESTS, ids=[name for _, name in TESTS])
def test_tests_to_begin_with_run(number, name, request):
    space = {}
    exec(compile(BLOCKS[number], "CONTRIBUTING.md", "exec"), space)
    function = space[name]
    function(**{fixture: request.getfixturevalue(fixture) for fixture in inspect.signature(function).parameters})


def test_every_recipe_has_a_test_or_a_case():
    recipes = TEXT.partition("## Recipes")[2].partition("\n## ")[0].split("\n### ")[1:]
    assert [recipe.splitlines()[0] for recipe in recipes] == [
        f"Add a{'n' if one == 'edition' else ''} {one}" for one in ("reader", "step", "rule", "check", "language", "theme", "edition")]
    assert all("```python" in recipe or "```toml" in recipe for recipe in recipes)


def test_the_case_of_a_rule_is_one_of_ours():
    case = tomllib.loads(re.search(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[1])
    known = tomllib.loads((ROOT / f"tests/cases/validate/{case['expect'][0][0]}/trigger.toml").read_text(encoding="utf-8"))
    assert case == known


def test_files_that_are_named_are_there():
    named = set(re.findall(r"`((?:src|tests|docs|schemas|locales|scripts)/[^`<]*)`", TEXT))
    assert len(named) > 20
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    for name, path in re.findall(r"`([A-Z_]+)` \(`(src/[^`]+)`\)", TEXT):
        assert re.search(rf"^{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), f"{name} in {path}"
