"""Inline markup in a segment as numbered placeholders that a translator reads past and cannot break unnoticed.

``<1>bold words</1>`` stands for an element with words in it, ``<2/>`` for one that is taken over as it is. They are numbered in
the order of the source. A translator may move them, but not leave one out, use one twice or take one out of another.
Where the text itself holds ``<`` or ``&``, it is written ``&lt;`` and ``&amp;``; nothing else is escaped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n]+")  # the white space of XML; a no-break space is a character
TOKEN = re.compile(r"<(?P<close>/?)(?P<number>[0-9]{1,4})(?P<empty>/?)>|&(?P<entity>lt|gt|amp);|(?P<stray>[<&])|(?P<text>[^<&]+)")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}

Opaque = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: the element it stands for, the number of the placeholder around it (0: none), and whether it is ``<n/>``.

    ``inner`` is the element that holds the words: the same one, or the innermost where several stand round the very same words.
    """

    element: Any
    parent: int
    empty: bool
    inner: Any = None


@dataclass(slots=True)
class Node:
    """A placeholder in a parsed text, with what stands in it."""

    number: int
    children: "list[str | Node]"


class Broken(ValueError):
    """A text whose placeholders do not fit its source; ``problems`` says in words what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def encode(element: Any, opaque: Opaque, *, joined: bool = True) -> tuple[str, tuple[Slot, ...]]:
    """Return an element's content as text with placeholders, white space collapsed, and the placeholders by number from 1.

    A child for which ``opaque`` holds is taken over whole, as ``<n/>``. ``joined``: elements round the very same words share one
    placeholder. Comments and processing instructions are left out.
    """
    slots: list[Slot] = []
    text = _encode(element, opaque, slots, 0, joined)
    return _SPACE.sub(" ", text).strip(" "), tuple(slots)


def _encode(element: Any, opaque: Opaque, slots: list[Slot], parent: int, joined: bool) -> str:
    parts = [escape(element.text or "")]
    for child in element:
        if child.tag not in (etree.Comment, etree.ProcessingInstruction):
            empty = child.tag is etree.Entity or opaque(child)
            inner = _innermost(child, opaque) if joined and not empty else child
            slots.append(Slot(child, parent, empty, inner))
            number = len(slots)
            parts.append(f"<{number}/>" if empty else f"<{number}>{_encode(inner, opaque, slots, number, joined)}</{number}>")
        parts.append(escape(child.tail or ""))
    return "".join(parts)


def _innermost(element: Any, opaque: Opaque) -> Any:
    """The element that holds the words of one in which nothing else stands, not even a blank."""
    while len(element) == 1 and isinstance(element[0].tag, str) and not opaque(element[0]) and not element.text and not element[0].tail:
        element = element[0]
    return element


def escape(text: str) -> str:
    """Return text as it stands in a segment."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def words(text: str) -> str:
    """Return a segment's text without its placeholders and escapes, as a reader sees it; what is broken is passed over."""
    return "".join(_ENTITIES.get(match["entity"] or "", match["text"] or match["stray"] or "") for match in TOKEN.finditer(text))


def decode(text: str, slots: tuple[Slot, ...]) -> list[str | Node]:
    """Parse a translated text against the placeholders of its source; raises Broken naming everything that is wrong."""
    decoder = _Decoder(slots)
    for match in TOKEN.finditer(_SPACE.sub(" ", text).strip(" ")):
        decoder.take(match)
    return decoder.finish()


class _Decoder:
    """The parse of one text: takes token after token, collects what is wrong."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        self._open = [Node(0, [])]
        self._seen = [0] * (len(slots) + 1)
        self._forced: set[int] = set()  # closed because what stood around them was closed
        self._problems: dict[str, None] = {}  # in order, each once, however long a broken text is
        self._misplaced: dict[str, None] = {}

    def take(self, match: re.Match[str]) -> None:
        """Take the next token."""
        if match["text"] or match["entity"]:
            self._open[-1].children.append(match["text"] or _ENTITIES[match["entity"]])
        elif match["stray"]:
            self._wrong(f"a bare “{match['stray']}” must be written {escape(match['stray'])}")
        elif not 1 <= int(match["number"]) <= len(self._slots):
            self._wrong(f"{match[0]} does not stand in the source")
        elif match["close"]:
            self._take_end(match)
        else:
            self._take_start(match)

    def finish(self) -> list[str | Node]:
        """Return the content; raises Broken. That something stands in the wrong place is told when nothing worse is wrong."""
        for node in self._open[1:]:
            self._wrong(f"<{node.number}> is not closed")
        for number in range(1, len(self._slots) + 1):
            if not self._seen[number]:
                self._wrong(f"{self._name(number)} is missing")
        if self._problems or self._misplaced:
            raise Broken(list(self._problems or self._misplaced))
        return self._open[0].children

    def _take_start(self, match: re.Match[str]) -> None:
        number = int(match["number"])
        slot, node = self._slots[number - 1], Node(number, [])
        self._seen[number] += 1
        if self._seen[number] > 1:
            self._wrong(f"{self._name(number)} stands more than once")
            return
        if bool(match["empty"]) != slot.empty:
            self._wrong(f"{match[0]} must be written {self._name(number)}")
            return
        if slot.parent != self._open[-1].number:
            place = f"inside <{slot.parent}>" if slot.parent else f"outside <{self._open[-1].number}>"
            self._misplaced[f"{match[0]} must stand {place}"] = None
        self._open[-1].children.append(node)
        if not slot.empty:
            self._open.append(node)

    def _take_end(self, match: re.Match[str]) -> None:
        number = int(match["number"])
        if match["empty"]:
            self._wrong(f"{match[0]} is no placeholder")
        elif number in (node.number for node in self._open):
            self._close(number)
        elif not self._seen[number]:
            self._wrong(f"</{number}> has no beginning")
        elif self._seen[number] == 1 and not self._slots[number - 1].empty and number not in self._forced:
            self._wrong(f"</{number}> stands more than once")

    def _close(self, number: int) -> None:
        while self._open[-1].number != number:
            inner = self._open.pop().number
            self._forced.add(inner)
            self._wrong(f"<{inner}> is not closed before </{number}>")
        if not _has_words(self._open.pop()):
            self._wrong(f"<{number}> holds no words")

    def _wrong(self, problem: str) -> None:
        self._problems[problem] = None

    def _name(self, number: int) -> str:
        return f"<{number}/>" if self._slots[number - 1].empty else f"<{number}>…</{number}>"


def _has_words(node: Node) -> bool:
    return any(child.strip() if isinstance(child, str) else True for child in node.children)


def fill(element: Any, nodes: list[str | Node], slots: tuple[Slot, ...]) -> None:
    """Replace an element's content by a parsed text. The elements behind the placeholders are moved, not copied."""
    element.text = None
    for child in list(element):
        element.remove(child)
    for node in nodes:
        if isinstance(node, str):
            _append_text(element, node)
        else:
            slot = slots[node.number - 1]
            slot.element.tail = None
            if not slot.empty:
                fill(slot.inner, node.children, slots)
            element.append(slot.element)


def _append_text(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
