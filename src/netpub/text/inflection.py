"""Words without the endings that number and gender give them, so that a term is found in its forms. Simple on purpose: no dictionary.

Both sides of a comparison go through the same function, so an ending taken off by mistake does no harm unless two words become one.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from netpub.text import cues

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# Written without blanks between words: a term is found anywhere in the text.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SHORTEST = 4  # letters; shorter words are all stem
_MARKS = re.compile("[\u064b-\u0652\u0640]")  # Arabic vowel signs and the stroke that stretches words
_ARTICLE = re.compile("^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك](?=..))")


def stems(text: str, language: str, *, gender: bool = False) -> list[str]:
    """Return the words of a text without the endings of the plural; with ``gender`` those of gender and accents are off as well.

    ``language`` is a BCP 47 tag; words of a language that is not known here come back in small letters.
    """
    stem = _STEMS.get(language.partition("-")[0].lower(), str)
    found = (_stem(word.casefold().replace("’", "'").replace("ʼ", "'"), stem) for word in _WORD.findall(text))
    return [cues.fold(word).rstrip("aeo") if gender and len(word) >= _SHORTEST else word for word in found]


@lru_cache(maxsize=50_000)
def _stem(word: str, stem: Callable[[str], str]) -> str:
    return stem(word)


def _english(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("s'")
    if len(word) < _SHORTEST or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def _spanish(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    if word.endswith(("iones", "enes", "ines", "anes")):  # the accent goes with the plural: operación, operaciones
        vowel = {"o": "ó", "e": "é", "i": "í", "a": "á"}[word[-4]]
        return f"{word[:-4]}{vowel}n"
    if word.endswith(("les", "res", "des")):
        return word[:-2]
    return word.removesuffix("s")


def _french(word: str) -> str:
    word = word.partition("'")[2] or word  # l'estomac, d'eau
    if len(word) < _SHORTEST:
        return word
    return word[:-3] + "al" if word.endswith("aux") and not word.endswith("eaux") else word.removesuffix("s").removesuffix("x")


def _arabic(word: str) -> str:
    bare = _MARKS.sub("", word).translate(str.maketrans("أإآى", "اااي"))
    return _ARTICLE.sub("", bare) or bare


_STEMS: Mapping[str, Callable[[str], str]] = {"en": _english, "es": _spanish, "fr": _french, "ar": _arabic}
