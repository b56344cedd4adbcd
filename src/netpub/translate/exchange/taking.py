"""What came back from translators goes into the catalogue it was made from: each text to the very text that it translates, or nowhere."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import polib

from netpub.findings import Finding, Report, Unusable, Where
from netpub.translate import migration, po, quality
from netpub.translate.exchange import inline, units
from netpub.translate.exchange.languages import same_language
from netpub.translate.exchange.units import Document, State, Unit
from netpub.translate.glossary import Glossary
from netpub.translate.placeholders import words


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalogue after the import, and how many units were ``taken``, ``for review``, ``unchanged``, ``not translated``, ``left out``."""

    data: bytes
    counts: Mapping[str, int]


def check(document: Document, source: str, target: str, where: Where) -> None:
    """Raise Unusable when a document that came back cannot be for this pair of languages (BCP 47), or has an id twice.

    A language that the file does not name is no difference.
    """
    named = [(document.source, source), (document.target, target), *((unit.language, target) for unit in document.units)]
    for given, wanted in named:
        if given and not same_language(given, wanted):
            raise Unusable(Finding("exchange-language", where, f"it says “{given}”, and “{wanted}” is meant"))
    twice = [context for context, count in Counter(unit.context for unit in document.units).items() if count > 1]
    if twice:
        raise Unusable(Finding("exchange-duplicate", replace(where, segment=twice[0])))


def take(
    catalogue: bytes, document: Document, locale: str, path: str, where: Where, report: Report, *, confirm: bool = False,
    glossary: Glossary | None = None,
) -> Taken | None:
    """Return a page's catalogue with the translations of a document; None when the file must be refused as a whole.

    ``path`` is that of the catalogue, ``where`` names the file, ``locale`` is the language of the translation. ``confirm`` takes changed
    texts as done, whatever their state says. Reports what was refused (``placeholder-broken``, ``translation-character``) or left out
    (``exchange-source-changed``, ``exchange-unit-unknown``; kept as obsolete entries), and doubts about what was taken.
    Raises Unusable when the catalogue cannot be read, or nothing of the file belongs to it.
    """
    entries = po.read(catalogue, Where(path, 0, where.page, where.language))
    taking = _Taking(entries, document, locale, where, report, confirm, glossary)
    if not taking.sound():
        return None
    changed = taking.apply()
    return Taken(po.write(entries) if changed else catalogue, taking.counts)


