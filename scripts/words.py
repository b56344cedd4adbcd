"""The catalogues of netpub's own messages: what the code and the catalogue of findings say, the translations, and the files made of them.

    python scripts/words.py    brings each netpub-cli.po up to date with the code, makes its .mo, and names what is left to translate

Messages are found where they arise: in what is raised, reported, said and marked, in the help of commands, and in the library of the
command line. A message with values (an f-string) enters the catalogue with a name for each value.
"""

import ast
import inspect
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/netpub"
FOLDER = PACKAGE / "locales"
NAME = "netpub-cli"

# Calls whose arguments are messages: what is raised, reported, said and marked, and helpers that do one of these.
_CALLS = {
    "ConfigError", "OutputError", "ToolMissing", "ToolFailed", "ToolTimeout", "UsageError", "BadParameter", "ClickException", "ValueError",
    "Refused", "_error", "_wrong", "_not_in", "_missing", "_unusable", "_unreadable", "_refuse", "_refused", "_fail", "say", "told", "phrase",
}
# Arguments and variables that hold a message until it is raised or said.
_NAMES = {"message", "remedy", "words", "detail", "said", "what", "why", "ask", "reason", "help", "place"}
# What these folders return as sentences ends in a finding or an error; reviews and editions are files, in the language of their readers.
_TELLING = ("build/jobs", "check", "ingest", "jats", "normalise", "references", "settings", "tools", "translate", "validate")
# Tables of phrases, whole.
_TABLES = ("build/gate.py", "build/freshness.py", "review/due.py", "settings/table.py", "settings/policy.py", "validate/words.py")
# The modules of click that netpub's commands reach.
_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "types")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"\{\w+\}")


def messages() -> dict[str, set[str]]:
    """Return every message with the places that it stands in."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for message in _of_module(path, place):
            found.setdefault(message, set()).add(place)
    with (ROOT / "schemas/findings.toml").open("rb") as stream:
        for rule in tomllib.load(stream).values():
            for key in ("what", "why", "remedy"):
                found.setdefault(rule[key], set()).add("findings.toml")
    for message in _of_click():
        found.setdefault(message, set()).add("click")
    return found


def _of_module(path: Path, place: str) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    telling, table = place.startswith(_TELLING), place in _TABLES
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _of_call(node)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _NAMES or (name == "COMMANDS"):
                yield from _said(value, least=1 if name == "COMMANDS" else 2)
            case ast.Return(value=value) | ast.Yield(value=value) if telling and value is not None:
                yield from _said(value, least=3)
            case ast.FunctionDef(decorator_list=marks) if any(".command" in ast.unparse(mark) or ".group" in ast.unparse(mark) for mark in marks):
                yield inspect.cleandoc(ast.get_docstring(node) or "")
            case ast.Dict(values=values) | ast.Tuple(elts=values) if table:
                for value in values:
                    yield from _said(value, least=2)


def _of_call(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in _CALLS:
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            yield from _said(argument, least=1)
    elif name == "Finding":
        for argument in [*call.args[2:], *(keyword.value for keyword in call.keywords if keyword.arg == "detail")]:
            yield from _said(argument, least=2)
    else:
        for keyword in call.keywords:
            if keyword.arg in _NAMES and keyword.arg != "place":
                yield from _said(keyword.value, least=2)


def _said(node: ast.expr, least: int) -> Iterator[str]:
    """The messages that an expression may be, when they have so many words beside their values."""
    match node:
        case ast.IfExp(body=one, orelse=other):
            yield from _said(one, least)
            yield from _said(other, least)
        case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Dict(values=values):
            for value in values:
                yield from _said(value, least)
        case ast.BinOp(left=one, op=ast.Add(), right=other):
            yield from _said(one, least)
            yield from _said(other, least)
        case ast.Constant(value=str(text)):
            yield from _worth(text, least)
        case ast.JoinedStr():
            yield from _worth(_template(node), least)


def _worth(text: str, least: int) -> Iterator[str]:
    if len(_WORD.findall(_PLACE.sub("", text))) >= least and not text.startswith(("/", "<", ".", "--")):
        yield text.strip("\n")


def _template(node: ast.JoinedStr) -> str:
    """An f-string with a name for each value: the last word of what makes it."""
    parts, used = [], []
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
            continue
        inner = value.value if isinstance(value, ast.FormattedValue) else value
        words = re.findall(r"[A-Za-z]\w*", ast.unparse(inner.func if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) else inner))
        name = next((word for word in reversed(words) if word not in ("str", "join", "len", "strerror", "name", "value")), words[-1] if words else "value")
        used.append(name)
        parts.append("{" + (name if used.count(name) == 1 else f"{name}{used.count(name)}") + "}")
    return "".join(parts)


def _of_click() -> Iterator[str]:
    for name in _CLICK:
        spec = find_spec(f"{click.__name__}.{name}")
        assert spec is not None
        assert spec.origin
        source = io.BytesIO(Path(spec.origin).read_bytes())
        for _, function, message, _ in extract_python(source, {"_": None, "ngettext": (1, 2)}, [], {}):
            if function == "_":
                yield message if isinstance(message, str) else message[0]
