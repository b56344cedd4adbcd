"""The dossier of a page for an assessor: versions, people, comments, evidence, checks and what was released, from its records alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netpub.article import Article
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Nodes
from netpub.references import from_jats
from netpub.review import writing
from netpub.review.records import Record
from netpub.review.state import State

ENGLISH = "en"
_NONE = "–"
_DIGITS = 16
_KINDS = {
    "request": "asked for review", "approve": "approved", "comment": "commented", "resolve": "resolved a comment", "withdraw": "withdrew",
    "batch": "recorded a print run",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference: its number, the source's words, where it is found (DOI or address) and when it was read (ISO 8601, empty if unknown)."""

    number: int
    id: str
    text: str
    found: str
    read: str


@dataclass(frozen=True, slots=True)
class Check:
    """What checks said of a text in a language: how many findings of each severity, and each of those that are errors or warnings."""

    language: str
    counts: Mapping[str, int]
    findings: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a dossier says. ``records`` are all of the page, ``states`` its state by language, ``reasons`` what keeps it from being
    released; ``damage`` is what is wrong with the records. ``files`` are editions as the manifest describes them, ``facts`` pairs of words
    for the head, ``snapshots`` the names of the stored texts by content digest."""

    title: str
    page: str
    facts: Sequence[tuple[str, str]]
    records: Sequence[Record]
    states: Mapping[str, State]
    reasons: Mapping[str, Sequence[str]]
    damage: Sequence[str]
    signatures: Sequence[str]
    evidence: Sequence[Evidence]
    checks: Sequence[Check]
    files: Sequence[Mapping[str, Any]]
    snapshots: Mapping[str, str] = field(default_factory=dict)


def evidence(article: Article) -> list[Evidence]:
    """Return the references of an article in the order of its list."""
    found = []
    for number, reference in enumerate(from_jats.references(article), 1):
        item = reference.csl or {}
        place = f"https://doi.org/{item['DOI']}" if item.get("DOI") else str(item.get("URL", ""))
        parts = (item.get("accessed") or {}).get("date-parts") or [[]]
        read = "-".join(f"{part:02}" for part in parts[0])
        found.append(Evidence(number, reference.id, reference.raw, place, read))
    return found


def document(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as a pandoc document."""
    title = f"Review dossier: {dossier.title}"
    blocks = [
        writing.heading(1, title),
        nodes.definitions([(nodes.words(name), [nodes.plain(nodes.words(value))]) for name, value in dossier.facts]),
        *_section("State", _states(dossier)), *_section("Versions", _versions(dossier)),
        *_section("Who reviewed", _people(dossier)), *_section("Comments and what became of them", _comments(dossier)),
        *_section("Evidence", _evidence(dossier)), *_section("Checks of the text", _checks(dossier)),
        *_section("Files: verdicts and digests", _files(dossier)), *_section("Print runs", _batches(dossier)),
        *_section("All records", _records(dossier)),
    ]
    return writing.document(title, blocks, ENGLISH)


def _section(heading: str, blocks: Nodes) -> Nodes:
    return [writing.heading(2, heading), *(blocks or [writing.paragraph("None.")])]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> Nodes:
    made = [[_cell(cell) for cell in row] for row in rows]
    return [writing.table(head, made, "dossier", widths=widths)] if made else []


def _cell(text: str) -> Nodes:
    if text.startswith(("https://", "http://")):
        return [nodes.link(nodes.words(text), text)]
    return nodes.words(text or _NONE)


def _states(dossier: Dossier) -> Nodes:
    rows = [
        (language, found.state.value.replace("-", " "), found.version, ", ".join(found.missing), ", ".join(dossier.reasons[language]))
        for language, found in dossier.states.items()]
    whole = "The records are whole: each follows the one before it." if not dossier.damage else "The records are damaged:"
    return [
        *_table(["Language", "State", "Version", "Still to sign", "Why it is not released"], rows, (0.12, 0.18, 0.1, 0.3, 0.3)),
        writing.paragraph(whole), *[writing.paragraph(one) for one in dossier.damage],
        *[writing.paragraph(f"A signature is not good: {one}") for one in dossier.signatures]]