class _Taking:
    """One import into one catalogue."""

    def __init__(
        self, entries: Any, document: Document, locale: str, where: Where, report: Report, confirm: bool, glossary: Glossary | None,
    ) -> None:
        self._entries, self._document, self._locale, self._where = entries, document, locale, where
        self._report, self._confirm, self._glossary = report, confirm, glossary
        self._moved = document.digest not in ("", entries.metadata.get(migration.SOURCE, ""))
        self._by_context = {entry.msgctxt: entry for entry in po.live(entries) if entry.msgctxt is not None and not entry.msgid_plural}
        self.counts: Counter[str] = Counter()

    def sound(self) -> bool:
        """Whether the file may be taken at all; reports every unit that speaks against it."""
        found = [finding for unit in self._document.units for finding in self._problems(unit)]
        for finding in found:
            self._report(finding)
        if not found and self._document.units and not any(unit.context in self._by_context for unit in self._document.units):
            raise Unusable(Finding("exchange-page", self._where, f"none of its texts stands in the catalogue of “{self._where.page}”"))
        return not found

    def _problems(self, unit: Unit) -> list[Finding]:
        entry = self._by_context.get(unit.context)
        where = replace(self._where, line=unit.line, segment=unit.context)
        source = unit.source
        if entry is not None and not self._moved and _lost(entry.msgid, unit.source):
            source = entry.msgid
        elif entry is not None and _is(entry, unit) and unit.target and inline.same(entry.msgstr, unit.target):
            return []
        told = unit.target or (unit.source if source != unit.source else "")
        bad = sorted(set(units.UNPRINTABLE.findall(unit.target)))
        if bad:
            return [Finding("translation-character", where, ", ".join(f"U+{ord(character):04X}" for character in bad))]
        wrong = inline.problems(source, told) if told else []
        return [Finding("placeholder-broken", where, "; ".join(wrong))] if wrong else []

    def apply(self) -> bool:
        """Put every unit in its place; say whether anything changed."""
        changed = False
        for unit in self._document.units:
            entry = self._by_context.get(unit.context)
            if entry is not None and _is(entry, unit):
                changed |= self._put(entry, unit)
            elif unit.target:
                changed |= self._leave(unit, entry)
        return changed

    def _put(self, entry: Any, unit: Unit) -> bool:
        before = entry.msgstr, list(entry.flags), entry.previous_msgid, entry.tcomment
        new = bool(unit.target) and not inline.same(entry.msgstr, unit.target)
        state = _state(unit, new=new, confirm=self._confirm)
        if new:
            entry.msgstr = unit.target
        if state is State.DONE:
            entry.flags, entry.previous_msgid = [flag for flag in entry.flags if flag not in (po.FUZZY, po.MACHINE)], None
        elif state is State.REVIEW:
            added = [po.FUZZY, *([po.MACHINE] if unit.machine and new else [])]
            entry.flags = [*(flag for flag in added if flag not in entry.flags), *entry.flags]
        entry.tcomment = _remarks(entry, unit)
        changed: bool = before != (entry.msgstr, entry.flags, entry.previous_msgid, entry.tcomment)
        self._count(entry, unit, changed)
        if new and state is State.DONE:
            self._doubt(entry, unit)
        return changed

    def _count(self, entry: Any, unit: Unit, changed: bool) -> None:
        if not unit.target:
            self.counts["not translated"] += 1
        elif not changed:
            self.counts["unchanged"] += 1
        else:
            self.counts["for review" if po.FUZZY in entry.flags else "taken"] += 1

    def _doubt(self, entry: Any, unit: Unit) -> None:
        """Tell at once what the build would not publish."""
        where = replace(self._where, line=unit.line, segment=unit.context)
        for rule, detail in quality.of_entry(entry, entry.msgstr, self._document.source, self._locale, self._glossary):
            self._report(Finding(rule, where, detail))

    def _leave(self, unit: Unit, entry: Any) -> bool:
        """Name a unit whose source text is another now, and keep its translation for the day when its text comes back."""
        self.counts["left out"] += 1
        where = replace(self._where, line=unit.line, segment=unit.context)
        self._report(Finding("exchange-source-changed", where, entry.msgid) if entry is not None
                     else Finding("exchange-unit-unknown", where, words(unit.source)))
        if not unit.context or not unit.source or units.UNPRINTABLE.search(unit.context + unit.source) or any(
                one.msgid == unit.source and one.msgstr == unit.target for one in self._entries):
            return False
        flags = [] if unit.state in (State.DONE, State.UNSAID) else [po.FUZZY]
        self._entries.append(polib.POEntry(msgctxt=unit.context, msgid=unit.source, msgstr=unit.target, flags=flags, obsolete=True))
        return True


def _state(unit: Unit, *, new: bool, confirm: bool) -> State:
    """What becomes of an entry: a text that nobody called done is for review, one that came back as it went out stays as it was."""
    if not unit.target or (not new and unit.state in (State.OPEN, State.UNSAID)):
        return State.UNSAID
    if unit.state is State.UNSAID or (confirm and new):
        return State.DONE
    return State.REVIEW if unit.state is State.OPEN else unit.state


def _is(entry: Any, unit: Unit) -> bool:
    """Whether a unit is of an entry's very text. White space does not count: tools wrap lines and cut sentences apart."""
    return _bare(entry.msgid) == _bare(unit.source)


def _bare(text: str) -> str:
    return "".join(inline.written(inline.pieces(text)).split())


def _lost(source: str, returned: str) -> bool:
    """Whether a source came back with the same words but without some of its placeholders."""
    if "".join(words(source).split()) != "".join(words(returned).split()):
        return False
    return inline.numbers(returned) < inline.numbers(source)


def _remarks(entry: Any, unit: Unit) -> str:
    """The comment of an entry with what translators wrote, but for what netpub itself told them. Nothing is said twice, nothing lost."""
    comment: str = entry.tcomment
    told = {" ".join(line.split()) for line in entry.comment.split("\n")}
    for remark in unit.remarks:
        plain = " ".join(remark.split())
        if not plain or plain in told or plain in " ".join(comment.split()):
            continue
        comment = remark if " ".join(comment.split()) in plain else f"{comment}\n{remark}"
    return comment
