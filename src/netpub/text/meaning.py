"""Words that turn the meaning of a sentence round: negations ("not", "never"), and words that have an opposite ("before", "more").

A change of one of them is a change of what a reader does, however small it looks. The words are in ``netpub/text/words/``.
"""

from collections import Counter
from functools import cache

from netpub.text import cues
from netpub.text.word_diff import tokens


@cache
def negations(language: str) -> frozenset[str]:
    """Return the words of negation of a language (BCP 47 tag), folded; empty for a language that netpub has no words of."""
    return _words(language, "negation")


@cache
def opposites(language: str) -> frozenset[str]:
    """Return words of a language that have an opposite which could stand in their place, folded."""
    return _words(language, "opposites")


def count_negations(text: str, language: str) -> Counter[str]:
    """Return how often each word of negation stands in a text; contractions count ("don't" is "n't")."""
    found: Counter[str] = Counter()
    for token in tokens(text):
        if word := negation(token, language):
            found[word] += 1
    return found


def negation(token: str, language: str) -> str:
    """Return the negation that a word is or ends in (``"n't"``), folded; empty for any other word."""
    word = cues.fold(token).replace("’", "'").replace("ʼ", "'")
    known = negations(language)
    if word in known:
        return word
    _, sign, ending = word.rpartition("'")
    short = f"n{sign}{ending}"
    return short if sign and word.endswith(short) and short in known else ""


def turning(token: str, language: str) -> bool:
    """Say whether a word has an opposite that could stand in its place."""
    return cues.fold(token) in opposites(language)


def _words(language: str, name: str) -> frozenset[str]:
    key = language.partition("-")[0].lower()
    table = cues.tables().get(key, {}).get("meaning", {})
    return frozenset(cues.fold(word) for word in table.get(name, ()))
