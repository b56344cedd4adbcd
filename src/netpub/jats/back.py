"""The back of an article: glossary, references, and what the publisher says of itself."""

from dataclasses import replace
from typing import Any

from netpub.imprint import Imprint
from netpub.jats.blocks import blocks
from netpub.jats.crossing import Crossing, child, clean, loses
from netpub.jats.front import notes
from netpub.jats.inline import inlines
from netpub.jats.outline import Outline, Section
from netpub.page import Citation, Page
from netpub.references import jats

# "sample" stands here because JATS has room for one notice in the front, and that is the disclaimer.
_NOTICES = ("formats", "language-assistance", "feedback", "about", "sample")


def back(article: Any, page: Page, outline: Outline, imprint: Imprint, crossing: Crossing) -> None:
    """Add the back, unless there is nothing to stand in it."""
    made = child(article, "back")
    for section in outline.glossaries:
        _glossary(made, section, crossing)
    _references(made, page.references, outline, crossing)
    for kind in _NOTICES:
        notes(made, kind, (), getattr(imprint, kind.replace("-", "_")), crossing)
    if not len(made):
        article.remove(made)


def _glossary(parent: Any, section: Section, crossing: Crossing) -> None:
    heading = section.heading
    made = child(parent, "glossary", attributes={"id": crossing.id(heading.id if heading else "", "s", section.title)})
    if heading:
        inlines(child(made, "title"), heading.content, heading.origin, crossing)
    blocks(made, section.blocks, crossing)


def _references(parent: Any, citations: tuple[Citation, ...], outline: Outline, crossing: Crossing) -> None:
    citations = tuple(citation for citation in citations if citation.reference.raw.strip())
    if not citations:
        return
    made = child(parent, "ref-list")
    if outline.reference_title:
        inlines(child(made, "title"), outline.reference_title.content, outline.reference_title.origin, crossing)
    for citation in citations:
        reference = citation.reference
        entry = child(made, "ref", attributes={"id": crossing.id(reference.id, "r", reference.raw)})
        if loses(reference.raw):
            crossing.find("character-lost", citation.origin)
        entry.append(jats.element(replace(reference, raw=clean(reference.raw))))
