"""Several pages under one cover: their articles become one, each page a section, and not a word of any is left out.

What the pages say of themselves together (dates, people, rights) stands in the front of the booklet only where it holds for all of
them; what one page alone says stands with that page.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from netpub.article import XLINK, XML, Article
from netpub.findings import Report
from netpub.publish import assembly_back, assembly_facts, assembly_merge, assembly_questions, assembly_rights, assembly_version
from netpub.publish.addresses import parted
from netpub.publish.assembly_parts import META, distinct
from netpub.text.labels import Labels

_NAMES = {"xlink": XLINK[1:-1]}
# Slugs hold single hyphens only, so that no name of one page can be that of another.
_APART = "--"


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover: the booklet's id, its title and subtitle in one language, and its order code, which may be empty."""

    id: str
    title: str
    subtitle: str = ""
    order_code: str = ""


def assembled(cover: Cover, pages: Sequence[Article], labels: Labels, report: Report) -> Article:
    """Return the article of a booklet: ``pages`` one after another, all in the language of ``labels``.

    Reports ``booklet-term-twice`` where two pages explain one word in different ways.
    """
    roots = [_prefixed(page) for page in pages]
    for root in roots:
        _join(root, pages)
    first = roots[0]
    article = etree.Element("article", dict(first.attrib), nsmap=_NAMES)
    front = etree.SubElement(article, "front")
    front.append(deepcopy(first.find("front/journal-meta")))
    front.append(_meta(cover, roots))
    front.extend(assembly_back.notes(roots, ("disclaimer",)))
    body = etree.SubElement(article, "body")
    body.extend(_section(root, page) for root, page in zip(roots, pages, strict=True))
    body.append(assembly_facts.section(pages, labels, rights=assembly_rights.differ(roots)))
    body.extend(assembly_questions.section(list(body)[:len(pages)], labels))
    article.append(assembly_back.back(roots, labels, report))
    assembly_merge.merge_glossary(article)
    assembly_merge.merge_references(article, assembly_merge.numbers(roots))
    article.set(f"{XML}lang", pages[0].language)
    return Article.from_root(article)


def media_name(slug: str, href: str) -> str:
    """Return the name of a page's picture in a booklet, where pictures of several pages may share theirs."""
    return f"figures/{slug}/{href.removeprefix('figures/')}"


def _prefixed(page: Article) -> Any:
    """A copy of an article whose ids and pictures bear the page's name."""
    root, slug = page.copy_root(), page.slug
    for element in root.iter(etree.Element):
        for name in ("id", "rid"):
            if element.get(name):
                element.set(name, " ".join(_id(slug, one) for one in element.get(name).split()))
        if element.tag == "graphic":
            element.set(f"{XLINK}href", media_name(slug, element.get(f"{XLINK}href", "")))
    return root


def _id(slug: str, id: str) -> str:
    return f"{_section_id(slug)}{_APART}{id}"


def _section_id(slug: str) -> str:
    return f"s-{slug}"


def _join(root: Any, pages: Sequence[Article]) -> None:
    """Let a link to the address of a page of the booklet lead to that page in the booklet."""
    places = {parted(uri.get(f"{XLINK}href", ""))[0]: page for page in pages for uri in page.root.iterfind(f"{META}self-uri")}
    for link in list(root.iter("ext-link")):
        address, fragment = parted(link.get(f"{XLINK}href", ""))
        page = places.get(address)
        if page is None:
            continue
        known = fragment and page.root.xpath("boolean(//*[@id = $id])", id=fragment)
        for name in list(link.attrib):
            del link.attrib[name]
        link.tag = "xref"
        link.set("ref-type", "sec")
        link.set("rid", _id(page.slug, fragment) if known else _section_id(page.slug))


