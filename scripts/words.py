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
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from netpub.commands.init_files import REMARK

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/netpub"
FOLDER = PACKAGE / "locales"
NAME = "netpub-cli"

# Calls whose arguments are messages: what is raised, reported, said and marked, and helpers that do one of these.
_CALLS = {
    "ConfigError", "OutputError", "ToolMissing", "ToolFailed", "ToolTimeout", "UsageError", "BadParameter", "ClickException",
    "ValueError", "Refused", "_error", "_wrong", "_not_in", "_missing", "_unusable", "_unreadable", "_refuse", "_refused", "_fail",
    "InternalError", "unreadable", "error",
    "say", "told", "phrase", "Tool",
}
# Arguments and variables that hold a message until it is raised or said.
_NAMES = {"message", "remedy", "words", "detail", "said", "what", "why", "ask", "asked", "reason", "help"}
# What these folders return as sentences ends in a finding or an error; reviews and editions are files, in the language of their readers.
_TELLING = (
    "build", "check", "commands/record.py", "commands/review/approve.py", "commands/review/diff.py", "commands/review/due.py",
    "commands/status.py", "commands/translate", "ingest", "jats", "normalise", "references", "review/due.py", "review/chain.py", "settings",
    "tools", "translate", "validate",
)
_FILES = ("build/dossiers.py", "build/packets.py", "build/site.py", "build/status.py", "build/publication.py")
# Settings of a new project, whose remarks are in the language of the person.
_COMMENTED = {"SETTINGS", "LANGUAGE"}
# Modules whose every phrase is one that is told.
_TABLES = (
    "build/gate.py", "build/ledger.py", "build/pinning.py", "build/recall.py", "commands/record.py", "commands/translate/import_.py",
    "ingest/refuse.py", "review/chain.py", "review/diff_class.py", "review/due.py", "review/records.py", "settings/policy.py",
    "settings/table.py", "translate/quality/punctuation.py", "validate/rules/identity.py", "validate/rules/rights.py", "validate/words.py",
)
# The modules of click that netpub's commands reach.
_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "types")
_COMMAND = re.compile(r"\w+\.(?:command|group)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"\{\w+\}")
# What begins like a path, an option, a type of file or an element is no message.
_CODE = re.compile(r"/|\.|--|text/|<[^{]|<.*=|\{\"|.* list-type=")
_FIELD = re.compile(r"\{[^{}]*\}|%\(\w+\)s|%[sd]")
_BEFORE = re.compile(r"(?:\{\w+\}:)+ ")
_DAY = datetime(2026, 11, 21, tzinfo=UTC)
# Between the forms of a message for one and for several.
PLURAL = "\x00"
# Words that tables and totals print alone.
_BARE = (
    "error", "errors", "warning", "warnings", "info", "project", "ignored", "release", "draft", "held", "pinned", "withdrawn",
    "no catalogue", "not built", "stale", "overdue", "fail", "pass", "not run", "built", "failed", "page", "lang", "state", "version",
    "next review", "findings", "verdicts", "to sign", "ok", "missing", "Needed", "Optional", "today", "no day", "due now",
    "no findings", "page or booklet", "language", "format", "role", "nothing", "by", "finding:", "Facts:", "Facts: none found",
    "Dropped:", "Dropped: nothing", "Findings: {findings}", "Text: {words} words in {blocks} blocks ({kinds})",
    "Disclaimer: line {line}: {text}", "line {line}: {text}", "(no words)", "(a label without a value)", "(nobody is named)",
    "texts", "translated", "fuzzy", "untranslated", "clinical", "translation", "reading ease", "new",
    "complete", "in translation", "up to date", "none", "[OPTIONS]", "COMMAND [ARGS]...", "language to translate into",
    # How easy a text is to read.
    "very easy", "easy", "plain", "fairly hard", "hard", "very hard", "Texts checked: {texts}; {findings}.",
    "Catalogues checked: {catalogues}; {findings}.",
    # What checks compare.
    "lacking {lacks}; added {adds}", "lacking {lacks}", "added {adds}", "{one} instead of {other}", "{one} must stand {place}",
    "outside {one}", "inside {one}", "the element {name}",
    # What a target depends on, and what the system answers.
    "a library's version", "the settings it uses", "the code of its stage", "the interface words, schemas or rules", "file {path}",
    "Permission denied", "No such file or directory", "Is a directory", "Not a directory", "Read-only file system",
    "No space left on device", "File exists", "File name too long", "Address already in use",
)


@cache
def messages() -> dict[str, set[str]]:
    """Return every message with the places that it stands in."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for message in of_module(path, place):
            found.setdefault(message, set()).add(place)
    with (ROOT / "schemas/findings.toml").open("rb") as stream:
        for rule in tomllib.load(stream).values():
            for key in ("what", "why", "remedy"):
                found.setdefault(rule[key], set()).add("findings.toml")
    for message in _BARE:
        found.setdefault(message, set()).add("words")
    for message in _of_click():
        found.setdefault(message, set()).add("click")
    return found


def of_module(path: Path, place: str) -> Iterator[str]:
    """Yield the messages of a module; ``place`` is its path within the package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    telling = place.startswith(_TELLING) and place not in _FILES
    if place in _TABLES:
        yield from _phrases(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _of_call(node)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.strip("_").lower() in _NAMES or name == "COMMANDS":
                yield from _said(value, least=1 if name == "COMMANDS" else 2)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))) if name in _COMMENTED:
                yield from REMARK.findall(text)
            case ast.Return(value=value) | ast.Yield(value=value) if telling and value is not None:
                yield from _said(value, least=3)
            case ast.FunctionDef(decorator_list=marks) if any(_COMMAND.match(ast.unparse(mark)) for mark in marks):
                yield inspect.cleandoc(ast.get_docstring(node) or "")


