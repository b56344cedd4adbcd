"""Every key of netpub.toml: which there are, of what kind and with which default is asked of the code that reads them."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

from docs.generate.markdown import anchored, code, described, fence, page, table, words

from netpub.publish.theme import COLOURS
from netpub.settings import FILE, load, version
from netpub.settings.table import Table

ABOUT = f"""\
`{FILE}` stands at the top of a project. It is written in [TOML](https://toml.io/): tables in square brackets, keys below them, texts in
double quotes. A key that netpub does not know, or a value that it cannot use, is an error that names the line. This page is made from
the code that reads the file."""
# A project that has a row in every table that holds rows, so that the keys of rows are asked for, too.
_PROJECT = """\
[project]
[publisher]
id = "x"
name = "X"
[languages.en]
[languages.es]
[publications.one]
[publications.several]
pages = ["one"]
title.en = "Several"
[review.classes.any]
[review.languages.es]
"""
# How a row is called on the page.
_ROWS = (
    (r"^languages\.\w+", "languages.KEY"), (r"^publications\.\w+", "publications.ID"), (r"^review\.classes\.\w+", "review.classes.NAME"),
    (r"^review\.languages\.\w+", "review.languages.KEY"),
)
_TOP = "top of the file"
_KINDS = {str: "text", int: "whole number", bool: "`true` or `false`", list: "list", dict: "table"}


@dataclass(frozen=True)
class Key:
    """A key as the code asks for it: ``table`` and ``name``, its kind, its default, and the values that are allowed where they are few."""

    table: str
    name: str
    kind: type
    default: Any
    allowed: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The name with that of its table."""
        return self.name if self.table == FILE else f"{self.table}.{self.name}"


def keys() -> list[Key]:
    """Return every key in the order in which the program reads them, found by watching it read a small project."""
    found: dict[str, Key] = {}
    known: dict[str, None] = {}  # by the name that Key.full gives
    get, one_of, refuse = Table.get, Table.one_of, Table.refuse_unknown

    def watch_get(self: Table, key: str, kind: type, default: Any) -> Any:
        one = Key(_row(self.name), key, kind, default)
        found.setdefault(one.full, one)
        return get(self, key, kind, default)

    def watch_choice(self: Table, key: str, allowed: Sequence[str], default: str) -> str:
        one = Key(_row(self.name), key, str, default, tuple(allowed))
        found[one.full] = one
        return one_of(self, key, allowed, default)

    def watch_known(self: Table, allowed: list[str]) -> None:
        known.update(dict.fromkeys(Key(_row(self.name), key, dict, None).full for key in allowed))
        refuse(self, allowed)

    watched = mock.patch.multiple(Table, get=watch_get, one_of=watch_choice, refuse_unknown=watch_known)
    with tempfile.TemporaryDirectory() as folder, watched:
        root = Path(folder)
        (root / "source/one").mkdir(parents=True)
        (root / "source/one/page.txt").write_text("One\n", encoding="utf-8")
        (root / FILE).write_text(_PROJECT, encoding="utf-8")
        load(root)
    names = dict.fromkeys([*known, *found])
    return [found.get(name) or _table(name) for name in names if not _is_row(name)]


def _table(name: str) -> Key:
    """A key that is not asked for by itself, since it is a table."""
    above, _, last = name.rpartition(".")
    return Key(above or FILE, last, dict, None)


def tables() -> dict[str, list[Key]]:
    """Return the keys by table; those of the top of the file are tables themselves."""
    found = keys()
    inner = {"theme", *(key.table.partition(".")[0] for key in found)}
    # Of the names at the top those that are no tables, such as the version of the file.
    made = {_TOP: [replace(key, kind=int, default=version.VERSION) for key in found if key.table == FILE and key.name not in inner]}
    for key in found:
        if key.table != FILE:
            made.setdefault(key.table, []).append(key)
    # The theme's keys are those of its colours, and are read where editions are made.
    made["theme"] = [Key("theme", name, str, colour) for name, colour in COLOURS.items()]
    made["theme"] += [Key("theme", name, str, "") for name in ("folder", "logo", "fonts.SCRIPT")]
    return made


def write() -> str:
    """Return the page; raises ValueError when a key has no words or words stand for no key."""
    made = tables()
    about = described("tables", made)
    said = described("keys", [key.full for rows in made.values() for key in rows])
    examples = words("examples")
    parts = []
    for name, rows in made.items():
        title = "Top of the file" if name == _TOP else f"[{name}]"
        parts += [anchored(2, title, f"settings-{name.replace('.', '-').replace(' ', '-').lower()}"), f"{about[name]}\n"]
        parts.append(table(("key", "value", "default", "what it is"), [_line(key, said[key.full]) for key in rows]))
        if name in examples:
            parts.append(fence(examples[name], "toml"))
    return page("Keys of netpub.toml", ABOUT, parts)


def _line(key: Key, said: str) -> tuple[str, str, str, str]:
    kind = " or ".join(code(f'"{one}"') for one in key.allowed) if key.allowed else _KINDS[key.kind]
    default = "" if key.default in (None, "", [], {}) else code(_toml(key.default))
    return code(key.name), kind, default, said


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _row(name: str) -> str:
    for pattern, called in _ROWS:
        name = re.sub(pattern, called, name)
    return name


def _is_row(full: str) -> bool:
    """Whether a name is that of a row, or of a language within one, which people choose themselves."""
    return bool(re.search(r"^(?:languages|publications|review\.classes|review\.languages)\.\w+$|\.(?:title|subtitle)\.\w+$", full))