def _versions(dossier: Dossier) -> Nodes:
    rows = [
        (record.language, record.version, record.at, record.change or "first", record.content_digest[:_DIGITS],
         dossier.snapshots.get(record.content_digest, "not stored"))
        for record in dossier.records if record.kind == "approve" and record.version]
    return _table(["Language", "Version", "Approved", "Change", "Content digest", "Stored text"], rows, (0.12, 0.1, 0.14, 0.12, 0.22, 0.3))


def _people(dossier: Dossier) -> Nodes:
    rows = [
        (record.language, record.role.replace("-", " "), ", ".join(part for part in (record.by, record.credentials) if part), record.at,
         record.content_digest[:_DIGITS], f"signed by {record.signer}" if record.signature else "recorded")
        for record in dossier.records if record.kind == "approve"]
    return _table(["Language", "Role", "Who", "When", "Text (digest)", "How"], rows, (0.12, 0.16, 0.25, 0.13, 0.2, 0.14))


def _comments(dossier: Dossier) -> Nodes:
    answers = {record.ref: record for record in dossier.records if record.kind == "resolve"}
    rows = []
    for record in dossier.records:
        if record.kind == "comment":
            answer = answers.get(record.id)
            told = f"{answer.text} ({answer.by}, {answer.at})" if answer else "open" if record.blocking else "for information"
            who = ", ".join(part for part in (record.by, record.role, record.at) if part)
            rows.append((record.id, who, record.language + (f", {record.block}" if record.block else ""), record.text, told))
    return _table(["Comment", "Who, when", "Where", "Words", "What became of it"], rows, (0.14, 0.17, 0.15, 0.3, 0.24))


def _evidence(dossier: Dossier) -> Nodes:
    rows = [(str(one.number), one.text, one.found, one.read) for one in dossier.evidence]
    return _table(["No.", "Source", "Where it is found", "Read on"], rows, (0.06, 0.5, 0.3, 0.14))


def _checks(dossier: Dossier) -> Nodes:
    made: Nodes = []
    for check in dossier.checks:
        told = ", ".join(f"{number} {severity}" for severity, number in check.counts.items() if number) or "nothing found"
        made.append(writing.paragraph(f"{check.language}: {told}.", "counts"))
        made += _table(["Rule", "Severity", "What"], check.findings, (0.24, 0.12, 0.64))
    return made


def _files(dossier: Dossier) -> Nodes:
    rows = [
        (f"{one['path']}", _status(one), ", ".join(f"{name} {verdict}" for name, verdict in one["verdicts"].items()),
         _parted(str(one["sha256"])))
        for one in dossier.files]
    note = "What the last build made. Files of earlier releases that were printed are among the print runs."
    table = _table(["File in dist", "Status", "Verdicts", "sha256"], rows, (0.26, 0.2, 0.26, 0.28))
    return [writing.paragraph(note), *table] if table else []


def _parted(digest: str) -> str:
    """A digest in groups, so that it can break between them and be read out."""
    return " ".join(digest[at:at + _DIGITS] for at in range(0, len(digest), _DIGITS))


def _status(one: Mapping[str, Any]) -> str:
    version = f", version {one['version']}" if one["version"] else ""
    return f"{one['status']}{version}" + (f": {', '.join(one['reasons'])}" if one["reasons"] else "")


def _batches(dossier: Dossier) -> Nodes:
    rows = [
        (record.at, f"{record.language}, {record.format}", record.version, str(record.copies), record.printer,
         _parted(record.edition))
        for record in dossier.records if record.kind == "batch"]
    return _table(["When", "What", "Version", "Copies", "Printed by", "sha256 of the file"], rows, (0.13, 0.14, 0.1, 0.1, 0.19, 0.34))


def _records(dossier: Dossier) -> Nodes:
    rows = [
        (str(record.line), record.at, record.language,
         f"{record.by or _NONE} {_KINDS[record.kind]}" + (f" as {record.role}" if record.role else ""), record.text, record.id)
        for record in dossier.records]
    return _table(["Line", "When", "Language", "What", "Words", "Hash"], rows, (0.06, 0.13, 0.11, 0.27, 0.27, 0.16))
