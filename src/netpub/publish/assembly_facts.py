"""The dates of a booklet, and what its pages say of themselves: when each was published and reviewed, by whom, under which rights."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.pandoc_ast.people import person
from netpub.publish.assembly_parts import META
from netpub.text.labels import Labels

_EVENTS = (("published", "Published"), ("last-review", "Last reviewed"), ("revised", "Last changed"), ("next-review", "Next review"))
_HEADING = "The parts of this booklet"
_DATE = "iso-8601-date"


def dates(roots: Sequence[Any]) -> list[Any]:
    """Return ``pub-date`` and ``pub-history`` of a booklet, each with what can be said of all its pages.

    It was published and revised when the last of them was, reviewed when the oldest review was, and is due when the first is due. A
    date of publication or review that one page lacks, the booklet lacks too.
    """
    published = _one_of([root.find(f"{META}pub-date") for root in roots], max, _latest)
    reviewed, due = (_one_of(_events(roots, name), min, _latest) for name in ("last-review", "next-review"))
    revised = _one_of([event for event in _events(roots, "revised") if event is not None], max, _latest)
    events = [event for event in (reviewed, revised, due) if event is not None]
    made = [deepcopy(published)] if published is not None else []
    if events:
        history = etree.Element("pub-history")
        history.extend(deepcopy(event) for event in events)
        made.append(history)
    return made


def _events(roots: Iterable[Any], name: str) -> list[Any]:
    return [root.find(f"{META}pub-history/event[@event-type='{name}']") for root in roots]


def _one_of(found: Sequence[Any], choose: Callable[..., Any], key: Callable[[Any], str]) -> Any:
    return None if not found or any(element is None for element in found) else choose(found, key=key)


def _latest(element: Any) -> str:
    """A date to compare: a month or a year counts as its last day."""
    iso = element.get(_DATE) or element.find("date").get(_DATE)
    return f"{iso}-99-99"[:10]


def section(pages: Sequence[Article], labels: Labels, *, rights: bool) -> Any:
    """Return the section that says of each page when it was published and reviewed and by whom; with ``rights``, who owns it."""
    made = etree.Element("sec", {"id": "s--parts"})
    etree.SubElement(made, "title").text = labels(_HEADING)
    listed = etree.SubElement(made, "def-list", {"id": "d--parts"})
    for page in pages:
        item = etree.SubElement(listed, "def-item", {"id": f"di--{page.slug}"})
        term = deepcopy(page.root.find(f"{META}title-group/article-title"))
        term.tag, term.tail = "term", None
        term.attrib.clear()
        item.append(term)
        said = [*_lines(page, labels), *(_rights(page) if rights else ())]
        if said:
            etree.SubElement(item, "def").extend(said)
    return made


def _lines(page: Article, labels: Labels) -> Iterator[Any]:
    facts = [f"{labels(label)}{labels(': ')}{labels.date(page.date(event))}" for event, label in _EVENTS if page.date(event)]
    version = page.text(f"{META}article-version")
    if version:
        facts.append(f"{labels('Version')}{labels(': ')}{version}")
    reviewers = page.root.iterfind(f"{META}contrib-group/contrib[@contrib-type='reviewer']")
    people = labels("; ").join(filter(None, (person(one, labels) for one in reviewers)))
    if people:
        facts.append(f"{labels('Reviewed by')}{labels(': ')}{people}")
    if facts:
        line = etree.Element("p")
        line.text = f"{labels('. ').join(facts)}{labels('. ').rstrip()}"
        yield line


def _rights(page: Article) -> Iterator[Any]:
    for path in ("copyright-statement", "license/license-p"):
        for element in page.root.iterfind(f"{META}permissions/{path}"):
            if "".join(element.itertext()).strip():
                copy = deepcopy(element)
                copy.tag, copy.tail = "p", None
                yield copy
