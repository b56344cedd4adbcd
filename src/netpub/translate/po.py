"""PO files as bytes, read strictly and written plainly. polib does the reading and writing; its silent losses are closed here.

polib cuts the last character off a line without a closing quote, splits lines at characters that are no line ends (U+0085,
U+2028), forgets comments at the end of a file, and takes a text that happens to be a path for a file name.
"""

import re
from dataclasses import replace
from typing import Any

import polib
from babel import Locale, UnknownLocaleError

from netpub.findings import Finding, Unusable, Where

LIMIT = 64 * 1024 * 1024  # bytes; a hundred thousand entries with room to spare

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:#~\|?[ \t]*|#\|[ \t]*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]+)?{_STRING}")
_END = 'msgctxt "\x04"\nmsgid "end"\nmsgstr ""\n'  # no catalogue has this context: gettext itself parts context and text with it


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
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(where, data.count(b"\n", 0, error.start) + 1, "it is not in UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
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
    return catalogue


def write(catalogue: Any) -> bytes:
    """Return a catalogue as bytes, one line a text: a change then touches the lines that it concerns and no others."""
    catalogue.wrapwidth = 0
    text = str(catalogue)
    return (text if catalogue.header else text.removeprefix("#\n")).encode("utf-8")


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
