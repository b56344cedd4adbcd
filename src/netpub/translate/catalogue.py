"""A page's catalogue: made from the article, or brought up to date with it so that nothing a translator wrote is lost.

Old entries are matched by context with the same text, then by exact text; there is no guessing. An entry whose text changed at its
place keeps the old translation marked fuzzy, with the text that it translates as ``#| msgid``: material for a translator, never
published. If numbers changed, the new text starts untranslated, for "5 mg" must not become "50 mg" by one careless click.
What no longer stands in the article stays in the file as obsolete.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polib
from babel import Locale
from babel.messages.plurals import get_plural

from netpub.article import Article
from netpub.findings import Where
from netpub.text.numbers import numbers
from netpub.translate import contexts, its, po
from netpub.translate.placeholders import words
from netpub.translate.segments import SEGMENTATION, Segment, segments

_SOURCE = "X-Source-Digest"
_FACTS = {"front/title": "fact:title", "front/subtitle": "fact:subtitle", "front/copyright-statement": "fact:copyright-statement",
          "front/license-p": "fact:license-text"}


def extract(
    article: Article, catalogue: bytes | None, language: str, places: Mapping[str, Where], content_digest: str | None = None,
) -> bytes:
    """Return the PO file of an article for a language (BCP 47), with the translations of an older one taken over.

    ``places`` gives the source line of a block by its id. The header notes the source it was made from (``X-Source-Digest``:
    ``content_digest``, by default the article's with its pictures by name) and no time.
    Raises Unusable when the old catalogue cannot be read or is another language's.
    """
    old = _old(catalogue, Where(page=article.slug, language=language))
    new = polib.POFile(wrapwidth=0)
    new.header, new.metadata = old.header, {**old.metadata, **_header(article, language, content_digest or article.content_digest({}))}
    pool = _Pool(old, article.language)
    found = list(segments(article.root, its.profile()))
    entries = [_entry(segment, places) for segment in found]
    for entry in entries:
        pool.by_context(entry)
    for entry in entries:
        pool.by_text(entry)
    for entry in entries:
        pool.by_place(entry)
    new.extend(entries)
    new.extend(pool.rest())
    return po.write(new)


def _old(data: bytes | None, where: Where) -> Any:
    if data is None:
        return polib.POFile()
    catalogue = po.read(data, where)
    if catalogue.metadata.get("Language"):
        po.check_language(catalogue, where.language, where)
    return catalogue


def source_of(entry: Any) -> str:
    """Return the text that an entry's translation translates: its ``#| msgid`` while the entry waits for a translator."""
    return str(entry.previous_msgid if entry.fuzzy and entry.previous_msgid is not None else entry.msgid)


def source_digest(catalogue: bytes) -> str:
    """Return the content digest of the source that a catalogue was extracted from, empty when its header does not say."""
    return str(po.read(catalogue, Where()).metadata.get(_SOURCE, ""))


def _header(article: Article, language: str, content_digest: str) -> dict[str, str]:
    locale = Locale.parse(language, sep="-")
    return {
        "Project-Id-Version": article.slug,
        "Language": str(locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(locale).plural_forms.rstrip(";") + ";",
        "X-Source-Language": article.language,
        _SOURCE: content_digest,
        "X-Segmentation": str(SEGMENTATION),
    }


def _entry(segment: Segment, places: Mapping[str, Where]) -> Any:
    lines = [f"Section: {segment.section}" if segment.section else "", segment.kind, segment.legend]
    return polib.POEntry(
        msgctxt=segment.context, msgid=segment.text, comment="\n".join(line for line in lines if line), flags=[],
        occurrences=_occurrences(segment, places))


def _occurrences(segment: Segment, places: Mapping[str, Where]) -> list[tuple[str, str]]:
    keys = [*contexts.anchors(segment.element), _FACTS.get(segment.context, ""), ""]
    place = next((places[key] for key in keys if key in places), None)
    return [(place.file, str(place.line or ""))] if place and place.file else []


class _Pool:
    """The entries of an old catalogue, given out to the entries of the new one."""

    def __init__(self, old: Any, locale: str) -> None:
        self._locale = locale
        self._left: dict[int, Any] = dict(enumerate(old))
        self._contexts = _index(self._left, lambda entry: (entry.msgctxt, source_of(entry)))
        self._places = _index(self._left, lambda entry: entry.msgctxt)
        self._texts = _index(self._left, source_of)
        self._old = list(old)
        self._done: set[int] = set()

    def by_context(self, entry: Any) -> None:
        """Take over the entry that stood at the same place with the same text."""
        self._take(entry, self._contexts.get((entry.msgctxt, entry.msgid), ()))

    def by_text(self, entry: Any) -> None:
        """Take over an entry with the same text that lost its place, else copy the translation of one that still has its own."""
        if id(entry) in self._done:
            return
        candidates = self._texts.get(entry.msgid, ())
        if not self._take(entry, candidates):
            model = next((self._old[number] for number in candidates if self._old[number].msgstr), None)
            if model is not None:
                _carry(model, entry)
                self._done.add(id(entry))

    def by_place(self, entry: Any) -> None:
        """Offer the translation of what stood at the same place before."""
        if id(entry) in self._done:
            return
        for number in self._places.get(entry.msgctxt, ()):
            old = self._left.get(number)
            if old is None or old.obsolete or not old.msgstr:
                continue
            if numbers(words(source_of(old)), self._locale) == numbers(words(entry.msgid), self._locale):
                del self._left[number]
                entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, ["fuzzy", *_other_flags(old)]
            entry.previous_msgid = source_of(old)
            return

    def rest(self) -> Iterable[Any]:
        """Return what was not taken over and holds work of a translator, as obsolete entries."""
        for entry in self._left.values():
            if entry.msgstr or entry.msgstr_plural or entry.tcomment:
                if entry.fuzzy and entry.previous_msgid is not None:
                    entry.msgid, entry.flags = entry.previous_msgid, _other_flags(entry)
                entry.obsolete, entry.previous_msgid, entry.previous_msgctxt = True, None, None
                yield entry

    def _take(self, entry: Any, candidates: Iterable[int]) -> bool:
        """Take the best candidate that is left: one in use before an obsolete one, a translated one before an empty one."""
        left = [number for number in candidates if number in self._left and not self._left[number].msgid_plural]
        if not left:
            return False
        number = min(left, key=lambda number: (not self._left[number].msgstr, bool(self._left[number].obsolete), number))
        _carry(self._left.pop(number), entry)
        self._done.add(id(entry))
        return True


def _index(entries: Mapping[int, Any], key: Any) -> dict[Any, list[int]]:
    index: dict[Any, list[int]] = defaultdict(list)
    for number, entry in entries.items():
        index[key(entry)].append(number)
    return dict(index)


def _carry(old: Any, entry: Any) -> None:
    """Copy a translator's work on the same text. A mark "fuzzy" that came from a changed text falls, one set by hand stays."""
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    entry.flags = _other_flags(old) if old.previous_msgid is not None else list(old.flags)
    entry.previous_msgid = None if old.msgstr else old.previous_msgid


def _other_flags(entry: Any) -> list[str]:
    return [flag for flag in entry.flags if flag != "fuzzy"]
