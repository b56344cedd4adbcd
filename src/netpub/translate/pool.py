"""The entries of an old catalogue, given out to the entries of the new one: what a translator wrote goes to the text that it translates.

Nothing is guessed. By context and by exact text an entry is taken over whole. A text that changed, at its place or found by likeness,
gets the old translation marked fuzzy, with the text that it translates as ``#| msgid``; if numbers or negations changed it gets none, for
"5 mg" must not become "50 mg" by one careless click. What is left stays in the file as obsolete, and so does what was offered:
the offer is for the translator to change, and says nothing for certain about either text before it is confirmed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from netpub.text.changes import turns
from netpub.translate import po
from netpub.translate.memory import Memory, Nearest, likeness
from netpub.translate.placeholders import words

# Below this likeness (per cent) a former translation would be more work than a new one.
_SOME = 50


def source_of(entry: Any) -> str:
    """Return the text that an entry's translation translates: its ``#| msgid`` while the entry waits for a translator."""
    return str(entry.previous_msgid if entry.fuzzy and entry.previous_msgid is not None else entry.msgid)


def fill(entries: Sequence[Any], old: Any, memory: Memory, locale: str) -> list[Any]:
    """Give the entries of a new catalogue what the old one and the memory hold, the surest first; return the rest as obsolete entries.

    ``locale`` (BCP 47) is that of the texts.
    """
    pool = _Pool(old, locale)
    for entry in entries:
        pool.by_context(entry)
    for entry in entries:
        pool.by_text(entry)
    for entry in entries:
        _by_memory(entry, memory)
    for entry in entries:
        pool.by_place(entry)
    pool.by_likeness(entries)
    return pool.rest()


def _by_memory(entry: Any, memory: Memory) -> None:
    """Take over the translation of the same text elsewhere in the project if there is one and no other."""
    if not entry.msgstr:
        found = {one.translation for one in memory.exact(entry.msgid)}
        if len(found) == 1:
            entry.msgstr, entry.previous_msgid = found.pop(), None


class _Pool:
    """What is left of an old catalogue."""

    def __init__(self, old: Any, locale: str) -> None:
        self._locale = locale
        self._left: dict[int, Any] = dict(enumerate(old))
        self._contexts = _index(self._left, lambda entry: (entry.msgctxt, entry.msgid))
        self._places = _index(self._left, lambda entry: entry.msgctxt)
        self._texts = _index(self._left, lambda entry: entry.msgid)
        self._offered: set[int] = set()
        self._old = list(old)
        self._done: set[int] = set()

    def by_context(self, entry: Any) -> None:
        """Take over the entry that stood at the same place with the same text. If two did, and differ, a translator has to decide."""
        candidates = self._contexts.get((entry.msgctxt, entry.msgid), ())
        others = {self._old[number].msgstr for number in candidates if not self._old[number].obsolete} - {""}
        if self._take(entry, candidates) and len(others) > 1 and not entry.fuzzy:
            entry.flags = ["fuzzy", *entry.flags]

    def by_text(self, entry: Any) -> None:
        """Take over an entry with the same text that lost its place, else copy the translation of one that still has its own."""
        if entry.msgstr:
            return
        candidates = self._texts.get(entry.msgid, ())
        if id(entry) not in self._done and self._take(entry, candidates):
            return
        models = [self._old[number] for number in candidates if _is_translation(self._old[number])]
        if models and len({model.msgstr for model in models}) == 1:
            _carry(models[0], entry)
            self._done.add(id(entry))

    def by_place(self, entry: Any) -> None:
        """Offer the translation of what stood at the same place before."""
        if id(entry) in self._done or entry.msgstr:
            return
        for number in self._places.get(entry.msgctxt, ()):
            old = self._left.get(number)
            if old is not None and not old.obsolete and old.msgstr and not old.msgid_plural:
                self._offer(entry, number)
                return

    def by_likeness(self, entries: Iterable[Any]) -> None:
        """Offer the translation of a text like it that lost its place, the likest."""
        left = {old.msgid: number for number, old in reversed(self._left.items()) if _is_translation(old) and number not in self._offered}
        nearest = Nearest(sorted(left))
        for entry in entries:
            if entry.msgstr or entry.previous_msgid is not None:
                continue
            for text, _ in nearest.find(entry.msgid, 3):
                if left[text] not in self._offered:
                    self._offer(entry, left[text])
                    break

    def rest(self) -> list[Any]:
        """Return what was not taken over and holds work of a translator, as obsolete entries."""
        kept: dict[Any, Any] = {}
        for entry in self._left.values():
            if entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment:
                if not entry.obsolete:
                    entry.obsolete, entry.previous_msgid, entry.previous_msgctxt = True, None, None
                work = (entry.msgctxt, entry.msgid, entry.msgstr, entry.tcomment, entry.fuzzy, tuple(entry.msgstr_plural.items()))
                kept.setdefault(work, entry)
        return list(kept.values())

    def _offer(self, entry: Any, number: int) -> None:
        """Show the former text, and its translation as fuzzy unless little of the text is left, or numbers or negations changed."""
        old, new = self._left[number], words(entry.msgid)
        formers = [words(text) for text in (source_of(old), old.msgid)]  # an offer may translate either by now
        if all(likeness(former, new) >= _SOME and not turns(former, new, self._locale) for former in formers):
            if old.fuzzy:
                del self._left[number]
            entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, ["fuzzy", *_other_flags(old)]
        entry.previous_msgid = source_of(old) if source_of(old) != entry.msgid else None
        self._offered.add(number)
        self._done.add(id(entry))

    def _rank(self, number: int) -> tuple[bool, bool, bool, int]:
        """The order in which entries are taken: translated ones, those in use, those that nobody doubts first."""
        entry = self._left[number]
        return not entry.msgstr, bool(entry.obsolete), bool(entry.fuzzy), number

    def _take(self, entry: Any, candidates: Iterable[int]) -> bool:
        """Take the best candidate that is left: one in use before an obsolete one, a translated one before an empty one."""
        left = [number for number in candidates if number in self._left and not self._left[number].msgid_plural]
        if not left:
            return False
        number = min(left, key=self._rank)
        old = self._left.pop(number)
        _carry(old, entry)
        entry.before = old
        self._done.add(id(entry))
        return True


def _is_translation(entry: Any) -> bool:
    """Whether an entry holds a translation that nobody doubts."""
    return bool(entry.msgstr and not entry.fuzzy and not entry.msgid_plural)


def keep_lines(entry: Any) -> None:
    """Let an entry that says what it said in the old catalogue be written as it stood there."""
    raw = getattr(getattr(entry, "before", None), "raw", None)
    if raw is not None and raw.said == po.said(entry):
        entry.raw = raw


def _index(entries: dict[int, Any], key: Callable[[Any], Any]) -> dict[Any, list[int]]:
    index: dict[Any, list[int]] = defaultdict(list)
    for number, entry in entries.items():
        index[key(entry)].append(number)
    return dict(index)


def _carry(old: Any, entry: Any) -> None:
    """Copy a translator's work on the same text; what waits for a translator goes on waiting."""
    entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, list(old.flags)
    entry.previous_msgid = old.previous_msgid if old.fuzzy or not old.msgstr else None


def _other_flags(entry: Any) -> list[str]:
    return [flag for flag in entry.flags if flag != "fuzzy"]
