"""Checks of a translated text against its source, in the reading habits of each language."""

from collections.abc import Iterator
from typing import Any

from netpub.translate import limits
from netpub.translate.glossary import Glossary
from netpub.translate.quality.side import Pair, Problem, Side
from netpub.translate.quality.table import CHECKS

__all__ = ["CHECKS", "HOLDING", "Problem", "of_entry", "problems"]

# With one of these no edition can be made: there is no saying where the words or the marks belong.
HOLDING = frozenset(("placeholder-broken", "translation-character"))


def problems(
    source: str, source_locale: str, target: str, target_locale: str, glossary: Glossary | None = None, limit: int = 0,
) -> Iterator[Problem]:
    """Yield what is wrong with a translation, as rules with details. Both texts are segments with placeholders; the locales are BCP 47
    tags. ``limit`` is how many characters the translation may have, 0 for any number."""
    pair = Pair(Side(source, source_locale), Side(target, target_locale), glossary, limit)
    for check in CHECKS.values():
        yield from check(pair)


def of_entry(entry: Any, target: str, source_locale: str, target_locale: str, glossary: Glossary | None) -> Iterator[Problem]:
    """Yield what is wrong with the translation of a catalogue's entry, which may give a limit in its comment. ``target`` is its text: that
    of one plural form, where there are several."""
    one_or_more = entry.msgid_plural if entry.msgid_plural and target != entry.msgstr_plural.get(0) else entry.msgid
    last = target == entry.msgstr_plural.get(max(entry.msgstr_plural, default=0), target)
    for rule, detail in problems(one_or_more, source_locale, target, target_locale, glossary, limits.limit(entry.comment)):
        # A form for one number alone may say it in a word, as Arabic says "two pages"; the last form is for many.
        if last or rule != "placeholder-broken" or not detail.startswith("missing: ") or "not in the source" in detail:
            yield rule, detail
