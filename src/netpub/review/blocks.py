"""An article as a flat row of blocks that can be compared: what holds words, what holds facts, and each reference with its fields.

Together the blocks hold all that ``Article.content_digest`` sees: two articles whose digests differ have rows that differ, unless
they differ in blanks at the ends of a text alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from netpub.article import CONTAINERS, XLINK, Article, is_machine
from netpub.review import fields
from netpub.review.fields import Fields

Mark = tuple[str, tuple[tuple[str, str], ...]]  # an inline element: its tag and its attributes
Marks = tuple[Mark, ...]

# Blocks that may stand inside a text, beside the containers.
_APART = CONTAINERS | {"p", "title", "term", "td", "th", "attrib", "label", "alt-text", "long-desc"}
# What is compared as facts, with the parts that have a row of their own taken out.
_GROUPS = frozenset(("front", "journal-meta", "article-meta", "contrib-group", "pub-history", "title-group"))
_BREAK = "\ufffc"  # stands for a block or a picture in the middle of a text


@dataclass(frozen=True, eq=False)
class Block:
    """A block of an article.

    ``key`` is its id, or its place where it has none; ``kind`` its element (``fact`` for metadata). ``words`` are runs of text with
    the inline elements around them; ``fields`` what it has beside words. ``within`` names the containers around it, outermost first,
    and ``shared`` how many of those hold the block before as well. ``section`` is the heading that it stands under.
    ``aims`` are the ids that its words refer to.
    """

    key: str
    kind: str
    words: tuple[tuple[str, Marks], ...]
    fields: Fields
    within: tuple[str, ...]
    shared: int
    section: str
    aims: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words without markup."""
        return "".join(text for text, _ in self.words)

    @cached_property
    def content(self) -> tuple[Any, ...]:
        """What makes two blocks the same, wherever they stand."""
        return (self.kind, self.words, self.fields)

    @cached_property
    def all_words(self) -> str:
        """The words and the values of the fields, for comparing how alike two blocks are."""
        return " ".join([self.text, *(value for _, value in self.fields)])


@dataclass(frozen=True, slots=True)
class Sequence:
    """The blocks of an article, and which of them (by position) each id of the article stands at."""

    blocks: tuple[Block, ...]
    positions: Mapping[str, int]


def sequence(article: Article, figures: Mapping[str, str]) -> Sequence:
    """Return the blocks of an article in reading order. ``figures`` gives the sha256 of each picture by its href."""
    walk = _walked(article.root, figures)
    return Sequence(tuple(block for _, block in walk.found), walk.positions)


