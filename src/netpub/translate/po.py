"""PO files as bytes, read strictly and written plainly. polib does the reading and writing; its silent losses are closed here.

polib cuts the last character off a line without a closing quote, splits lines at characters that are no line ends (U+0085,
U+2028), forgets comments at the end of a file, and takes a text that happens to be a path for a file name.

An entry that nobody changed is written as it was read, to the last blank: every tool breaks lines in its own way, and a translator
who compares two versions wants to see what changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import polib
from babel import Locale, UnknownLocaleError

from netpub.findings import Finding, Unusable, Where

FUZZY = "fuzzy"
MACHINE = "machine-translated"  # an entry that a machine filled: fuzzy, too, until a person has confirmed it
LIMIT = 64 * 1024 * 1024  # bytes; a hundred thousand entries with room to spare

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:#~\|?[ \t]*|#\|[ \t]*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]+)?{_STRING}")
_END = 'msgctxt "\x04"\nmsgid "end"\nmsgstr ""\n'  # no catalogue has this context: gettext itself parts context and text with it


@dataclass(frozen=True, slots=True)
class _Raw:
    """An entry as it stood in its file: its place there, its lines, and what it said."""

    number: int
    text: str
    said: tuple[Any, ...]


class _Text(str):
    """A text whose lines end with a line feed and nothing else."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Return the lines."""
        return self.split("\n") if not keepends else super().splitlines(keepends)


def read(data: bytes, where: Where) -> Any:
    """Return a polib.POFile of a catalogue's bytes.

    Raises Unusable with ``catalogue-unreadable`` at the line that is wrong, or with ``catalogue-header`` when the header says that
    the file is not in UTF-8. ``where`` names the file.
    """
    if len(data) > LIMIT:
        raise _unreadable(where, 0, f"it is larger than {LIMIT // 1024 // 1024} MB")
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(where, data.count(b"\n", 0, error.start) + 1, "it is not in UTF-8") from error
    text = whole.replace("\r\n", "\n").replace("\r", "\n")
    _check_lines(text, where)
    try:
        catalogue: Any = polib.pofile(_Text(f"{text}\n\n{_END}"), encoding="utf-8", wrapwidth=0)
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        raise _unreadable(where, int(line[1]) if line else 0, "its parts are not in the order of a PO file") from error
    end = catalogue.pop()
    if end.tcomment:
        catalogue.header = "\n".join(part for part in (catalogue.header, end.tcomment) if part)
    _check_header(catalogue, where)
    _keep_lines(catalogue, text, end.linenum)
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    catalogue.ends = mark, next((ending for ending in ("\r\n", "\r") if text.replace("\n", ending) == whole), "\n")
    return catalogue


def write(catalogue: Any) -> bytes:
    """Return a catalogue as bytes. What nobody changed stands as it was read; the rest is written with one line a text, so that a
    change touches the lines that it concerns and no others."""
    raws = [_raw_header(catalogue), *(entry_raw(entry) for entry in catalogue)]
    parts = [raws[0].text if raws[0] else _header(catalogue), *(
        raw.text if raw else entry.__unicode__(0) for raw, entry in zip(raws[1:], catalogue, strict=True))]
    for place in range(len(parts) - 1):
        here, following = raws[place], raws[place + 1]
        if parts[place] and not (here and following and following.number == here.number + 1):
            parts[place] = parts[place].rstrip("\n") + "\n\n"
    text = "".join(parts)
    tail = getattr(catalogue, "tail", "") if raws[0] else ""
    untouched = len(parts) == getattr(catalogue, "count", -1) and all(raw and raw.number == place for place, raw in enumerate(raws))
    mark, ending = getattr(catalogue, "ends", ("", "\n"))
    text = text + tail if untouched else f"{text.rstrip(chr(10))}\n{tail.lstrip(chr(10))}"
    return (mark + text.replace("\n", ending)).encode("utf-8")


def entry_raw(entry: Any) -> _Raw | None:
    """Return an entry's lines as they were read; None when it was changed since, or made here."""
    raw: _Raw | None = getattr(entry, "raw", None)
    return raw if raw and raw.said == said(entry) else None


