"""What several pages of a booklet have in common stands there once, and everything that refers to it leads to the one that stays."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from netpub.publish.assembly_parts import canonical
from netpub.references import duplicates, from_jats

# What a citation says when it is made of numbers: [3], (1, 4), 2–5.
_NUMBERS = re.compile(r"([\[(]?)\s*(?:\d+)(?:\s*[,;\u2013-]\s*\d+)*\s*([\])]?)")


def merge_glossary(article: Any) -> None:
    """Leave out, within an article, each glossary entry that repeats an earlier one."""
    kept: dict[bytes, Any] = {}
    standing: dict[str, str] = {}
    for item in list(article.iterfind("back/glossary/def-list/def-item")):
        first = kept.setdefault(canonical(item), item)
        if first is not item:
            standing |= _ids(item, first)
            item.getparent().remove(item)
    _redirect(article, standing)


def numbers(roots: Iterable[Any]) -> dict[str, str]:
    """Return the number that each page gives to a reference, by the reference's id."""
    found = {}
    for root in roots:
        for place, ref in enumerate(root.iterfind("back/ref-list/ref"), 1):
            found[ref.get("id")] = "".join((ref.findtext("label") or str(place)).split()).strip("[]().")
    return found


def merge_references(article: Any, before: Mapping[str, str]) -> None:
    """Leave out each reference to a work that an earlier one cites, number the rest anew, and give citations the new numbers.

    ``before`` are the numbers that the pages gave (``numbers``). Of two references to a work the fuller one stays, in the place of the
    first.
    """
    refs = {ref.get("id"): ref for ref in article.iterfind("back/ref-list/ref")}
    kept, standing = duplicates.merge(from_jats.reference(ref) for ref in refs.values())
    for one in kept:
        same = [refs[id] for id, stands in standing.items() if stands == one.id]
        fullest = max(same, key=lambda ref: len(ref.find("element-citation")))
        refs[one.id].replace(refs[one.id].find("element-citation"), fullest.find("element-citation"))
    for id, ref in refs.items():
        if standing[id] != id:
            ref.getparent().remove(ref)
        for label in ref.findall("label"):
            ref.remove(label)
    after = {one.id: number for number, one in enumerate(kept, 1)}
    for citation in article.iter("xref"):
        if citation.get("ref-type") == "bibr":
            _renumber(citation, before, {id: after[stands] for id, stands in standing.items()})
    _redirect(article, {id: stands for id, stands in standing.items() if id != stands})


def _renumber(citation: Any, before: Mapping[str, str], after: Mapping[str, int]) -> None:
    """Give a citation that is made of its page's numbers those of the booklet; words stay as they are."""
    cited = [id for id in citation.get("rid", "").split() if id in after]
    holder = _holder(citation)
    match = _NUMBERS.fullmatch((holder.text or "").strip())
    said = re.findall(r"\d+", holder.text or "")
    if match and said and {said[0], said[-1]} <= {before[id] for id in cited}:
        holder.text = f"{match[1]}{', '.join(map(str, sorted({after[id] for id in cited})))}{match[2]}"


def _holder(element: Any) -> Any:
    """The innermost markup that holds all of an element's text."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    return element


def _ids(gone: Any, stays: Any) -> dict[str, str]:
    """The ids of an element that goes, each with the one in its place in an element that says the same."""
    pairs = zip(gone.iter(etree.Element), stays.iter(etree.Element), strict=True)
    return {one.get("id"): other.get("id", "") for one, other in pairs if one.get("id")}


def _redirect(article: Any, standing: Mapping[str, str]) -> None:
    if not standing:
        return
    for element in article.iterfind(".//*[@rid]"):
        element.set("rid", " ".join(dict.fromkeys(standing.get(id, id) for id in element.get("rid").split())))
