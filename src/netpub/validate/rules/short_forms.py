"""Short forms such as PRRT: each is explained somewhere, in brackets, in the glossary or by its words."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from netpub.text import cues, meaning
from netpub.validate.context import Context, words
from netpub.validate.rules.readability import is_shouted

_SHORT = re.compile(r"(?<![\w./-])([A-Z]{2,6})s?(?![\w-])")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_BEFORE_BRACKET = re.compile(r"(?<!\w)([A-Z]{2,6})s? \([^()]{4,200}\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"(?<!\w)[a-z]{2,6}(?!\w)")
_ROMAN = re.compile(r"[IVX]+[A-C]?")
_LEAST_LETTERS = 3
_OFTEN = 3  # two letters are mostly the initials of a name, unless they come again


def check(context: Context) -> None:
    """Report each short form that the article uses and explains nowhere, at the first place."""
    used: Counter[str] = Counter()
    first: dict[str, tuple[Any, str]] = {}
    explained = set(_explained(context, [text for _, text in context.blocks]))
    for block, text in context.blocks:
        for found in () if is_shouted(text) else _SHORT.findall(text):
            used[found] += 1
            first.setdefault(found, (block, text))
    small = {word for _, text in context.blocks for word in _SMALL.findall(text)}
    for short, (block, text) in first.items():
        if short.casefold() in small or any(said(short, context.article.language) for said in (meaning.turning, meaning.negation)):
            continue  # a word in capitals for emphasis
        asked = len(short) >= _LEAST_LETTERS or used[short] >= _OFTEN
        if asked and short not in explained and not _is_known(short) and not _stands_by_its_words(short, text):
            context.find("abbreviation-unexplained", block, short)


def _is_known(short: str) -> bool:
    return bool(_ROMAN.fullmatch(short)) or cues.end_of("short-forms", "known", short) == len(short)


def _explained(context: Context, texts: list[str]) -> Iterator[str]:
    """Short forms that stand in brackets, or before a bracket, or as a term, or in an element that gives their words."""
    for text in texts:
        if "(" not in text and "[" not in text:
            continue
        for bracket in _IN_BRACKETS.findall(text):
            yield from _SHORT.findall(bracket)
        yield from _BEFORE_BRACKET.findall(text)
    for term in context.all("term"):
        yield from _SHORT.findall(words(term))
    for element in context.all("abbrev"):
        if len(element.attrib):
            yield words(element).removesuffix("s")
    yield from _SHORT.findall(context.article.text("front/journal-meta/publisher/publisher-name"))


def _stands_by_its_words(short: str, text: str) -> bool:
    """Whether words with these first letters stand in the same block: positron emission tomography, PET."""
    initials = "".join(word[0] for word in _WORD.findall(text.casefold()) if word not in ("of", "and", "the", "for", "in", "de", "la", "y"))
    return len(short) >= _LEAST_LETTERS and short.casefold() in initials
