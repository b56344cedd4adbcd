"""Step: the marks in the text that cite the page's references ([1], ¹, (1)) become cross-references; whatever may be something else stays.

A mark is only a citation when the list of references is numbered from 1 on, or when the marks name each number of it and no other.
One kind of mark is used on a page: brackets before raised figures before round brackets. Exponents, isotopes, footnotes and numbered
steps have the shape of a mark and none of its surroundings.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from netpub.findings import Finding, Report
from netpub.normalise import blocks as parts
from netpub.normalise.cut import cut
from netpub.normalise.references import NUMBERED
from netpub.page import Block, Cited, Heading, Inline, Inlines, Link, Note, Page, Sup, Text, plain

Kind = Literal["bracket", "raised", "round"]
_KINDS: tuple[Kind, ...] = ("bracket", "raised", "round")

_NUMBER = r"[1-9]\d{0,2}"
_LIST = rf"{_NUMBER}(?:\s?[,;–-]\s?{_NUMBER}){{0,40}}"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKS: dict[Kind, re.Pattern[str]] = {
    "bracket": re.compile(rf"\[\s?({_LIST})\s?\]"),
    "raised": re.compile(rf"\x02\s?(?:({_LIST})\s?(?:\x02|$)|([{_SIGNS}]{{1,3}}(?:[,–-][{_SIGNS}]{{1,3}}){{0,40}})\x02?)"),
    "round": re.compile(rf"\(({_LIST})\)(?=\s?[.,;:](?!\d)|\s*$)"),
}
_BEGINS = {"bracket": re.compile(r"\[\s?[1-9]"), "round": re.compile(r"\([1-9]")}
_SIGN = re.compile(f"[{_SIGNS}]")
_PIECE = re.compile(rf"(\d+|[{_SIGNS}]+)(?:\s?[–-]\s?(\d+|[{_SIGNS}]+))?")
_DIGIT = re.compile(rf"[0-9{_SIGNS}]")
# What a raised figure may stand behind: a word of more than two letters (units have fewer) or the stop that ends one.
_WORD_BEFORE = re.compile(r"[^\W\d_]{3}\s?$|[.,;:!?’”\"')%]\s?$")
_FORMULA_BEFORE = re.compile(r"[/=×*]\s?[^\W\d_]{1,30}$")
_WORD_BEHIND = re.compile(r"[\w+\-−⁺⁻/^]")
_FOOTNOTE = re.compile(r"#_?(?:ftn|edn|fn|foot|end-?note|note)", re.IGNORECASE)
_LABEL = re.compile(r"\W?(\d{1,3})\W?")


# A number or a range of a mark: its first and last character (exclusive), and the numbers that it names.
Piece = tuple[int, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text with its pieces."""

    pieces: tuple[Piece, ...]
    line: int

    @property
    def numbers(self) -> set[int]:
        return {number for _, _, numbers in self.pieces for number in numbers}


def step(page: Page, report: Report) -> Page:
    """Return the page with its citations as cross-references to the ids of its references; reports ``citation-without-reference``."""
    ids = {number: citation.reference.id for number, citation in enumerate(page.references, 1)}
    if not ids or not all(citation.reference.raw.strip() for citation in page.references) or _has_citations(page):
        return page
    kind, found = _chosen(page, ids)
    if not found:
        return page
    for mark in found:
        if unknown := sorted(mark.numbers - ids.keys()):
            detail = ", ".join(map(str, unknown))
            report(Finding("citation-without-reference", replace(parts.place(page, page.blocks[0]), line=mark.line), detail))
    return replace(page, blocks=tuple(_linked_block(block, kind, ids) for block in page.blocks))


def _has_citations(page: Page) -> bool:
    return any(_cites(content) for block in parts.walk(page.blocks) for content in parts.contents(block))


def _cites(content: Inlines) -> bool:
    return any(isinstance(part, Cited) or (not isinstance(part, Text) and _cites(part.children)) for part in content)


def _chosen(page: Page, ids: Mapping[int, str]) -> tuple[Kind, list[_Mark]]:
    """The kind of marks that cite the references of a page, and these marks; none when no kind does so for certain."""
    numbers = [_number(citation.origin.hints, citation.reference.csl.get("custom", {}).get("label", ""), citation.reference.raw)
               for citation in page.references]
    numbered = numbers == list(ids)
    counted = not any(numbers)
    for kind in _KINDS if numbered or counted else ():
        found, notes = _marks(page, kind)
        cited = set().union(*(mark.numbers for mark in found))
        known = cited & ids.keys()
        complete = cited == set(ids)
        certain = complete if kind == "round" or not numbered else bool(known) and (kind == "bracket" or 1 in known)
        if certain and not notes:
            return kind, found
    return "bracket", []


def _number(hints: tuple[str, ...], label: str, raw: str) -> int:
    """The number that the source gives to a reference, 0 when it gives none."""
    told = next((hint.removeprefix(NUMBERED) for hint in hints if hint.startswith(NUMBERED)), "")
    match = _LABEL.fullmatch(label.strip()) or re.match(r"[\[(]?(\d{1,3})[\]).]+\s", raw)
    return int(told) if told else int(match[1]) if match else 0