def _meta(cover: Cover, roots: Sequence[Any]) -> Any:
    meta = etree.Element("article-meta")
    _text(meta, "article-id", cover.id, {"pub-id-type": "publisher-id"})
    if cover.order_code:
        _text(meta, "article-id", cover.order_code, {"pub-id-type": "other", "specific-use": "order-code"})
    meta.extend(assembly_version.version(roots))
    meta.extend(_merged(roots, "article-categories", "subj-group", "subj-group-type"))
    titles = etree.SubElement(meta, "title-group")
    _text(titles, "article-title", cover.title)
    if cover.subtitle:
        _text(titles, "subtitle", cover.subtitle)
    for kind in ("authors", "reviewers", "translators"):
        people = distinct(one for root in roots for one in root.iterfind(f"{META}contrib-group[@content-type='{kind}']/contrib"))
        if people:
            etree.SubElement(meta, "contrib-group", {"content-type": kind}).extend(people)
    meta.extend(assembly_facts.dates(roots))
    meta.extend(assembly_rights.permissions(roots))
    meta.extend(distinct(uri for root in roots for uri in root.iterfind(f"{META}self-uri")))
    meta.extend(_merged(roots, "", "kwd-group", "kwd-group-type"))
    meta.extend(_custom(roots))
    return meta


def _merged(roots: Sequence[Any], outer: str, group: str, kind: str) -> list[Any]:
    """One group of each kind with what all pages have in such groups, within an element ``outer`` where there is one."""
    found: dict[str | None, list[Any]] = {}
    path = f"{META}{outer}/{group}" if outer else f"{META}{group}"
    for root in roots:
        for element in root.iterfind(path):
            found.setdefault(element.get(kind), []).append(element)
    made = []
    for name, elements in found.items():
        one = etree.Element(group, {kind: name} if name else {})
        one.extend(distinct(child for element in elements for child in element))
        made.append(one)
    if not outer or not made:
        return made
    holder = etree.Element(outer)
    holder.extend(made)
    return [holder]


# How a reader reaches the publisher; what is known of one page alone (a reading grade, its cover) says nothing of the booklet.
_CONTACT = ("helpline", "helpline-hours", "website", "email")


def _custom(roots: Sequence[Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for root in roots:
        for entry in root.iterfind(f"{META}custom-meta-group/custom-meta"):
            name = entry.findtext("meta-name")
            if name in _CONTACT:
                found.setdefault(name, deepcopy(entry))
    made_from = assembly_version.source_version(roots)
    if made_from:
        found[assembly_version.SOURCE_VERSION] = entry = etree.Element("custom-meta")
        _text(entry, "meta-name", assembly_version.SOURCE_VERSION)
        _text(entry, "meta-value", made_from)
    if not found:
        return []
    group = etree.Element("custom-meta-group")
    group.extend(found.values())
    return [group]


def _section(root: Any, page: Article) -> Any:
    """A page as a section: its title, subtitle, key points, then its text, each section one deeper."""
    section = etree.Element("sec", {"id": _section_id(page.slug)})
    title = deepcopy(root.find(f"{META}title-group/article-title"))
    title.tag = "title"
    title.attrib.clear()
    section.append(title)
    subtitle = root.find(f"{META}title-group/subtitle")
    if subtitle is not None:
        section.append(_renamed(subtitle, "p"))
    section.extend(_box(abstract, page.slug) for abstract in root.iterfind(f"{META}abstract"))
    section.extend(deepcopy(child) for child in root.find("body"))
    return section


def _box(abstract: Any, slug: str) -> Any:
    box = etree.Element("boxed-text", {"id": abstract.get("id") or _id(slug, "key-points"), "content-type": "key-points"})
    children = [deepcopy(child) for child in abstract]
    if children and children[0].tag == "title":
        etree.SubElement(box, "caption").append(children.pop(0))
    box.extend(children)
    return box


def _renamed(element: Any, tag: str) -> Any:
    copy = deepcopy(element)
    copy.tag = tag
    copy.tail = None
    return copy


def _text(parent: Any, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    etree.SubElement(parent, tag, dict(attributes or {})).text = text

