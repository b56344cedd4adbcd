"""How old readers must be to read a text, by formulas for their language. A hint: medicines' long names count like hard words.

English: Flesch-Kincaid grade (Kincaid 1975), which begins at the age of five. Spanish: the INFLESZ scale (Barrio-Cantalejo 2008).
How easy a text is: Flesch (1948) for English, Fernández Huerta (1959) and the INFLESZ scale for Spanish, Kandel and Moles (1958) for
French. For other languages there is no formula here, and nothing is made up.
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

_FRENCH_VOWELS = re.compile(r"[aeiouyàâéèêëîïôùûüœæ]+")
# What is not heard, and where two vowels are two syllables: payer, réunion, maïs.
_FRENCH = ((re.compile(r"aient$"), "ai"), (re.compile(r"qu"), "q"), (re.compile(r"gu(?=[eéèêiîy])"), "g"),
           (re.compile(r"(?<=[aeoué])y(?=[aeiouéèêâ])"), "j"), (re.compile(r"é(?=[aeouéèêâîôû])|(?<=[aeou])(?=[ïëü])"), "é-"))
_FRENCH_SILENT = re.compile(r"(?<=[^aeiouyàâéèêëîïôùûüœæ-])es?$")

# Where primary school (6 to 12 years), compulsory (to 16) and upper secondary school (to 18) begin and end on the scale.
_SCHOOL = 5  # the age at which the formula's first year of school begins
_SCHOOLS = ((206.835, 6), (65, 12), (55, 16), (40, 18), (0, 22))


class Counts(NamedTuple):
    """How many words, sentences and syllables a text has."""

    words: int
    sentences: int
    syllables: int


class Ease(NamedTuple):
    """How easy a text is on a scale on which 100 is very easy, what the scale calls that, in one of six words, and from which score on it
    calls a text plain."""

    scale: str
    score: float
    words: str
    plain: int


def counts(blocks: Iterable[str], language: str) -> Counts | None:
    """Return the counts of a text given as blocks or sentences; None for a language whose syllables nobody counts here."""
    syllables_of = _SYLLABLES.get(language.partition("-")[0].lower())
    if syllables_of is None:
        return None
    found = [_counted(block, syllables_of) for block in blocks]
    return Counts(*(sum(counted[number] for counted in found) for number in range(len(Counts._fields))))


@lru_cache(maxsize=2048)  # Sections are counted, and then all of an article again.
def _counted(block: str, syllables_of: Callable[[str], int]) -> Counts:
    found = [words for sentence in sentences((block,)) if (words := _WORD.findall(sentence.casefold()))]
    return Counts(sum(map(len, found)), len(found), sum(sum(map(syllables_of, words)) for words in found))


def sentences(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of a text; a list or a heading ends one, and so does a colon."""
    for block in blocks:
        yield from _SENTENCE.split(block)


def reading_age(sentences: Iterable[str], language: str) -> float | None:
    """Return the age in years for a text given as blocks or sentences; None for a language without a formula, and for no words."""
    formula = _AGES.get(language.partition("-")[0].lower())
    found = counts(sentences, language) if formula else None
    return formula(*found) if formula and found and found.words else None


def grade(blocks: Iterable[str], language: str) -> float | None:
    """Return the school grade of the United States for an English text (Flesch-Kincaid); None for other languages and for no words."""
    age = reading_age(blocks, language) if language.partition("-")[0].lower() == "en" else None
    return None if age is None else age - _SCHOOL


def eases(blocks: Iterable[str], language: str) -> tuple[Ease, ...]:
    """Return how easy a text is to read on each scale made for its language, the one to show first; none for a language without one,
    and for no words. Most texts score from 0 (very hard) to 100 (very easy)."""
    found = counts(blocks, language)
    if not found or not found.words:
        return ()
    return tuple(_ease(scale, formula(*found), bands) for scale, formula, bands in _SCALES[language.partition("-")[0].lower()])


def _ease(scale: str, score: float, bands: "_Bands") -> Ease:
    words = next((words for least, words in bands if score >= least), "very hard")
    return Ease(scale, score, words, next(least for least, words in bands if words == "plain"))


@lru_cache(maxsize=20_000)
def _english(word: str) -> int:
    bare = word if _SPOKEN.search(word) else _SILENT.sub("", word)
    return max(len(_VOWELS.findall(bare)), 1)


@lru_cache(maxsize=20_000)
def _spanish(word: str) -> int:
    return max(len(_SPANISH.findall(word.replace("qu", "q").replace("gue", "ge").replace("gui", "gi"))), 1)


@lru_cache(maxsize=20_000)
def _french(word: str) -> int:
    for pattern, heard in _FRENCH:
        word = pattern.sub(heard, word)
    return max(len(_FRENCH_VOWELS.findall(_FRENCH_SILENT.sub("", word))), 1)


def _flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + _SCHOOL


def _inflesz(words: int, sentences: int, syllables: int) -> float:
    """Szigriszt-Pazos's score, and the schools for which the INFLESZ scale (Barrio-Cantalejo 2008) finds it right, as ages."""
    score = _szigriszt(words, sentences, syllables)
    for (high, young), (low, old) in pairwise(_SCHOOLS):
        if score >= low:
            return young + (high - score) * (old - young) / (high - low)
    return _SCHOOLS[-1][1]


def _szigriszt(words: int, sentences: int, syllables: int) -> float:
    return 206.835 - 62.3 * syllables / words - words / sentences


def _flesch(words: int, sentences: int, syllables: int) -> float:
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def _fernandez_huerta(words: int, sentences: int, syllables: int) -> float:
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def _kandel_moles(words: int, sentences: int, syllables: int) -> float:
    return 207 - 1.015 * words / sentences - 73.6 * syllables / words


_Formula = Callable[[int, int, int], float]
_Bands = tuple[tuple[int, str], ...]
_SYLLABLES: Mapping[str, Callable[[str], int]] = {"en": _english, "es": _spanish, "fr": _french}
_AGES: Mapping[str, _Formula] = {"en": _flesch_kincaid, "es": _inflesz}
_FLESCH: _Bands = ((90, "very easy"), (70, "easy"), (60, "plain"), (50, "fairly hard"), (30, "hard"))
# The scale's own words: muy fácil, bastante fácil, normal, algo difícil, muy difícil.
_INFLESZ: _Bands = ((80, "very easy"), (65, "easy"), (55, "plain"), (40, "fairly hard"))
_SCALES: Mapping[str, tuple[tuple[str, _Formula, _Bands], ...]] = {
    "en": (("Flesch reading ease", _flesch, _FLESCH),),
    "es": (("INFLESZ", _szigriszt, _INFLESZ), ("Fernández Huerta", _fernandez_huerta, _FLESCH)),
    "fr": (("Kandel and Moles", _kandel_moles, _FLESCH),),
}
