"""First drafts by a machine. What it wrote is marked fuzzy and ``machine-translated``: no edition has it before a person has confirmed it.

The machine is any program that reads a JSON object a line and writes one: it is asked {"id", "text", "source", "target", "kind",
"section", "limit"} and answers {"id", "text"}. A text keeps its placeholders; one that it does not answer stays empty.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netpub.errors import ToolFailed
from netpub.findings import Finding, Report, Where
from netpub.translate import po, quality
from netpub.translate.exchange import inline, units
from netpub.translate.exchange.units import Document, State, Unit

_LIMIT = 64 * 1024 * 1024  # bytes of an answer
# Whoever confirms a draft reads its words, but may read over a figure. All other doubts are for the check of the confirmed text.
_GRAVE = ("translation-number",)
_REMEDY = "Look at what the program writes: one JSON object a line, with the id of the question and the translated text."


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalogue with a machine's drafts: how many texts were ``filled``, and how many it gave nothing fit for."""

    data: bytes
    filled: int
    empty: int


def questions(document: Document, catalogue: bytes, where: Where) -> list[Unit]:
    """Return the units that nobody has translated: those whose entry is empty."""
    empty = {entry.msgctxt for entry in po.live(po.read(catalogue, where)) if not entry.msgstr.strip() and not entry.msgid_plural}
    return [unit for unit in document.units if unit.state is State.OPEN and unit.context in empty]


def asked(found: list[Unit], document: Document) -> bytes:
    """Return the questions as the program reads them."""
    lines = (
        {"id": unit.context, "text": unit.source, "source": document.source, "target": document.target, "kind": unit.kind,
         "section": unit.section, "limit": unit.limit} for unit in found)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def fill(catalogue: bytes, document: Document, found: list[Unit], answer: bytes, where: Where, report: Report) -> Filled:
    """Return the catalogue with the answers to the questions ``found``.

    ``where`` names the catalogue. A text that lost placeholders or figures stays empty and is reported. Raises ToolFailed when the
    answer is not one JSON object a line, or answers what nobody asked.
    """
    texts = dict(_answers(answer, {unit.context for unit in found}))
    entries = po.read(catalogue, where)
    by_context = {entry.msgctxt: entry for entry in po.live(entries)}
    filled = 0
    for unit in found:
        text = inline.plain(texts.get(unit.context, ""))
        place = replace(where, line=by_context[unit.context].linenum, segment=unit.context)
        if text and _usable(unit, text, document, place, report):
            entry = by_context[unit.context]
            entry.msgstr, entry.flags = text, [po.FUZZY, po.MACHINE, *(flag for flag in entry.flags if flag not in (po.FUZZY, po.MACHINE))]
            filled += 1
    return Filled(po.write(entries) if filled else catalogue, filled, len(found) - filled)


def _answers(answer: bytes, known: set[str]) -> Iterator[tuple[str, str]]:
    if len(answer) > _LIMIT:
        raise ToolFailed(f"The program answered more than {_LIMIT // 1024 // 1024} MB.", _REMEDY)
    seen: set[str] = set()
    for number, line in enumerate(answer.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            said: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ToolFailed(f"Line {number} of the program's answer is no JSON.", _REMEDY) from error
        id, text = (said.get("id"), said.get("text")) if isinstance(said, Mapping) else (None, None)
        if not isinstance(id, str) or id not in known or id in seen or not isinstance(text, str):
            raise ToolFailed(f"Line {number} of the program's answer is no answer to a question.", _REMEDY)
        seen.add(id)
        yield id, text


def _usable(unit: Unit, text: str, document: Document, where: Where, report: Report) -> bool:
    """Whether a draft is worth a translator's look; what speaks against it is reported."""
    bad = sorted(set(units.UNPRINTABLE.findall(text)))
    problems = [("translation-character", ", ".join(f"U+{ord(character):04X}" for character in bad))] if bad else []
    broken = inline.problems(unit.source, text)
    problems += [("placeholder-broken", "; ".join(broken))] if broken else []
    problems = problems or [
        problem for problem in quality.problems(unit.source, document.source, text, document.target) if problem[0] in _GRAVE]
    for rule, detail in problems:
        report(Finding(rule, where, detail))
    return not problems
