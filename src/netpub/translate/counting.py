"""How far behind its article a catalogue is: the texts that have no translation which may be published, and what they were before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netpub.article import Article
from netpub.findings import Where
from netpub.translate import its, migration, po
from netpub.translate.catalogue import source_of
from netpub.translate.segments import segments


@dataclass(frozen=True, slots=True)
class Open:
    """A segment without a usable translation: its ``context``, its ``text`` now, and the ``former`` text that was translated in its
    place, None when there was none. Both texts hold placeholders."""

    context: str
    text: str
    former: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """``segments`` is how many an article has, ``open`` which of them have no usable translation, ``fuzzy`` how many of those have one
    that waits for a translator; ``gone`` are the texts of entries in use that no longer stand in the article. ``once`` says whether all was
    translated before the source changed."""

    segments: int
    open: tuple[Open, ...]
    gone: tuple[str, ...]
    fuzzy: int = 0
    once: bool = False


def count(article: Article, catalogue: bytes, where: Where) -> Count:
    """Return how far behind an article a catalogue is. Raises Unusable, naming ``where``, when the catalogue cannot be read."""
    read = migration.read(catalogue, where, lambda _: [article])
    entries = {entry.msgctxt: entry for entry in po.live(read) if entry.msgctxt is not None}
    translated = {entry.msgid for entry in entries.values() if is_usable(entry, entry.msgid)}
    found = list(segments(article.root, its.profile()))
    texts = {segment.text for segment in found}
    open_ones = tuple(
        Open(segment.context, segment.text, _former(entries.get(segment.context), segment.text, translated))
        for segment in found if not is_usable(entries.get(segment.context), segment.text))
    waiting = (entries.get(one.context) for one in open_ones)
    return Count(
        len(found), open_ones, tuple(_gone(entries.values(), {segment.context for segment in found}, texts)),
        sum(bool(entry is not None and entry.fuzzy and entry.msgstr.strip()) for entry in waiting),
        bool(read.metadata.get(migration.TRANSLATED)))


def is_usable(entry: Any, text: str) -> bool:
    """Whether an entry (of polib, or None) holds a translation of exactly this text that may be published."""
    return bool(entry is not None and entry.msgid == text and not entry.fuzzy and entry.msgstr.strip())


def _former(entry: Any, text: str, translated: Iterable[str]) -> str | None:
    if text in translated:
        return text  # it moved, and no word of it changed
    if entry is None:
        return None
    if entry.msgid != text:
        return source_of(entry) if entry.msgstr.strip() else None
    if entry.previous_msgid is not None:
        return str(entry.previous_msgid)
    return text if entry.msgstr.strip() else None  # a translator doubts it


def _gone(entries: Iterable[Any], contexts: Iterable[str], texts: Iterable[str]) -> list[str]:
    known, said = set(contexts), set(texts)
    return [entry.msgid for entry in entries if entry.msgctxt not in known and entry.msgstr.strip() and entry.msgid not in said]
