"""Step: paragraphs that begin with bullets or numbers become lists again, nested as their indents and signs say."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from netpub.findings import Finding, Report
from netpub.normalise.blocks import Blocks, place, rebuilt, walk
from netpub.normalise.cut import cut, marks, trimmed
from netpub.page import Block, Inlines, List, Origin, Page, Paragraph, plain
from netpub.text.markers import Marker, marker

_INDENT = "indent:"
# A hint of ours: what the sign before this paragraph means was decided, whatever comes to stand beside it later.
_SETTLED = "settled"
_TOO_DEEP = "too-deep"
# Items that lost their bullets are told for certain only by this: an announcement with a colon, then lines that go on in small letters.
_MOST_WORDS = 30
_LOOK_AHEAD = 50
# A gap as between the cells of a row.
_COLUMNS = re.compile(r"\S(?: ?\t| {4})\s*\S")
# Lists inside one another, as deep as the readers of other formats go; the steps after this one walk blocks by recursion.
_DEEPEST = 12
# Columns that a paragraph stands further in than the bullet of the item that it goes on with.
_DEEPER = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph with a marker. ``certain``: a list even when alone."""

    marker: Marker
    indent: int
    certain: bool
    content: Inlines
    origin: Origin


@dataclass(frozen=True, slots=True)
class _Further:
    """A paragraph without a marker that is indented deeper than an item above it, and so belongs to that item."""

    indent: int
    block: Paragraph


_Entry = _Item | _Further
_Group = tuple[_Item, list[_Entry]]


def step(page: Page, report: Report) -> Page:
    """Return the page with its lists rebuilt; reports ``list-rebuilt`` for items that had neither bullet nor number, and
    ``nesting-simplified`` where lists stand too deep inside one another."""
    proven = _proven(page.blocks)

    def change(blocks: Blocks) -> Blocks:
        return _unmarked(_marked(tuple(part for block in blocks for part in _lines(block)), proven), page, report)

    result = replace(page, blocks=rebuilt(page.blocks, change))
    simplified = next((block for block in walk(result.blocks) if isinstance(block, Paragraph) and _TOO_DEEP in block.origin.hints), None)
    if simplified:
        report(Finding("nesting-simplified", place(page, simplified), str(_DEEPEST)))
    return result


def _proven(blocks: Blocks) -> frozenset[str]:
    """The signs that begin two paragraphs in a row: on this page they are bullets, alone too."""
    signs = [mark.sign if (mark := _marker(block)) and mark.kind == "bullet" else "" for block in blocks]
    return frozenset(sign for sign, after in pairwise(signs) if sign and sign == after)


def _marker(block: Block) -> Marker | None:
    """The sign that a paragraph begins with; none where gaps show that it is a row of a table."""
    if not isinstance(block, Paragraph) or _SETTLED in block.origin.hints:
        return None
    text = plain(block.content)
    found = marker(text)
    return None if found and _COLUMNS.search(text, found.end) else found


def _lines(block: Block) -> Blocks:
    """A paragraph whose line breaks separate list items, as one paragraph an item."""
    if not isinstance(block, Paragraph) or "\n" not in plain(block.content):
        return (block,)
    text = plain(block.content)
    starts = [0] + [found.end() for found in re.finditer("\n", text) if (mark := marker(text[found.end():])) and not mark.weak]
    ends = [*starts[1:], len(text)]
    pieces = [trimmed(cut(block.content, start, end)) for start, end in zip(starts, ends, strict=True)]
    return tuple(replace(block, content=piece) for piece in pieces) if len(pieces) > 1 else (block,)


def _marked(blocks: Blocks, proven: frozenset[str]) -> Blocks:
    result: list[Block] = []
    entries: list[_Entry] = []
    outermost = 0
    for block in blocks:
        mark = _marker(block)
        if isinstance(block, Paragraph) and mark:
            indent = _indent(block)
            outermost = min(outermost, indent) if entries else indent
            certain = not mark.weak or (mark.kind == "bullet" and (mark.sign in proven or indent > 0))
            entries.append(_Item(mark, indent, certain, block.content, block.origin))
        elif isinstance(block, Paragraph) and entries and _indent(block) >= outermost + _DEEPER:
            entries.append(_Further(_indent(block), Paragraph(block.content, replace(block.origin, hints=()))))
        else:
            result += [*_built(entries), block]
            entries = []
    return tuple(result + _built(entries))


def _indent(block: Paragraph) -> int:
    return next((int(hint.removeprefix(_INDENT)) for hint in block.origin.hints if hint.startswith(_INDENT)), 0)


