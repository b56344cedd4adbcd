"""Interface words and dates in the language of an edition, from netpub's own catalogues and CLDR."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from netpub.errors import ConfigError
from netpub.resources import resource
from netpub.text.scripts import script_of

SOURCE = "en"


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """``words`` by message; ``counted`` chooses the form of a message for a number, by the rule of the catalogue's header."""

    words: Mapping[str, str]
    counted: Callable[[str, str, int], str]


class Labels:
    """The words of one language. ``locale`` is a BCP 47 tag; the region decides the form of dates.

    Raises ConfigError when netpub has no interface catalogue for the language.
    """

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.cldr = Locale.parse(locale, sep="-")
        self._words = _catalogue(locale)

    def __call__(self, message: str) -> str:
        """Return an interface message (English, as in the code) in this language; raises KeyError for one not in the catalogue."""
        return message if self._words is None else self._words.words[message]

    def counted(self, one: str, others: str, count: int) -> str:
        """Return a message in the form that a number asks for in this language, with the number for ``{count}``.

        ``one`` and ``others`` are its forms in English; raises KeyError for one not in the catalogue.
        """
        choose = _english if self._words is None else self._words.counted
        return choose(one, others, count).replace("{count}", self.number(count))

    def number(self, count: int) -> str:
        """Return a whole number with the language's sign between thousands, in the digits of phone numbers and doses: 0 to 9."""
        return str(format_decimal(count, locale=self.cldr))

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date (``2025``, ``2025-03`` or ``2025-03-29``) as people write it.

        What is no date is returned as it is: the checks of the article report it, and a draft shows it.
        """
        parts = iso.split("-")
        try:
            day = datetime.date.fromisoformat(f"{iso}-01-01"[:10])
        except ValueError:
            return iso
        match len(parts):
            case 1:
                return iso
            case 2:
                return str(format_skeleton("yMMMM", day, locale=self.cldr))
            case _:
                return str(format_date(day, format="long", locale=self.cldr))

    @property
    def name(self) -> str:
        """The language's own name for itself, such as ``Español``."""
        return own_name(self.cldr)

    def called(self, locale: str) -> str:
        """Return what this language calls another (a BCP 47 tag), as within a sentence: ``inglés``."""
        other = Locale.parse(locale, sep="-")
        return str(self.cldr.languages.get(f"{other.language}_{other.script}") or self.cldr.languages.get(other.language, locale))

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return "rtl" if self.cldr.text_direction == "rtl" else "ltr"


def _english(one: str, others: str, count: int) -> str:
    return one if count == 1 else others


def own_name(locale: Locale) -> str:
    """Return a language's own name for itself, with its script where CLDR has a name for both: ``Español``, ``简体中文``."""
    name = str(locale.languages.get(f"{locale.language}_{locale.script}") or locale.languages.get(locale.language, locale))
    return name[:1].upper() + name[1:]


def speaks(locale: str) -> bool:
    """Return whether netpub has interface words for a BCP 47 tag."""
    return bool(_known_as(locale))


def spoken() -> list[str]:
    """Return the BCP 47 tags that netpub has interface words for, sorted."""
    return sorted({SOURCE, *(path.parent.parent.name for path in _path("es").parents[2].glob("*/LC_MESSAGES/netpub.po"))})


def _known_as(locale: str) -> str:
    """The tag, its first parts, or its language and script (zh-Hans for zh-CN), that there are words for; empty when there are none."""
    parts = locale.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    tags.insert(-1, f"{parts[0]}-{script_of(locale)}")
    return next((tag for tag in tags if tag == SOURCE or _path(tag).is_file()), "")


def _path(tag: str) -> Path:
    return resource("locales", f"{tag}/LC_MESSAGES/netpub.po")


@cache
def _catalogue(locale: str) -> _Catalogue | None:
    """The catalogue for a tag, its first parts, or its language and script; None for the language that the messages are written in."""
    tag = _known_as(locale)
    if not tag:
        raise ConfigError(
            f"netpub has no interface words for “{locale}”.",
            f"Take the language out: editions can be made in {', '.join(spoken())}, and in forms of them such as es-MX.")
    if tag == SOURCE:
        return None
    entries: Any = polib.pofile(str(_path(tag)), encoding="utf-8")
    plurals = GNUTranslations(BytesIO(entries.to_binary()))
    return _Catalogue({entry.msgid: entry.msgstr for entry in entries if entry.translated()}, plurals.ngettext)
