"""Text that nobody translated: a translation that equals its source, is in another language, or has a stretch of the source in it."""

import re
from collections.abc import Iterator

from netpub.text import cues, languages
from netpub.translate.quality import tables
from netpub.translate.quality.side import Pair, Problem, Side

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TELLING = 4  # letters of a word that a language has for itself
_RUN = 5  # words in a row
_SMALL = 2  # words among them that every sentence needs, so that names and titles do not count


def check(pair: Pair) -> Iterator[Problem]:
    """Yield what was not translated."""
    source, target = pair.source, pair.target
    if source.language == target.language:
        return
    found = languages.certain(target.plain)
    if found and not languages.fits(found, target.locale):
        yield "translation-untranslated", f"“{_short(target.text)}”"
    elif target.plain.strip() == source.plain.strip():
        words = _WORD.findall(source.plain)
        small = sum(cues.fold(word) in tables.folded(source.locale, "words", "small") for word in words)
        if small >= _SMALL and len(words) >= _RUN:
            yield "translation-untranslated", f"“{_short(target.text)}”"
        elif any(len(word) >= _TELLING and not word.isupper() for word in words):
            yield "translation-copied", f"“{_short(target.text)}”"
    else:
        run = _run(source, target)
        if run:
            yield "translation-copied", f"“{_short(run)}”"


def _run(source: Side, target: Side) -> str:
    """The first words in a row that the translation shares with the source and that are certainly of the source's language."""
    small = tables.folded(source.locale, "words", "small") - tables.folded(target.locale, "words", "small")
    there = [(match.start(), match.end(), cues.fold(match[0])) for match in _WORD.finditer(target.plain)]
    if sum(word in small for _, _, word in there) < _SMALL:
        return ""
    here = [cues.fold(word) for word in _WORD.findall(source.plain)]
    known = {tuple(here[place:place + _RUN]) for place in range(len(here) - _RUN + 1)}
    for place in range(len(there) - _RUN + 1):
        run = tuple(word for _, _, word in there[place:place + _RUN])
        if run in known and sum(word in small for word in run) >= _SMALL:
            found = target.plain[there[place][0]:there[place + _RUN - 1][1]]
            if not any(word[0].isupper() for word in _WORD.findall(found)[1:]):  # a title stays as it is
                return found
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"  # noqa: PLR2004
