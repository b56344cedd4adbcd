"""What a catalogue tells the translator of a text, in extracted comments (``#.``): they are written anew at every update."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from netpub.text.changes import turns
from netpub.text.word_diff import operations, tokens
from netpub.translate import limits
from netpub.translate.glossary import Glossary, Term
from netpub.translate.memory import NOTHING, Memory, Nearest
from netpub.translate.placeholders import words
from netpub.translate.segments import Segment

_PLACEHOLDER = re.compile(r"(</?[0-9]{1,4}/?>)")
_LONGEST = 300  # characters of another text in a comment
_MOST = 3  # texts like it that are shown


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps with a translation: ``memory`` of the project's translations, the ``glossary`` of the language, and ``limits``, how many
    characters a text should have at most, by the names that the ITS rules use."""

    memory: Memory = NOTHING
    glossary: Glossary | None = None
    limits: Mapping[str, int] = field(default_factory=dict)


def of_segment(segment: Segment, aids: Aids) -> list[str]:
    """Return the lines that hold whatever a translator does: section, kind, placeholders, limit, terms."""
    longest = aids.limits.get(segment.limit, 0)
    lines = [f"Section: {segment.section}" if segment.section else "", segment.kind, segment.legend]
    lines += [limits.line(longest)] if longest else []
    lines += [_term(term) for term in aids.glossary.hits(words(segment.text))] if aids.glossary else []
    return [line for line in lines if line]


def _term(term: Term) -> str:
    wanted = f" → {' | '.join(term.translations)}" if term.translations else ""
    refused = f"; not: {', '.join(term.forbidden)}" if term.forbidden else ""
    note = f" ({term.note})" if term.note else ""
    return " ".join(f"Glossary: {term.term}{wanted}{refused}{note}".split())


class Offers:
    """What is offered for texts that have no translation, or one that waits for a translator."""

    def __init__(self, memory: Memory, entries: Iterable[Any], locale: str) -> None:
        """``entries`` are those of the page's own catalogue, obsolete ones included; ``locale`` (BCP 47) is that of its texts."""
        self._memory, self._locale = memory, locale
        self._nearest: Nearest | None = None
        self._own: dict[str, list[Any]] = {}
        for entry in entries:
            if entry.msgstr:
                self._own.setdefault(entry.msgid, []).append(entry)

    def of(self, entry: Any) -> list[str]:
        """Return the lines for an entry; none for one that may be published."""
        if entry.msgstr and not entry.fuzzy:
            return []
        lines = [f"Changed: {difference(entry.previous_msgid, entry.msgid)}"] if entry.previous_msgid is not None else []
        return lines + list(self._same(entry)) + ([] if entry.msgstr else list(self._alike(entry)))

    def _same(self, entry: Any) -> Iterator[str]:
        """The very same text, translated in several ways."""
        seen = {entry.msgstr}
        for one in self._own.get(entry.msgid, ()):
            if one.msgstr not in seen:
                seen.add(one.msgstr)
                yield f"Translated {'before' if one.obsolete else 'on this page'}: “{_cut(one.msgstr)}”"
        for known in self._memory.exact(entry.msgid):
            if known.translation not in seen:
                seen.add(known.translation)
                yield f"Translated in {known.page}: “{_cut(known.translation)}”"

    def _alike(self, entry: Any) -> Iterator[str]:
        if self._nearest is None:
            self._nearest = Nearest(self._memory.sources())
        for text, likeness in self._nearest.find(entry.msgid, _MOST):
            if not turns(words(text), words(entry.msgid), self._locale):
                one = self._memory.exact(text)[0]
                yield f"Like it ({likeness} %, {one.page}): {difference(text, entry.msgid)} – “{_cut(one.translation)}”"


def difference(old: str, new: str) -> str:
    """Return a text with what changed in it: ``[-old-]{+new+}``."""
    before, after = _tokens(old), _tokens(new)
    parts = []
    for name, start, end, new_start, new_end in operations(before, after):
        if name == "equal":
            parts.append("".join(before[start:end]))
            continue
        parts += [f"[-{''.join(before[start:end])}-]"] if end > start else []
        parts += [f"{{+{''.join(after[new_start:new_end])}+}}"] if new_end > new_start else []
    return " ".join("".join(parts).split())


def _tokens(text: str) -> list[str]:
    return [token for part in _PLACEHOLDER.split(text) for token in ([part] if _PLACEHOLDER.fullmatch(part) else tokens(part))]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
