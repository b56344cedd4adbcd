"""What goes to a reviewer on paper: what is asked, what changed, the text with numbered lines and queries, a form to sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.review import diff_document, queries, writing
from netpub.review.diff import Diff
from netpub.review.queries import Numbered, Query
from netpub.review.records import Record
from netpub.review.side_by_side import rows

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet in the making.

    ``text`` is the article as a document whose blocks have their ids, ``source`` that of the source language beside a translation;
    ``language`` and ``source_language`` are BCP 47 tags. ``facts`` and ``ease`` are pairs of words for the head; ``diff`` says what
    changed since ``before`` (the version in words). ``asked`` are the roles that must sign, ``given`` the sign-offs of exactly this text.
    """

    title: str
    language: str
    text: Mapping[str, Any]
    facts: Sequence[tuple[str, str]]
    ease: Sequence[tuple[str, str]]
    queries: Sequence[Query]
    asked: Sequence[str]
    given: Sequence[Record]
    digest: str
    diff: Diff | None = None
    before: str = ""
    source: Mapping[str, Any] | None = None
    source_language: str = ""


def document(packet: Packet) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return a packet as a pandoc document in English around the text, which is in its own language, and its queries as they are numbered
    there: pairs of a block's id (empty for the whole) and words."""
    numbered = Numbered(list(packet.queries))
    text = _text(packet, numbered)
    whole = [numbered.note(number) for number in numbered.rest()]
    blocks = [
        writing.heading(1, f"For review: {packet.title}"), _pairs(packet.facts), *_how(packet), *_ease(packet), *_changes(packet),
        writing.heading(2, "Queries"), *([queries.table(numbered)] if numbered.asked else [writing.paragraph("There are none.")]),
        *([nodes.div([writing.heading(3, "About the page as a whole"), *whole], "", ["whole"])] if whole else []),
        *text, *_form(packet),
    ]
    return writing.document(f"For review: {packet.title}", blocks, ENGLISH), numbered.listed()


def _pairs(pairs: Sequence[tuple[str, str]]) -> Node:
    return nodes.div([nodes.definitions([(nodes.words(name), [nodes.plain(nodes.words(value))]) for name, value in pairs])], "", ["facts"])


def _how(packet: Packet) -> Nodes:
    """What a reviewer is asked to do."""
    steps = [
        "Read the text from line 1 on. Write remarks into the wide margin, or name the number of the line.",
        "Answer the queries: each stands beside the block that it is about.",
        "Sign the form on the last page for exactly this text. A text that is changed afterwards comes back to you.",
    ]
    if packet.source:
        steps[0] = "Compare the translation with the source beside it. Write remarks into the wide column, or name the number of the line."
    return [writing.heading(2, "What we ask of you"), nodes.numbers([[nodes.plain(nodes.words(step))] for step in steps])]


def _ease(packet: Packet) -> Nodes:
    return [writing.heading(2, "Reading ease"), _pairs(packet.ease)] if packet.ease else []


def _changes(packet: Packet) -> Nodes:
    if packet.diff is None:
        return [writing.heading(2, "What changed"), writing.paragraph("Nobody approved this page before: all of it is new.")]
    return [
        writing.heading(2, f"What changed since {packet.before}"), *diff_document.summary(packet.diff, 3),
        *diff_document.changes(packet.diff)]


def _text(packet: Packet, numbered: Numbered) -> Nodes:
    """The text with its title and queries; a translation stands beside its source."""
    heading = writing.heading(2, "The text")
    title = _title(packet.text, packet.language)
    if packet.source is None:
        made = queries.beside(packet.text["blocks"], numbered)
        return [nodes.div([heading, nodes.div([title, *made], "", ["numbered"], lang=packet.language)], "", ["text"])]
    pairs = rows([title, *packet.text["blocks"]], [_title(packet.source, packet.source_language), *packet.source["blocks"]])
    cells = []
    for mine, theirs in pairs:
        notes = [numbered.note(number) for number in numbered.take(list(queries.ids(mine)))]
        cells.append([
            [nodes.div(mine, "", ["numbered"], lang=packet.language)],
            [nodes.div(_without_ids(theirs), "", ["source"], lang=packet.source_language)], notes])
    return [nodes.div([heading, _table(["Translation", "Source", "Queries and remarks"], cells)], "", ["both"])]


def _title(text: Mapping[str, Any], language: str) -> Node:
    meta = text["meta"]
    made = [nodes.header(3, meta["title"]["c"], "", ["text-title"])]
    made += [nodes.para(meta["subtitle"]["c"])] if "subtitle" in meta else []
    return nodes.div(made, lang=language)


def _table(head: Sequence[str], cells: Sequence[Sequence[Nodes]]) -> Node:
    """A table whose cells hold blocks."""
    made = [[nodes.attr(), [[nodes.attr(), {"t": "AlignDefault"}, 1, 1, cell] for cell in row]] for row in cells]
    frame = writing.table([*head], [], "beside", widths=(0.37, 0.35, 0.28), heads=0)
    frame["c"][1][0]["c"][4] = [[nodes.attr(), 0, [], made]]
    return frame


def _without_ids(value: Any) -> Any:
    """A part of a document without ids, which the other column has already."""
    if isinstance(value, list):
        return [_without_ids(part) for part in value]
    if not isinstance(value, dict):
        return value
    kind: Any = value.get("t")
    content: Any = value.get("c")
    if kind == "Link" and str(content[2][0]).startswith("#"):
        return {"t": "Span", "c": [nodes.attr(), _without_ids(content[1])]}  # what it leads to stands in the other column
    made: Any = _without_ids(content)
    if kind in queries.WITH_ATTRIBUTES:
        place = 1 if kind == "Header" else 0
        names = [pair for pair in made[place][2] if pair[0] not in ("aria-labelledby", "aria-describedby")]
        made[place] = ["", made[place][1], names]
    return {**value, "c": made} if "c" in value else value


def _form(packet: Packet) -> Nodes:
    """The form to sign: a part for each role, with what was signed already."""
    given = {record.role: record for record in packet.given}
    made: Nodes = [
        writing.heading(2, "Sign-off"),
        writing.paragraph(f"Your signature is for exactly this text: {packet.title} ({packet.language}), content digest "
                          f"{packet.digest[:16]}.")]
    for role in packet.asked:
        made.append(nodes.div([writing.heading(3, _role(role)), *_signing(given.get(role))], "", ["form"]))
    return [nodes.div(made, "", ["sign-off"])]


def _role(role: str) -> str:
    return role.replace("-", " ").capitalize()


def _signing(record: Record | None) -> Nodes:
    if record:
        credentials = f", {record.credentials}" if record.credentials else ""
        return [writing.paragraph(f"Signed by {record.by}{credentials}, {record.at}.")]
    choices = ("I approve this text as it is.", "I approve it when my remarks are dealt with.", "I do not approve it.")
    fields = ("Name", "Credentials", "Date", "Signature")
    return [
        nodes.div([nodes.bullets([[nodes.plain(nodes.words(choice))] for choice in choices])], "", ["choices"]),
        writing.table(["To fill in", "By the reviewer"], [[name, ""] for name in fields], "blanks", widths=(0.25, 0.75))]
