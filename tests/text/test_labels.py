"""Interface words: every message in the code has its translation, none is left over, dates are as people write them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from netpub.errors import ConfigError
from netpub.resources import resource
from netpub.text.labels import Labels

PACKAGE = Path(__file__).resolve().parents[2] / "src/netpub"


class Messages(ast.NodeVisitor):
    """The messages that a module asks ``labels`` for: literals, and what its constants hold where it asks for one of them."""

    def __init__(self, path: Path) -> None:
        tree = parsed(path)
        self.found: set[str] = set()
        self.constants = constants(path)
        self.modules = dict(imports(tree))
        self.scope: ast.AST = tree
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Remember the function that a call stands in."""
        outer, self.scope = self.scope, node
        self.generic_visit(node)
        self.scope = outer

    def visit_Call(self, node: ast.Call) -> None:
        """Collect the message of a call of labels."""
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name == "labels":
            said = set(strings(node.args[0])) if isinstance(node.args[0], ast.Constant) else self.messages(node.args[0], set())
            assert said, f"line {node.lineno}: write the message here, or in a constant of the module"
            self.found |= said
        self.generic_visit(node)

    def messages(self, expression: ast.AST, seen: set[str]) -> set[str]:
        """The strings that an expression may have, through the constants and loops it takes them from; keys are in small letters."""
        found = {text for text in strings(expression) if text[:1].isupper()}
        for node in ast.walk(expression):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in self.modules:
                found |= {text for text in strings(self.modules[node.value.id][node.attr]) if text[:1].isupper()}
            elif isinstance(node, ast.Name) and node.id not in seen:
                seen.add(node.id)
                for source in (self.constants.get(node.id), *bound(self.scope, node.id)):
                    found |= self.messages(source, seen) if source is not None else set()
        return found


def strings(expression: ast.AST) -> Iterator[str]:
    return (node.value for node in ast.walk(expression) if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def constants(path: Path) -> dict[str, ast.AST]:
    """The names that a module gives to values, and those that it takes from other modules of netpub."""
    found: dict[str, ast.AST] = {}
    for node in parsed(path).body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    found |= {name.id: value for name, value in zip(target.elts, node.value.elts, strict=True) if isinstance(name, ast.Name)}
                elif isinstance(target, ast.Name):
                    found[target.id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
        elif isinstance(node, ast.ImportFrom) and (source := module(node.module or "")):
            known = constants(source)
            found |= {alias.asname or alias.name: known[alias.name] for alias in node.names if alias.name in known}
    return found


def imports(tree: ast.Module) -> Iterator[tuple[str, dict[str, ast.AST]]]:
    """The modules of netpub that a module imports, each with its constants."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                path = module(f"{node.module}.{alias.name}")
                if path:
                    yield alias.asname or alias.name, constants(path)


def module(name: str) -> Path | None:
    path = PACKAGE.parent / f"{name.replace('.', '/')}.py"
    return path if name.startswith("netpub.") and path.is_file() else None


def bound(scope: ast.AST, name: str) -> Iterator[ast.AST]:
    """What a name is bound to within a function: by assignment or by a loop."""
    for node in ast.walk(scope):
        targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For | ast.comprehension) else []
        if any(isinstance(part, ast.Name) and part.id == name for target in targets for part in ast.walk(target)):
            yield node.value if isinstance(node, ast.Assign) else node.iter  # type: ignore[attr-defined]


@cache
def messages() -> set[str]:
    return set().union(*(Messages(path).found for path in sorted(PACKAGE.rglob("*.py"))))


def catalogues() -> list[Path]:
    return sorted(resource("locales", "").glob("*/LC_MESSAGES/netpub.po"))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_each_catalogue_has_the_messages_of_the_code_and_no_others(path: Path) -> None:
    entries = [entry for entry in polib.pofile(str(path), encoding="utf-8") if not entry.obsolete]
    assert {entry.msgid for entry in entries if entry.translated()} == messages()
    assert len({entry.msgid for entry in entries}) == len(entries)


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_what_is_filled_in_later_stands_in_the_translation_too(path: Path) -> None:
    for entry in polib.pofile(str(path), encoding="utf-8"):
        assert sorted(part for part in entry.msgid.split() if part[0] == "{") == sorted(part for part in entry.msgstr.split() if part[0] == "{")


def test_the_code_is_searched() -> None:
    """The search itself finds literals, dictionaries, loops and constants of other modules."""
    assert {"Contents", "Key points"} <= messages()


@pytest.mark.parametrize(("locale", "iso", "written"), [
    ("es-ES", "2025-03", "marzo de 2025"),
    ("es", "2025-03-29", "29 de marzo de 2025"),
    ("es-US", "2025-03-29", "29 de marzo de 2025"),
    ("en-GB", "2025-03-29", "29 March 2025"),
    ("en-US", "2025-03-29", "March 29, 2025"),
    ("en-GB", "2025-03", "March 2025"),
    ("en-GB", "2025", "2025"),
    ("es-ES", "", ""),
    ("en-GB", "2025-02-30", "2025-02-30"),
    ("en-GB", "soon", "soon"),
])
def test_dates(locale: str, iso: str, written: str) -> None:
    """As people write them in the region; what is no date stays as it is, for it is reported elsewhere."""
    assert Labels(locale).date(iso) == written


def test_words_of_a_language() -> None:
    assert Labels("es-US")("Contents") == Labels("es-ES")("Contents") == "Índice"
    assert Labels("en-GB")("Contents") == "Contents"
    assert (Labels("es-ES").name, Labels("en-US").name) == ("Español", "English")
    assert Labels("es-ES").direction == "ltr"


def test_what_is_missing_is_said() -> None:
    with pytest.raises(KeyError):
        Labels("es-ES")("No such message")
    with pytest.raises(ConfigError) as refused:
        Labels("qu")
    assert "qu" in refused.value.message
