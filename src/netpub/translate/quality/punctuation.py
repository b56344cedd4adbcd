"""Marks and blanks of the language: inverted marks in Spanish, narrow blanks in French, quotation marks by CLDR, brackets in pairs."""

import re
from collections.abc import Callable, Iterator, Mapping

from netpub.translate.quality import tables
from netpub.translate.quality.side import Pair, Problem, Side

_QUOTES = "“”„‟«»‹›「」『』"
_BLANKS = (
    (re.compile(r"\S {2,}\S"), "two blanks"),
    (re.compile(r"(?<=\w) +[,;](?=\s|$)|(?<=[^\W\d_]) \.(?=\s|$)"), "a blank before a mark"),
)
_GLUED = re.compile(r"[A-Za-z\u00c0-\u024f]{2}[,;][A-Za-z\u00c0-\u024f]{2}")
_LATIN_MARK = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?!\d)|(?<=[\u3400-\u9fff])\.(?=\s|$)")
_ARABIC_MARK = re.compile(r"(?<=[\u0621-\u064a])[ ]?[,;?]")
_PAIRS = (("(", ")"), ("[", "]"))
_WIDE = str.maketrans("\uff08\uff09", "()")


def check(pair: Pair) -> Iterator[Problem]:
    """Yield marks that are missing, foreign to the language or without their blank."""
    target = pair.target
    if pair.source.raw == target.raw:
        return  # nobody wrote these marks; that nothing was translated is told elsewhere
    found = [*_HABITS.get(target.language, _nothing)(target), *_brackets(pair), *_quotes(pair)]
    if target.language not in ("es", "ar", "zh") and re.search(r"[¿¡]", target.plain):
        found.append("¿ ¡")
    if "?" in pair.source.plain and not re.search(r"[?？؟;]", target.plain):
        found.append("no question mark")
    if target.language not in ("zh", "ja", "fr"):
        found += [words for pattern, words in _BLANKS if pattern.search(target.raw) and not pattern.search(pair.source.raw)]
    glued = _GLUED.search(target.plain)
    if glued and not _GLUED.search(pair.source.plain):
        found.append(f"no blank in “{glued[0]}”")
    if found:
        yield "translation-punctuation", "; ".join(found)


def _nothing(side: Side) -> Iterator[str]:
    del side
    yield from ()


def _spanish(side: Side) -> Iterator[str]:
    for first, last in ("¿?", "¡!"):
        opened, closed = side.plain.count(first), side.plain.count(last)
        if opened != closed:
            yield f"{closed} {last} and {opened} {first}"


def _french(side: Side) -> Iterator[str]:
    marks = ":»" if side.locale.startswith("fr-CA") else ";:!?»"
    bare = re.findall(rf"(?<![\u00a0\u202f;:!?»\d])[{marks}](?![/\d;:!?])", side.plain)
    bare += re.findall(r"«(?![\u00a0\u202f])", side.plain)
    if bare:
        yield f"no narrow no-break blank at {' '.join(dict.fromkeys(bare))}"


def _arabic(side: Side) -> Iterator[str]:
    found = sorted(set(_ARABIC_MARK.findall(side.plain)))
    if found:
        yield f"Latin marks: {' '.join(found)}"


def _chinese(side: Side) -> Iterator[str]:
    found = sorted(set(_LATIN_MARK.findall(side.plain)))
    if found:
        yield f"Latin marks: {' '.join(found)}"


_HABITS: Mapping[str, Callable[[Side], Iterator[str]]] = {"es": _spanish, "fr": _french, "ar": _arabic, "zh": _chinese}


def _brackets(pair: Pair) -> Iterator[str]:
    source, target = (side.plain.translate(_WIDE) for side in (pair.source, pair.target))
    for first, last in _PAIRS:
        if target.count(first) != target.count(last) and source.count(first) == source.count(last):
            yield f"{target.count(first)} {first} and {target.count(last)} {last}"


def _quotes(pair: Pair) -> Iterator[str]:
    """Quotation marks must be those of the language (straight ones pass: there is only one), and come in pairs."""
    text = pair.target.plain
    quotes = tables.words(pair.target.locale).get("punctuation", {}).get("quotes", ())
    foreign = sorted({sign for sign in text if sign in _QUOTES} - set("".join(quotes))) if quotes else []
    if foreign:
        yield f"marks of another language: {' '.join(foreign)}"
    for pair_of in quotes:
        first, last = pair_of
        if first != last and first in _QUOTES and text.count(first) != text.count(last) and not foreign:
            yield f"{text.count(first)} {first} and {text.count(last)} {last}"
    if text.count('"') % 2 and pair.source.plain.count('"') % 2 == 0:
        yield 'one " alone'