def said(entry: Any) -> tuple[Any, ...]:
    """Return all that an entry says, for comparing."""
    return (
        entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr, tuple(sorted(entry.msgstr_plural.items())), entry.comment,
        entry.tcomment, tuple(entry.flags), tuple(entry.occurrences), bool(entry.obsolete), entry.previous_msgctxt, entry.previous_msgid,
        entry.previous_msgid_plural)


def _header(catalogue: Any) -> str:
    """The header as text; polib begins it with an empty comment line when there is none."""
    entry = catalogue.metadata_as_entry()
    comment = "".join(f"# {line}".rstrip() + "\n" for line in catalogue.header.split("\n")) if catalogue.header else ""
    return comment + str(entry.__unicode__(0))


def _raw_header(catalogue: Any) -> _Raw | None:
    raw: _Raw | None = getattr(catalogue, "raw", None)
    return raw if raw and raw.said == _said_header(catalogue) else None


def _said_header(catalogue: Any) -> tuple[Any, ...]:
    return catalogue.header, tuple(catalogue.metadata.items()), catalogue.metadata_is_fuzzy


def _keep_lines(catalogue: Any, text: str, end: int) -> None:
    """Give the header and every entry the lines that they were read from. ``end`` is the line behind the last entry."""
    starts = [0, *(entry.linenum - 1 for entry in catalogue), end - 1]
    pieces = list(_pieces(text, starts))
    catalogue.raw = _Raw(0, pieces[0], _said_header(catalogue))
    catalogue.count, catalogue.tail = len(pieces) - 1, pieces[-1]
    for number, entry in enumerate(catalogue, 1):
        entry.raw = _Raw(number, pieces[number], said(entry))


def _pieces(text: str, starts: list[int]) -> Iterator[str]:
    """The text cut before the lines of these numbers, which rise."""
    lines = text.split("\n")
    whole = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    for start, stop in zip(starts, [*starts[1:], len(whole)], strict=True):
        yield "".join(whole[start:stop])


def check_language(catalogue: Any, locale: str, where: Where) -> None:
    """Raise Unusable with ``catalogue-header`` unless the header names the language of ``locale`` (BCP 47). Regions may differ."""
    named = catalogue.metadata.get("Language", "").replace("_", "-")
    if not named:
        raise Unusable(Finding("catalogue-header", replace(where, line=1), "it does not say which language the file holds"))
    wanted = Locale.parse(locale, sep="-")
    try:
        given = Locale.parse(named, sep="-")
    except (ValueError, UnknownLocaleError):
        given = None
    if given is None or given.language != wanted.language or (given.script or wanted.script) != (wanted.script or given.script):
        raise Unusable(Finding("catalogue-header", replace(where, line=1), f"it names the language “{named}”, the edition is “{locale}”"))


def faults(catalogue: Any, where: Where) -> Iterator[Finding]:
    """Yield a ``catalogue-plural`` for each entry in use that lacks a form which the header says that the language has."""
    forms = re.search(r"nplurals\s*=\s*([1-9])(?![0-9])", catalogue.metadata.get("Plural-Forms", ""))
    for entry in live(catalogue) if forms else ():
        lacking = [str(form) for form in range(int(forms[1]) if forms else 0) if not entry.msgstr_plural.get(form, "").strip()]
        if entry.msgid_plural and lacking and any(entry.msgstr_plural.values()):
            yield Finding("catalogue-plural", replace(where, line=entry.linenum, segment=entry.msgctxt or ""), ", ".join(lacking))


def live(catalogue: Any) -> list[Any]:
    """Return the entries in use, in order."""
    return [entry for entry in catalogue if not entry.obsolete]


def _check_lines(text: str, where: Where) -> None:
    """Every line must be empty, a comment, or a whole string in quotes."""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        comment = stripped.startswith("#") and not stripped.startswith(("#~", "#|"))
        if not comment and stripped not in ("", "#~", "#|") and not _LINE.fullmatch(stripped):
            raise _unreadable(where, number, "this line is neither a comment nor a text in quotes")


def _check_header(catalogue: Any, where: Where) -> None:
    charset = re.search(r"charset=([^\s;]+)", catalogue.metadata.get("Content-Type", ""), re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii", "charset"):
        raise Unusable(Finding("catalogue-header", replace(where, line=1), f"it gives the character set {charset[1]}, not UTF-8"))


def _unreadable(where: Where, line: int, detail: str) -> Unusable:
    return Unusable(Finding("catalogue-unreadable", replace(where, line=line), detail))
