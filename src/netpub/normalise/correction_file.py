"""page.toml -> Corrections, checked key by key; every message names the line."""

import datetime
import difflib
import tomllib
from collections.abc import Collection, Mapping
from typing import Any, get_args

from netpub.errors import ConfigError
from netpub.normalise import reference_corrections
from netpub.normalise.correction_entries import Amendment, Corrections, Kind, Picture, Shape, Value, Words
from netpub.normalise.reference_corrections import WrongField
from netpub.page import BoxKind, FactName, Figure, Origin, Reviewer, Text
from netpub.text.toml_lines import Lines, is_date

_FACTS: tuple[str, ...] = get_args(FactName)
_DATES = ("published", "last-review", "revised", "next-review", "retrieved")
_CREATIVE = ("cc0", "cc-by", "cc-by-nc", "cc-by-nd", "cc-by-sa", "cc-by-nc-nd", "cc-by-nc-sa")
_LICENCES = ("all-rights-reserved", "permission-granted", "ogl", *_CREATIVE)
_ROLES = ("clinical-review", "lay-review", "accessibility-review")
_LEVELS = (1, 2, 3, 4)


def load(data: bytes, path: str) -> Corrections:
    """Return the corrections in the bytes of a page.toml; ``path`` is relative to the project.

    Raises ConfigError, with file, line and remedy, for what is no TOML, for an unknown key and for a value that cannot be used.
    """
    try:
        text = data.decode("utf-8")
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}.", "Correct the line; the format is TOML, in UTF-8.") from error
    return _File(path, Lines(text)).corrections(values)


