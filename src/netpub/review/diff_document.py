"""A comparison as a document: what needs a second look first, then the whole text with changes marked, facts and references as tables."""

from collections import Counter
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.review import diff_class, diff_fields, diff_words, writing
from netpub.review.diff import Change, Diff, Kind

ENGLISH = "en"  # documents for people who edit and review speak the language of the commands
_AROUND = 24  # characters of what is the same, on either side of a change in the list of changes
_TABLED = ("fact", "article", "ref", "graphic")
_KINDS = {
    Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.CHANGED: "reworded", Kind.STRUCTURE: "moved into or out of what holds it",
    Kind.SAME: "the same",
}


def document(diff: Diff, title: str, versions: tuple[str, str], beside: Diff | None = None) -> dict[str, Any]:
    """Return a comparison of two versions, called ``versions``, as a pandoc document.

    ``beside`` is what changed in the source language, when ``diff`` is of a translation.
    """
    blocks = [
        writing.heading(1, f"What changed: {title}"), writing.paragraph(f"From {versions[0]} to {versions[1]}.", "versions"),
        *summary(diff, 2)]
    if beside is not None:
        blocks += [writing.heading(2, "The source beside the translation"), *side_by_side(diff, beside)]
    return writing.document(f"What changed: {title}", [*blocks, writing.heading(2, "The whole text"), *text(diff, 3)], ENGLISH)


def summary(diff: Diff, level: int) -> Nodes:
    """Return how many blocks changed, and those that need a second look, each with a link to its place."""
    changes = diff.changes
    if not changes:
        return [writing.paragraph("Nothing changed.")]
    counts = Counter("moved" if change.moved and change.kind is Kind.SAME else _KINDS[change.kind] for change in changes)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    kind = diff_class.classify(diff)
    made = [writing.paragraph(f"{len(changes)} block{'s' * (len(changes) > 1)} changed: {told}. At least: {kind} change.", "counts", kind)]
    grave = [(number, change, reason) for number, change in enumerate(diff.rows)
             if change.changed and (reason := diff_class.reason(change))]
    if grave:
        rows: list[list[writing.Cell]] = [
            [_link(number, change), reason[:1].upper() + reason[1:], _short(change, diff.language)] for number, change, reason in grave]
        made += [writing.heading(level, "Look at these first"),
                 writing.table(["Where", "Why", "What"], rows, "grave-list", widths=(0.22, 0.26, 0.52))]
    return made


def _link(number: int, change: Change) -> Nodes:
    name = diff_fields.name(change) if change.block.kind in _TABLED else change.block.section or "Front matter"
    return [nodes.link(nodes.words(name), f"#change-{number}")]


def _short(change: Change, language: str) -> Nodes:
    """The changed words with a few around them."""
    if change.fields and not any(piece.status != "same" for piece in change.pieces):
        return [node for label, field in diff_fields.shown(change)[:3] for node in
                [*nodes.words(f"{label}: "), *writing.pieces(field.pieces), {"t": "Space"}]]
    kept = []
    for at, piece in enumerate(change.pieces):
        near = any(other.status != "same" for other in change.pieces[max(at - 1, 0):at + 2])
        if piece.status != "same" or near:
            kept.append(piece if piece.status != "same" else type(piece)("same", diff_words.ends(piece.text, _AROUND), piece.marks))
    return [nodes.span(writing.pieces(kept[:12]), lang=language)]


def text(diff: Diff, level: int) -> Nodes:
    """Return every block in order: what is the same as it is, what changed with a bar and its words marked."""
    made: Nodes = []
    for number, change in enumerate(diff.rows):
        if not change.changed:
            made += [] if change.block.kind in _TABLED else [_same(change, level, diff.language)]
        else:
            made.append(_changed(number, change, diff.language))
    return made


