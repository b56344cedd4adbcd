"""A page's catalogue: made from the article, or brought up to date with it so that nothing a translator wrote is lost.

``pool`` says what of an old catalogue goes where; ``comments`` what the translator is told.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import polib
from babel import Locale
from babel.messages.plurals import get_plural

from netpub.article import Article
from netpub.findings import Where
from netpub.translate import comments, contexts, its, migration, po, pool
from netpub.translate.comments import Aids
from netpub.translate.pool import source_of
from netpub.translate.segments import SEGMENTATION, Segment, segments

__all__ = ["extract", "source_digest", "source_of"]
_FACTS = {"front/title": "fact:title", "front/subtitle": "fact:subtitle", "front/copyright-statement": "fact:copyright-statement",
          "front/license-p": "fact:license-text"}
_NO_AIDS = Aids()


def extract(
    article: Article, catalogue: bytes | None, language: str, places: Mapping[str, Where], content_digest: str | None = None, *,
    aids: Aids = _NO_AIDS, former: Callable[[str], Iterable[Article]] = lambda _: (),
) -> bytes:
    """Return the PO file of an article for a language (BCP 47), with the translations of an older one taken over.

    ``places`` gives the source line of a block by its id. The header notes the source it was made from (``X-Source-Digest``:
    ``content_digest``, by default the article's with its pictures by name), the last one that was translated completely
    (``X-Translated-Digest``) once there is another, and no time. ``former`` gives the article of such a digest,
    where it is still known: a catalogue of an older segmentation is carried over by the one that it was made from.
    Raises Unusable when the old catalogue cannot be read, is another language's or a newer netpub's.
    """
    old = _old(catalogue, Where(page=article.slug, language=language), lambda made_from: [*former(made_from), article])
    new = polib.POFile(wrapwidth=0)
    header = _header(article, language, content_digest or article.content_digest({}))
    new.header, new.metadata = old.header, {**old.metadata, **header, **_translated(old, header)}
    new.metadata_is_fuzzy = old.metadata_is_fuzzy
    found = _cut(article)
    entries = [_entry(segment, places) for segment in found]
    rest = pool.fill(entries, old, aids.memory, article.language)
    offers = comments.Offers(aids.memory, [*entries, *rest], article.language)
    for segment, entry in zip(found, entries, strict=True):
        entry.comment = "\n".join([*comments.of_segment(segment, aids), *offers.of(entry)])
        pool.keep_lines(entry)
    new.extend([*entries, *rest])
    for name in ("raw", "tail", "count", "ends"):
        if hasattr(old, name):
            setattr(new, name, getattr(old, name))
    return po.write(new)


@lru_cache(maxsize=1)
def _cut(article: Article) -> list[Segment]:
    """The segments of an article, kept while its catalogues of all languages are made."""
    return list(segments(article.root, its.profile()))


def _old(data: bytes | None, where: Where, articles: Callable[[str], Iterable[Article]]) -> Any:
    if data is None:
        return polib.POFile()
    catalogue = migration.read(data, where, articles)
    if catalogue.metadata.get("Language"):
        po.check_language(catalogue, where.language, where)
    return catalogue


def source_digest(catalogue: bytes) -> str:
    """Return the content digest of the source that a catalogue was extracted from, empty when its header does not say."""
    return str(po.read(catalogue, Where()).metadata.get(migration.SOURCE, ""))


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
        migration.SOURCE: content_digest,
        migration.HEADER: str(SEGMENTATION),
    }


def _translated(old: Any, header: Mapping[str, str]) -> dict[str, str]:
    """What the header says of the last text that was translated completely, now that there is another one."""
    before, entries = old.metadata.get(migration.SOURCE, ""), po.live(old)
    complete = before and before != header[migration.SOURCE] and entries and all(one.msgstr.strip() and not one.fuzzy for one in entries)
    return {migration.TRANSLATED: before} if complete else {}


def _entry(segment: Segment, places: Mapping[str, Where]) -> Any:
    return polib.POEntry(msgctxt=segment.context, msgid=segment.text, flags=[], occurrences=_occurrences(segment, places))


def _occurrences(segment: Segment, places: Mapping[str, Where]) -> list[tuple[str, str]]:
    keys = [*contexts.anchors(segment.element), _FACTS.get(segment.context, ""), ""]
    place = next((places[key] for key in keys if key in places), None)
    return [(place.file, str(place.line or ""))] if place and place.file else []
