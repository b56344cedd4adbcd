"""What the names of HTML elements, attributes and classes mean to the reader."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from netpub.ingest.inlines import Kind
from netpub.page import BoxKind

# Never shown as text (HTML Standard, "hidden elements"), or shown only where scripts do not run.
SKIPPED = frozenset((
    "head", "script", "style", "template", "noscript", "noframes", "noembed", "title", "datalist", "area", "param", "source", "track",
))
# Content that paper cannot show; what stands inside is only for browsers that cannot show it either.
EMBEDDED = frozenset(("iframe", "object", "embed", "applet", "video", "audio", "canvas", "frame"))

BLOCKS = frozenset((
    "html", "body", "main", "article", "section", "div", "p", "header", "footer", "nav", "aside", "address", "form", "fieldset", "legend",
    "center", "details", "summary", "hgroup", "dialog", "search", "select", "optgroup", "option", "button", "textarea", "pre", "listing",
    "plaintext", "xmp", "hr", "frameset", "figure", "figcaption", "blockquote", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
NOTE = "netpub-note"  # A footnote where it is called, as the Markdown reader writes it; ``line`` is where it stands in the file.
PREFORMATTED = frozenset(("pre", "listing", "plaintext", "xmp", "textarea"))
STRUCK = frozenset(("del", "s", "strike"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# A heading whose end tag is missing ends before these.
AFTER_HEADING = frozenset(("p", "ul", "ol", "dl", "table", "figure", "blockquote", "section", "form", "pre", *HEADINGS))

MARKS: dict[str, Kind] = {
    "strong": "strong", "b": "strong",
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "sub": "sub", "sup": "sup",
}
FORMULA_MARKS: dict[str, Kind] = {"msub": "sub", "msup": "sup"}  # What the second part of these is (MathML).

# Places of a page where pictures are the site's and not the text's.
_SITE = frozenset(("nav", "footer", "form", "hidden", "role:navigation", "role:banner", "role:contentinfo", "role:search"))

# Words of a class name, all of which must be there; the first kind that fits counts.
_BOX_KINDS: tuple[tuple[BoxKind, tuple[str, ...]], ...] = (
    ("emergency", ("emergency", "urgent", "danger")),
    ("when-to-call", ("when call", "when contact", "when seek", "whentocall")),
    ("key-points", (
        "key points", "key point", "key messages", "key message", "key facts", "key takeaways", "keypoints", "summary", "highlights",
        "takeaways", "at glance")),
    ("questions", ("questions",)),
    ("note", (
        "callout", "box", "infobox", "boxout", "alert", "note", "notice", "tip", "warning", "important", "admonition", "highlight")),
)
_NO_BOX = frozenset((
    "search", "cookie", "cookies", "share", "sharing", "social", "newsletter", "signup", "subscribe", "login", "related", "donate",
    "donation", "promo", "ad", "ads", "banner", "nav", "menu", "comment", "comments", "feedback", "widget", "sidebar",
))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_SCRIPT_LENGTH = 4


def shown_without_scripts(element: Any) -> bool:
    """Whether a ``noscript`` stands for something that readers of paper can use, too: words with a link, such as the address of a film.

    Pictures in one are copies of those that a script shows; a request to switch scripts on is no text.
    """
    said = " ".join(element.itertext())
    return "javascript" not in said.casefold() and next(element.iter("img", "iframe"), None) is None and any(
        link.get("href") and "".join(link.itertext()).strip() for link in element.iter("a"))


def heading_level(tag: str, given: Mapping[str, str]) -> int:
    """Return the level of a heading by its tag or role, 0 for what is none; ``given`` are the attributes."""
    if given.get("role") == "heading":
        level = given.get("aria-level", "2")
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
    return HEADINGS.get(tag, 0)


@lru_cache(maxsize=512)
def box_kind(classes: str, role: str) -> BoxKind | None:
    """Return the kind of box that an element's classes or role say it is, None when they say nothing of the sort."""
    tokens = [frozenset(_CAMEL.sub("-", token).lower().replace("_", "-").split("-")) for token in classes.split()]
    if any(words & _NO_BOX for words in tokens):
        return None
    for kind, signs in _BOX_KINDS:
        if any(words.issuperset(sign.split()) for sign in signs for words in tokens):
            return kind
    return "note" if role == "note" else None


def style(text: str) -> dict[str, str]:
    """Return the declarations of a ``style`` attribute, in lower case."""
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def style_marks(declared: dict[str, str]) -> list[Kind]:
    """Return what inline style makes of the words: bold and italic, raised and lowered."""
    kinds: list[Kind] = []
    weight = declared.get("font-weight", "")
    if weight in ("bold", "bolder", "600", "700", "800", "900"):
        kinds.append("strong")
    if declared.get("font-style", "") in ("italic", "oblique"):
        kinds.append("emphasis")
    if declared.get("vertical-align", "") in ("sub", "super"):
        kinds.append("sub" if declared["vertical-align"] == "sub" else "sup")
    return kinds


def struck(tag: str, declared: dict[str, str]) -> bool:
    """Whether words are struck through."""
    return tag in STRUCK or "line-through" in declared.get("text-decoration", "") + declared.get("text-decoration-line", "")


def hidden(tag: str, given: Mapping[str, str], declared: Mapping[str, str]) -> bool:
    """Whether browsers do not show an element with the attributes ``given``.

    What ``visibility`` or ``hidden="until-found"`` hides, scripts show later.
    """
    return (
        given.get("hidden", "until-found").lower() != "until-found" or declared.get("display") == "none"
        or (tag == "dialog" and "open" not in given)
    )


def outside_text(hints: tuple[str, ...]) -> bool:
    """Whether a place, given by its hints, belongs to the site around the text: menus, footer, forms, the site's own header."""
    return not _SITE.isdisjoint(hints) or ("header" in hints and "main" not in hints and "article" not in hints)


def link_target(href: str) -> str:
    """Return where a link leads, empty for one that leads nowhere. The crossing judges whether the address is safe."""
    # Browsers take tabs and line breaks out of an address before they read it (WHATWG URL, 4.4).
    target = href.strip().translate({9: None, 10: None, 13: None})
    return "" if target == "#" else target


def language_tag(value: str | None) -> str:
    """Return a language tag as the source gives it, empty when it is none."""
    tag = (value or "").strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language in one script; regions do not matter (``en`` in a page of ``en-GB``)."""
    return _main_parts(one) == _main_parts(other)


def _main_parts(tag: str) -> tuple[str, ...]:
    first, *rest = tag.lower().split("-")
    return (first, *(part for part in rest if len(part) == _SCRIPT_LENGTH and part.isalpha()))
