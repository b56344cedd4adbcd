"""page.toml, the last word on a page: what people know better than the steps before.

    [metadata]                    any fact by its name, and keywords; an empty text takes a fact away
    [[reviewer]]                  role, name, degrees, organisation
    [[keep]]  starts = "…"        a block that was left out, to bring back to its place
    [[drop]]  starts = "…"        a block or a reference to leave out
    [[block]] starts = "…"        what a block is: kind = "heading" (with level), "paragraph", "box" (with box), "quote"
    [[reference]] starts = "…"    fields of a reference (netpub.normalise.reference_corrections), found by its first words or its number
    [[figure]] after = "…"        a picture of the folder figures: href = "figures/…", alt = "…" (or decorative = true), caption = "…"

``starts`` are the first words of a block; an entry concerns the first block that begins so;
``after`` are those of the block that a figure follows. References come first, since their numbers are those of the source; the others
are applied in the order above.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from netpub.findings import Finding, Report, Where
from netpub.normalise.blocks import Blocks, contents, walk
from netpub.normalise.correction_entries import Corrections, Picture, Shape, Words
from netpub.normalise.correction_file import load
from netpub.normalise.cut import marks, ranges
from netpub.normalise.facts import with_facts
from netpub.normalise.reference_corrections import amended
from netpub.normalise.reshape import begins, edited, illustrated, placed, reshaped
from netpub.page import Block, Citation, Dropped, Fact, FactName, Heading, Page, Paragraph, Reviewer, Text, plain

__all__ = ["EMPTY", "Corrections", "apply", "load"]

EMPTY = Corrections()
RULE = "page-toml"
_TITLE, _SECTION = 1, 2
_KEYS = {"figure": "after"}


def apply(page: Page, corrections: Corrections, report: Report) -> Page:
    """Return the page as the corrections say. Reports ``correction-unmatched`` at the entry's line in page.toml."""
    page = _with_reviewers(_with_facts(page, corrections), corrections)
    edits: list[tuple[str, Words, Callable[[Page], Page | None]]] = [
        *(("reference", entry.words, partial(amended, amendment=entry)) for entry in corrections.references),
        *(("keep", entry, partial(_kept, entry=entry)) for entry in corrections.keep),
        *(("drop", entry, partial(_dropped, entry=entry)) for entry in corrections.drop),
        *(("block", shape.words, partial(_reshaped, shape=shape)) for shape in corrections.blocks),
        *(("figure", picture.after, partial(_illustrated, picture=picture)) for picture in corrections.figures),
    ]
    for table, entry, edit in edits:
        changed = edit(page)
        if changed is None:
            where = Where(entry.origin.file, entry.origin.line, page.source.slug)
            said = f"{_KEYS.get(table, 'starts')} = “{entry.starts}”" if entry.starts else "number"
            report(Finding("correction-unmatched", where, f"[[{table}]] {said}"))
        page = changed or page
    return page


def _with_facts(page: Page, corrections: Corrections) -> Page:
    """The page with the facts of page.toml; what the page itself said keeps its place in the record."""
    facts: dict[FactName, Fact] = {}
    for name, given in corrections.facts.items():
        known = page.metadata.get(name)
        facts[name] = Fact(given.value, given.evidence, given.origin, known.ranges if known else ())
    page = with_facts(page, facts)
    if corrections.keywords is not None:
        page = replace(page, metadata=replace(page.metadata, keywords=corrections.keywords))
    title = corrections.facts.get("title")
    return replace(page, blocks=tuple(_retitled(block, title.value) for block in page.blocks)) if title and title.value else page


def _retitled(block: Block, title: str) -> Block:
    if isinstance(block, Heading) and block.level == _TITLE:
        return replace(block, content=(Text(title), *marks(block.content)))
    return block


def _with_reviewers(page: Page, corrections: Corrections) -> Page:
    """The page with the reviewers of page.toml, in place of those of the same name."""
    kept = list(page.metadata.reviewers)
    for given in corrections.reviewers:
        same = [known for known in kept if _named(known) and _named(known) == _named(given)]
        if same:
            kept[kept.index(same[0])] = replace(given, ranges=same[0].ranges)
        else:
            kept.append(given)
    return replace(page, metadata=replace(page.metadata, reviewers=tuple(kept)))


def _named(reviewer: Reviewer) -> str:
    return reviewer.name or reviewer.organisation


def _kept(page: Page, entry: Words) -> Page | None:
    for number, dropped in enumerate(page.dropped):
        # A list has no words of its own: those of its first item come first.
        first = next((block for block in walk((dropped.block,)) if contents(block)), dropped.block)
        if begins(first, entry.starts):
            rest = page.dropped[:number] + page.dropped[number + 1:]
            return replace(page, blocks=placed(page.blocks, dropped.block), dropped=rest)
    return None


def _dropped(page: Page, entry: Words) -> Page | None:
    gone: list[Block] = []

    def without(blocks: Blocks, number: int) -> Blocks:
        gone.append(blocks[number])
        return blocks[:number] + blocks[number + 1:]

    blocks, disclaimer = edited(page.blocks, entry.starts, without), None
    if blocks is None:
        disclaimer = edited(page.metadata.disclaimer, entry.starts, without)
    if not gone:
        return _without_reference(page, entry)
    metadata = page.metadata if disclaimer is None else replace(page.metadata, disclaimer=disclaimer)
    return replace(
        page, blocks=page.blocks if blocks is None else blocks, metadata=metadata, dropped=(*page.dropped, Dropped(RULE, gone[0])))


def _without_reference(page: Page, entry: Words) -> Page | None:
    for number, citation in enumerate(page.references):
        if citation.reference.raw.startswith(entry.starts):
            rest = page.references[:number] + page.references[number + 1:]
            return replace(page, references=rest, dropped=(*page.dropped, Dropped(RULE, _as_block(citation))))
    return None


def _as_block(citation: Citation) -> Paragraph:
    return Paragraph((Text(citation.reference.raw), *(Text("", at) for at in citation.ranges)), citation.origin)


def _reshaped(page: Page, shape: Shape) -> Page | None:
    """The page with a block of another kind; a new title takes the place of the old one, which becomes a section's heading."""
    title = shape.kind == "heading" and shape.level == _TITLE
    before = tuple(_lowered(block) for block in page.blocks) if title else page.blocks
    blocks = reshaped(before, shape)
    if blocks is None:
        return None
    heading = next((block for block in blocks if isinstance(block, Heading) and block.level == _TITLE), None) if title else None
    page = replace(page, blocks=blocks)
    if heading is None:
        return page
    value = " ".join(plain(heading.content).split())
    origin = shape.words.origin
    evidence = f"{origin.file}, line {origin.line}"
    return with_facts(page, {"title": Fact(value, evidence, origin, ranges(heading.content))})


def _illustrated(page: Page, picture: Picture) -> Page | None:
    blocks = illustrated(page.blocks, picture.after.starts, picture.figure)
    return None if blocks is None else replace(page, blocks=blocks)


def _lowered(block: Block) -> Block:
    return replace(block, level=_SECTION) if isinstance(block, Heading) and block.level == _TITLE else block
