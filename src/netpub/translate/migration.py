"""Catalogues of an older segmentation, carried over to the way texts are cut now (``segments``).

Both cuts of one article are laid side by side: where they cut the same block in two ways, each entry with the old text becomes one with
the new text, and its translation is taken apart by the old placeholders and put together with the new ones. What cannot be taken apart
stays as it is: the text then has no translation, and the entry becomes obsolete at the next update, so that nothing is lost.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netpub.article import Article
from netpub.findings import Finding, Unusable, Where
from netpub.translate import its, placeholders, po
from netpub.translate.placeholders import Node
from netpub.translate.segments import SEGMENTATION, Segment, segments

HEADER = "X-Segmentation"
SOURCE = "X-Source-Digest"
TRANSLATED = "X-Translated-Digest"  # the source that the catalogue was last complete for, once that has changed


@dataclass(frozen=True, slots=True)
class _Step:
    """One block in two cuts."""

    old: Segment
    new: Segment


def read(data: bytes, where: Where, articles: Callable[[str], Iterable[Article]]) -> Any:
    """Return the polib.POFile of a catalogue as it would be cut today.

    ``articles`` gives those that it may have been extracted from, the likeliest first, by the digest in its header; it is asked only for
    catalogues of an older segmentation. Raises Unusable as ``po.read`` does, and with
    ``catalogue-segmentation`` when the catalogue was cut by a newer netpub.
    """
    catalogue = po.read(data, where)
    version = _version(catalogue, where)
    if version < SEGMENTATION:
        steps = _steps(articles(catalogue.metadata.get(SOURCE, "")), version)
        if steps:
            for entry in catalogue:
                _carry(entry, steps)
    return catalogue


def _version(catalogue: Any, where: Where) -> int:
    """The version of a catalogue's cut; one that says nothing is the first."""
    said = catalogue.metadata.get(HEADER, "1").strip()
    if not (said.isascii() and said.isdecimal() and 1 <= int(said[:9]) <= SEGMENTATION):
        raise Unusable(Finding("catalogue-segmentation", replace(where, line=1), said))
    return int(said)


def _steps(articles: Iterable[Article], version: int) -> dict[str, _Step]:
    """The blocks that the two cuts write differently, by the text of the old one."""
    found: dict[str, _Step] = {}
    for article in articles:
        now = {segment.element: segment for segment in segments(article.root, its.profile())}
        for old in segments(article.root, its.profile(), version):
            new = now.get(old.element)
            if new is not None and new.text != old.text:
                found.setdefault(old.text, _Step(old, new))
    return found


def _carry(entry: Any, steps: Mapping[str, _Step]) -> None:
    """Write an entry anew in the cut of today. A translation belongs to the text that it translates: the former one while it waits."""
    here, before = steps.get(entry.msgid), steps.get(entry.previous_msgid or "")
    translated = before if entry.previous_msgid is not None else here
    if translated and entry.msgstr:
        try:
            entry.msgstr = _again(entry.msgstr, translated)
        except placeholders.Broken:
            return
    if here:
        entry.msgid = here.new.text
    if before:
        entry.previous_msgid = before.new.text


def _again(text: str, step: _Step) -> str:
    """A translation with the placeholders of the new cut; raises Broken when it does not fit the old one, or not this one."""
    numbers = {slot.element: number for number, slot in enumerate(step.new.slots, 1)}
    return _written(placeholders.decode(text, step.old.slots), step, numbers)


def _written(nodes: list[str | Node], step: _Step, numbers: Mapping[Any, int]) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(placeholders.escape(node))
            continue
        element = step.old.slots[node.number - 1].element
        number = numbers.get(element, 0)
        slot = step.new.slots[number - 1] if number else None
        if slot and slot.empty:
            parts.append(f"<{number}/>")
            continue
        if slot and slot.inner is not element and not _holds_only_markup(node):
            raise placeholders.Broken([f"<{number}> would stand round more words than in the source"])
        inner = _written(node.children, step, numbers)
        parts.append(f"<{number}>{inner}</{number}>" if number else inner)
    return "".join(parts)


def _holds_only_markup(node: Node) -> bool:
    return len(node.children) == 1 and isinstance(node.children[0], Node)
