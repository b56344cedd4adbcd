"""What identifies an article: publisher, version, topic, source, book number, and facts for machines under known names."""

import re
from typing import Any
from urllib.parse import urlsplit

from netpub.article import XLINK, XML
from netpub.references.identifiers import is_isbn, is_issn
from netpub.validate.context import META, Context, words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"\d{1,4}\.\d{1,4}", re.ASCII)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?", re.ASCII)
_SCORE = re.compile(r"100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?", re.ASCII)
_EMAIL = re.compile(r"[^@\s]{1,200}@[^@\s.]{1,100}(?:\.[^@\s.]{1,100}){1,9}")
_ADDRESS = re.compile(r"https?://\S{3,2000}")
_ANY = re.compile(r"(?s).{1,10000}")

# The closed list of technical facts: the form of each, and the form in words.
_FACTS = {
    "reading-grade": (_NUMBER, "a school year such as 7 or 7.5"), "cci-score": (_SCORE, "a number from 0 to 100"),
    "retrieval-date": (_DAY, "a day such as 2026-09-14"), "source-version": (_VERSION, "a version such as 1.2"),
    "source-hash": (_SHA256, "64 digits of a sha256"), "website": (_ADDRESS, "an address with https://"),
    "email": (_EMAIL, "an e-mail address"),
    **dict.fromkeys(("format-statement", "status", "cover", "helpline", "helpline-hours"), (_ANY, "a text")),
}


def check(context: Context) -> None:
    """Report what is missing or wrong in an article's identity."""
    for number in context.all("isbn"):
        if not is_isbn(words(number)):
            context.find("isbn-wrong", number, words(number))
    for number in context.all("issn"):
        if words(number) and not is_issn(words(number)):
            context.find("issn-wrong", number, words(number))
    meta = context.root.find(META)
    if meta is None:
        return
    if meta.find("article-categories/subj-group/subject") is None:
        context.miss("topic-missing")
    _check_publisher(context)
    _check_version(context, meta)
    _check_source(context, meta)
    for fact in meta.iterfind("custom-meta-group/custom-meta"):
        _check_fact(context, fact)
    _check_origin(context, meta)


def _check_publisher(context: Context) -> None:
    name = context.root.find("front/journal-meta/publisher/publisher-name")
    if name is not None and not words(name):
        context.find("publisher-missing", name)


def _check_version(context: Context, meta: Any) -> None:
    version = meta.find("article-version")
    if not words(version):
        context.miss("version-missing")
    elif not _VERSION.fullmatch(words(version)):
        context.find("version-malformed", version, words(version))


def _check_source(context: Context, meta: Any) -> None:
    address = meta.find("self-uri")
    if address is None:
        context.miss("source-address-missing", "source-url")
    elif _scheme(address.get(f"{XLINK}href", "")) == "http":
        if context.places.has("source-url"):
            context.miss("source-address-insecure", "source-url", address.get(f"{XLINK}href"))
        else:
            context.find("source-address-insecure", address, address.get(f"{XLINK}href"))


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def _check_fact(context: Context, fact: Any) -> None:
    name, value = words(fact.find("meta-name")), words(fact.find("meta-value"))
    if name not in _FACTS:
        context.find("fact-unknown", fact.find("meta-name") if fact.find("meta-name") is not None else fact, name)
        return
    form, said = _FACTS[name]
    if not form.fullmatch(value):
        place = fact.find("meta-value")
        context.find("fact-wrong", fact if place is None else place, f"{name} is “{value}”; it must be {said}")


def _check_origin(context: Context, meta: Any) -> None:
    """A translation says which text of which language it was made from."""
    for origin in meta.iterfind("related-article[@related-article-type='translation-of']"):
        if origin.get(f"{XML}lang", "").lower() == context.article.language.lower():
            context.find("translation-origin-unclear", origin, f"it names its own language, {context.article.language}, as the original’s.")
        elif not (context.article.meta("source-version") or context.article.meta("source-hash")):
            context.find("translation-origin-unclear", origin, "neither source-version nor source-hash is given.")
