"""Notices: what every edition must tell its reader besides the text."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from netpub.article import XLINK
from netpub.text import cues
from netpub.validate.context import META, Context, words

_REQUIRED = {
    "disclaimer-missing": "front/notes[@notes-type='disclaimer']",
    "feedback-missing": "back/notes[@notes-type='feedback']",
    "formats-missing": "back/notes[@notes-type='formats']",
}
_CONTACTS = ("helpline", "website", "email")
_NO_CALLS = ("key-points", "note")
_UNITED_STATES = "US"


def check(context: Context) -> None:
    """Report missing notices and key points, and more key points than anyone remembers."""
    for rule, path in _REQUIRED.items():
        if not any(words(notice) for notice in context.root.iterfind(path)):
            context.miss(rule)
    if context.article.language.upper().endswith(f"-{_UNITED_STATES}") and not any(
            words(notice) for notice in context.root.iterfind("back/notes[@notes-type='language-assistance']")):
        context.miss("language-assistance-missing")
    _check_contact(context)
    _check_funding(context)
    abstract = context.root.find(f"{META}/abstract[@abstract-type='key-points']")
    boxes = [box for box in context.all("boxed-text") if box.get("content-type") == "key-points"]
    points = [part for part in (abstract, *boxes) if part is not None and any(words(point) for point in part.iter("p"))]
    if not points:
        context.miss("key-points-missing")
    has_text = any(words(paragraph) for paragraph in context.root.iterfind("body//p"))
    if has_text and not any(box.get("content-type") not in _NO_CALLS for box in context.all("boxed-text")):
        context.miss("call-to-action-missing")
    for part in points:
        count = len(part.findall(".//list-item")) or len(part.findall(".//p"))
        if count > context.limits.key_points:
            context.find("key-points-many", part, str(count))


def _check_contact(context: Context) -> None:
    if not (any(context.article.meta(fact) for fact in _CONTACTS) or context.root.find(".//email") is not None
            or context.root.find(".//named-content[@content-type='phone']") is not None):
        context.miss("contact-missing")


def _check_funding(context: Context) -> None:
    """Say who paid: HONcode's seventh principle. A seal of HONcode itself says what no longer is: the foundation ended in 2022."""
    said, funding = cues.pattern("notices", "funding"), ("notices", "funding")
    whole = "".join(context.root.itertext())
    texts = _texts(context.root) if cues.may_stand_in(whole, funding) else ()
    if not any(said.search(text) for text in texts if cues.may_hold(text, funding)):
        context.miss("funding-missing")
    addresses = [link.get(f"{XLINK}href", "") for link in context.root.iter("ext-link")]
    if not any("honcode" in _squeezed(text) for text in (whole, *addresses)):
        return
    for element in context.root.iter("p", "title", "td", "th", "alt-text", "ext-link"):
        if "honcode" in _squeezed("".join((*_own(element), element.get(f"{XLINK}href", "")))):
            context.find("honcode-seal", element)


def _squeezed(text: str) -> str:
    return text.replace(" ", "").casefold()


def _texts(root: Any) -> Iterator[str]:
    return (words(element) for element in root.iter("p", "title", "term", "copyright-statement", "license-p"))


def _own(element: Any) -> Iterator[str]:
    """An element's text without that of elements that are looked at by themselves."""
    yield element.text or ""
    for child in element.iterchildren(etree.Element):
        if child.tag not in ("p", "list", "fn", "ext-link"):
            yield from child.itertext()
        yield child.tail or ""
