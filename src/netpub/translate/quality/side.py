"""The two texts of a translation, each with what checks ask of it more than once, worked out when it is asked for the first time."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from netpub.text import cues
from netpub.text.numbers import in_figures, spelled
from netpub.text.phones import phones
from netpub.translate import placeholders
from netpub.translate.glossary import Glossary
from netpub.translate.quality.tables import language_of

T = TypeVar("T")
Problem = tuple[str, str]  # the rule and its detail
Span = tuple[int, int]

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"«»]{1,500}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|"
    r"\b10\.\d{4,9}/[^\s<>“”\"]{1,200}", re.IGNORECASE)
_HOST = re.compile(
    r"(?<![\w@/.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|int|info|uk|eu|es|fr|mx)(?:/[^\s<>“”\"«»]{0,400})?(?![\w-])")
# What a program puts values into, in catalogues of programs: %s, %(name)d, {name!r}.
VARIABLE = re.compile(r"(?<![\w%])%(?:\(\w{1,40}\)|\d\$)?[sdif](?!\w)|\$?\{\{?\w{0,40}(?:![rsa])?\}?\}")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = ".,;:!?)]}'’…。，；：！？）】、؟،"
# 1-800-4-CANCER: letters stand for digits.
_VANITY = re.compile(r"(?<![\w-])(?:1-)?[2-9]\d\d-(?=[\dA-Z-]{0,8}[A-Z]{3})[\dA-Z]{1,8}(?:-[\dA-Z]{1,8})?(?![\w-])")


class Side:
    """One text: ``raw`` with placeholders, ``text`` without them; ``locale`` is a BCP 47 tag."""

    def __init__(self, raw: str, locale: str) -> None:
        self.raw, self.locale, self.language = raw, locale, language_of(locale)

    @cached_property
    def text(self) -> str:
        """The text as a reader sees it."""
        return placeholders.words(self.raw) if "<" in self.raw or "&" in self.raw else self.raw

    @cached_property
    def folded(self) -> str:
        """The text without capitals and accents."""
        return cues.fold(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text, folded: what none of them is need not be searched for."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def spelled(self) -> Counter[str]:
        """The numbers in words."""
        return spelled(self.plain, self.locale)

    @cached_property
    def figured(self) -> bool:
        """Whether there is any digit in the text, or a sign such as ½."""
        return in_figures(self.text)

    @cached_property
    def addresses(self) -> tuple[tuple[Span, str], ...]:
        """URLs, e-mail addresses and DOIs with their places, without the punctuation of the sentence behind them."""
        if "." not in self.text:
            return ()
        found = [*_ADDRESS.finditer(self.text)]
        taken = [match.span() for match in found]
        found += [match for match in _HOST.finditer(self.text)
                  if not any(start < match.end() and match.start() < end for start, end in taken)]
        return tuple(sorted((match.span(), match[0].rstrip(_TAIL)) for match in found if match[0].rstrip(f"{_TAIL}/s").lower() != "http"))

    @cached_property
    def plain(self) -> str:
        """The text with blanks in place of addresses and variables, so that their figures and signs do not count."""
        spans = [span for span, _ in self.addresses]
        if "{" in self.text or "%" in self.text:
            spans += [match.span() for match in VARIABLE.finditer(self.text)]
        return masked(self.text, spans)

    @cached_property
    def phones(self) -> tuple[tuple[Span, str], ...]:
        """Phone numbers with their places, as digits (and letters, where letters stand for digits)."""
        if not self.figured:
            return ()
        vanity = [match.span() for match in _VANITY.finditer(self.plain)]
        rest = masked(self.plain, vanity)
        return tuple(sorted((span, re.sub(r"[^0-9A-Z]", "", self.plain[slice(*span)])) for span in [*vanity, *phones(rest)]))


def masked(text: str, spans: list[Span]) -> str:
    """Return a text with blanks in place of parts of it; everything else keeps its place."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """A text and its translation; ``limit`` is how many characters the translation may have (0: any number)."""

    source: Side
    target: Side
    glossary: Glossary | None = None
    limit: int = 0
    _known: dict[Any, Any] = field(default_factory=dict)

    def once(self, function: "Callable[[Pair], T]") -> T:
        """Return what a function says of this pair, asked once however many checks want to know."""
        if function not in self._known:
            self._known[function] = function(self)
        found: T = self._known[function]
        return found
