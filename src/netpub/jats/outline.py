"""A page's flat blocks as a tree: what is its title, what its key points, what its sections, what its glossary."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from netpub.jats.words import words_of
from netpub.page import Block, Box, DefinitionList, Heading, Inlines, Origin, Page, Text, plain
from netpub.text import cues

_HIGHEST, _LOWEST = 2, 4  # levels of section headings: 1 is the title, and the profile has three levels of sections


@dataclass(slots=True, eq=False)
class Section:
    """A heading with what follows it; the section without a heading is the page itself."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading without markup."""
        return plain(self.heading.content) if self.heading else ""


@dataclass(slots=True, eq=False)
class Outline:
    """The parts of a page. ``key_points`` is a box or a section of that name, ``reference_title`` the heading of the references."""

    title: Inlines
    title_origin: Origin
    body: Section
    key_points: Box | None = None
    glossaries: list[Section] = field(default_factory=list)
    reference_title: Heading | None = None


def outline(page: Page) -> Outline:
    """Return the parts of a page; every block is in exactly one of them, but for headings without words."""
    title, title_origin, blocks = _title(page)
    body = _tree(blocks)
    found = Outline(title, title_origin, body)
    _take_key_points(found)
    for section in [section for section in body.sections if _is_glossary(section)]:
        body.sections.remove(section)
        found.glossaries.append(section)
    if page.references:
        _take_reference_title(found)
    return found


def _title(page: Page) -> tuple[Inlines, Origin, list[Block]]:
    """The title: the page's own first heading, unless its metadata say another; then the heading stays where it is."""
    blocks = list(page.blocks)
    fact = page.metadata.get("title")
    first = next((block for block in blocks if isinstance(block, Heading) and block.level == 1 and plain(block.content).strip()), None)
    if first and (not fact or not fact.value.strip() or _same(fact.value, plain(first.content))):
        return first.content, first.origin, [block for block in blocks if block is not first]
    if fact and fact.value.strip():
        return (Text(fact.value),), fact.origin, blocks
    return (), Origin(page.source.path, 0), blocks


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _tree(blocks: Iterable[Block]) -> Section:
    root = Section()
    path: list[tuple[int, Section]] = [(1, root)]
    for block in blocks:
        if not isinstance(block, Heading):
            path[-1][1].blocks.append(block)
        elif plain(block.content).strip():
            level = min(max(block.level, _HIGHEST), _LOWEST)
            while path[-1][0] >= level:
                path.pop()
            section = Section(block)
            path[-1][1].sections.append(section)
            path.append((level, section))
    return root


def _take_key_points(found: Outline) -> None:
    """Take out the key points: a box before the first section, else a section that is called so and has none below it."""
    body = found.body
    box = next((block for block in body.blocks if isinstance(block, Box) and _is_key_points(block)), None)
    if box:
        body.blocks.remove(box)
        found.key_points = box
        return
    for section in body.sections:
        heading = section.heading
        if heading and not section.sections and _called(section, "key-points") and words_of(section.blocks).strip():
            body.sections.remove(section)
            found.key_points = Box("key-points", heading.content, tuple(section.blocks), heading.origin, heading.id)
            return


def _is_key_points(box: Box) -> bool:
    return box.kind == "key-points" and bool(words_of(box.blocks).strip())


def _is_glossary(section: Section) -> bool:
    explains = any(isinstance(block, DefinitionList) for block in section.blocks)
    return explains and not section.sections and _called(section, "glossary") and bool(words_of(section.blocks).strip())


def _take_reference_title(found: Outline) -> None:
    """Take out a heading of references that stands alone, since the references themselves stand elsewhere in the page."""
    for section in found.body.sections:
        alone = not section.blocks and not section.sections
        if alone and _called(section, "references"):
            found.body.sections.remove(section)
            found.reference_title = section.heading
            return


def _called(section: Section, name: str) -> bool:
    return cues.is_phrase("sections", name, section.title)
