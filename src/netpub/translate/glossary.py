"""A project's glossary for a language: which words a term must become, and which it must not.

Read from ``locales/<language>/glossary.csv`` (columns term, translation, forbidden, note; ``a|b`` is either of two), or from
``glossary.tbx`` (TBX-Basic, ISO 30042, 2008 and 2019).
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.findings import Finding, Unusable, Where
from netpub.text.inflection import UNSPACED, stems

LIMIT = 8 * 1024 * 1024  # bytes; tens of thousands of terms
_COLUMNS = ("term", "translation", "forbidden", "note")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source (empty: the row forbids words everywhere), what it may become, what it must not, and a note for people."""

    term: str
    translations: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str


@dataclass(frozen=True, eq=False)
class Glossary:
    """The terms of one language pair, in the order of the file. ``source`` and ``target`` are BCP 47 tags."""

    terms: tuple[Term, ...]
    source: str
    target: str

    def hits(self, text: str) -> tuple[Term, ...]:
        """Return the terms that stand in a text of the source language, as whole words in any number, in the order of the glossary."""
        return tuple(self.terms[number] for number in sorted(self._terms.find(text)))

    @cached_property
    def everywhere(self) -> tuple[Term, ...]:
        """The rows without a term: their words are forbidden in every translation."""
        return tuple(term for term in self.terms if not term.term)

    @cached_property
    def _terms(self) -> "_Index":
        return _Index([(number, term.term) for number, term in enumerate(self.terms) if term.term], self.source)


class _Index:
    """Phrases by the stem of their first word, so that a text is gone through once however many phrases there are."""

    def __init__(self, phrases: list[tuple[int, str]], language: str) -> None:
        self._language = language
        self._spaced: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
        self._unspaced: list[tuple[int, str]] = []
        for number, phrase in phrases:
            found = stems(phrase, language)
            if UNSPACED.search(phrase):
                self._unspaced.append((number, phrase))
            elif found:
                self._spaced[found[0]].append((number, found))

    def find(self, text: str) -> set[int]:
        """Return the numbers of the phrases that stand in a text."""
        found = {number for number, phrase in self._unspaced if phrase in text}
        if self._spaced:
            words = stems(text, self._language)
            for place, word in enumerate(words):
                found.update(number for number, phrase in self._spaced.get(word, ()) if words[place:place + len(phrase)] == phrase)
        return found


def holds(text: str, phrase: str, language: str, *, loosely: bool = False) -> bool:
    """Say whether a phrase stands in a text as whole words, in any number; ``loosely``: in any gender, with or without accents."""
    if UNSPACED.search(phrase):
        return phrase in text
    wanted, words = stems(phrase, language, gender=loosely), stems(text, language, gender=loosely)
    return any(words[place:place + len(wanted)] == wanted for place in range(len(words) - len(wanted) + 1)) if wanted else False


def load(data: bytes, path: str, *, source: str = "en", target: str = "") -> Glossary:
    """Return the glossary in a file's bytes; what it is follows from the name's ending.

    ``source`` and ``target`` (BCP 47) choose the languages of a TBX file; without ``target`` the folder of ``path`` names it.
    Raises Unusable with ``glossary-unreadable`` at the line that is wrong.
    """
    if len(data) > LIMIT:
        raise _unreadable(path, 0, f"it is larger than {LIMIT // 1024 // 1024} MB")
    target = target or (path.rsplit("/", 2)[-2] if "/" in path else "")
    rows = _tbx(data, path, source, target) if path.lower().endswith(".tbx") else _csv(data, path)
    return Glossary(tuple(dict.fromkeys(rows)), source, target)


def _csv(data: bytes, path: str) -> Iterator[Term]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path, data.count(b"\n", 0, error.start) + 1, "it is not in UTF-8") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header, path)
        for row in reader:
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            if len(row) > len(header):
                raise _unreadable(path, reader.line_num, "this row has more cells than the first one; put quotes round a cell with a comma")
            if any(cells.values()):
                yield _row(cells, path, reader.line_num)
    except csv.Error as error:
        raise _unreadable(path, reader.line_num, f"this row is no row of a CSV table ({error})") from error


def _check_header(header: list[str], path: str) -> None:
    strange = [name for name in header if name not in _COLUMNS]
    if "term" not in header or strange or len(set(header)) < len(header):
        raise _unreadable(path, 1, f"its first row must name the columns, which may be {', '.join(_COLUMNS)}")


def _row(cells: dict[str, str], path: str, line: int) -> Term:
    translations, forbidden = (tuple(part.strip() for part in cells.get(name, "").split("|") if part.strip())
                               for name in ("translation", "forbidden"))
    if not forbidden and not (cells.get("term") and translations):
        raise _unreadable(path, line, "this row gives neither a translation of a term nor a forbidden word")
    return Term(cells.get("term", ""), translations, forbidden, cells.get("note", ""))


def _tbx(data: bytes, path: str, source: str, target: str) -> Iterator[Term]:
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise _unreadable(path, error.lineno or 0, "it is no well-formed XML") from error
    if etree.QName(root).localname not in ("martif", "tbx"):
        raise _unreadable(path, root.sourceline or 0, "it is no TBX file")
    if any(entity.tag is etree.Entity for entity in root.iter(etree.Entity)):
        raise _unreadable(path, 0, "entities are not read; write the characters themselves")
    for concept in root.iter("{*}termEntry", "{*}conceptEntry"):
        sides: dict[str, tuple[list[str], list[str]]] = {"source": ([], []), "target": ([], [])}
        for part in concept.iter("{*}langSet", "{*}langSec"):
            side = _side(part.get(_LANGUAGE, ""), source, target)
            for term, refused in _terms(part) if side else ():
                sides[side][refused].append(term)
        notes = [" ".join("".join(note.itertext()).split()) for note in concept.iter("{*}note", "{*}descrip")]
        good, bad = (tuple(dict.fromkeys(words)) for words in sides["target"])
        if good or bad:
            for term in dict.fromkeys(sides["source"][0] + sides["source"][1]):
                yield Term(term, good, bad, notes[0] if notes else "")


def _side(tag: str, source: str, target: str) -> str:
    primary = tag.replace("_", "-").partition("-")[0].lower()
    names = {target.partition("-")[0].lower(): "target", source.partition("-")[0].lower(): "source"}
    return names.get(primary, "") if primary else ""


def _terms(part: Any) -> Iterator[tuple[str, bool]]:
    """The terms of a language, and whether each is refused (deprecated or superseded)."""
    for group in part.iter("{*}tig", "{*}ntig", "{*}termSec"):
        term = group.find(".//{*}term")
        text = " ".join("".join(term.itertext()).split()) if term is not None else ""
        status = " ".join(
            note.text or "" for note in group.iter("{*}termNote", "{*}administrativeStatus")
            if note.get("type", "administrativeStatus") == "administrativeStatus")
        if text:
            yield text, status.strip().startswith(("deprecated", "superseded"))


def _unreadable(path: str, line: int, detail: str) -> Unusable:
    return Unusable(Finding("glossary-unreadable", Where(path, line), detail))
