"""Interface words: every message in the code has its translation, none is left over, dates are as people write them."""

import ast
import gettext
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from babel import Locale

from netpub.errors import ConfigError
from netpub.resources import resource
from netpub.text.labels import Labels, speaks
from netpub.text.scripts import script_of

FORMS = 3  # one, others, and the number that chooses
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
        elif name == "counted" and len(node.args) == FORMS:
            self.found |= set(strings(node.args[0]))
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


def plural_rule(catalogue: polib.POFile) -> Callable[[int], int]:
    return gettext.c2py(catalogue.metadata["Plural-Forms"].partition("plural=")[2].rstrip(";"))


def catalogues() -> list[Path]:
    return sorted(resource("locales", "es/LC_MESSAGES/netpub.po").parents[2].glob("*/LC_MESSAGES/netpub.po"))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_each_catalogue_has_the_messages_of_the_code_and_no_others(path: Path) -> None:
    entries = [entry for entry in polib.pofile(str(path), encoding="utf-8") if not entry.obsolete]
    assert {entry.msgid for entry in entries if entry.translated()} == messages()
    assert len({entry.msgid for entry in entries}) == len(entries)


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_what_is_filled_in_later_stands_in_the_translation_too(path: Path) -> None:
    """A form for one number alone may say it in a word: صفحتان."""
    catalogue = polib.pofile(str(path), encoding="utf-8")
    chosen = [plural_rule(catalogue)(number) for number in range(1200)]
    for entry in catalogue:
        filled = sorted(re.findall(r"{\w+}", entry.msgid))
        for form in [text for index, text in entry.msgstr_plural.items() if chosen.count(index) > 1] or [entry.msgstr]:
            assert sorted(re.findall(r"{\w+}", form)) == filled


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_each_catalogue_has_the_plural_forms_of_its_language(path: Path) -> None:
    """As many as CLDR has for whole numbers, chosen by the same numbers, and every one is filled in."""
    catalogue = polib.pofile(str(path), encoding="utf-8")
    categories = Locale.parse(path.parent.parent.name, sep="-").plural_form
    pairs = {(categories(number), plural_rule(catalogue)(number)) for number in range(1200)}
    count = int(catalogue.metadata["Plural-Forms"].partition(";")[0].removeprefix("nplurals="))
    assert len(pairs) == len({category for category, _ in pairs}) == len({index for _, index in pairs}) == count
    counted = [entry for entry in catalogue if entry.msgid_plural]
    assert counted
    assert all(len(entry.msgstr_plural) == count and all(entry.msgstr_plural.values()) for entry in counted)


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_each_catalogue_names_its_language_and_is_in_its_script(path: Path) -> None:
    """A message that holds no letter of the script was not translated."""
    key = path.parent.parent.name
    catalogue = polib.pofile(str(path), encoding="utf-8")
    assert catalogue.metadata["Language"].replace("_", "-") == key
    letters = {"Arab": r"[\u0620-\u064a]", "Hans": r"[\u4e00-\u9fff]"}.get(script_of(key), r"[A-Za-z]")
    words = [entry for entry in catalogue if re.search("[A-Za-z]", re.sub(r"{\w+}", "", entry.msgid))]
    assert [entry.msgid for entry in words for form in (*entry.msgstr_plural.values(), entry.msgstr)[:1] if not re.search(letters, form)] == []


def test_the_package_has_every_catalogue_of_the_interface_and_none_of_the_sample() -> None:
    root = PACKAGE.parents[1]
    wheel = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    shipped = {source for source in wheel["force-include"] if source.startswith("locales")}
    assert shipped == {path.relative_to(root).as_posix() for path in catalogues()}


def test_five_languages_have_words() -> None:
    assert {path.parent.parent.name for path in catalogues()} >= {"es", "fr", "ar", "zh-Hans"}


@pytest.mark.parametrize("locale", ["en", "es", "fr", "ar", "ar-EG", "zh-Hans"])
def test_digits_are_those_of_phone_numbers_and_doses(locale: str) -> None:
    """One leaflet has one kind of digits, also in a region (Egypt) where CLDR prefers others."""
    labels = Labels(locale)
    said = labels.number(1234), labels.counted("{count} page", "{count} pages", 12), labels.date("2025-03-29"), labels.date("2025-03")
    assert [re.sub(r"\D", "", words) for words in said] in (["1234", "12", "292025", "2025"], ["1234", "12", "2025329", "20253"])
    assert {sign for words in said for sign in words if sign.isdigit()} <= set("0123456789")


def test_the_code_is_searched() -> None:
    """The search itself finds literals, dictionaries, loops and constants of other modules."""
    assert {"Contents", "Key points"} <= messages()


@pytest.mark.parametrize(("locale", "iso", "written"), [
    ("es-ES", "2025-03", "marzo de 2025"),
    ("es", "2025-03-29", "29 de marzo de 2025"),
    ("es-US", "2025-03-29", "29 de marzo de 2025"),
    ("fr-FR", "2025-03-29", "29 mars 2025"),
    ("fr-FR", "2025-03", "mars 2025"),
    ("ar", "2025-03-29", "29 مارس 2025"),
    ("ar-EG", "2025-03", "مارس 2025"),
    ("zh-Hans", "2025-03-29", "2025年3月29日"),
    ("zh-Hans", "2025-03", "2025年3月"),
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
    assert (Labels("fr").name, Labels("ar-EG").name, Labels("zh-CN").name) == ("Français", "العربية", "简体中文")


@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("es-ES", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), ("zh-Hans", "ltr")])
def test_direction(locale: str, direction: str) -> None:
    assert Labels(locale).direction == direction


@pytest.mark.parametrize(("locale", "said"), [
    ("en-GB", ["1 page", "2 pages", "5 pages", "11 pages", "100 pages"]),
    ("es", ["1 página", "2 páginas", "5 páginas", "11 páginas", "100 páginas"]),
    ("fr-FR", ["1 page", "2 pages", "5 pages", "11 pages", "100 pages"]),
    ("ar", ["صفحة واحدة", "صفحتان", "5 صفحات", "11 صفحة", "100 صفحة"]),
    ("zh-Hans", ["1 页", "2 页", "5 页", "11 页", "100 页"]),
])
def test_what_is_counted_takes_the_form_of_its_number(locale: str, said: list[str]) -> None:
    assert [Labels(locale).counted("{count} page", "{count} pages", count) for count in (1, 2, 5, 11, 100)] == said


@pytest.mark.parametrize(("locale", "known"), [("zh-CN", True), ("zh", True), ("zh-Hans-SG", True), ("zh-TW", False), ("zh-Hant", False), ("pt", False)])
def test_a_region_leads_to_the_words_of_its_script(locale: str, known: bool) -> None:
    assert speaks(locale) == known


def test_what_is_missing_is_said() -> None:
    with pytest.raises(KeyError):
        Labels("es-ES")("No such message")
    with pytest.raises(ConfigError) as refused:
        Labels("qu")
    assert "qu" in refused.value.message
