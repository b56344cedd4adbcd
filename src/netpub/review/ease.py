"""How easy a text is to read, in words for a reviewer: the score of its language, long sentences, how many words."""

from collections.abc import Iterator
from typing import Any

from netpub.article import Article
from netpub.text import readability

_LONG = 25  # words; the longest sentence that plain-language guides advise
_SHOWN, _BEGINNING = 3, 60


def of(article: Article) -> list[tuple[str, str]]:
    """Return pairs of what is measured and what was found; for a language without a formula, how long its sentences are. The text is the
    paragraphs of key points, body and glossary, without references."""
    texts = list(_paragraphs(article.root))
    counted = sorted(((len(sentence.split()), sentence) for sentence in readability.sentences(texts)), key=lambda pair: -pair[0])
    long = [(count, sentence) for count, sentence in counted if count > _LONG]
    listed = "; ".join(f"“{sentence[:_BEGINNING].strip()} …” ({count})" for count, sentence in long[:_SHOWN])
    return [*_measured(texts, article.language), (f"Sentences of more than {_LONG} words", f"{len(long)}{': ' * bool(long)}{listed}")]


def score(article: Article) -> readability.Ease | None:
    """Return how easy an article is on the scale of its language; None for a language without one, and for no words."""
    return next(iter(readability.eases(list(_paragraphs(article.root)), article.language)), None)


def _measured(texts: list[str], language: str) -> list[tuple[str, str]]:
    found, eases = readability.counts(texts, language), readability.eases(texts, language)
    if not found or not eases:
        return [("Score", "Not measured: there is no formula here for this language.")]
    age, grade = readability.reading_age(texts, language), readability.grade(texts, language)
    return [
        *((one.scale, f"{one.score:.0f} of 100: {one.words} ({one.plain} and more is plain language)") for one in eases),
        *([("Flesch–Kincaid grade", f"{grade:.1f}")] if grade is not None else []),
        *([("Reading age", f"about {age:.0f} years")] if age is not None else []),
        ("Length", f"{found.words} words, {found.words / found.sentences:.1f} a sentence"),
        ("Syllables", f"{found.syllables / found.words:.2f} a word")]


def _paragraphs(root: Any) -> Iterator[str]:
    for part in (*root.iterfind("front/article-meta/abstract"), *root.iterfind("body"), *root.iterfind("back/glossary")):
        for paragraph in part.iter("p"):
            text = " ".join("".join(_own(paragraph)).split())
            if text:
                yield text


def _own(element: Any) -> Iterator[str]:
    """The words of a paragraph without those of the paragraphs in it."""
    yield element.text or ""
    for child in element:
        if child.tag in ("list", "def-list"):
            yield " "
        elif isinstance(child.tag, str):
            yield from _own(child)
        yield child.tail or ""
