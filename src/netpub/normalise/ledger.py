"""The record of a page: what was found, what was dropped, and where every character of the source went."""

from collections.abc import Iterable, Iterator
from typing import Any

from netpub.errors import InternalError
from netpub.normalise.blocks import contents, walk, words
from netpub.normalise.cut import ranges
from netpub.page import Block, Fact, Figure, Origin, Page, Range, plain

# A piece of the source and the name of what it became: a block's or reference's id, fact:NAME, reviewer, disclaimer, dropped:RULE.
Place = tuple[Range, str]


def ledger(page: Page) -> dict[str, Any]:
    """Return the record as JSON values: ``source``, ``facts``, ``reviewers``, ``disclaimer``, ``blocks``, ``references``, ``dropped``,
    each with its line (and ``file`` when that is not the source, such as page.toml),
    and ``runs``: for each piece of source text where its characters went, as ``[start, end, name]``.

    Raises InternalError when a character that is no space went nowhere.
    """
    runs = _runs(page)
    source, metadata = page.source, page.metadata
    return {
        "source": {"slug": source.slug, "path": source.path, "type": source.media_type, "sha256": source.sha256},
        "facts": {name: _fact(fact, source.path) for name, fact in metadata.facts},
        "reviewers": [
            {"role": entry.role, "name": entry.name, "degrees": entry.degrees, "organisation": entry.organisation,
             "evidence": entry.evidence, "line": entry.origin.line}
            for entry in metadata.reviewers
        ],
        "disclaimer": [_block(block, source.path) for block in walk(metadata.disclaimer)],
        "blocks": [_block(block, source.path) for block in walk(page.blocks)],
        "references": [
            {"id": citation.reference.id, "line": citation.origin.line, "raw": citation.reference.raw} for citation in page.references],
        "dropped": [
            {"rule": entry.rule, "line": entry.block.origin.line, "text": words(entry.block)}
            for entry in sorted(page.dropped, key=lambda entry: entry.block.origin.line)],
        "runs": runs,
    }


def _fact(fact: Fact, path: str) -> dict[str, Any]:
    return {"value": fact.value, "evidence": fact.evidence, **_place(fact.origin, path)}


def _place(origin: Origin, path: str) -> dict[str, Any]:
    return {"line": origin.line} if origin.file == path else {"line": origin.line, "file": origin.file}


def _block(block: Block, path: str) -> dict[str, Any]:
    text = " ".join(" ".join(plain(content).split()) for content in contents(block)).strip()
    return {"id": block.id, "kind": type(block).__name__, **_place(block.origin, path), "text": text}


def _runs(page: Page) -> list[dict[str, Any]]:
    by_run: dict[int, list[tuple[int, int, str]]] = {}
    for at, name in _places(page):
        by_run.setdefault(at.run, []).append((at.start, at.end, name))
    record = []
    for number, run in enumerate(page.source.runs):
        places = by_run.get(number, [])
        if len(places) == 1 and places[0][0] == 0 and places[0][1] >= len(run.text):
            record.append({"line": run.line, "to": [list(places[0])]})
            continue
        places = sorted(set(places))
        lost = _lost(run.text, places)
        if lost >= 0:
            raise InternalError(
                f"{page.source.path}:{run.line}: text is unaccounted for: “{run.text[lost:lost + 40]}”.",
                "This is a fault of netpub. Please report it with the file.")
        record.append({"line": run.line, "to": [list(place) for place in _merged(places)]})
    return record


def _lost(text: str, places: Iterable[tuple[int, int, str]]) -> int:
    """The first character of a run that is no space and has no place, -1 when there is none; ``places`` are sorted."""
    position = 0
    for start, end in [*((start, end) for start, end, _ in places), (len(text), len(text))]:
        gap = text[position:start]
        if gap.strip():
            return position + len(gap) - len(gap.lstrip())
        position = max(position, end)
    return -1


def _merged(places: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, name in places:
        if merged and merged[-1][2] == name and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), name)
        else:
            merged.append((start, end, name))
    return merged


def _places(page: Page) -> Iterator[Place]:
    yield from _of_blocks(page.blocks, "")
    yield from _of_blocks(page.metadata.disclaimer, "disclaimer")
    for entry in page.dropped:
        yield from _of_blocks((entry.block,), f"dropped:{entry.rule}")
    for name, fact in page.metadata.facts:
        yield from ((at, f"fact:{name}") for at in fact.ranges)
    for reviewer in page.metadata.reviewers:
        yield from ((at, "reviewer") for at in reviewer.ranges)
    for citation in page.references:
        yield from ((at, citation.reference.id) for at in citation.ranges)


def _of_blocks(blocks: Iterable[Block], name: str) -> Iterator[Place]:
    for block in walk(blocks):
        for content in contents(block):
            yield from ((at, name or block.id) for at in ranges(content))
        if isinstance(block, Figure) and block.alt_at is not None:
            yield block.alt_at, name or block.id
