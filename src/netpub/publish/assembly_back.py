"""What closes a booklet of several pages: one glossary, one list of references, notes, and what the publisher says, each once."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from lxml import etree

from netpub.article import OLDER
from netpub.findings import Finding, Report, Where
from netpub.publish.assembly_parts import META, canonical, distinct
from netpub.text.labels import Labels

_SAID = ("formats", "language-assistance", "feedback", "about", "sample")


def notes(roots: Sequence[Any], kinds: Iterable[str]) -> list[Any]:
    """Return one ``notes`` of each kind with what the pages say there, each paragraph once."""
    made = []
    for kind in kinds:
        found = [element for root in roots for element in root.iter("notes") if element.get("notes-type") == kind]
        if found:
            one = etree.Element("notes", dict(found[0].attrib))
            one.extend(_said(found))
            made.append(one)
    return made


def _said(found: Sequence[Any]) -> list[Any]:
    """What several notes say, with the title that all have; titles that differ become headings within, where they have text."""
    title = _title(found)
    children = distinct(child for element in found for child in element if child.tag != "title" or not title)
    # A page that says what another has said already has no need of a heading of its own.
    idle = {child for child, after in pairwise([*children, None]) if after is None or after.tag == "title"}
    children = [child for child in children if child.tag != "title" or child not in idle]
    for child in children:
        if child.tag == "title":
            child.tag = "p"
            child.set("content-type", "subheading")
    return [*title, *children]


def back(roots: Sequence[Any], labels: Labels, report: Report) -> Any:
    """Return the ``back`` of a booklet; reports ``booklet-term-twice``."""
    made = etree.Element("back")
    made.extend(_glossary(roots, labels, report))
    for tag in ("app-group", "fn-group"):
        groups = [group for root in roots for group in root.iterfind(f"back/{tag}")]
        if groups:
            one = etree.SubElement(made, tag)
            one.extend(_title(groups))
            one.extend(deepcopy(child) for group in groups for child in group if child.tag != "title")
    made.extend(_references(roots))
    made.extend(notes(roots, _SAID))
    made.extend(_older(roots, labels))
    return made


def _older(roots: Sequence[Any], labels: Labels) -> list[Any]:
    """The notices of pages whose source has changed since, each behind the title of its page."""
    made = etree.Element("notes", {"notes-type": OLDER})
    for root in roots:
        for paragraph in root.iterfind(f"back/notes[@notes-type='{OLDER}']/p"):
            copy = etree.SubElement(made, "p")
            title = etree.SubElement(copy, "bold")
            title.text = " ".join("".join(root.find(f"{META}title-group/article-title").itertext()).split())
            title.tail = f"{labels(': ')}{paragraph.text}"
    return [made] if len(made) else []


def _title(elements: Sequence[Any]) -> list[Any]:
    """The title that all have, nothing where they differ: the edition then has a word of its own."""
    titles = distinct(title for element in elements for title in element.iterchildren("title"))
    return titles if len(titles) == 1 else []


def _glossary(roots: Sequence[Any], labels: Labels, report: Report) -> list[Any]:
    found = [glossary for root in roots for glossary in root.iterfind("back/glossary")]
    if not found:
        return []
    items = [deepcopy(item) for glossary in found for item in glossary.iter("def-item")]
    _report_differing(items, labels, report)
    made = etree.Element("glossary", {"id": "s--glossary"})
    made.extend(_title(found))
    made.extend(distinct(child for glossary in found for child in glossary if child.tag == "p"))
    listed = etree.SubElement(made, "def-list", {"id": "d--glossary"})
    listed.extend(sorted(items, key=lambda item: _order(_term(item))))
    return [made]


def _report_differing(items: Sequence[Any], labels: Labels, report: Report) -> None:
    meanings: dict[str, set[bytes]] = defaultdict(set)
    for item in items:
        meanings[_term(item)].add(canonical(item))
    for term in sorted(meanings):
        if len(meanings[term]) > 1:
            report(Finding("booklet-term-twice", Where(language=labels.locale), term))


def _term(item: Any) -> str:
    return " ".join("".join(item.find("term").itertext()).split())


def _order(term: str) -> tuple[str, str]:
    """Where a term stands in the alphabet: accents and capitals do not count at first."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", term) if not unicodedata.combining(sign))
    return bare.casefold(), term


def _references(roots: Sequence[Any]) -> list[Any]:
    lists = [found for root in roots for found in root.iterfind("back/ref-list")]
    if not lists:
        return []
    made = etree.Element("ref-list", {"id": "s--references"})
    made.extend(_title(lists))
    made.extend(distinct(child for found in lists for child in found if child.tag == "p"))
    made.extend(deepcopy(ref) for found in lists for ref in found if ref.tag == "ref")
    return [made]