class _File:
    """A page.toml that knows where its keys stand."""

    def __init__(self, path: str, lines: Lines) -> None:
        self._path, self._lines = path, lines

    def corrections(self, values: Mapping[str, Any]) -> Corrections:
        self._refuse_unknown(values, ("metadata", "reviewer", "drop", "keep", "block", "figure", "reference"), "", 0)
        facts = self._table(values, "metadata")
        self._refuse_unknown(facts, (*_FACTS, "keywords"), "metadata", 0)
        return Corrections(
            facts={name: self._fact(name, facts[name]) for name in _names(facts)},
            keywords=self._keywords(facts["keywords"]) if "keywords" in facts else None,
            reviewers=tuple(self._reviewer(entry, number) for number, entry in enumerate(self._array(values, "reviewer"))),
            drop=tuple(self._words(entry, "drop", number) for number, entry in enumerate(self._array(values, "drop"))),
            keep=tuple(self._words(entry, "keep", number) for number, entry in enumerate(self._array(values, "keep"))),
            blocks=tuple(self._shape(entry, number) for number, entry in enumerate(self._array(values, "block"))),
            figures=tuple(self._picture(entry, number) for number, entry in enumerate(self._array(values, "figure"))),
            references=tuple(self._amendment(entry, number) for number, entry in enumerate(self._array(values, "reference"))),
        )

    def _table(self, values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        table = values.get(name, {})
        if not isinstance(table, dict):
            raise self._error("", 0, name, f"“{name}” is no table.", f"Write [{name}] on a line of its own and the keys below it.")
        return table

    def _array(self, values: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        entries = values.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self._error("", 0, name, f"“{name}” is no list of entries.", f"Write [[{name}]] in double brackets above each entry.")
        return entries

    def _fact(self, name: FactName, value: Any) -> Value:
        if isinstance(value, datetime.date | int) and not isinstance(value, bool | datetime.datetime):
            value = str(value)
        if not isinstance(value, str):
            raise self._error("metadata", 0, name, f"“{name}” must be a text in quotes.", f'Write, for example, {name} = "…".')
        if name in _DATES and value and not is_date(value):
            raise self._error("metadata", 0, name, f"“{value}” is no date.", 'Write it as far as it is known: "2026-09-14", "2026-09".')
        if name == "license-type" and value and value not in _LICENCES:
            raise self._error("metadata", 0, name, f"“{value}” is no licence that netpub knows.", _near(value, _LICENCES))
        line = self._lines.of("metadata", 0, name)
        return Value(value, f'{self._path}, line {line}: {name} = "{value}"', Origin(self._path, line))

    def _keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self._error("metadata", 0, "keywords", "“keywords” must be a list of texts.", 'Write keywords = ["one", "another"].')
        return tuple(value)

    def _reviewer(self, entry: Mapping[str, Any], number: int) -> Reviewer:
        self._refuse_unknown(entry, ("role", "name", "degrees", "organisation"), "reviewer", number)
        texts = {key: self._text(entry, key, "reviewer", number) for key in ("name", "degrees", "organisation")}
        role = self._choice(entry, "role", _ROLES, "", "reviewer", number)
        origin = self._origin("reviewer", number)
        # The evidence of a reviewer without a name is printed as what the page calls them.
        evidence = f"{self._path}, line {origin.line}" if texts["name"] or texts["organisation"] else ""
        return Reviewer(role, origin, **texts, evidence=evidence)  # type: ignore[arg-type]

    def _words(self, entry: Mapping[str, Any], table: str, number: int) -> Words:
        self._refuse_unknown(entry, ("starts",), table, number)
        return self._starts(entry, table, number)

    def _starts(self, entry: Mapping[str, Any], table: str, number: int, key: str = "starts") -> Words:
        starts = self._line(entry, key, table, number)
        if not starts:
            message = f"An entry [[{table}]] does not say which block it means."
            raise self._error(table, number, key, message, f'Add {key} = "first words of the block".')
        return Words(starts, self._origin(table, number))

    def _shape(self, entry: Mapping[str, Any], number: int) -> Shape:
        self._refuse_unknown(entry, ("starts", "kind", "level", "box"), "block", number)
        words = self._starts(entry, "block", number)
        kind = self._choice(entry, "kind", get_args(Kind), "", "block", number)
        for key, only in (("level", "heading"), ("box", "box")):
            if key in entry and kind != only:
                raise self._error("block", number, key, f'“{key}” fits only kind = "{only}".', f"Take “{key}” out, or correct the kind.")
        box = self._choice(entry, "box", get_args(BoxKind), "note", "block", number)
        level = entry.get("level", 2)
        if level not in _LEVELS or isinstance(level, bool):
            raise self._error("block", number, "level", "“level” must be a number from 1 (the title) to 4.", "Correct the level.")
        return Shape(words, kind, level, box)  # type: ignore[arg-type]

    def _picture(self, entry: Mapping[str, Any], number: int) -> Picture:
        self._refuse_unknown(entry, ("after", "href", "alt", "caption", "decorative"), "figure", number)
        after = self._starts(entry, "figure", number, "after")
        href, alt, caption = (self._line(entry, key, "figure", number) for key in ("href", "alt", "caption"))
        if not href:
            message = "An entry [[figure]] does not say which picture it means."
            raise self._error("figure", number, "href", message, 'Add href = "figures/…", a file of the folder figures beside the page.')
        decorative = entry.get("decorative", False)
        if not isinstance(decorative, bool):
            message = "“decorative” must be true or false."
            raise self._error("figure", number, "decorative", message, "Write decorative = true, without quotes.")
        content = (Text(caption),) if caption else ()
        return Picture(after, Figure(href, alt, content, after.origin, decorative))

    def _amendment(self, entry: Mapping[str, Any], number: int) -> Amendment:
        self._refuse_unknown(entry, reference_corrections.KEYS, "reference", number)
        starts, place = self._line(entry, "starts", "reference", number), entry.get("number", 0)
        if not isinstance(place, int) or isinstance(place, bool) or place < 0 or bool(starts) == bool(place):
            message = "An entry [[reference]] does not say which reference it means."
            raise self._error("reference", number, "number", message, 'Add either starts = "first words of the reference" or number = 3.')
        try:
            fields = reference_corrections.fields(entry)
        except WrongField as wrong:
            key, remedy = wrong.args
            raise self._error("reference", number, key, f"“{key}” in [[reference]] cannot be read.", remedy) from wrong
        return Amendment(Words(starts, self._origin("reference", number)), place, fields)

    def _line(self, entry: Mapping[str, Any], key: str, table: str, number: int) -> str:
        """A text on one line, however the file breaks it."""
        return " ".join(self._text(entry, key, table, number).split())

    def _text(self, entry: Mapping[str, Any], key: str, table: str, number: int) -> str:
        value = entry.get(key, "")
        if not isinstance(value, str):
            raise self._error(table, number, key, f"“{key}” in [[{table}]] must be a text in quotes.", f'Write {key} = "…".')
        return value

    def _choice(self, entry: Mapping[str, Any], key: str, allowed: Collection[str], default: str, table: str, number: int) -> str:
        value = self._text(entry, key, table, number) or default
        if value not in allowed:
            raise self._error(table, number, key, f"“{key}” in [[{table}]] is “{value}”.", _near(value, allowed))
        return value

    def _refuse_unknown(self, values: Mapping[str, Any], allowed: Collection[str], table: str, number: int) -> None:
        for key in values:
            if key not in allowed:
                place = f" in [{table}]" if table else ""
                raise self._error(table, number, key, f"unknown key “{key}”{place}.", _near(key, allowed))

    def _origin(self, table: str, number: int) -> Origin:
        return Origin(self._path, self._lines.of(table, number))

    def _error(self, table: str, number: int, key: str, message: str, remedy: str) -> ConfigError:
        return ConfigError(f"{self._path}:{self._lines.of(table, number, key)}: {message}", remedy)


def _names(facts: Mapping[str, Any]) -> list[FactName]:
    return [name for name in facts if name in _FACTS]  # type: ignore[misc]


def _near(value: str, allowed: Collection[str]) -> str:
    near = difflib.get_close_matches(value, allowed, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Possible here: {', '.join(sorted(allowed))}."