def _built(entries: list[_Entry], depth: int = 0) -> list[Block]:
    """The lists that a run of items makes inside ``depth`` others, and the paragraphs between them."""
    if depth >= _DEEPEST:
        return [_simplified(entry) for entry in entries]
    blocks: list[Block] = []
    number = 0
    while number < len(entries):
        entry = entries[number]
        if isinstance(entry, _Further):
            blocks.append(entry.block)
            number += 1
        else:
            groups = _siblings(entry, entries[number:])
            blocks += _list(groups, depth)
            number += sum(1 + len(inner) for _, inner in groups)
    return blocks


def _simplified(entry: _Entry) -> Paragraph:
    """What stands too deep for a list, as a paragraph; a bullet goes, a number stays."""
    if isinstance(entry, _Further):
        return entry.block
    return _text_of(entry, (_SETTLED, _TOO_DEEP), kept=entry.marker.kind != "bullet")


def _siblings(first: _Item, entries: list[_Entry]) -> list[_Group]:
    """The items of the list that ``first`` begins, each with what stands below it; ``entries`` begin with it."""
    groups: list[_Group] = [(first, [])]
    for number, entry in enumerate(entries[1:], 1):
        if isinstance(entry, _Further):
            if entry.indent < first.indent + _DEEPER:
                break
            groups[-1][1].append(entry)
        elif _same(first, entry):
            groups.append((entry, []))
        elif _nested(first, entry, entries[number + 1:number + _LOOK_AHEAD]):
            groups[-1][1].append(entry)
        else:
            break
    return groups


def _same(first: _Item, item: _Item) -> bool:
    return abs(item.indent - first.indent) <= 1 and item.marker.sign == first.marker.sign


def _nested(first: _Item, item: _Item, rest: list[_Entry]) -> bool:
    if item.indent > first.indent + 1:
        return True
    if item.indent < first.indent - 1:
        return False
    # At the same indent another sign is a level of its own, if both are bullets in lines that touch, or the outer list goes on afterwards.
    both_bullets = item.marker.kind == first.marker.kind == "bullet" and "blank-before" not in item.origin.hints
    later = (entry for entry in rest if isinstance(entry, _Item) and _same(first, entry))
    return both_bullets or any(entry.marker.number > 1 for entry in later)


def _list(groups: list[_Group], depth: int) -> list[Block]:
    """One list, or its items as paragraphs when the signs prove no list."""
    first, below = groups[0]
    if len(groups) == 1 and not first.certain:
        settled = replace(first.origin, hints=(*first.origin.hints, _SETTLED))
        return [Paragraph(first.content, settled), *_built(below, depth + 1)]
    numbers = [item.marker.number for item, _ in groups]
    ordered = numbers == list(range(1, len(numbers) + 1))
    kind: Literal["bullet", "order", "simple"] = "bullet" if first.marker.kind == "bullet" else "order" if ordered else "simple"
    items = tuple((_text_of(item, (_SETTLED,), kept=kind == "simple"), *_built(inner, depth + 1)) for item, inner in groups)
    return [List(kind, items, replace(first.origin, hints=()))]


def _text_of(item: _Item, hints: tuple[str, ...], *, kept: bool) -> Paragraph:
    """An item's own text; ``kept`` leaves its number or letter in, because the list would count otherwise."""
    end = item.marker.end
    content = item.content if kept else (*marks(cut(item.content, 0, end)), *cut(item.content, end))
    return Paragraph(content, replace(item.origin, hints=hints))


def _unmarked(blocks: Blocks, page: Page, report: Report) -> Blocks:
    result: list[Block] = []
    number = 0
    while number < len(blocks):
        run = _lower_lines(blocks, number) if result and _announces(result[-1]) else ()
        if len(run) > 1:
            report(Finding("list-rebuilt", place(page, run[0]), plain(run[0].content)))
            items = tuple((replace(entry, origin=replace(entry.origin, hints=(_SETTLED,))),) for entry in run)
            result.append(List("bullet", items, replace(run[0].origin, hints=())))
            number += len(run)
        else:
            result.append(blocks[number])
            number += 1
    return tuple(result)


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.content).rstrip().endswith(":")


def _lower_lines(blocks: Blocks, start: int) -> tuple[Paragraph, ...]:
    run: list[Paragraph] = []
    for block in blocks[start:]:
        if not isinstance(block, Paragraph) or "line" not in block.origin.hints:
            break
        text = plain(block.content)
        if not text[:1].islower() or len(text.split()) > _MOST_WORDS or _announces(block):
            break
        run.append(block)
    return tuple(run)
