"""What a Word file's styles and numbering say of a paragraph: heading, list item, caption; bold and italic of characters.

Word writes the English names of its own styles into every file, whatever language it speaks itself; other programs write theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLES = ("title", "titel", "título", "titre", "titolo", "tytuł")
_HEADING = re.compile(r"(?:heading|überschrift|título|titre|titolo|encabezado|kop|rubrik|nagłówek|заголовок) ?([1-9])")
_NAMED_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?")
_CAPTIONS = ("caption", "beschriftung", "leyenda", "légende", "didascalia", "epígrafe")
_QUOTES = ("quote", "intense quote", "quotations")
_BODY_LEVEL = 9  # The outline level that means "no heading" (ECMA-376, 17.3.1.20).
_DEEPEST_CHAIN = 20
_DEEPEST_LEVEL = 8

ListKind = Literal["bullet", "order", "simple"]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: which list it belongs to, how deep it is (0 is outermost), and where numbering starts."""

    list_id: str
    level: int
    kind: ListKind
    first: int = 1


def child(element: Any, *names: str) -> Any:
    """Return the element at the end of a path of child names in Word's namespace, None when a part of it is missing."""
    for name in names:
        element = None if element is None else element.find(W + name)
    return element


def value(element: Any, *names: str) -> str | None:
    """Return the ``w:val`` of the element at the end of a path, None when there is none."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def switch(properties: Any, name: str) -> bool | None:
    """Return whether a property is on, None when it is not given (ECMA-376, 17.17.4: no value means on)."""
    found = child(properties, name)
    return None if found is None else found.get(W + "val") not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document by id; ``root`` is the styles part, None when there is none."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {} if root is None else {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}

    def name(self, properties: Any, kind: str = "pStyle") -> str:
        """Return the name of the style that a paragraph's or run's properties name, as Word shows it, empty when they name none."""
        style_id = value(properties, kind) or ""
        name = value(self._styles.get(style_id), "name") or style_id
        return name[:1].upper() + name[1:]

    def chain(self, style_id: str | None) -> Iterator[Any]:
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST_CHAIN):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")

    def heading_level(self, properties: Any) -> int:
        """Return 1 to 9 for a heading, 0 for other paragraphs; by outline level, else by the name of the style."""
        outline = value(properties, "outlineLvl")
        for style in self.chain(value(properties, "pStyle")):
            match = _HEADING.fullmatch((value(style, "name") or "").lower())
            if match:
                return int(match[1])
            outline = outline or value(style, "pPr", "outlineLvl")
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < _BODY_LEVEL else 0
        match = _HEADING.fullmatch(self.name(properties).lower())
        return int(match[1]) if match else 0

    def is_title(self, properties: Any) -> bool:
        """Whether a paragraph has the style of the document's title."""
        return self.name(properties).lower() in _TITLES

    def is_caption(self, properties: Any) -> bool:
        """Whether a paragraph has the style of captions."""
        return self.name(properties).lower() in _CAPTIONS

    def is_quote(self, properties: Any) -> bool:
        """Whether a paragraph has a style of quotations."""
        return self.name(properties).lower() in _QUOTES

    def character(self, properties: Any, name: str) -> bool:
        """Whether a run has a property (``b``, ``i``, ``strike``), by itself or by its character style."""
        own = switch(properties, name)
        for style in self.chain(value(properties, "rStyle")):
            own = switch(child(style, "rPr"), name) if own is None else own
        return bool(own)


class Numbering:
    """The lists of a document; ``root`` is the numbering part, None when there is none."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[tuple[str, str], Any] = {}
        abstract = {} if root is None else {entry.get(W + "abstractNumId"): entry for entry in root.iterfind(W + "abstractNum")}
        for number in () if root is None else root.iterfind(W + "num"):
            list_id = number.get(W + "numId", "")
            definition = abstract.get(value(number, "abstractNumId"))
            for level in () if definition is None else definition.iterfind(W + "lvl"):
                self._levels[list_id, level.get(W + "ilvl", "0")] = level
            for override in number.iterfind(W + "lvlOverride"):
                if (level := child(override, "lvl")) is not None:
                    self._levels[list_id, override.get(W + "ilvl", "0")] = level

    def item(self, properties: Any) -> Item | None:
        """Return what makes a paragraph a list item, None for others. A style that only has the name of a list counts as one."""
        list_id, level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        for style in self._styles.chain(value(properties, "pStyle")):
            list_id = value(style, "pPr", "numPr", "numId") if list_id is None else list_id
            level = value(style, "pPr", "numPr", "ilvl") if level is None else level
        named = _NAMED_LIST.fullmatch(self._styles.name(properties).lower())
        if list_id == "0" or (list_id is None and named is None):
            return None
        depth = int(level) if level and level.isdigit() else 0
        if named and named[2] and not depth:
            depth = int(named[2]) - 1
        definition = self._levels.get((list_id or "", level or "0"))
        form = value(definition, "numFmt") or ("bullet" if named and named[1] == "bullet" else "decimal")
        start = value(definition, "start") or "1"
        kind: ListKind = "bullet" if form == "bullet" else "simple" if form == "none" else "order"
        name = list_id or (named[1] if named else "")
        return Item(name, min(depth, _DEEPEST_LEVEL), kind, int(start) if start.isdigit() else 1)
