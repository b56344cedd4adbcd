"""[languages.KEY]: the languages that editions are made in."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

PSEUDO = "xx"  # the key of the language that is none (netpub.build.pseudo); no project may have it
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# What becomes of an approved translation while its source is another text: nothing is published; the older text is, and says so;
# nothing is published, and what is out is called back.
HOLD, PINNED, WITHDRAW = ACTIONS = ("hold", "pinned", "withdraw")


@dataclass(frozen=True, slots=True)
class Stale:
    """What becomes of a translation whose source has changed, by the class of the change: ``"hold"``, ``"pinned"`` or ``"withdraw"``."""

    editorial: str = PINNED
    clinical: str = HOLD


@dataclass(frozen=True, slots=True)
class Language:
    """A language that editions are made in: ``key`` names folders, ``locale`` (BCP 47) decides dates, decimals and xml:lang;
    ``when_stale`` is the policy for translations into it."""

    key: str
    locale: str
    when_stale: Stale = Stale()


def language(key: str, locale: str, place: str) -> Language:
    """Return a language; raises ConfigError, naming ``place``, when its key or locale is no language tag (BCP 47, known to CLDR).

    The key names folders, so that nothing but a tag may stand there.
    """
    for tag in (key, locale):
        try:
            known = _TAG.fullmatch(tag) and Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            known = None
        if not known:
            raise ConfigError(f"{place}: “{tag}” is no language.", "Write a language tag, such as es, es-MX or zh-Hans.")
    return Language(key, locale)


def read(path: Path, values: Any) -> tuple[Language, ...]:
    """Return the languages of the project in their order; raises ConfigError for a key or value that cannot be."""
    table = Table(path, "languages", values)
    languages = []
    for key, entry in table.values.items():
        row = Table(path, f"languages.{key}", entry)
        row.refuse_unknown(["locale", "when_stale"])
        made = language(key, row.get("locale", str, key), f"{path}:{line_of(path, key)}")
        languages.append(replace(made, when_stale=_when_stale(row)))
    if not languages:
        raise ConfigError(f"{path}: no language is given.", 'Add, for example, [languages.en] with locale = "en-GB".')
    return tuple(languages)


def _when_stale(row: Table) -> Stale:
    table = Table(row.path, f"{row.name}.when_stale", row.get("when_stale", dict, {}))
    table.refuse_unknown(["editorial", "clinical"])
    usual = Stale()
    return Stale(table.one_of("editorial", ACTIONS, usual.editorial), table.one_of("clinical", ACTIONS, usual.clinical))
