"""Terms of the project's glossary: the translation that was agreed on, and no word that was refused."""

from collections.abc import Iterator

from netpub.translate.glossary import Term, holds
from netpub.translate.quality.side import Pair, Problem


def check(pair: Pair) -> Iterator[Problem]:
    """Yield terms without their translation, and forbidden words."""
    if pair.glossary is None:
        return
    for term in pair.glossary.hits(pair.source.text):
        yield from _refused(term, pair)
        if term.translations and not any(holds(pair.target.text, one, pair.target.locale, loosely=True) for one in term.translations):
            yield "translation-term", f"“{term.term}” → “{'” / “'.join(term.translations)}”"
    for term in pair.glossary.everywhere:
        yield from _refused(term, pair)


def _refused(term: Term, pair: Pair) -> Iterator[Problem]:
    """A forbidden word that is part of a translation which stands there ("vejiga", "vejiga natatoria") is none."""
    locale = pair.target.locale
    for word in term.forbidden:
        part = any(holds(one, word, locale) and holds(pair.target.text, one, locale, loosely=True) for one in term.translations)
        if not part and holds(pair.target.text, word, locale):
            yield "translation-term-forbidden", f"“{word}”" + (f" for “{term.term}”" if term.term else "")
