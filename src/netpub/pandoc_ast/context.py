"""What every part of the making of a document needs to know: the words of its language, and which places it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError

from netpub.article import XML, Article
from netpub.pandoc_ast.nodes import Nodes
from netpub.reference import Bibliography
from netpub.text.labels import Labels

# Characters that set a direction of their own, right to left (Unicode bidirectional class R or AL), by block.
_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))

AS_THEY_ARE: Mapping[str, str] = {}  # links of an article that all lead where it says


@dataclass(frozen=True, slots=True)
class Context:
    """``ids`` are the places of the article and ``targets`` those that something refers to; ``links`` says where links lead
    that have another address in the article.

    ``gathered`` holds the notes that the article keeps apart from the places that call them. ``notes`` (the text by id, in the order
    of calls), ``calls`` (the id of the place that calls one), ``cited`` (the ids of the places that cite a reference, by its id) and
    ``given`` (ids that the article lacks) fill up on the way.
    """

    labels: Labels
    language: str
    ids: frozenset[str]
    targets: frozenset[str]
    gathered: Mapping[str, Any]
    bibliography: Bibliography = field(default_factory=Bibliography)
    links: Mapping[str, str] = field(default_factory=dict)
    notes: dict[str, Nodes] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    cited: dict[str, list[str]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, article: Article, labels: Labels, bibliography: Bibliography, links: Mapping[str, str] = AS_THEY_ARE) -> "Context":
        """Return the context of an article."""
        there = "//@id[not(parent::ref)]" if bibliography.on_request else "//@id"
        ids = frozenset(str(value) for value in article.root.xpath(there))
        targets = frozenset(name for value in article.root.xpath("//@rid") for name in str(value).split())
        gathered = {note.get("id"): note for note in article.root.iterfind("back/fn-group/fn") if note.get("id")}
        return cls(labels, article.language, ids, targets, gathered, bibliography, links)

    def own_id(self, name: str) -> str:
        """Return an id for a place that the article gives none: ``name``, with a number where that is taken."""
        number, id = 1, name
        while id in self.ids or id in self.given:
            number += 1
            id = f"{name}-{number}"
        self.given.add(id)
        return id

    def call(self, note: str) -> str:
        """Return the id of the place that calls a note, for its first call alone: the way back leads there."""
        if note in self.calls:
            return ""
        self.calls[note] = f"{note}-call"
        return self.calls[note]

    def cite(self, reference: str, *others: str) -> str:
        """Return the id of a place that cites references: the ways back lead to each of them."""
        place = self.own_id(f"{reference}-cited")
        for cited in dict.fromkeys((reference, *others)):
            self.cited.setdefault(cited, []).append(place)
        return place

    @property
    def right_to_left(self) -> bool:
        """Whether the document runs right to left."""
        return self.labels.direction == "rtl"

    def language_of(self, element: Any) -> dict[str, str]:
        """Return ``lang`` and, where it differs, ``dir`` of a part in another language; nothing for the article's own (WCAG 3.1.2)."""
        tag = element.get(f"{XML}lang")
        if not tag or tag == self.language:
            return {}
        return {"lang": tag, **self.direction_of(tag)}

    def direction_of(self, tag: str) -> dict[str, str]:
        """Return ``dir`` of a part in a language, empty where it runs as the document does or ``tag`` is empty."""
        direction = _direction(tag) if tag else self.labels.direction
        return {"dir": direction if direction != self.labels.direction else ""}

    def isolation(self, text: str) -> str:
        """Return ``ltr`` for a phone number, address, dose or range that a right-to-left line would turn round, else nothing."""
        if not self.right_to_left or any(low <= ord(sign) <= high for sign in text for low, high in _RIGHT_TO_LEFT):
            return ""
        return "ltr"


def _direction(tag: str) -> str:
    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"
