"""Rights: who holds them, and under which licence the article stands (UKAAF MS03 asks for this first)."""

import re
from typing import Any

from netpub.article import XLINK
from netpub.validate.context import META, Context, words

_TYPES = ("all-rights-reserved", "ogl", "permission-granted", "public-domain", "unknown")
_CREATIVE_COMMONS = "cc-"
_FREE = ("public-domain", "cc-0", "cc0")  # nobody holds these rights
_PARTS = {"copyright-statement": "the copyright statement", "copyright-year": "the year", "copyright-holder": "the holder"}


_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)\d\d){0,9}", re.ASCII)
_DEED = re.compile(r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/([a-z-]{2,12})(?:/|$)")


def check(context: Context) -> None:
    """Report rights that are unknown, incomplete or of a type that nobody knows."""
    permissions = context.root.find(f"{META}/permissions")
    known = {tag: words(permissions.find(tag)) for tag in _PARTS} if permissions is not None else {}
    license = permissions.find("license") if permissions is not None else None
    kind = license.get("license-type", "") if license is not None else ""
    if kind == "unknown" or not (kind or known.get("copyright-statement") or known.get("copyright-holder")):
        context.miss("rights-unknown")
        return
    if kind and kind not in _TYPES and not kind.startswith((_CREATIVE_COMMONS, "cc0")):
        context.miss("license-type-unknown", "license-type", kind)
    if license is not None:
        _check_address(context, license, kind)
    year = permissions.find("copyright-year")
    if words(year) and not _YEAR.fullmatch(words(year)):
        context.find("copyright-year-wrong", year, words(year))
    missing = [] if kind.startswith(_FREE) else [part for tag, part in _PARTS.items() if not known[tag]]
    if not kind:
        missing.append("the licence")
    if missing:
        context.miss("rights-incomplete", "copyright-statement", ", ".join(missing))


def _check_address(context: Context, license: Any, kind: str) -> None:
    """Report a licence whose address leads to another one: type cc-by, address .../by-nc/4.0/."""
    deed = _DEED.match(license.get(f"{XLINK}href", "").lower())
    if deed and kind.startswith(_CREATIVE_COMMONS):
        said = re.sub(r"-?\d.*", "", kind.removeprefix(_CREATIVE_COMMONS))
        if said and said != deed[1]:
            context.find("license-differs", license, f"{kind}, {license.get(f'{XLINK}href')}")
