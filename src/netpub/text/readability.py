"""How old readers must be to read a text, by formulas for their language. A hint: medicines' long names count like hard words.

English: Flesch-Kincaid grade (Kincaid 1975), which begins at the age of five. Spanish: the INFLESZ scale (Barrio-Cantalejo 2008).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…:;]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$")
_SPOKEN = re.compile(r"[td]ed$|(?:[sxz]|ch|sh|[cg])es$")
# Two strong vowels, or a weak one with an accent, are two syllables: po-e-ta, dí-a.
_SPANISH = re.compile(r"[aeoáéó](?=[aeoáéó])|[íú](?=[aeoáéó])|[aeoáéó](?=[íú])|[aeiouáéíóúü]+?(?![aeiouáéíóúü])")

# Where primary school (6 to 12 years), compulsory (to 16) and upper secondary school (to 18) begin and end on the scale.
_SCHOOLS = ((206.835, 6), (65, 12), (55, 16), (40, 18), (0, 22))


class Counts(NamedTuple):
    """How many words, sentences and syllables a text has."""

    words: int
    sentences: int
    syllables: int


def counts(blocks: Iterable[str], language: str) -> Counts | None:
    """Return the counts of a text given as blocks or sentences; None for a language whose syllables nobody counts here."""
    formula = _FORMULAS.get(language.partition("-")[0].lower())
    if formula is None:
        return None
    words, ends, syllables = 0, 0, 0
    for sentence in sentences(blocks):
        found = _WORD.findall(sentence.casefold())
        words += len(found)
        ends += bool(found)
        syllables += sum(formula[0](word) for word in found)
    return Counts(words, ends, syllables)


def sentences(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of a text; a list or a heading ends one, and so does a colon."""
    for block in blocks:
        yield from _SENTENCE.split(block)


def reading_age(sentences: Iterable[str], language: str) -> float | None:
    """Return the age in years for a text given as blocks or sentences; None for a language without a formula, and for no words."""
    found = counts(sentences, language)
    return _FORMULAS[language.partition("-")[0].lower()][1](*found) if found and found.words else None


def reading_ease(blocks: Iterable[str], language: str) -> float | None:
    """Return how easy a text is to read, from 0 (very hard) to 100 (very easy) for most texts: Flesch (1948) for English,
    Fernández Huerta (1959) for Spanish; None for other languages, and for no words."""
    found = counts(blocks, language)
    return _FORMULAS[language.partition("-")[0].lower()][2](*found) if found and found.words else None


@lru_cache(maxsize=20_000)
def _english(word: str) -> int:
    bare = word if _SPOKEN.search(word) else _SILENT.sub("", word)
    return max(len(_VOWELS.findall(bare)), 1)


@lru_cache(maxsize=20_000)
def _spanish(word: str) -> int:
    return max(len(_SPANISH.findall(word.replace("qu", "q").replace("gue", "ge").replace("gui", "gi"))), 1)


def _flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5


def _inflesz(words: int, sentences: int, syllables: int) -> float:
    """Szigriszt-Pazos's score, and the schools for which the INFLESZ scale (Barrio-Cantalejo 2008) finds it right, as ages."""
    score = 206.835 - 62.3 * syllables / words - words / sentences
    for (high, young), (low, old) in pairwise(_SCHOOLS):
        if score >= low:
            return young + (high - score) * (old - young) / (high - low)
    return _SCHOOLS[-1][1]


def _flesch(words: int, sentences: int, syllables: int) -> float:
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def _fernandez_huerta(words: int, sentences: int, syllables: int) -> float:
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


_Formula = Callable[[int, int, int], float]
_FORMULAS: Mapping[str, tuple[Callable[[str], int], _Formula, _Formula]] = {
    "en": (_english, _flesch_kincaid, _flesch), "es": (_spanish, _inflesz, _fernandez_huerta),
}
