"""The words that printed references need and that citation styles leave in English: kinds of works, editions, "version", "et al"."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("terms.toml")
SOURCE = "en"
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo")
KINDS = (
    "doctoral-thesis", "masters-thesis", "bachelors-thesis", "technical-report", "research-report", "report", "working-paper",
    "discussion-paper", "white-paper", "package-insert", "prescribing-information", "product-characteristics", "product-monograph",
    "patient-leaflet", "product-information", "medication-guide",
)
EDITIONS = ("revised", "updated", "enlarged", "international", "new")
# What English sources write besides the words of terms.toml; letters alone.
_OTHERWISE = {
    "phdthesis": "doctoral-thesis", "phddissertation": "doctoral-thesis", "doctoraldissertation": "doctoral-thesis",
    "dphilthesis": "doctoral-thesis", "dphildissertation": "doctoral-thesis", "thesededoctorat": "doctoral-thesis",
    "masterthesis": "masters-thesis", "mscthesis": "masters-thesis", "mathesis": "masters-thesis", "mastersdissertation": "masters-thesis",
    "mscdissertation": "masters-thesis", "madissertation": "masters-thesis", "bscthesis": "bachelors-thesis",
    "bachelorthesis": "bachelors-thesis", "techreport": "technical-report", "techrep": "technical-report",
    "technicalrep": "technical-report", "finalreport": "report", "internalreport": "report",
    "fullprescribinginformation": "prescribing-information", "packageleaflet": "patient-leaflet",
    **{f"{word}{ending}": word for word in EDITIONS for ending in ("", "ed", "edn", "edition")}, "rev": "revised", "reved": "revised",
}


def of(locale: str) -> Mapping[str, Any]:
    """Return the words for a locale (BCP 47): those of its language, else the English ones."""
    return _tables()[_language(locale)]


def kind(text: str, locale: str) -> str:
    """Return a kind of work or edition ("PhD thesis", "Revised ed.") in the language of the locale; as it stands when it is unknown."""
    key = _keys().get(_letters(text).removeprefix("unpublished"), "")
    said_in = _languages().get(_letters(text), SOURCE)
    return str(of(locale)[key]) if key and _language(locale) != said_in else text


def _language(locale: str) -> str:
    tag = locale.casefold()
    if tag.startswith(("zh-hant", *_TRADITIONAL)):
        return "zh-Hant"
    language = tag.partition("-")[0]
    return language if language in _tables() else SOURCE


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _keys() -> Mapping[str, str]:
    """What each word of each language means, by its letters."""
    named = {_letters(table[key]): key for table in _tables().values() for key in (*KINDS, *EDITIONS)}
    return {**named, **_OTHERWISE}


@cache
def _languages() -> Mapping[str, str]:
    """The language of each word, by its letters; the first that has it."""
    found: dict[str, str] = {}
    for language, table in _tables().items():
        for key in (*KINDS, *EDITIONS):
            found.setdefault(_letters(table[key]), language)
    return found


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", text.casefold()))
