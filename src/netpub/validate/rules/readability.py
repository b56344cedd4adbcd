"""Plain language: how old a reader must be for each section, and blocks of capitals.

All of it is advice (NHS: a reading age of 9 to 14; UKAAF: no blocks of capitals); no formula knows how hard a text is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from netpub.text import readability
from netpub.validate.context import Context, words

_LEAST_WORDS = 100  # the formulas are made for passages of that length
_CAPITALS_WORDS, _CAPITALS_LETTERS = 3, 12
_AGE_MOST = 18  # the formulas count years of school, and school ends


def check(context: Context) -> None:
    """Report sections that are hard to read, and text in capitals."""
    body = context.root.find("body")
    if body is None:
        return
    own = dict(context.blocks)
    for part in (body, *body.iter("sec")):
        _check_age(context, part, list(_own_texts(part, own)))
    for block, text in context.blocks:
        if is_shouted(text):
            context.find("block-of-capitals", block, text)


def _check_age(context: Context, part: Any, texts: list[str]) -> None:
    if sum(len(text.split()) for text in texts) < _LEAST_WORDS:
        return
    age = readability.reading_age(texts, context.article.language)
    if age is not None and age >= context.limits.reading_age + 1:
        heading = part.find("title")
        years = f"{age:.0f}" if age < _AGE_MOST else f"{_AGE_MOST} or more"
        said = "the beginning" if heading is None else f"“{' '.join(words(heading).split())}”"
        context.find("reading-age-high", part if heading is None else heading, f"{said}: {years}")


def _own_texts(part: Any, own: Mapping[Any, str]) -> Iterator[str]:
    """The paragraphs of a section without those of the sections in it; ``own`` gives each block's own text."""
    for child in part:
        if isinstance(child.tag, str) and child.tag != "sec":
            yield from (own[block] for block in child.iter("p"))


def is_shouted(text: str) -> bool:
    """Say whether a block is in capitals: several words, none of them with a small letter; signs without capitals do not count."""
    return text.isupper() and len(text.split()) >= _CAPITALS_WORDS and sum(map(str.isupper, text)) >= _CAPITALS_LETTERS
