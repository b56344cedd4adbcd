"""Which language a text is certainly in, told by its letters and by the small words that every sentence needs.

Nothing is said of a text that is short, or that leaves a doubt: names, lists of medicines and words from elsewhere are in every text.
"""

import re
from collections.abc import Mapping
from functools import cache

from babel.core import get_global, parse_locale

from netpub.text import cues

_WORD = re.compile(r"[^\W\d_]+")
# Letters by ISO 15924 script, as far as languages of patients need them; those that share letters have one pattern.
_SCRIPTS = {
    "Latn": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrl": re.compile(r"[\u0400-\u052f]"), "Grek": re.compile(r"[\u0370-\u03ff]"),
    "Arab": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"), "Hebr": re.compile(r"[\u0590-\u05ff]"),
    "Deva": re.compile(r"[\u0900-\u097f]"), "Beng": re.compile(r"[\u0980-\u09ff]"), "Guru": re.compile(r"[\u0a00-\u0a7f]"),
    "Taml": re.compile(r"[\u0b80-\u0bff]"), "Thai": re.compile(r"[\u0e00-\u0e7f]"), "Ethi": re.compile(r"[\u1200-\u137f]"),
    "Hang": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"), "Hani": re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"),
}
_SAME = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}
LEAST_LETTERS = 30  # of a text of which anything is said
_LEAST_WORDS = 10
_LEAST_HITS = 4
_SHARE = 0.2  # of the words of a text, at least, are small words of its language
_TIMES = 4  # as often as those of any other
_MOSTLY = 0.7  # of the letters


def certain(text: str) -> str | None:
    """Return the language key (``"es"``) or else the script (``"Arab"``) that a text is certainly in, None where nothing is certain."""
    if len(text) < LEAST_LETTERS:
        return None
    script = _script(text)
    return _language(text) if script == "Latn" else script


def fits(found: str, tag: str) -> bool:
    """Say whether what ``certain`` returned may stand under a BCP 47 tag; a language whose small words netpub does not know may be any."""
    if found in _SCRIPTS:
        return _script_of(tag) in (found, "")
    key = tag.partition("-")[0].lower()
    return found == key or (key not in _small_words() and _script_of(tag) in ("Latn", ""))


def _script(text: str) -> str | None:
    if text.isascii():
        return "Latn"
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    most = max(counts, key=lambda name: counts[name])
    letters = sum(map(str.isalpha, text))
    return most if counts[most] >= LEAST_LETTERS / 2 and counts[most] > _MOSTLY * letters else None


def _language(text: str) -> str | None:
    words = list(map(str.casefold, _WORD.findall(text)))
    if len(words) < _LEAST_WORDS:
        return None
    hits = {key: sum(map(small.__contains__, words)) for key, small in _small_words().items()}
    first, second = sorted((*hits.values(), 0), reverse=True)[:2]
    if first < max(_LEAST_HITS, _SHARE * len(words)) or first < _TIMES * second:
        return None
    return max(hits, key=lambda key: hits[key])


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {key: frozenset(table["language"]["small-words"]) for key, table in cues.tables().items() if "language" in table}


@cache
def _script_of(tag: str) -> str:
    """The script of a language tag, empty when nothing says it."""
    language, _, script, *_ = parse_locale(tag, sep="-")
    if not script:
        likely = get_global("likely_subtags").get(language, "")
        script = next((part for part in likely.split("_") if part in (*_SCRIPTS, *_SAME)), "")
    return _SAME.get(script, script)
