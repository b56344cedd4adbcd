"""The first carrier: a source page as flat blocks, with evidence for what was read from it. Everything here is frozen.

Where text came from is kept to the character: a reader cuts the source into runs (text nodes, lines, Word runs), and every
``Text`` says which part of which run it holds. From that the ledger is made: no character may be lost on the way.
"""

from dataclasses import dataclass
from typing import Literal

from netpub.inlines import (
    Cited,
    Emphasis,
    Inline,
    Inlines,
    Language,
    Link,
    Note,
    Range,
    Run,
    Strong,
    Sub,
    Sup,
    Text,
    plain,
    texts,
)
from netpub.reference import Reference

__all__ = [
    "Block", "Box", "BoxKind", "Cell", "Citation", "Cited",
    "Definition", "DefinitionList", "Dropped", "Emphasis", "Fact", "FactName", "Figure",
    "Heading", "Inline", "Inlines", "Language", "Link", "List", "Metadata", "Note", "Origin", "Page", "Paragraph", "Quote", "Range",
    "Reviewer", "Run", "Source", "Strong", "Sub", "Sup", "Table", "Text", "Unrecognised", "plain", "texts",
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block came from: ``line`` counts from 1 (paragraphs in Word files); ``hints`` are the source's own words for it,
    such as an element's path and classes (``"nav"``, ``".share-buttons"``) or a style name (``"style:Heading 1"``)."""

    file: str
    line: int
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the page's title, 2 to 4 its sections."""

    level: int
    content: Inlines
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: Inlines
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``kind`` as JATS ``list-type``. An item holds blocks."""

    kind: Literal["bullet", "order", "simple"]
    items: tuple[tuple["Block", ...], ...]
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``scope`` is ``"col"`` or ``"row"`` for a header cell, empty for data."""

    blocks: tuple["Block", ...]
    scope: Literal["", "col", "row"] = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A data table: ``head`` rows, then ``rows``."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. ``href`` names an entry of the page's media (``"figures/x.svg"``); no ``alt`` and not decorative is a finding."""

    href: str
    alt: str
    caption: Inlines
    origin: Origin
    decorative: bool = False
    id: str = ""
    alt_at: Range | None = None


BoxKind = Literal["key-points", "when-to-call", "emergency", "questions", "note"]


@dataclass(frozen=True, slots=True)
class Box:
    """Text set apart from the flow."""

    kind: BoxKind
    title: Inlines
    blocks: tuple["Block", ...]
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple["Block", ...]
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Inlines
    blocks: tuple["Block", ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings; a glossary is one."""

    items: tuple[Definition, ...]
    origin: Origin
    id: str = ""


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """What a reader did not understand, kept as text; always comes with a finding."""

    content: Inlines
    origin: Origin
    id: str = ""


Block = Heading | Paragraph | List | Table | Figure | Box | Quote | DefinitionList | Unrecognised


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that is no part of the text, with the rule that took it out. Its words stay in the ingest report."""

    rule: str
    block: Block


@dataclass(frozen=True, slots=True)
class Fact:
    """A metadata value and the words it was read from. Dates are ISO 8601, as exact as the evidence (``2025-03`` has no day)."""

    value: str
    evidence: str
    origin: Origin
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviewed: a person (``name``, ``degrees``), an organisation, or only a role when the source names nobody."""

    role: Literal["clinical-review", "lay-review", "accessibility-review"]
    origin: Origin
    name: str = ""
    degrees: str = ""
    organisation: str = ""
    evidence: str = ""
    ranges: tuple[Range, ...] = ()


FactName = Literal[
    "language", "title", "subtitle", "published", "last-review", "revised", "next-review", "author",
    "copyright-statement", "copyright-year", "copyright-holder", "license-type", "license-url", "license-text",
    "source-url", "retrieved", "helpline", "order-code", "audience", "condition", "treatment", "cover", "version",
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself. ``facts`` holds at most one fact a name; what is missing stays missing."""

    facts: tuple[tuple[FactName, Fact], ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    disclaimer: tuple[Block, ...] = ()
    keywords: tuple[str, ...] = ()

    def get(self, name: FactName) -> Fact | None:
        """Return the fact of that name, or None when the source does not give it."""
        return next((fact for key, fact in self.facts if key == name), None)

    def value(self, name: FactName) -> str:
        """Return the value of that name, empty when the source does not give it."""
        fact = self.get(name)
        return fact.value if fact else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference with the place it was read from."""

    reference: Reference
    origin: Origin
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file a page was read from: ``path`` relative to the project; ``runs`` is all its text in reading order."""

    slug: str
    path: str
    media_type: str
    sha256: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A source page on its way through normalisation."""

    source: Source
    metadata: Metadata
    blocks: tuple[Block, ...]
    references: tuple[Citation, ...] = ()
    dropped: tuple[Dropped, ...] = ()
