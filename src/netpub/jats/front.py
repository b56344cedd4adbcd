"""The front of an article: who publishes, what it is called, who wrote and checked it, when, and under which rights."""

import re
from collections.abc import Mapping
from typing import Any

from netpub.article import XLINK
from netpub.imprint import Imprint
from netpub.jats import dates
from netpub.jats.blocks import blocks
from netpub.jats.crossing import Crossing, child
from netpub.jats.inline import SAFE_SCHEMES, inlines
from netpub.jats.outline import Outline
from netpub.page import Block, Fact, FactName, Heading, Metadata, Origin, Page, Paragraph, Reviewer, Text, plain

_TOPICS: tuple[FactName, ...] = ("condition", "audience", "treatment")
_UNKNOWN = "unknown"
_SETTINGS = "netpub.toml"


def front(article: Any, page: Page, outline: Outline, imprint: Imprint, crossing: Crossing) -> None:
    """Add the front. What the page does not say is left out; nothing is filled in."""
    made = child(article, "front")
    _publisher(made, imprint)
    meta = child(made, "article-meta")
    facts = page.metadata
    _identity(meta, page)
    _titles(meta, outline, facts, crossing)
    _people(meta, facts)
    dates.dates(meta, facts, crossing)
    _permissions(meta, facts, crossing)
    _source(meta, facts, crossing)
    _key_points(meta, outline, crossing)
    _keywords(meta, facts)
    _machine_facts(meta, facts, imprint)
    notes(made, "disclaimer", facts.disclaimer, imprint.disclaimer, crossing)


def _publisher(parent: Any, imprint: Imprint) -> None:
    made = child(parent, "journal-meta")
    child(made, "journal-id", imprint.id, {"journal-id-type": "publisher-id"})
    child(child(made, "journal-title-group"), "journal-title", imprint.name)
    child(made, "issn")
    publisher = child(made, "publisher")
    child(publisher, "publisher-name", imprint.name)
    _add(publisher, "publisher-loc", imprint.location)


def _identity(meta: Any, page: Page) -> None:
    facts = page.metadata
    child(meta, "article-id", page.source.slug, {"pub-id-type": "publisher-id"})
    _add(meta, "article-id", facts.value("order-code"), {"pub-id-type": "other", "specific-use": "order-code"})
    _add(meta, "article-version", facts.value("version"), {"article-version-type": "published"})
    topics = [(name, facts.value(name)) for name in _TOPICS if facts.value(name).strip()]
    if topics:
        categories = child(meta, "article-categories")
        for name, subject in topics:
            child(child(categories, "subj-group", attributes={"subj-group-type": name}), "subject", subject)


def _titles(meta: Any, outline: Outline, facts: Metadata, crossing: Crossing) -> None:
    group = child(meta, "title-group")
    inlines(child(group, "article-title"), outline.title, outline.title_origin, crossing)
    _add(group, "subtitle", facts.value("subtitle"))


def _people(meta: Any, facts: Metadata) -> None:
    author = facts.value("author")
    if author.strip():
        group = child(meta, "contrib-group", attributes={"content-type": "authors"})
        child(child(group, "contrib", attributes={"contrib-type": "author"}), "collab", author)
    if facts.reviewers:
        group = child(meta, "contrib-group", attributes={"content-type": "reviewers"})
        for reviewer in facts.reviewers:
            _reviewer(child(group, "contrib", attributes={"contrib-type": "reviewer"}), reviewer)


def _reviewer(contrib: Any, reviewer: Reviewer) -> None:
    """A person under the name as printed, which is not cut into parts by guessing; else an organisation, else what the page says."""
    if reviewer.name:
        child(contrib, "string-name", reviewer.name)
    elif reviewer.organisation:
        child(contrib, "collab", reviewer.organisation)
    else:
        child(contrib, "anonymous")
    _add(contrib, "degrees", reviewer.degrees)
    words = "" if reviewer.name or reviewer.organisation else reviewer.evidence
    child(contrib, "role", words, {"specific-use": reviewer.role})
    if reviewer.name:
        _add(contrib, "aff", reviewer.organisation)


