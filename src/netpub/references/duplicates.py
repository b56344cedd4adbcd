"""The same work cited twice: by identifiers where both have them, else by title, year and first author."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netpub.reference import Reference

_IDENTIFIERS = ("DOI", "PMID", "PMCID")
# Another edition of a work may say something else.
_VERSIONS = ("edition", "version")
_APART = ("volume", "page", "chapter-number", "number")
_TITLE_LETTERS = 12  # a shorter title ("Surgery") names many works


def merge(references: Iterable[Reference]) -> tuple[tuple[Reference, ...], dict[str, str]]:
    """Return the references without those that repeat an earlier one, in their order, and for every id the id that stands for it.

    Two are the same work when a DOI or PubMed number says so, or, where these do not tell, when normalised title, year and first author
    agree and no other field that both have tells them apart; never different editions or versions. Unstructured references
    are the same when their words are. The fuller of two keeps its fields; the earlier one keeps its place and id.
    """
    kept: list[Reference] = []
    known: dict[str, list[int]] = {}
    standing: dict[str, str] = {}
    for reference in references:
        keys = list(_keys(reference))
        place = next((number for key in keys for number in known.get(key, ()) if is_same(kept[number], reference)), -1)
        if place < 0:
            place = len(kept)
            kept.append(reference)
        elif len(reference.csl) > len(kept[place].csl):
            kept[place] = Reference(kept[place].id, reference.raw, {**reference.csl, "id": kept[place].id}, reference.confidence)
        standing[reference.id] = kept[place].id
        for key in keys:
            known.setdefault(key, []).append(place)
    return tuple(kept), standing


def is_same(one: Reference, other: Reference) -> bool:
    """Say whether two references that share a key are one work: nothing that they tell of themselves contradicts it.

    An identifier in common leaves only different editions and versions in doubt; without one, everything that both tell must agree,
    and a reference that names its edition is not one that names none.
    """
    first, second = one.csl, other.csl
    told = [(_plain(str(first.get(name, ""))), _plain(str(second.get(name, "")))) for name in _VERSIONS]
    if any(mine and theirs and mine == theirs for mine, theirs in _both(first, second, _IDENTIFIERS)):
        return all(mine == theirs or not (mine and theirs) for mine, theirs in told)
    told += [(mine, theirs) for mine, theirs in _both(first, second, (*_IDENTIFIERS, *_APART)) if mine and theirs]
    return all(mine == theirs for mine, theirs in told)


def _both(one: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What two items say in each field; of pages the first alone, since some styles shorten the last."""
    for name in names:
        mine, theirs = (str(item.get(name, "")).partition("-")[0] if name == "page" else str(item.get(name, "")) for item in (one, other))
        yield _plain(mine), _plain(theirs)


def _keys(reference: Reference) -> Iterator[str]:
    item = reference.csl
    for name in _IDENTIFIERS:
        if item.get(name):
            yield f"{name} {str(item[name]).casefold()}"
    title, year, maker = _plain(item.get("title", "")), _year(item), _maker(item)
    if len(title) >= _TITLE_LETTERS and (year or item.get("URL")):
        yield f"title {title} {year} {maker}" if maker else f"title {title} {year} {_plain(item.get('URL', ''))}"
    if not item:
        yield f"raw {_plain(reference.raw)}"


def _year(item: Mapping[str, Any]) -> str:
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    return str(parts[0]) if parts else ""


def _maker(item: Mapping[str, Any]) -> str:
    people = item.get("author") or item.get("editor") or [{}]
    return _plain(people[0].get("family", "") or people[0].get("literal", ""))


def _plain(text: str) -> str:
    """Letters and digits alone, in lower case, without accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return "".join(re.findall(r"[^\W_]+", bare))
