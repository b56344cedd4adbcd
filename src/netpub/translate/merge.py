"""An article and a catalogue become the article in another language: all of it, or none, for an edition never mixes languages."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from lxml import etree

from netpub.article import XLINK, XML, Article
from netpub.findings import Finding, Report, Unusable, Where
from netpub.translate import its, migration, placeholders, po, quality
from netpub.translate.glossary import Glossary
from netpub.translate.segments import Segment, segments

_META = "front/article-meta"
_OF_THE_SOURCE = ("reading-grade", "cci-score", "source-version", "source-hash")  # measured on it, so not true of a translation


def translate(
    article: Article, catalogue: bytes, path: str, locale: str, variants: Collection[str], report: Report, glossary: Glossary | None = None,
) -> Article | None:
    """Return the article in the language of ``locale`` (BCP 47), or None when the catalogue cannot give all of it.

    ``path`` names the PO file in findings. ``variants`` are the pictures there are: where it holds ``figures/x.es.svg``, that one
    takes the place of ``figures/x.svg`` in Spanish; ``glossary`` holds the terms agreed on. Ids, cross-references and references stay
    as they are. Reports what is wrong with the catalogue and with each translated text.
    """
    where = Where(path, 0, article.slug, locale)
    try:
        read = migration.read(catalogue, where, lambda _: [article])
        for fault in po.faults(read, where):
            report(fault)
        entries = _entries(read, locale, where)
    except Unusable as unusable:
        report(unusable.finding)
        return None
    root = article.copy_root()
    merge = _Merge(article.language, locale, where, report, glossary)
    found = list(segments(root, its.profile()))
    for segment in found:
        merge.segment(segment, entries.get(segment.context))
    merge.finish(len(found))
    if not merge.whole:
        return None
    root.set(f"{XML}lang", locale)
    _mark_references(root, article.language, locale)
    _switch_pictures(root, locale, variants)
    _note_origin(root, article)
    return Article.from_root(root)


def _entries(catalogue: Any, locale: str, where: Where) -> dict[str, Any]:
    """The entries in use by context; Unusable when the catalogue is another language's or two entries claim one place."""
    po.check_language(catalogue, locale, where)
    entries: dict[str, Any] = {}
    for entry in po.live(catalogue):
        if entry.msgctxt in entries:
            raise Unusable(Finding("catalogue-duplicate", replace(where, line=entry.linenum, segment=entry.msgctxt)))
        if entry.msgctxt is not None:
            entries[entry.msgctxt] = entry
    return entries


class _Merge:
    """The merge of one article: fills segments, reports what is wrong, and knows whether all is translated."""

    def __init__(self, source_locale: str, locale: str, where: Where, report: Report, glossary: Glossary | None) -> None:
        self._source_locale, self._locale, self._where, self._report, self._glossary = source_locale, locale, where, report, glossary
        self._open: list[Where] = []
        self._drafts: list[Where] = []
        self._broken = False

    @property
    def whole(self) -> bool:
        """Whether every segment has been filled."""
        return not self._open and not self._broken

    def segment(self, segment: Segment, entry: Any) -> None:
        """Put the translation of one segment into the tree."""
        where = replace(self._where, line=entry.linenum if entry else 0, segment=segment.context)
        if entry and entry.msgid != segment.text:
            self._report(Finding("translation-stale", where, segment.text))
        if entry and entry.fuzzy and po.MACHINE in entry.flags:
            self._drafts.append(where)
        if not entry or entry.msgid != segment.text or entry.fuzzy or not entry.msgstr.strip():
            self._open.append(where)
            return
        found = list(quality.of_entry(entry, entry.msgstr, self._source_locale, self._locale, self._glossary))
        for rule, detail in found:
            self._report(Finding(rule, where, detail))
        self._broken |= any(rule in quality.HOLDING for rule, _ in found)
        if self.whole:
            placeholders.fill(segment.element, placeholders.decode(entry.msgstr, segment.slots), segment.slots)

    def finish(self, total: int) -> None:
        """Report once how much is not translated, and how much of it only by a machine."""
        if self._drafts:
            first = self._drafts[0]
            self._report(Finding("catalogue-unconfirmed", first, f"{len(self._drafts)}, the first is “{first.segment}”"))
        if self._open:
            first = self._open[0]
            self._report(Finding("translation-incomplete", first, f"{len(self._open)} of {total}, the first is “{first.segment}”"))


def _mark_references(root: Any, language: str, locale: str) -> None:
    """Name the language of what references keep as it is: titles, and the words of the source, had it from the whole article until now."""
    primary = language.partition("-")[0]
    if locale.partition("-")[0] == primary:
        return
    for citation in root.iterfind("back/ref-list/ref/element-citation"):
        for part in citation.iterchildren("article-title", "chapter-title", "source", "comment"):
            if part.get("specific-use", "raw") == "raw" and not part.get(f"{XML}lang"):
                part.set(f"{XML}lang", citation.get(f"{XML}lang", primary))


def _switch_pictures(root: Any, locale: str, variants: Collection[str]) -> None:
    for graphic in root.iterfind(f".//graphic[@{XLINK}href]"):
        graphic.set(f"{XLINK}href", _variant(graphic.get(f"{XLINK}href"), locale, variants))
    for value in root.iterfind(f"{_META}/custom-meta-group/custom-meta[meta-name='cover']/meta-value"):
        value.text = _variant(value.text or "", locale, variants)


def _variant(href: str, locale: str, variants: Collection[str]) -> str:
    """The picture made for the locale or its language, else the picture itself."""
    stem, dot, ending = href.rpartition(".")
    parts = locale.split("-")
    names = (f"{stem}.{'-'.join(parts[:length])}{dot}{ending}" for length in range(len(parts), 0, -1))
    return next((name for name in names if name in variants), href)


def _note_origin(root: Any, source: Article) -> None:
    """Say which article this is a translation of, and take out what is true of the source alone."""
    meta = root.find(_META)
    for element in meta.findall("related-article"):
        meta.remove(element)
    address = meta.find("self-uri[@content-type='source']")
    if address is not None:
        related = etree.Element("related-article", {
            "related-article-type": "translation-of", "ext-link-type": "uri",
            f"{XLINK}href": address.get(f"{XLINK}href"), f"{XML}lang": source.language})
        related.tail = address.tail
        address.addnext(related)
    group = meta.find("custom-meta-group")
    if group is None:
        group = etree.SubElement(meta, "custom-meta-group")
    for entry in group.findall("custom-meta"):
        if entry.findtext("meta-name") in _OF_THE_SOURCE:
            group.remove(entry)
    facts = {"source-version": source.text(f"{_META}/article-version"), "source-hash": source.content_digest({})}
    for name, value in facts.items():
        if value:
            entry = etree.SubElement(group, "custom-meta")
            etree.SubElement(entry, "meta-name").text = name
            etree.SubElement(entry, "meta-value").text = value
    if "\n" in (meta.text or ""):
        etree.indent(group, level=3)
