"""What goes out to translators and comes back, whatever the format of the file: the units of a page in a language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from netpub.findings import Where
from netpub.translate import limits, migration, po
from netpub.translate.exchange import inline

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0 (section 2.2) has no place for them
_SECTION = "Section: "
_LEGEND = re.compile(r"<[0-9]{1,4}/?> ")
_LEGEND_PART = re.compile(r"(?:^|; )<([0-9]{1,4})/?> ((?:(?!; <[0-9]{1,4}/?> ).)*)")


class State(StrEnum):
    """How far a translation is, as a person who fills a sheet reads it."""

    OPEN = "not translated"
    REVIEW = "needs review"
    DONE = "done"
    UNSAID = ""  # the file does not say


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation (``""``: none), both with placeholders as in a catalogue. ``context`` is the msgctxt.

    The rest is for people: ``section``, ``kind``, what the placeholders stand for (``legend``, by number), other ``notes``, the
    greatest length in characters (``limit``, 0: none), the ``comment`` of the translator, and, of a unit that came back,
    the ``remarks`` of those who worked on it, the ``language`` that it names itself, and the ``line`` of the file.
    """

    context: str
    source: str
    target: str = ""
    state: State = State.UNSAID
    comment: str = ""
    section: str = ""
    kind: str = ""
    legend: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    limit: int = 0
    machine: bool = False
    remarks: tuple[str, ...] = ()
    language: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The units of a page. Languages are BCP 47 tags, empty where a file does not say. ``digest`` is that of the text of the page that its
    catalogue was made from, empty where nobody knows: by it a text that changed is told from one that a tool spoiled."""

    page: str
    source: str
    target: str
    units: tuple[Unit, ...]
    digest: str = ""


def document(catalogue: bytes, page: str, source: str, target: str, where: Where) -> Document:
    """Return what a page's catalogue holds. Entries that no longer stand in the article are left out.

    Raises Unusable when the catalogue cannot be read.
    """
    read = po.read(catalogue, where)
    found = tuple(_unit(entry) for entry in po.live(read) if entry.msgctxt is not None and not entry.msgid_plural)
    return Document(page, source, target, found, read.metadata.get(migration.SOURCE, ""))


def _unit(entry: Any) -> Unit:
    section, kind, legend, notes = _comment(printable(entry.comment))
    target = entry.msgstr if entry.msgstr.strip() and fits(entry.msgid, entry.msgstr) else ""
    if entry.msgstr.strip() and not target:
        notes += (f"The present translation cannot be used; its markup or its characters are broken: {printable(entry.msgstr)}",)
    if entry.fuzzy and entry.previous_msgid:
        notes += (f"The text was before: {printable(entry.previous_msgid)}",)
    state = State.OPEN if not target else State.REVIEW if entry.fuzzy else State.DONE
    return Unit(
        printable(entry.msgctxt), printable(entry.msgid), target, state, printable(entry.tcomment), section, kind, legend, notes,
        limits.limit(entry.comment), entry.fuzzy and po.MACHINE in entry.flags)


def printable(text: str) -> str:
    """Return a text with a sign of replacement for each character that XML has no place for."""
    return UNPRINTABLE.sub("\ufffd", text)


def fits(source: str, target: str) -> bool:
    """Say whether a translation can go out: it holds the placeholders of its source, and no character that XML has no place for."""
    return not inline.problems(source, target) and not UNPRINTABLE.search(target)


def _comment(comment: str) -> tuple[str, str, dict[int, str], tuple[str, ...]]:
    """The parts of the comment that ``extract`` gives an entry: section, kind, legend, and whatever else it says."""
    section, kind, legend, rest = "", "", {}, []
    for line in filter(None, comment.split("\n")):
        if line.startswith(_SECTION) and not section:
            section = line.removeprefix(_SECTION)
        elif _LEGEND.match(line):
            legend = {int(number): words for number, words in _LEGEND_PART.findall(line)}
        elif not kind:
            kind = line
        elif not limits.limit(line):
            rest.append(line)
    return section, kind, legend, tuple(rest)


def described(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what a translator should know of a unit: the category of each note and its words."""
    if unit.section:
        yield "section", f"Section: {unit.section}"
    if unit.kind:
        yield "kind", unit.kind
    if unit.limit:
        yield "length", limits.line(unit.limit)
    if unit.legend:
        yield "placeholders", legend(unit)
    for note in unit.notes:
        yield "note", note


def legend(unit: Unit) -> str:
    """Return what the placeholders of a unit stand for, in words."""
    return "; ".join(f"<{number}> {words}" for number, words in sorted(unit.legend.items()))


def remark(author: str, words: str) -> str:
    """Return what somebody wrote about a unit, as it stands in a catalogue."""
    words = printable(words.replace("\r\n", "\n").replace("\r", "\n").strip())
    return f"{author}: {words}" if author and words else words
