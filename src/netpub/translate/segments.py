"""The translatable texts of an article, one a block, in document order.

How texts are cut has a version, which a catalogue notes (``X-Segmentation``), so that a later netpub can carry it over (``migration``):

1. the first.
2. The mark of a citation is one placeholder, taken over as it is; elements round the very same words share one placeholder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from netpub.article import XLINK
from netpub.translate import contexts, its
from netpub.translate.placeholders import Opaque, Slot, encode

SEGMENTATION = 2  # the version of the cutting
_JOINED_SINCE = 2

_SECTIONS = ("sec", "boxed-text", "glossary", "ref-list", "abstract", "notes", "fig", "table-wrap")
_MARKUP = {"bold": "strong", "italic": "emphasis", "sub": "below the line", "sup": "above the line",
           "xref": "cross-reference", "ext-link": "link"}
_BLOCKS = {"fn": "footnote", "list": "list", "def-list": "list of terms", "disp-quote": "quotation", "boxed-text": "box", "fig": "picture",
           "table-wrap": "table"}


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A text to translate: ``context`` is its msgctxt, ``text`` its msgid with placeholders (``slots``), ``element`` what holds it.

    ``section`` is the heading that it stands under, ``kind`` what it is, ``legend`` what its placeholders stand for: for people.
    ``limit`` is the name of the limit that it should keep to (``title_length``), empty when there is none.
    """

    context: str
    text: str
    element: Any
    slots: tuple[Slot, ...]
    section: str
    kind: str
    legend: str
    limit: str


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that is not translated: ``context`` names its place, ``element`` its kind, ``why`` gives the reason in words."""

    context: str
    element: str
    text: str
    why: str


def untranslated(root: Any, rules: tuple[its.Rule, ...]) -> Iterator[Untranslated]:
    """Yield every text of an article's tree that stands in no segment, or in one as a placeholder that nobody can change."""
    selection = its.Selection(root, rules)
    for element in root.iter(etree.Element):
        if not selection.translated(element):
            texts = (element.text, *(child.tail for child in element))
            text = " ".join(" ".join(part.split()) for part in texts if part and part.strip())
            if text:
                yield Untranslated(contexts.context(element), str(element.tag), text, selection.why(element))


def segments(root: Any, rules: tuple[its.Rule, ...], version: int = SEGMENTATION) -> Iterator[Segment]:
    """Yield the segments of an article's tree, as this version cuts. Each translated text node is in exactly one; contexts are unique."""
    selection = its.Selection(root, tuple(rule for rule in rules if rule.since <= version))
    taken: dict[str, int] = {}

    def opaque(child: Any) -> bool:
        return not (selection.within_text(child) and selection.translated(child) and _speaks(child, selection))

    for element in root.iter(etree.Element):
        if selection.within_text(element) or not selection.translated(element) or not _speaks(element, selection):
            continue
        name = contexts.context(element)
        taken[name] = taken.get(name, 0) + 1
        unique = f"{name}-{taken[name]}" if taken[name] > 1 else name
        inner = _core(element, opaque)
        text, slots = encode(inner, opaque, joined=version >= _JOINED_SINCE)
        yield Segment(unique, text, inner, slots, _section(element), selection.note(element), _legend(slots), selection.limit(element))


def _core(element: Any, opaque: Opaque) -> Any:
    """Markup around the whole of a text needs no placeholder: the segment is what stands inside it."""
    while len(element) == 1 and isinstance(element[0].tag, str) and not opaque(element[0]):
        if (element.text or "").strip() or (element[0].tail or "").strip():
            break
        element = element[0]
    return element


def _speaks(element: Any, selection: its.Selection) -> bool:
    """Whether words stand in the element itself or in markup within its text, not only in blocks inside it."""
    if (element.text or "").strip():
        return True
    return any(
        (child.tail or "").strip()
        or (isinstance(child.tag, str) and selection.within_text(child) and selection.translated(child) and _speaks(child, selection))
        for child in element)


def _section(element: Any) -> str:
    for ancestor in element.iterancestors(*_SECTIONS):
        title = ancestor.find("title") if ancestor.find("title") is not None else ancestor.find("caption/title")
        if title is not None and title is not element:
            return " ".join("".join(title.itertext()).split())
    return ""


def _legend(slots: tuple[Slot, ...]) -> str:
    return "; ".join(f"<{number}{'/' if slot.empty else ''}> {_describe(slot)}" for number, slot in enumerate(slots, 1))


def _describe(slot: Slot) -> str:
    if slot.element.tag is etree.Entity:
        return "character"
    if slot.empty and slot.element.tag not in _BLOCKS:
        text = " ".join("".join(slot.element.itertext()).split())
        return f"{'citation ' if slot.element.tag == 'xref' else ''}“{text}”" if text else _name(slot.element)
    return ", ".join(_name(element) for element in _chain(slot))


def _chain(slot: Slot) -> Iterator[Any]:
    """The elements that share a placeholder, from without to within."""
    element = slot.element
    yield element
    while element is not slot.inner:
        element = element[0]
        yield element


def _name(element: Any) -> str:
    word = _BLOCKS.get(element.tag) or _MARKUP.get(element.tag) or element.get("content-type") or str(element.tag)
    target = element.get(f"{XLINK}href")
    return f"{word} to {target}" if target else word