def _marks(page: Page, kind: Kind) -> tuple[list[_Mark], bool]:
    """Every mark of a kind in the text, and whether one begins a paragraph: it belongs to a note there, and so do all."""
    found: list[_Mark] = []
    for block in parts.walk(page.blocks):
        if isinstance(block, Heading):
            continue
        for content in parts.contents(block):
            for first, pieces in _pieces(content, kind):
                if first:
                    return [], True
                found.append(_Mark(pieces, block.origin.line))
    return found, False


def _pieces(content: Inlines, kind: Kind) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
    """The marks of one sequence of inlines: whether nothing stands before, and the pieces."""
    if not _may_hold(content, kind):
        return
    text, places = _with_signs(content)
    for match in _MARKS[kind].finditer(text):
        if kind == "raised" and not _raised_alone(text, match):
            continue
        begin, end = match.span(match.lastindex or 1)
        pieces = tuple(
            (places[piece.start()], places[piece.end() - 1] + 1, _named(piece)) for piece in _PIECE.finditer(text, begin, end))
        if all(numbers for _, _, numbers in pieces):
            yield not text[:match.start()].strip(" \n\x02"), pieces


def _may_hold(content: Inlines, kind: Kind) -> bool:
    """Whether there can be a mark; False is certain, and sooner known than where each character stood."""
    text = plain(content)
    if kind != "raised":
        return _BEGINS[kind].search(text) is not None
    return bool(_DIGIT.search(text)) and (bool(_SIGN.search(text)) or any(up for _, up, _ in _leaves(content, up=False, apart=False)))


def _raised_alone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40):match.start()].replace("\x02", "")
    behind = text[match.end():match.end() + 4].replace("\x02", "")
    if _WORD_BEHIND.match(behind) or _FORMULA_BEFORE.search(before):
        return False
    return not before.strip() or _WORD_BEFORE.search(before) is not None


def _named(piece: re.Match[str]) -> tuple[int, ...]:
    first = int(piece[1].translate(_RAISED))
    last = int(piece[2].translate(_RAISED)) if piece[2] else first
    return tuple(range(first, last + 1)) if first <= last < first + 100 else ()


def _with_signs(content: Inlines) -> tuple[str, list[int]]:
    """The text with a sign at each change between the line and what is raised above it, and where each character stood.

    Footnotes and links to footnotes are set apart by a sign that no mark holds.
    """
    signs: list[str] = []
    places: list[int] = []
    position, raised = 0, False
    for text, up, apart in _leaves(content, up=False, apart=False):
        if up != raised:
            signs.append("\x02")
            places.append(position)
            raised = up
        for char in text.text:
            lone = char in _SIGNS and not up and (not signs or (signs[-1] not in _SIGNS and signs[-1] not in ",–-"))
            if lone:
                signs.append("\x02")
                places.append(position)
            signs.append("\x03" if apart else char)
            places.append(position)
            position += 1
    return "".join(signs), places


def _leaves(content: Inlines, *, up: bool, apart: bool) -> Iterator[tuple[Text, bool, bool]]:
    for part in content:
        if isinstance(part, Text):
            yield part, up, apart
        else:
            aside = isinstance(part, Note) or (isinstance(part, Link) and _FOOTNOTE.match(part.href) is not None)
            yield from _leaves(part.children, up=up or isinstance(part, Sup), apart=apart or aside)


def _linked_block(block: Block, kind: Kind, ids: Mapping[int, str]) -> Block:
    block = parts.with_children(block, lambda inner: tuple(_linked_block(child, kind, ids) for child in inner))
    return block if isinstance(block, Heading) else parts.with_contents(block, lambda content: _linked(content, kind, ids))


def _linked(content: Inlines, kind: Kind, ids: Mapping[int, str]) -> Inlines:
    spans = [
        (start, end, tuple(ids[number] for number in numbers))
        for _, pieces in _pieces(content, kind) for start, end, numbers in pieces if all(number in ids for number in numbers)]
    return _wrapped(content, spans, 0) if spans else content


def _wrapped(content: Inlines, spans: list[tuple[int, int, tuple[str, ...]]], offset: int) -> Inlines:
    """The content with each span inside a cross-reference; links within the page that hold nothing else give way to it."""
    made: list[Inline] = []
    for part in content:
        length = len(plain((part,)))
        inside = [span for span in spans if span[0] < offset + length and span[1] > offset]
        if not inside:
            made.append(part)
        elif isinstance(part, Text):
            made.extend(_cut_text(part, inside, offset))
        elif isinstance(part, Link):
            # A link cannot hold another, and one to the list itself says nothing more than the cross-reference.
            made.extend(_wrapped(part.children, inside, offset) if part.href.startswith("#") else (part,))
        else:
            made.append(replace(part, children=_wrapped(part.children, inside, offset)))
        offset += length
    return tuple(made)


def _cut_text(text: Text, spans: list[tuple[int, int, tuple[str, ...]]], offset: int) -> Iterator[Inline]:
    """A text cut at the spans that begin in it; the rest of a range whose markup changes stays plain, or it would be cited twice."""
    done = 0
    for start, end, rids in spans:
        if start < offset:
            continue
        first, last = start - offset, min(end - offset, len(text.text))
        yield from cut((text,), done, first)
        yield Cited(rids, cut((text,), first, last))
        done = last
    yield from cut((text,), done)
