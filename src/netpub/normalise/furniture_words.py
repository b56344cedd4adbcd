"""What a site's furniture is called and what it says, from schemas/furniture.toml."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from netpub.resources import resource
from netpub.text.cues import fold

Region = Literal["top", "tail"]
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_CRUMB = re.compile(r"\s*[»›→>/|\\]\s*")
# A line with as many separators is a footer: 0800 000 0000 | example.org | © 2026 A charity.
_FOOTER_BARS = 2
_BARS = re.compile(r"\s[|•·]\s")
_LONGEST_CRUMBS = 400
# A language's name in which one letter became a question mark is still that name.
_LOST = "?\ufffd"


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    with resource("schemas", "furniture.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def _folded(table: str, key: str) -> frozenset[str]:
    return frozenset(tidy(phrase) for phrase in _tables()[table][key])


@cache
def _phrases(region: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a region as whole words."""
    found = sorted(_folded(region, "phrases"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" + r"(?!\w)" * phrase[-1].isalpha() for phrase in found))


@lru_cache(maxsize=2048)  # Each pass asks for the same lines again.
def tidy(text: str) -> str:
    """Return the words of a line for comparing: no capitals, accents, closing punctuation or curly apostrophes."""
    return " ".join(fold(text).replace("’", "'").split()).strip(" .:!?…»›>¿¡")


def is_furniture_line(text: str) -> bool:
    """Say whether the line is furniture wherever it stands."""
    return tidy(text) in _folded("lines", "phrases")


def is_furniture(text: str, region: Region) -> bool:
    """Say whether a line or paragraph above the title (``top``) or at the end of the page (``tail``) is furniture."""
    line = tidy(text)
    if line in _folded(region, "lines") or line in _folded("lines", "phrases") or _phrases(region).search(line):
        return True
    if region == "top":
        return bool(breadcrumb(text)) or all(_is_language(name) for name in re.split(r"[|/•·,\n]", text))
    return len(_BARS.findall(text)) >= _FOOTER_BARS


def is_contents_heading(text: str) -> bool:
    """Say whether the line stands above a table of contents."""
    return tidy(text) in _folded("contents", "lines")


def is_sign_up(text: str) -> bool:
    """Say whether a line asks for the reader's e-mail address."""
    return tidy(text) in _folded("clutter", "sign-ups")


def is_heading_tool(text: str) -> bool:
    """Say whether words in brackets behind a heading are a link for those who write the site, such as ``[edit]``."""
    return tidy(text) in _folded("headings", "tools")


def breadcrumb(text: str) -> tuple[str, ...]:
    """Return the parts of a breadcrumb, empty for any other line. It begins at the site's home page."""
    if len(text) > _LONGEST_CRUMBS:
        return ()
    parts = [part for part in _CRUMB.split(text.strip()) if part]
    first = tidy(parts[0]) if len(parts) > 1 else ""
    return tuple(parts) if first in _folded("top", "home") else ()


def _is_language(name: str) -> bool:
    name = name.strip()
    return any(character not in _LOST for character in name) and any(
        len(name) == len(known) and all(a.casefold() == b.casefold() or a in _LOST for a, b in zip(name, known, strict=True))
        for known in _tables()["top"]["languages"])


def is_comments(hint: str) -> bool:
    """Say whether a class or id names what readers wrote below the page."""
    return _names(hint, "comments")


def is_beside(hint: str) -> bool:
    """Say whether a class or id names a part of a text that may stand beside the rest of it, such as its references."""
    return _names(hint, "beside")


def is_byline(hint: str) -> bool:
    """Say whether an element or class names the authors or dates of a text."""
    return hint == "time" or (hint[:1] == "." and _names(hint, "bylines", "clutter"))


def is_disclosed(hint: str) -> bool:
    """Say whether a class or id names text that opens on a click."""
    return hint == "details" or _names(hint, "disclosed", "clutter") or _names(hint, "beside")


def is_teaser_label(text: str) -> bool:
    """Say whether a line stands above links to other pages of a site."""
    line = tidy(text)
    return line in _folded("clutter", "labels") or line.startswith(tuple(_folded("clutter", "starts")))


@lru_cache(maxsize=8192)
def _names(hint: str, key: str, table: str = "structure") -> bool:
    return hint[:1] in (".", "#") and any(word.casefold() in _tables()[table][key] for word in _WORD.findall(hint))


@lru_cache(maxsize=4096)  # A page has few names, each around many blocks.
def structural(hint: str) -> Literal["furniture", "around", "keep", ""]:
    """Say what an element's name (``nav``), class (``.share-buttons``), id (``#menu``) or role (``role:banner``) means."""
    table = _tables()["structure"]
    if hint[:1] not in (".", "#"):
        if hint.startswith("role:"):
            role = hint.removeprefix("role:")
            return "furniture" if role in table["roles"] else "around" if role == "complementary" else ""
        return "furniture" if hint in table["elements"] else "around" if hint in table["around"] else ""
    words = [word.casefold() for word in _WORD.findall(hint)]
    if is_comments(hint):
        return "furniture"
    joined = f" {' '.join(words)} "
    if any(word in table["words"] for word in words) or any(f" {phrase} " in joined for phrase in table["phrases"]):
        # "has-toc" says what else a page has; an id such as "treatment-toc" may be the mark that a table of contents leads to.
        plain = table["words"] + table["around"] + table["filler"] if hint[0] == "#" else words
        return "furniture" if set(words) <= set(plain) and not set(words) & set(table["modifiers"]) else ""
    return "keep" if any(word in table["keep"] for word in words) else ""
