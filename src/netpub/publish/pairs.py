"""Two texts that say the same in two languages, side by side, block by block: each pair is a row of two cells.

Both texts come from one writer, so that they have the same blocks in the same order; where one has more, what differs shares a row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from lxml import html

_BLOCKS = frozenset(("blockquote", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "section", "table", "ul"))
_AROUND = ("div", "section", "blockquote")
_LISTS = ("ul", "ol")
# What is never parted: labels and values that stand in columns.
_WHOLE = ("facts", "contact", "made-by", "sources", "attribution")
# Behind a title stands the text that it names.
_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLE_CLASSES = frozenset(("box-title", "caption", "column", "row"))
_REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Side:
    """A text's language (BCP 47) and direction."""

    language: str
    direction: str


class Pairs:
    """Makes rows of the blocks of two texts; ``source`` stands first in each row."""

    def __init__(self, source: Side, translation: Side) -> None:
        self._sides = (source, translation)

    def rows(self, source: Iterable[Any], translation: Iterable[Any]) -> list[Any]:
        """Return the rows of blocks, in order; the blocks are taken out of their trees."""
        first, second = list(source), list(translation)
        made: list[Any] = []
        matcher = SequenceMatcher(None, [_kind(one) for one in first], [_kind(one) for one in second], autojunk=False)
        for change, left, right, low, high in matcher.get_opcodes():
            if change == "equal":
                for one, other in zip(first[left:right], second[low:high], strict=True):
                    made += self._row(one, other)
            else:
                made.append(self.pair(first[left:right], second[low:high]))
        return made

    def pair(self, source: Sequence[Any], translation: Sequence[Any]) -> Any:
        """Return one row of what the two texts have."""
        row = html.Element("div", {"class": "pair title" if all(map(_is_title, (*source, *translation))) else "pair"})
        for place, (side, blocks) in enumerate(zip(self._sides, (source, translation), strict=True)):
            cell = html.Element("div", {"class": f"cell {('first', 'second')[place]}", "lang": side.language, "dir": side.direction})
            for block in blocks:
                block.tail = None
                cell.append(block)
            row.append(cell)
        return row

    def _row(self, one: Any, other: Any) -> list[Any]:
        if one.tag in _LISTS:
            return self._items(one, other)
        if one.tag == "dl":
            return self._entries(one, other)
        if _holds_blocks(one) and _holds_blocks(other):
            if _REFERENCES in one.classes:
                return [self._around(one, other, self._references(one, other))]
            return [self._around(one, other, self.rows(one, other))]
        made = self.pair([one], [other])
        if any(name in one.classes for name in _WHOLE):
            made.classes.update(one.classes)
        return [made]

    def _around(self, one: Any, other: Any, rows: list[Any]) -> Any:
        """What was around the blocks of a text, around their rows: a box, a section. Links into the other text lead to its first cell."""
        around = html.Element(one.tag, dict(one.attrib))
        around.extend(rows)
        cell = next((cell for cell in around.iter("div") if "second" in cell.classes), None)
        if cell is not None and other.get("id"):
            cell.set("id", other.get("id"))
        return around

    def _references(self, one: Any, other: Any) -> list[Any]:
        """The works that both texts cite, once, below the heading in both languages."""
        listed = [part for part in one if part.tag in _LISTS]
        if not listed:
            return self.rows(one, other)
        rows = self.rows([part for part in one if part not in listed], [part for part in other if part.tag not in _LISTS])
        side = self._sides[0]
        for part in listed:
            part.tail = None
            once = html.Element("div", {"class": "once", "lang": side.language, "dir": side.direction})
            once.append(part)
            rows.append(once)
        return rows

    def _items(self, one: Any, other: Any) -> list[Any]:
        return self._listed(one, other, [[item] for item in one], [[item] for item in other])

    def _entries(self, one: Any, other: Any) -> list[Any]:
        """Words and what they mean, a row each."""
        return self._listed(one, other, _terms(one), _terms(other))

    def _listed(self, one: Any, other: Any, first: list[list[Any]], second: list[list[Any]]) -> list[Any]:
        """A row for each item, in a list of its own that goes on counting; the lists as they are where their items are not as many."""
        if len(first) != len(second):
            return [self.pair([one], [other])]
        shells: list[Callable[[int], Any]] = [_shell(one), _shell(other)]
        rows = []
        for place, parts in enumerate(zip(first, second, strict=True)):
            lists = []
            for shell, items in zip(shells, parts, strict=True):
                listed = shell(place)
                listed.extend(items)
                lists.append([listed])
            rows.append(self.pair(*lists))
        for row in rows:
            row.classes.add("item")
        return rows


def _shell(listed: Any) -> Callable[[int], Any]:
    """Makes a list like another, empty, that counts from a place on."""
    tag, attributes = listed.tag, {name: value for name, value in listed.attrib.items() if name != "id"}
    begin = int(listed.get("start", "1")) - 1

    def made(place: int) -> Any:
        counted = {"style": f"counter-reset: list-item {begin + place}"} if tag == "ol" else {}
        return html.Element(tag, {**attributes, **counted})

    return made


def _terms(listed: Any) -> list[list[Any]]:
    """The parts of a definition list by its terms."""
    found: list[list[Any]] = []
    for part in listed:
        if not found or (part.tag == "dt" and found[-1][-1].tag != "dt"):
            found.append([])
        found[-1].append(part)
    return found


def _kind(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _is_title(element: Any) -> bool:
    return element.tag in _TITLES or not _TITLE_CLASSES.isdisjoint(element.classes)


def _holds_blocks(element: Any) -> bool:
    """Whether an element is there for the blocks in it alone."""
    if element.tag not in _AROUND or element.get("lang") or any(name in element.classes for name in _WHOLE):
        return False
    texts = [element.text, *(child.tail for child in element)]
    return not any((text or "").strip() for text in texts) and len(element) > 0 and all(child.tag in _BLOCKS for child in element)
