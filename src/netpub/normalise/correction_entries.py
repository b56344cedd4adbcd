"""What page.toml can say: the entries, each with the line it stands at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from netpub.page import BoxKind, FactName, Figure, Origin, Reviewer

Kind = Literal["heading", "paragraph", "box", "quote"]


@dataclass(frozen=True, slots=True)
class Value:
    """A metadata value as an editor gives it; an empty one says that the page has none."""

    value: str
    evidence: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Words:
    """A block named by its first words."""

    starts: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Shape:
    """What the block that begins with the words is: a heading of a level, a box of a kind, a paragraph, a quotation."""

    words: Words
    kind: Kind
    level: int = 2
    box: BoxKind = "note"


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, and the first words of the block it follows."""

    after: Words
    figure: Figure


@dataclass(frozen=True, slots=True)
class Amendment:
    """What page.toml says of a reference, named by its first words, or by its ``number`` in the source's list when that is not 0.

    ``fields`` are checked values by the key of page.toml (see ``netpub.normalise.reference_corrections``).
    """

    words: Words
    number: int
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one page, in the order of its page.toml. ``keywords`` is None when it does not name any."""

    facts: Mapping[FactName, Value] = field(default_factory=dict)
    keywords: tuple[str, ...] | None = None
    reviewers: tuple[Reviewer, ...] = ()
    drop: tuple[Words, ...] = ()
    keep: tuple[Words, ...] = ()
    blocks: tuple[Shape, ...] = ()
    figures: tuple[Picture, ...] = ()
    references: tuple[Amendment, ...] = ()
