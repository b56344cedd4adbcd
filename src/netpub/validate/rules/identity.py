"""What identifies an article: version, topic, source, book number, and facts for machines under known names."""

from typing import Any

from netpub.validate.context import META, Context, words

_FACTS = frozenset({
    "reading-grade", "cci-score", "format-statement", "retrieval-date", "status", "source-version", "source-hash", "cover", "helpline",
    "helpline-hours", "website", "email",
})
_ISBN_13, _ISBN_10 = 13, 10


def check(context: Context) -> None:
    """Report what is missing or wrong in an article's identity."""
    meta = context.root.find(META)
    if meta is None:
        return
    if not words(meta.find("article-version")):
        context.miss("version-missing")
    if meta.find("article-categories/subj-group/subject") is None:
        context.miss("topic-missing")
    if meta.find("self-uri") is None:
        context.miss("source-address-missing", "source-url")
    for name in meta.iterfind("custom-meta-group/custom-meta/meta-name"):
        if words(name) not in _FACTS:
            context.find("fact-unknown", name, words(name))
    for number in context.all("isbn"):
        if not _is_isbn(number):
            context.find("isbn-wrong", number, words(number))


def _is_isbn(element: Any) -> bool:
    """Whether the check digit is right: ISO 2108 for thirteen digits, modulo 11 for the older ten."""
    number = words(element).replace("-", "").replace(" ", "").upper()
    body, last = number[:-1], number[-1:]
    if not (number.isascii() and body.isdigit() and (last.isdigit() or last == "X")):
        return False
    digits = [int(digit) for digit in body] + [10 if last == "X" else int(last)]
    if len(digits) == _ISBN_13 and last != "X":
        return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return len(digits) == _ISBN_10 and sum(digit * (_ISBN_10 - place) for place, digit in enumerate(digits)) % 11 == 0