def changes(diff: Diff) -> Nodes:
    """Return the blocks that changed, each under the heading of its section, for where the whole text stands elsewhere."""
    made: Nodes = []
    section = None
    for number, change in enumerate(diff.rows):
        if change.changed:
            if change.block.section != section:
                section = change.block.section
                made.append(writing.paragraph(section or "Front matter", "subtitle", lang=diff.language if section else ""))
            made.append(_changed(number, change, diff.language))
    return made


def _same(change: Change, level: int, language: str) -> Node:
    words = writing.pieces(change.pieces)
    if change.block.kind in ("title", "article-title") and change.block.within[-1:] and "sec" in change.block.within[-1]:
        return nodes.div([nodes.header(level, words)], lang=language)
    return nodes.div([nodes.para(words)], "", [_shape(change)], lang=language)


def _shape(change: Change) -> str:
    """How a block looks: as an item, a cell, a title or a paragraph."""
    within = " ".join(change.block.within)
    if change.block.kind in ("td", "th") or " td" in f" {within}":
        return "cell"
    if "list-item" in within and change.block.kind == "p":
        return "item"
    return "subtitle" if change.block.kind in ("title", "article-title", "term", "label") else "text"


def _changed(number: int, change: Change, language: str) -> Node:
    notes = [_KINDS[change.kind]] if change.kind not in (Kind.SAME, Kind.CHANGED) else []
    notes += ["moved here from elsewhere"] if change.moved else []
    reason = diff_class.reason(change)
    label = "; ".join([*notes, *([reason] if reason and change.kind is Kind.CHANGED else [])])
    inner: Nodes = [writing.paragraph(label[:1].upper() + label[1:], "note")] if label else []
    if change.pieces:
        inner.append(nodes.div([nodes.para(writing.pieces(change.pieces))], "", [_shape(change)], lang=language))
    if change.fields:
        inner.append(fields(change))
    classes = ["change", change.kind.value, *(["moved"] if change.moved else []), *(["clinical"] if reason else [])]
    return nodes.div(inner, f"change-{number}", classes)


def fields(change: Change) -> Node:
    """Return the changed fields of a fact or a reference as a table."""
    rows = [
        [label, _side(field.pieces, "removed") if field.old is not None else "(not there)",
         _side(field.pieces, "added") if field.new is not None else "(not there)"]
        for label, field in diff_fields.shown(change)]
    return writing.table([diff_fields.name(change), "Before", "Now"], rows, "fields", widths=(0.2, 0.4, 0.4))


def _side(pieces: Any, status: str) -> Nodes:
    return writing.pieces([piece for piece in pieces if piece.status in ("same", status)])


def side_by_side(diff: Diff, source: Diff) -> Nodes:
    """Return what changed in the source beside what changed in the translation, block by block."""
    mine = {_name(change): change for change in diff.rows if change.block.kind not in ("fact", "article")}
    theirs = {_name(change): change for change in source.rows if change.block.kind not in ("fact", "article")}
    changed = [name for name, change in theirs.items() if change.changed]
    changed += [name for name, change in mine.items() if change.changed and name not in theirs]
    rows = [[_told(theirs.get(name), source.language), _told(mine.get(name), diff.language)] for name in changed]
    if not rows:
        return [writing.paragraph("Neither the source nor the translation changed in its text or references.")]
    return [writing.table(["Source", "Translation"], rows, "beside", heads=0)]


def _name(change: Change) -> str:
    """The id that a block has in every language; a block that is gone keeps its old one."""
    return change.block.key


def _told(change: Change | None, language: str) -> Nodes:
    if change is None:
        return nodes.words("(no such block)")
    fields = diff_fields.shown(change)
    words = writing.pieces(change.pieces) if change.pieces else nodes.words(
        diff_fields.name(change) if fields else change.block.all_words)
    lead = nodes.words("Unchanged: ") if not change.changed else nodes.words("Moved: ") if change.kind is Kind.SAME else []
    listed = [node for label, field in fields for node in [nodes.line_break(), *nodes.words(f"{label}: "), *writing.pieces(field.pieces)]]
    return [*([nodes.span(lead, "", ["note"])] if lead else []), nodes.span([*words, *listed], lang=language)]