def _permissions(meta: Any, facts: Metadata, crossing: Crossing) -> None:
    kind, address, words = facts.value("license-type"), _address(facts.get("license-url"), crossing), facts.value("license-text")
    parts = {f"copyright-{name}": facts.value(f"copyright-{name}") for name in ("statement", "year", "holder")}  # type: ignore[arg-type]
    if not any((kind, address, words, *parts.values())):
        return
    permissions = child(meta, "permissions")
    for tag, value in parts.items():
        _add(permissions, tag, value)
    if kind or address or words:
        # The type is a single word in the grammar; a licence of which only words or an address are known has no type.
        name = re.sub(r"[^a-z0-9.]+", "-", kind.lower()).strip("-") or _UNKNOWN
        license = child(permissions, "license", attributes={"license-type": name, f"{XLINK}href": address})
        child(license, "license-p", words)


def _source(meta: Any, facts: Metadata, crossing: Crossing) -> None:
    address = _address(facts.get("source-url"), crossing)
    if address:
        child(meta, "self-uri", address, {"content-type": "source", f"{XLINK}href": address})


def _address(fact: Fact | None, crossing: Crossing) -> str:
    """The address that a fact gives, empty with a finding when it is none that a reader can open safely."""
    if fact is None or not fact.value:
        return ""
    if fact.value.partition(":")[0].lower() in SAFE_SCHEMES:
        return fact.value
    crossing.find("unsafe-link", fact.origin, fact.value)
    return ""


def _key_points(meta: Any, outline: Outline, crossing: Crossing) -> None:
    box = outline.key_points
    if box is None:
        return
    made = child(meta, "abstract", attributes={"id": crossing.id(box.id, "b", plain(box.title)), "abstract-type": "key-points"})
    if plain(box.title).strip():
        inlines(child(made, "title"), box.title, box.origin, crossing)
    blocks(made, box.blocks, crossing)


def _keywords(meta: Any, facts: Metadata) -> None:
    keywords = [keyword for keyword in facts.keywords if keyword.strip()]
    if keywords:
        group = child(meta, "kwd-group", attributes={"kwd-group-type": "author"})
        for keyword in keywords:
            child(group, "kwd", keyword)


def _machine_facts(meta: Any, facts: Metadata, imprint: Imprint) -> None:
    """Add what machines need to know, and how to reach the publisher, under the names that the profile has for it."""
    values = {
        "retrieval-date": facts.value("retrieved"), "cover": facts.value("cover"), "helpline": facts.value("helpline") or imprint.helpline,
        "helpline-hours": imprint.helpline_hours, "website": imprint.website, "email": imprint.email,
    }
    if any(values.values()):
        group = child(meta, "custom-meta-group")
        for name, value in values.items():
            if value:
                entry = child(group, "custom-meta", attributes={"specific-use": "translate" if name == "helpline-hours" else ""})
                child(entry, "meta-name", name)
                child(entry, "meta-value", value)


def notes(parent: Any, kind: str, content: tuple[Block, ...], sentence: str, crossing: Crossing) -> None:
    """Add a notice of one kind: the page's own blocks, else the publisher's sentence; a heading before them becomes its title."""
    made = child(parent, "notes", attributes={"notes-type": kind})
    first = content[0] if content else None
    if isinstance(first, Heading) and plain(first.content).strip():
        inlines(child(made, "title"), first.content, first.origin, crossing)
        content = content[1:]
    before = len(made)
    blocks(made, content, crossing)
    if len(made) == before:
        blocks(made, (Paragraph((Text(sentence),), Origin(_SETTINGS, 0)),), crossing)
    if not len(made):
        parent.remove(made)


def _add(parent: Any, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add an element unless it would hold no words."""
    if text.strip():
        child(parent, tag, text, attributes)