def _phrases(node: ast.AST) -> Iterator[str]:
    """Every text of several words but docstrings, and what is no part of another one."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Constant() | ast.JoinedStr():
                yield from _said(child, least=2)
            case _:
                yield from _phrases(child)


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
            if keyword.arg in _NAMES:
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
    # A place before the message ("{path}:{line}: ") is no part of it: netpub.words finds the message behind it.
    text = text.strip()
    place = _BEFORE.match(text)
    text = text[place.end():] if place else text
    words = _WORD.findall(_PLACE.sub("", text))
    if len(words) >= least and not _CODE.match(text) and (" " in text or (least == 1 and text[-1] in ".:!")):
        yield text


def _template(node: ast.JoinedStr) -> str:
    """An f-string with a name for each value."""
    parts, used = [], []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            used.append(_name(value.value))
            parts.append("{" + used[-1] + (str(used.count(used[-1])) if used.count(used[-1]) > 1 else "") + "}")
        else:
            parts.append(str(value.value) if isinstance(value, ast.Constant) else "")
    return "".join(parts)


def _name(node: ast.expr) -> str:
    """A name for a value, from the expression that makes it."""
    match node:
        case ast.Name(id=name):
            return name.strip("_").lower()
        case ast.Attribute(value=value, attr=name):
            return _name(value) if name in ("value", "strerror", "name", "stem") else name.strip("_").lower()
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[one]) | ast.Call(func=ast.Name(id="len"), args=[one]):
            return _name(one)
        case ast.Call(func=ast.Name(), args=[one, *_]):
            return _name(one)
        case ast.Call(func=ast.Attribute(value=value)) | ast.Subscript(value=value):
            return _name(value)
        case ast.BoolOp(values=[value, *_]) | ast.IfExp(body=value) | ast.BinOp(left=value) | ast.GeneratorExp(elt=value):
            return _name(value)
    return "value"


def _of_click() -> Iterator[str]:
    for name in _CLICK:
        spec = find_spec(f"{click.__name__}.{name}")
        assert spec is not None
        assert spec.origin
        source = io.BytesIO(Path(spec.origin).read_bytes())
        for _, function, message, _ in extract_python(source, ["_", "ngettext"], [], {}):
            if function == "_" and isinstance(message, str):
                yield message
            elif function == "ngettext":
                yield PLURAL.join(part for part in message if part)


def template(po: Path) -> Catalog:
    """Return the catalogue of one language brought up to date with ``messages``: what is gone goes, what is new is empty."""
    with po.open("rb") as stream:
        old = read_po(stream)
    # No clock: a catalogue changes when its messages do.
    new = Catalog(
        locale=old.locale, project="netpub", charset="utf-8", header_comment="# Messages of netpub itself.", fuzzy=False,
        creation_date=_DAY, revision_date=_DAY)
    for message, places in messages().items():
        key = tuple(message.split(PLURAL)) if PLURAL in message else message
        known = old.get(key)
        new.add(key, known.string if known else "", locations=[(place, 1) for place in sorted(places)])
    return new


def missing(catalogue: Catalog) -> list[str]:
    """Return the messages without a translation, and those whose translation lacks or adds a place for a value."""
    return [str(message.id) for message in catalogue if message.id and not _whole(message.id, message.string)]


def _whole(source: str | tuple[str, ...], text: str | tuple[str, ...]) -> bool:
    # A form for one may leave the number out.
    if isinstance(source, tuple):
        return all(text)
    return bool(text) and set(_FIELD.findall(source)) == set(_FIELD.findall(str(text)))


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as gettext(3) reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main() -> int:
    """Bring every catalogue up to date; 1 when something is left to translate."""
    left = 0
    for po in sorted(FOLDER.glob(f"*/LC_MESSAGES/{NAME}.po")):
        catalogue = template(po)
        with po.open("wb") as stream:
            write_po(stream, catalogue, width=0, include_lineno=False, sort_output=False)
        po.with_suffix(".mo").write_bytes(compiled(catalogue))
        for message in missing(catalogue):
            left += 1
            sys.stdout.write(f"{po.parent.parent.name}: {message}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