def blocks(article: Article, figures: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks of an article in reading order. ``figures`` gives the sha256 of each picture by its href."""
    return tuple(block for _, block in placed(article.root, figures))


def placed(root: Any, figures: Mapping[str, str]) -> list[tuple[Any, Block]]:
    """Return each block with its element, in reading order."""
    return _walked(root, figures).found


def _walked(root: Any, figures: Mapping[str, str]) -> "_Walk":
    walk = _Walk(figures)
    walk.add(root, "article", fields.of_attributes(root), ())
    for child in root.iterchildren(etree.Element):
        walk.read(child, ())
    return walk


class _Walk:
    def __init__(self, figures: Mapping[str, str]) -> None:
        self.positions: dict[str, int] = {}
        self.found: list[tuple[Any, Block]] = []
        self._figures = figures
        self._aims: list[str] = []
        self._section = ""
        self._before: tuple[Any, ...] = ()
        self._keys: dict[str, int] = {}

    def read(self, element: Any, around: tuple[Any, ...]) -> None:
        """Read an element that is a block, or holds blocks."""
        tag = element.tag
        self._note(element)
        if is_machine(element) or (tag == "custom-meta-group" and all(map(is_machine, element.iterchildren("custom-meta")))):
            return
        if tag == "ref":
            self.add(element, "ref", fields.of_reference(element), around)
        elif tag in ("article-title", "subtitle", *_TEXTS) or (tag not in CONTAINERS and not _is_fact(element)):
            self._text(element, around)
        elif _is_fact(element):
            # The cover's drawing is named in a fact; like every picture it is what its bytes are.
            self.add(element, "fact", tuple((name, self._figures.get(value, value)) for name, value in fields.of_fact(element)), around)
        else:
            self._container(element, around)

    def add(self, element: Any, kind: str, values: Fields, around: tuple[Any, ...], words: tuple[tuple[str, Marks], ...] = ()) -> None:
        """Add a block."""
        shared = sum(1 for one, other in zip(around, self._before, strict=False) if one is other)
        self._before = around
        within = tuple(_described(entry) for entry in around)
        block = Block(self._key(element, kind, around), kind, words, values, within, shared, self._section, tuple(self._aims))
        self._aims = []
        self.found.append((element, block))

    def _key(self, element: Any, kind: str, around: tuple[Any, ...]) -> str:
        key = element.get("id") or fields.name_of(element)
        if not element.get("id") and kind not in ("fact", "article"):
            holder = next((entry.get("id") for entry in reversed(around) if entry.get("id")), "")
            key = f"{holder}/{key}" if holder else key
        self._keys[key] = count = self._keys.get(key, 0) + 1
        return key if count == 1 else f"{key}#{count}"

    def _text(self, element: Any, around: tuple[Any, ...]) -> None:
        """A text, then the blocks that stand in it."""
        runs: list[tuple[str, Marks]] = []
        inside: list[Any] = []
        self._gather(element, (), runs, inside)
        words = _flat(runs)
        if element.tag == "title" and element.getparent().tag in ("sec", "ref-list", "glossary", "app"):
            self._section = "".join(text for text, _ in words)
        if words != ((_BREAK, ()),) * len(words) or not inside:
            self.add(element, element.tag, fields.of_attributes(element), around, words)
        for child in inside:
            self.read(child, (*around, element))

    def _gather(self, element: Any, marks: Marks, runs: list[tuple[str, Marks]], inside: list[Any]) -> None:
        runs.append((element.text or "", marks))
        for child in element:
            if isinstance(child.tag, str):
                if child.tag in _APART:
                    runs.append((_BREAK, marks))
                    inside.append(child)
                else:
                    self._note(child)
                    self._aims += child.get("rid", "").split()
                    mark = (child.tag, tuple((name, self._figures.get(value, value)) for name, value in fields.of_attributes(child)))
                    if not len(child) and not child.text:
                        runs.append((_BREAK, (*marks, mark)))
                    self._gather(child, (*marks, mark), runs, inside)
            runs.append((child.tail or "", marks))

    def _note(self, element: Any) -> None:
        """Note where an id stands: at the block that comes next."""
        if element.get("id"):
            self.positions[element.get("id")] = len(self.found)

    def _container(self, element: Any, around: tuple[Any, ...]) -> None:
        href = element.get(f"{XLINK}href")
        children = list(element.iterchildren(etree.Element))
        if href is not None:
            self.add(element, element.tag, (*fields.without_address(element), ("picture", self._figures.get(href, href))), around)
        elif not children:
            self.add(element, element.tag, fields.of_attributes(element), around)
        for child in children:
            self.read(child, (*around, element))


_TEXTS = ("p", "title", "term", "td", "th", "attrib", "label", "alt-text", "long-desc")


def _is_fact(element: Any) -> bool:
    """Whether an element is metadata that is compared as a whole."""
    parent = element.getparent()
    return parent is not None and parent.tag in _GROUPS and element.tag not in (*_GROUPS, "abstract", "notes")


def _described(element: Any) -> str:
    """A container by its kind: what is not its kind is compared with its own parts."""
    values = "" if element.get(f"{XLINK}href") else " ".join(f"{name}={value}" for name, value in fields.of_attributes(element))
    return f"{element.tag} {values}".rstrip()


def _flat(runs: list[tuple[str, Marks]]) -> tuple[tuple[str, Marks], ...]:
    """Runs as ``Article.content_digest`` takes them: a run of blanks is one; neighbours with the same marks are one.

    A blank at the very ends parts nothing from nothing and is left out.
    """
    made: list[tuple[str, Marks]] = []
    for text, marks in runs:
        flat = fields.flat(text)
        if flat and made and made[-1][1] == marks:
            made[-1] = (fields.flat(made[-1][0] + flat), marks)
        elif flat:
            made.append((flat, marks))
    return tuple(_stripped(made))


def _stripped(runs: list[tuple[str, Marks]]) -> list[tuple[str, Marks]]:
    while runs and not runs[0][0].strip(" "):
        runs = runs[1:]
    while runs and not runs[-1][0].strip(" "):
        runs = runs[:-1]
    if runs:
        runs = [(runs[0][0].lstrip(" "), runs[0][1]), *runs[1:]]
        runs[-1] = (runs[-1][0].rstrip(" "), runs[-1][1])
    return runs
