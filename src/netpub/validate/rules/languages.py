"""Languages: every tag is one that CLDR knows the name of, and says the language that the words are in (WCAG 3.1.1 and 3.1.2)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale
from babel.core import parse_locale
from lxml import etree

from netpub.article import XML
from netpub.text import languages
from netpub.validate import running_text
from netpub.validate.context import Context

_COUNTRY = re.compile(r"locale-([A-Z]{2})")
_NO_TRANSLATION = "no-translate"
_FREE = ("role", "article-id", "comment", "graphic", "custom-meta", "article")  # elements with values of their own, or of the grammar
_MARKED: Any = etree.XPath("descendant-or-self::*[@xml:lang or @specific-use]")
_MOST = 0.5  # of the blocks whose language is certain


def check(context: Context) -> None:
    """Report language tags and countries that nobody knows, and words in another language than their tag."""
    for element in _MARKED(context.root):
        tag = element.get(f"{XML}lang")
        if tag is not None and not _known(tag):
            context.find("language-unknown", element, tag)
        use = element.get("specific-use")
        if use is not None and element.tag not in _FREE and not _is_use(use):
            context.find("use-unknown", element, use)
    _check_words(context)


def _check_words(context: Context) -> None:
    """Report blocks in another language than their tag: where most of the article is, the article alone."""
    judged = [(block, tag, found) for block, tag in _tagged(context.blocks) if (found := languages.certain(
        running_text.own(block, kinds=("language",)))) is not None]
    others = [(block, tag, found) for block, tag, found in judged if not languages.fits(found, tag)]
    whole = [(block, tag, found) for block, tag, found in others if tag == context.article.language]
    if whole and len(whole) > _MOST * len(judged) and len(whole) > 1:
        _, tag, found = whole[0]
        context.find("language-of-text-differs", context.root, f"{_name(found)}, not {_name(tag)}")
        others = [other for other in others if other[1] != tag]
    for block, tag, found in others:
        context.find("language-of-text-differs", block, f"{_name(found)}, not {_name(tag)}")


def _tagged(blocks: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, str]]:
    """Blocks long enough to judge, with the tag of the nearest element around each that has one; quoted foreign words are no block."""
    for block, text in blocks:
        if len(text) < languages.LEAST_LETTERS:
            continue
        tag = next((value for node in (block, *block.iterancestors()) if (value := node.get(f"{XML}lang"))), "")
        if _known(tag):
            yield block, tag


def _name(tag: str) -> str:
    if tag.title() in Locale("en").scripts:
        return f"{Locale('en').scripts[tag.title()]} letters"
    key = parse_locale(tag, sep="-")[0]
    return str(Locale("en").languages[key])


def _is_use(use: str) -> bool:
    country = _COUNTRY.fullmatch(use)
    return use == _NO_TRANSLATION or bool(country and country[1] in Locale("en").territories)


@cache
def _known(tag: str) -> bool:
    """Whether language, script and region of a BCP 47 tag have names."""
    try:
        language, territory, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return False
    names = Locale("en")
    return language in names.languages and (territory or "US") in names.territories and (script or "Latn") in names.scripts
