"""What netpub says to people, in their language: a message is written in English where it arises and translated where it is printed.

The language is that of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG; gettext(3)), English where there is no catalogue for it
in locales/LANGUAGE/LC_MESSAGES of this package (scripts/words.py keeps them). Files that netpub makes, and what it prints for programs
(JSON, SARIF), are the same in every language, which is why nothing below the commands translates: results are kept, and a message may
come from a worker, from another machine or from a build of last week.
"""

import gettext
import itertools
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BufferedReader
from pathlib import Path

DOMAIN = "netpub-cli"
FOLDER = Path(__file__).with_name("locales")
_PLACE = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
# With fewer words than this around its values a message may look like any other sentence (“{key} is {value}.”), or like one of a page.
_PLAIN, _CAREFUL = 2, 3
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
# How many parts of “file:line: problem: …” are looked at for a message that is known.
_PARTS = 5
# A value of a message may be a message, whose value may be one; beyond that they are words of pages.
_DEEPEST = 2


def phrase(message: str) -> str:
    """Mark a message that is printed elsewhere, so that it enters the catalogue; returns it as it is."""
    return message


def speak() -> None:
    """Let the library of the command line (click) speak the language of the environment, too."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN if _catalogue(*_environment()) else "messages")


def told(text: str, *, careful: bool = False) -> str:
    """Return a finished message in the language of the environment; what no catalogue knows comes back as it is.

    ``careful`` is for what may be words of a page and no message: then little alike is not enough.

    A message with values in it is found by what stands around them: the catalogue's “{path} cannot be read: {strerror}.” fits
    “a.html cannot be read: No such file.”. A message that stands behind a place (“a.toml:3: …”) is found, too.
    """
    known = _catalogue(*_environment())
    if known is None:
        return text
    before, after = text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):]
    return f"{before}{known.told(text.strip(), careful=careful)}{after}" if text.strip() else text


def teller() -> Callable[..., str]:
    """Return ``told`` for the environment as it is now: who prints thousands of messages asks once."""
    return told if _catalogue(*_environment()) else _as_it_is


def _as_it_is(text: str, *, careful: bool = False) -> str:
    del careful
    return text


def explained(error: Exception) -> str:
    """Return what stopped the program and, where the error says it, what to do about it, in the language of the environment."""
    parts = (getattr(error, "message", str(error)), getattr(error, "remedy", ""))
    return "\n  ".join(told(part) for part in parts if part)


def _environment() -> list[str]:
    """The languages that the environment asks for, before English, which needs no catalogue: ``es_ES`` of ``es_ES.UTF-8:en``."""
    said = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return list(itertools.takewhile(lambda one: not one.startswith(("en", "C", "POSIX")), said.split(":")))


@cache
def _catalogue(*languages: str) -> "_Spoken | None":
    """The catalogue for languages, the first that there is; kept, since a table asks for every cell."""
    known = gettext.translation(DOMAIN, str(FOLDER), languages, class_=_Spoken, fallback=True)
    return known if isinstance(known, _Spoken) else None


@dataclass(frozen=True, slots=True)
class _Template:
    """A message with values: the texts around them, their names, and the translation."""

    around: tuple[str, ...]
    names: tuple[str, ...]
    translation: str

    @property
    def words(self) -> int:
        """How many words stand around the values."""
        return sum(len(_WORD.findall(part)) for part in self.around)

    def fit(self, text: str) -> dict[str, str] | None:
        """Return the values that make the message into ``text``, each as short as can be; None when it is another message."""
        at = len(self.around[0])
        if not text.startswith(self.around[0]) or not text.endswith(self.around[-1]):
            return None
        ends = []
        for part in self.around[1:-1]:
            end = text.find(part, at)
            if end < 0:
                return None
            ends.append((at, end))
            at = end + len(part)
        last = len(text) - len(self.around[-1])
        if last < at:
            return None
        return {name: text[start:end] for name, (start, end) in zip(self.names, [*ends, (at, last)], strict=True)}

    def spoken(self, values: Mapping[str, str]) -> str:
        """Return the translation with values in their places."""
        return _PLACE.sub(lambda place: values.get(place[1], place[0]), self.translation)


class _Spoken(gettext.GNUTranslations):
    """A catalogue that also finds messages by the texts around their values."""

    _catalog: dict[str | tuple[str, int], str]
    _templates: list[_Template]
    _told: frozenset[str]

    def _parse(self, fp: BufferedReader) -> None:  # type: ignore[override]
        super()._parse(fp)
        templates = [
            _Template(tuple(_PLACE.split(message)[::2]), tuple(_PLACE.findall(message)), translation)
            for message, translation in self._catalog.items() if isinstance(message, str) and _PLACE.search(message)]
        self._told = frozenset(self._catalog.values())
        # The more of a text a message explains, the likelier it is the one.
        self._templates = sorted(templates, key=lambda one: -sum(map(len, one.around)))

    def told(self, text: str, depth: int = 0, *, careful: bool = False) -> str:
        """Return a finished message in this language, or as it is."""
        at = 0
        for _ in range(_PARTS):
            found = self._known(text[at:], depth, careful=careful)
            if found is not None:
                return text[:at] + found
            at = text.find(": ", at) + 2
            if at < 2:  # noqa: PLR2004  nothing was found: -1 + 2
                break
        return text

    def _known(self, text: str, depth: int, *, careful: bool) -> str | None:
        if text in self._catalog:
            return self.gettext(text)
        for template in self._templates:
            values = template.fit(text)
            if values is not None and not (
                    template.words < (_CAREFUL if careful else _PLAIN) and any(self._strange(value, depth) for value in values.values())):
                return template.spoken({name: self._value(value, depth) for name, value in values.items()})
        return None

    def _strange(self, value: str, depth: int) -> bool:
        """Whether a value is none of these: a word, a number of things, a message, or a message that was told already."""
        return (" " in value and not value[0].isdecimal() and value not in self._told
                and (depth >= _DEEPEST or self._known(value, depth + 1, careful=True) is None))

    def _value(self, value: str, depth: int) -> str:
        """A value in this language: one of several words may be a message itself; a single word is a name."""
        inner = value.strip()
        return value.replace(inner, self.told(inner, depth + 1, careful=True), 1) if " " in inner and depth < _DEEPEST else value
