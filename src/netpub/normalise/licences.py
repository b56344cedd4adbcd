"""Licences: which one a line names, by its words or by the address that it links to."""

import re
from dataclasses import dataclass

from netpub.page import Inline, Inlines, Link, Text
from netpub.text import cues

RESERVED = "all-rights-reserved"
PERMISSION = "permission-granted"
_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/(?P<kind>by(?:-n[cd]|-sa){0,2})|publicdomain/zero)(?:/|$)", re.IGNORECASE)
_OGL = re.compile(r"https?://(?:www\.)?nationalarchives\.gov\.uk/doc/open-government-licence", re.IGNORECASE)
SHORT_NAME = re.compile(
    r"(?<!\w)CC[ -]?(?:0|zero|(?P<kind>BY(?:[ -]N[CD]|[ -]SA){0,2}))(?:[ -]?v?\.?\s?(?P<version>\d\.\d))?(?!\w)", re.IGNORECASE)
_VERSION = re.compile(r"(?<![\d.])(\d\.\d)(?![\d.])")
_PARTS = (("attribution", "by"), ("noncommercial", "nc"), ("noderivatives", "nd"), ("sharealike", "sa"))


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: ``kind`` as ``license/@license-type`` has it (``cc-by-nc``, ``cc0``, ``ogl``), its address when that is known."""

    kind: str
    url: str = ""


def open_licence(words: str, content: Inlines) -> Licence | None:
    """Return the Creative Commons or Open Government licence that words or links in ``content`` name; None when they name none."""
    for address in addresses(content):
        if licence := by_address(address):
            return licence
    if match := SHORT_NAME.search(words):
        return _creative(match["kind"] or "", match["version"] or "")
    if cues.pattern("rights", "ogl").search(words):
        return Licence("ogl")
    if cues.pattern("rights", "creative-commons").search(words):
        return _by_name(words)
    return None


def by_address(address: str) -> Licence | None:
    """Return the licence that an address is the address of."""
    if match := _ADDRESS.match(address):
        return Licence(_creative(match["kind"] or "", "").kind, address)
    return Licence("ogl", address) if _OGL.match(address) else None


def strictness(licence: Licence) -> tuple[bool, bool, int, str]:
    """Return what orders licences from the freest to the strictest; of two alike the one with an address comes last."""
    return (licence.kind == RESERVED, licence.kind == PERMISSION, len(licence.kind), licence.url)


def addresses(content: Inlines) -> list[str]:
    """Return the targets of the links in a content, in order."""
    found: list[str] = []
    for part in content:
        found += [part.href] if isinstance(part, Link) else []
        found += addresses(_children(part))
    return found


def _children(part: Inline) -> Inlines:
    return () if isinstance(part, Text) else part.children


def _by_name(words: str) -> Licence | None:
    """The licence by its long name, "Creative Commons Attribution-NonCommercial 4.0"; None when the name does not say which."""
    named = [short for name, short in _PARTS if cues.pattern("rights", name).search(words)]
    if "by" not in named:
        return None
    version = _VERSION.search(words)
    return _creative("-".join(named), version[1] if version else "")


def _creative(kind: str, version: str) -> Licence:
    """A Creative Commons licence; its address follows from kind and version."""
    kind = re.sub(r"[ -]+", "-", kind.lower())
    if not kind:
        return Licence("cc0", "https://creativecommons.org/publicdomain/zero/1.0/" if version else "")
    return Licence(f"cc-{kind}", f"https://creativecommons.org/licenses/{kind}/{version}/" if version else "")
