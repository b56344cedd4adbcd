"""A catalogue by itself, whatever made it: no page, no project; its languages are those of its header."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from babel import Locale, UnknownLocaleError

from netpub.findings import Finding, Report, Unusable, Where
from netpub.translate import po, quality
from netpub.translate.glossary import Glossary, load

_SOURCE = "en"  # of catalogues whose header has no X-Source-Language


def check(data: bytes, where: Where, report: Report, glossary: tuple[str, bytes] | None = None) -> int:
    """Report what is wrong with a catalogue and with each of its translations, as a build does; returns how many texts were compared.

    ``where`` names the file; findings bear its language. ``glossary`` is a glossary's path and bytes. A catalogue that cannot be used at
    all is one finding.
    """
    try:
        catalogue = po.read(data, where)
        target = _locale(catalogue, "Language", "", where)
        source = _locale(catalogue, "X-Source-Language", _SOURCE, where)
        terms = load(glossary[1], glossary[0], source=source, target=target) if glossary else None
    except Unusable as unusable:
        report(unusable.finding)
        return 0
    where = replace(where, language=target)
    for fault in _faults(catalogue, where):
        report(fault)
    return _translations(catalogue, (source, target), where, report, terms)


def _locale(catalogue: Any, header: str, default: str, where: Where) -> str:
    """The BCP 47 tag in a line of the header; Unusable when it names no language that CLDR knows."""
    # gettext may put an encoding and a variant behind it: ca_ES.UTF-8@valencia
    named = re.split("[.@]", str(catalogue.metadata.get(header, "")))[0].strip().replace("_", "-") or default
    if not named:
        raise Unusable(Finding("catalogue-header", replace(where, line=1), "it does not say which language the file holds"))
    try:
        Locale.parse(named, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise Unusable(Finding("catalogue-header", replace(where, line=1), f"{header} names no language: “{named}”")) from error
    return named


def _faults(catalogue: Any, where: Where) -> Iterator[Finding]:
    """What is wrong with the file as a catalogue: plural forms, and entries that claim one place."""
    entries = po.live(catalogue)
    if not catalogue.metadata.get("Plural-Forms") and any(entry.msgid_plural for entry in entries):
        yield Finding("catalogue-header", replace(where, line=1), "it does not say which plural forms the language has (Plural-Forms)")
    yield from po.faults(catalogue, where)
    seen: set[tuple[str | None, str]] = set()
    contexts: set[str | None] = {None}
    shared: list[Finding] = []
    for entry in entries:
        place = replace(where, line=entry.linenum, segment=entry.msgctxt or "")
        known = entry.msgctxt in contexts and entry.msgctxt is not None
        # netpub gives a context to one text; gettext lets it stand at several.
        if (entry.msgctxt, entry.msgid) in seen or (known and "X-Segmentation" in catalogue.metadata):
            yield Finding("catalogue-duplicate", place)
        elif known:
            shared.append(Finding("catalogue-context-shared", place, f"“{entry.msgctxt}”"))
        seen.add((entry.msgctxt, entry.msgid))
        contexts.add(entry.msgctxt)
    yield from shared[:1]


def _translations(
    catalogue: Any, locales: tuple[str, str], where: Where, report: Report, glossary: Glossary | None,
) -> int:
    entries, lacking = po.live(catalogue), []
    for entry in entries:
        place = replace(where, line=entry.linenum, segment=entry.msgctxt or "")
        texts = [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text.strip()]
        if entry.fuzzy or not texts:
            lacking.append(place)
            continue
        for text in texts:
            for rule, detail in quality.of_entry(entry, text, *locales, glossary):
                report(Finding(rule, place, detail))
    if lacking:
        first = lacking[0].segment or f"line {lacking[0].line}"
        report(Finding("translation-incomplete", lacking[0], f"{len(lacking)} of {len(entries)}, the first is “{first}”"))
    return len(entries) - len(lacking)
